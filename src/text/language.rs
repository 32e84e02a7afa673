//! Languages as tags: `sv`, `en`, `zh-Hans` (BCP 47, RFC 5646).

/// Whether a tag has the form that BCP 47 asks for: a language of two or three letters, then parts
/// of at most eight letters and digits.
#[must_use]
pub fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

/// Whether a language is written from right to left.
#[must_use]
pub fn right_to_left(tag: &str) -> bool {
    let first = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    matches!(first.as_str(), "ar" | "ckb" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_a_language_and_its_parts_and_nothing_else() {
        for tag in ["sv", "en", "fi", "smj", "zh-Hans", "en-GB"] {
            assert!(is_tag(tag), "{tag}");
        }
        for text in ["", "e", "engelska", "en-", "en_GB", "e1", "en\" onclick=", "sv-åäö"] {
            assert!(!is_tag(text), "{text}");
        }
    }

    #[test]
    fn arabic_and_its_like_are_written_from_right_to_left() {
        assert!(right_to_left("ar") && right_to_left("fa-AF") && !right_to_left("so"));
    }
}
