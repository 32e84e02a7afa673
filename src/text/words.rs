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
        let begin = rest + text[rest..].find(char::is_alphanumeric)?;
        let mut end = begin;
        let mut chars = text[begin..].char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let joins = matches!(c, '-' | '\u{2011}' | '\'' | '\u{2019}' | ':')
                && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
            if !c.is_alphanumeric() && !joins {
                break;
            }
            end = begin + at + c.len_utf8();
        }
        rest = end;
        Some(Word { text: &text[begin..end], start: begin })
    })
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
