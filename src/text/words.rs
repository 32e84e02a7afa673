//! Words of a text with their places.

/// A word and the byte where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// The word, with hyphens inside.
    pub text: &'a str,
    /// Its first byte.
    pub start: usize,
}

impl Word<'_> {
    /// One past its last byte.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The runs of letters and digits of a text in order, each with its first byte.
pub fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let begin = begin(text, rest)?;
        rest = run(text, begin);
        Some((begin, &text[begin..rest]))
    })
}

/// The words of a text in order: letters and digits, with single hyphens, apostrophes or colons
/// inside ("e-post", "KSON:s").
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let begin = begin(text, rest)?;
        let mut end = run(text, begin);
        while !matches!(text.as_bytes().get(end), None | Some(b' ' | b'.' | b',' | b'\n')) {
            let Some(c) = text[end..].chars().next() else { break };
            let after = end + c.len_utf8();
            let joins = matches!(c, '-' | '\u{2011}' | '\'' | '\u{2019}' | ':');
            let on = run(text, after);
            if !joins || on == after {
                break;
            }
            end = on;
        }
        rest = end;
        Some(Word { text: &text[begin..end], start: begin })
    })
}

/// Whether something is a letter or a digit; the letters of Swedish and its neighbours are known
/// without a search of all the world's.
#[must_use]
pub fn letter(c: char) -> bool {
    matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ') || c.is_alphanumeric()
}

/// What begins at a byte of a text: a letter or a digit, and how many bytes it takes, or not.
enum At {
    Letter(usize),
    Other(usize),
}

/// The bytes that are letters and digits by themselves.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        plain[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    plain
};

/// What begins at a byte that is no letter by itself.
fn at(text: &str, at: usize) -> Option<At> {
    match text.as_bytes().get(at..)? {
        [] => None,
        [byte, ..] if byte.is_ascii() => Some(At::Other(1)),
        // `À` to `ÿ`: all letters but the signs for times and divided by.
        [0xc3, second, ..] => {
            Some(if matches!(second, 0x97 | 0xb7) { At::Other(2) } else { At::Letter(2) })
        }
        _ => {
            let c = text[at..].chars().next()?;
            let length = c.len_utf8();
            Some(if letter(c) { At::Letter(length) } else { At::Other(length) })
        }
    }
}

/// Where the next word begins, from `from` on.
fn begin(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut place = from;
    loop {
        if PLAIN[usize::from(*bytes.get(place)?)] {
            return Some(place);
        }
        match at(text, place)? {
            At::Letter(_) => return Some(place),
            At::Other(length) => place += length,
        }
    }
}

/// Where a run of letters and digits ends that begins at `from`.
fn run(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut place = from;
    loop {
        while bytes.get(place).is_some_and(|byte| PLAIN[usize::from(*byte)]) {
            place += 1;
        }
        match at(text, place) {
            Some(At::Letter(length)) => place += length,
            _ => return place,
        }
    }
}

/// The same letters with the first one large, if the model's is.
#[must_use]
pub fn cased_like(text: &str, model: &str) -> String {
    if !model.chars().next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().collect::<String>() + chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_hyphens_inside_and_lose_them_outside() {
        let found: Vec<&str> =
            words("- E-post, KSON:s (år 2–3) \u{201d}så\u{201d}.").map(|w| w.text).collect();
        assert_eq!(found, ["E-post", "KSON:s", "år", "2", "3", "så"]);
    }

    #[test]
    fn the_quick_way_knows_the_same_letters_as_the_slow_one() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            let text = format!("{c}");
            let word = words(&text).next().is_some();
            assert_eq!(word, c.is_alphanumeric(), "{c:?}");
            assert_eq!(word, letter(c), "{c:?}");
        }
    }

    #[test]
    fn a_large_letter_is_kept() {
        assert_eq!(cased_like("öppen", "Över"), "Öppen");
        assert_eq!(cased_like("öppen", "över"), "öppen");
    }
}
