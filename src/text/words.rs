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

/// The words of a text in order: letters and digits, with single hyphens, apostrophes or colons
/// inside ("e-post", "KSON:s").
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let begin = begin(text, rest)?;
        let mut end = run(text, begin);
        while let Some(c) = text[end..].chars().next() {
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

/// Where the next word begins, from `at` on.
fn begin(text: &str, mut at: usize) -> Option<usize> {
    loop {
        let byte = *text.as_bytes().get(at)?;
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() {
                return Some(at);
            }
            at += 1;
        } else {
            let c = text[at..].chars().next()?;
            if letter(c) {
                return Some(at);
            }
            at += c.len_utf8();
        }
    }
}

/// Where a run of letters and digits ends that begins at `at`.
fn run(text: &str, mut at: usize) -> usize {
    while let Some(byte) = text.as_bytes().get(at) {
        if byte.is_ascii() {
            if !byte.is_ascii_alphanumeric() {
                break;
            }
            at += 1;
        } else {
            match text[at..].chars().next() {
                Some(c) if letter(c) => at += c.len_utf8(),
                _ => break,
            }
        }
    }
    at
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
    fn a_large_letter_is_kept() {
        assert_eq!(cased_like("öppen", "Över"), "Öppen");
        assert_eq!(cased_like("öppen", "över"), "öppen");
    }
}
