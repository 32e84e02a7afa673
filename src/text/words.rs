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

/// How many letters and digits a word of [`words`] has: all its characters but those that join its
/// parts.
#[must_use]
pub fn letters(word: &str) -> usize {
    let bytes = word.as_bytes();
    let mut count = 0;
    let mut joins = 0;
    for (at, byte) in bytes.iter().enumerate() {
        // A byte that begins a character.
        count += usize::from(byte & 0xc0 != 0x80);
        let joint = match byte {
            b'-' | b'\'' | b':' => true,
            0xe2 => matches!(bytes[at + 1..], [0x80, 0x91 | 0x99, ..]),
            _ => false,
        };
        joins += usize::from(joint);
    }
    count - joins
}

/// What a byte says of the character that it begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A letter or a digit in one byte.
    Plain,
    /// Something else in one byte.
    Other,
    /// The first byte of `À` to `ÿ`: all letters but the signs for times and divided by.
    Latin,
    /// The first byte of what must be looked up.
    Far,
}

/// The second bytes of the signs for times and divided by.
const SIGNS: [u8; 2] = [0x97, 0xb7];

const CLASS: [Class; 256] = {
    let mut class = [Class::Far; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        class[byte as usize] =
            if byte.is_ascii_alphanumeric() { Class::Plain } else { Class::Other };
        byte += 1;
    }
    class[0xc3] = Class::Latin;
    class
};

/// Where the next word begins, from `from` on.
fn begin(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut place = from;
    loop {
        match CLASS[usize::from(*bytes.get(place)?)] {
            Class::Plain => return Some(place),
            Class::Other => place += 1,
            Class::Latin if !SIGNS.contains(bytes.get(place + 1)?) => return Some(place),
            Class::Latin => place += 2,
            Class::Far => {
                let c = text[place..].chars().next()?;
                if letter(c) {
                    return Some(place);
                }
                place += c.len_utf8();
            }
        }
    }
}

/// Where a run of letters and digits ends that begins at `from`.
fn run(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut place = from;
    while let Some(byte) = bytes.get(place) {
        match CLASS[usize::from(*byte)] {
            Class::Plain => place += 1,
            Class::Other => return place,
            Class::Latin => match bytes.get(place + 1) {
                Some(second) if !SIGNS.contains(second) => place += 2,
                _ => return place,
            },
            Class::Far => match text[place..].chars().next() {
                Some(c) if letter(c) => place += c.len_utf8(),
                _ => return place,
            },
        }
    }
    place
}

/// A text in small letters, in memory that is there already.
pub fn lowered(text: &str, out: &mut String) {
    out.clear();
    let mut bytes = text.bytes();
    // Only letters without marks, and small ones of `ß` to `ÿ`: nearly every word.
    let near = loop {
        match bytes.next() {
            None => break true,
            Some(0xc3) if bytes.next().is_some_and(|second| second >= 0x9f) => {}
            Some(byte) if byte.is_ascii() => {}
            Some(_) => break false,
        }
    };
    if near {
        out.push_str(text);
        out.make_ascii_lowercase();
    } else {
        out.push_str(&text.to_lowercase());
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
    fn letters_are_counted_without_what_joins_them() {
        for text in ["e-post", "KSON:s", "åtta", "d\u{2019}Arc", "a\u{2011}ö", "ſ€", "ord3"] {
            for word in words(text) {
                let due = word.text.chars().filter(|c| letter(*c)).count();
                assert_eq!(letters(word.text), due, "{text}");
            }
        }
    }

    #[test]
    fn small_letters_are_the_same_by_the_quick_way() {
        let mut out = String::new();
        for c in (0..0x3000).filter_map(char::from_u32) {
            for text in [format!("{c}"), format!("Ab{c}å"), format!("{c}-Ö")] {
                lowered(&text, &mut out);
                assert_eq!(out, text.to_lowercase());
            }
        }
    }

    #[test]
    fn a_large_letter_is_kept() {
        assert_eq!(cased_like("öppen", "Över"), "Öppen");
        assert_eq!(cased_like("öppen", "över"), "öppen");
    }
}
