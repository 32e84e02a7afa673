//! Where a long Swedish word may be divided in a narrow column: soft hyphens, by the patterns that
//! the printed pages are divided by. Browsers know Swedish only where someone gave them a dictionary.

use std::borrow::Cow;

use hypher::{Lang, hyphenate_bounded};

use super::words::runs;

/// A hyphen that shows only where the line breaks (U+00AD).
pub const SOFT: char = '\u{ad}';

/// Shorter words, in letters, fit in a column, and are left as who reads the page's source knows them.
pub const LONG: usize = 18;

/// Shorter words fit where five columns or more share a page's width.
pub const LONG_IN_A_CROWD: usize = 14;

/// The fewest letters that stand alone before or after a hyphen: "fa-miljecentral" reads badly.
const EDGE: usize = 4;

/// The text with soft hyphens in its long words; as it was where it has none.
#[must_use]
pub fn soften(text: &str) -> Cow<'_, str> {
    soften_from(text, LONG)
}

/// The text with soft hyphens in words of so many letters or more.
#[must_use]
pub fn soften_from(text: &str, long: usize) -> Cow<'_, str> {
    // A letter takes a byte or more.
    if text.len() < long || runs(text).all(|(_, run)| run.len() < long) {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    let mut taken = 0;
    let mut from = 0;
    for part in text.split(|c: char| !c.is_alphabetic()) {
        let to = from + part.len();
        let apart =
            |c: Option<char>| c.is_none_or(|c| !matches!(c, '_' | '/' | '@' | '.') && c != SOFT);
        // A full stop ends a sentence, or stands in a name that must be copied as it is.
        let ends =
            !text[to..].starts_with('.') || !text[to + 1..].starts_with(char::is_alphanumeric);
        let whole = apart(text[..from].chars().next_back())
            && ends
            && apart(text[to..].chars().next().filter(|c| *c != '.'));
        if whole && part.chars().count() >= long {
            out.push_str(&text[taken..from]);
            for (i, syllable) in hyphenate_bounded(part, Lang::Swedish, EDGE, EDGE).enumerate() {
                if i > 0 {
                    out.push(SOFT);
                }
                out.push_str(syllable);
            }
            taken = to;
        }
        from = to + text[to..].chars().next().map_or(0, char::len_utf8);
    }
    if taken == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[taken..]);
    Cow::Owned(out)
}

/// The text without soft hyphens, as one searches for it.
#[must_use]
pub fn harden(text: &str) -> Cow<'_, str> {
    if text.contains(SOFT) { Cow::Owned(text.replace(SOFT, "")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        soften(text).replace(SOFT, "|")
    }

    #[test]
    fn long_words_are_divided_as_in_swedish_and_short_ones_not_at_all() {
        assert_eq!(
            shown("En familjecentralsliknande verksamhet."),
            "En famil|je|cen|trals|lik|nande verksamhet."
        );
        assert_eq!(shown("En familjecentral, samlokaliserad"), "En familjecentral, samlokaliserad");
        assert_eq!(shown(""), "");
    }

    #[test]
    fn what_must_be_copied_as_it_is_stays_whole() {
        for text in [
            "familjecentralsliknande_antal",
            "barnmorskemottagningen.html",
            "a/familjecentralsliknande",
        ] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn softened_twice_is_softened_once_and_hardened_is_as_it_was() {
        let text = "Familjecentralsamverkan ÅÄÖåäöåäöåäöåäöåäö – barnmorskemottagningen";
        let soft = soften(text).into_owned();
        assert_ne!(soft, text);
        assert_eq!(soften(&soft), soft);
        assert_eq!(harden(&soft), text);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_only_given_soft_hyphens(text in "\\PC{0,60}") {
            let text = text.replace(SOFT, "");
            let soft = soften(&text).into_owned();
            proptest::prop_assert_eq!(harden(&soft).into_owned(), text);
        }
    }
}
