//! What a written word is found by: its stem, the stems of its parts, and the form it was written in.
//! As the search in the reader's browser takes a question apart, so is the text taken apart here.

use pagefind_stem::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Characters that belong to words though they are neither letters nor digits.
pub const JOINING: [char; 10] = ['_', '‿', '⁀', '⁔', '︳', '︴', '﹍', '﹎', '﹏', '＿'];

/// How much of what follows a full stop inside a word is taken, in characters.
const TAIL: usize = 64;

/// One thing that a written word is found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The stem, without marks over its letters.
    pub stem: String,
    /// The form, if it has such marks: `vård` where the stem is `vard`.
    pub form: Option<String>,
    /// Whether it is only a part of the word.
    pub partial: bool,
}

/// Takes written words apart.
pub struct Parts {
    stemmer: Stemmer,
}

impl Default for Parts {
    fn default() -> Self {
        Self { stemmer: Stemmer::create(Algorithm::Swedish) }
    }
}

impl Parts {
    /// What a word of running text is found by; the marks of compounds divide it.
    #[must_use]
    pub fn of(&self, word: &str) -> Vec<Part> {
        let mut parts = self.of_told(word);
        for (at, _) in word.match_indices('.') {
            let rest = &word[at + 1..];
            let tail = rest.char_indices().nth(TAIL).map_or(rest, |(end, _)| &rest[..end]);
            if !may_have_parts(tail) {
                continue;
            }
            let plain = letters(tail);
            if plain.chars().nth(1).is_none() {
                continue;
            }
            let part = self.part(&plain, true);
            // What is found already is not noted again.
            if parts.iter().all(|known| known.stem != part.stem) {
                parts.push(part);
            }
        }
        parts
    }

    /// What a word that a page says of itself is found by.
    #[must_use]
    pub fn of_told(&self, word: &str) -> Vec<Part> {
        let mut parts = Vec::new();
        let whole = letters(word);
        if whole.is_empty() {
            return parts;
        }
        parts.push(self.part(&whole, false));
        if !may_have_parts(word) {
            return parts;
        }
        let pieces = pieces(word);
        if pieces.len() > 1 || pieces.first().is_some_and(|piece| !whole.starts_with(piece)) {
            let pieces = pieces.iter().filter(|piece| piece.len() > 1);
            parts.extend(pieces.map(|piece| self.part(piece, true)));
        }
        parts
    }

    fn part(&self, word: &str, partial: bool) -> Part {
        let plain = without_marks(word);
        let stem = self.stemmer.stem(plain.as_deref().unwrap_or(word)).into_owned();
        Part { stem, form: plain.map(|_| word.to_owned()), partial }
    }
}

/// Whether a word may be made of several.
fn may_have_parts(word: &str) -> bool {
    word.chars().any(|c| !c.is_alphanumeric()) || word.chars().skip(1).any(char::is_uppercase)
}

/// The letters and digits of a word, in small letters.
fn letters(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars().filter(|c| c.is_alphanumeric() || JOINING.contains(c)) {
        if c.is_uppercase() { out.extend(c.to_lowercase()) } else { out.push(c) }
    }
    out
}

/// A word without marks over its letters; `None` when it has none.
fn without_marks(word: &str) -> Option<String> {
    let marked = |c: char| {
        let mut apart = false;
        decompose_canonical(c, |part| apart |= part != c);
        apart || is_combining_mark(c)
    };
    if word.is_ascii() || !word.chars().any(marked) {
        return None;
    }
    // Japanese marks of voice part words, and stay.
    let voiced = |c: char| matches!(c, '\u{3099}' | '\u{309a}');
    let plain: String = word.nfd().filter(|c| !is_combining_mark(*c) || voiced(*c)).collect();
    let plain = if plain.chars().any(voiced) { plain.nfc().collect() } else { plain };
    (plain != word).then_some(plain)
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Upper,
    Lower,
    Digit,
    Other,
}

fn kind(c: char) -> Kind {
    if c.is_ascii_digit() {
        Kind::Digit
    } else if c.is_uppercase() {
        Kind::Upper
    } else if c.is_lowercase() {
        Kind::Lower
    } else {
        Kind::Other
    }
}

/// The words that one is made of, in small letters: `BVC-besök` of `bvc` and `besök`, `ärEnBild3` of
/// `är`, `en`, `bild` and `3`.
fn pieces(word: &str) -> Vec<String> {
    let mut out = Vec::new();
    for piece in word.split(|c: char| c.is_ascii_punctuation() || c.is_whitespace()) {
        let chars: Vec<(usize, Kind)> = piece
            .char_indices()
            .filter(|(_, c)| !is_combining_mark(*c))
            .map(|(at, c)| (at, kind(c)))
            .collect();
        let mut from = 0;
        for (i, (_, this)) in chars.iter().enumerate() {
            let Some((at, next)) = chars.get(i + 1).copied() else { break };
            let after = chars.get(i + 2).map(|(_, kind)| *kind);
            let cut = match (this, next) {
                (Kind::Lower, Kind::Upper | Kind::Digit)
                | (Kind::Upper, Kind::Digit)
                | (Kind::Digit, Kind::Lower | Kind::Upper) => true,
                (Kind::Upper, Kind::Upper) => after == Some(Kind::Lower),
                _ => false,
            };
            if cut {
                out.push(piece[from..at].to_lowercase());
                from = at;
            }
        }
        if from < piece.len() {
            out.push(piece[from..].to_lowercase());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(word: &str) -> String {
        let tell = |part: Part| {
            let sign = if part.partial { "+" } else { "" };
            part.form
                .map_or(format!("{sign}{}", part.stem), |f| format!("{sign}{} ({f})", part.stem))
        };
        Parts::default().of(word).into_iter().map(tell).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_word_is_found_by_its_stem_and_by_the_stems_of_its_parts() {
        assert_eq!(told("Samordnarna,"), "samordn");
        assert_eq!(told("vården."), "vard (vården)");
        assert_eq!(told("familje~centralen"), "familjecentral +familj +central");
        assert_eq!(told("BVC-besök"), "bvcbesok (bvcbesök) +bvc +besok (besök)");
        assert_eq!(told("–"), "");
        assert_eq!(told("exempel.se/en-sida"), "exempelseensid +exempel +se +en +sid +seensid");
    }

    #[test]
    fn capitals_and_digits_divide_a_word() {
        assert_eq!(pieces("XMLHttpRequest2"), ["xml", "http", "request", "2"]);
        assert_eq!(pieces("ÅtgärdB"), ["åtgärd", "b"]);
        assert_eq!(pieces("a\u{30a}B"), ["a\u{30a}", "b"]);
        assert_eq!(pieces("–"), ["–"]);
    }
}
