//! Names for addresses and anchors: `Så delas kostnaderna` → `sa-delas-kostnaderna`.

use unicode_normalization::UnicodeNormalization;

/// A slug of ASCII letters, digits and single hyphens; empty when the text has none of these.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.nfd() {
        let mapped: &str = match c {
            'ø' | 'Ø' => "o",
            'æ' | 'Æ' => "ae",
            'ß' => "ss",
            'đ' | 'ð' | 'Đ' | 'Ð' => "d",
            'þ' | 'Þ' => "th",
            'ł' | 'Ł' => "l",
            c if c.is_ascii_alphanumeric() => {
                if gap && !out.is_empty() {
                    out.push('-');
                }
                gap = false;
                out.push(c.to_ascii_lowercase());
                continue;
            }
            c if unicode_normalization::char::is_combining_mark(c) => continue,
            _ => {
                gap = true;
                continue;
            }
        };
        if gap && !out.is_empty() {
            out.push('-');
        }
        gap = false;
        out.push_str(mapped);
    }
    out
}

/// Whether a text already is a slug, as ids must be.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_letters_lose_their_marks_and_spaces_become_hyphens() {
        assert_eq!(slug("Så delas kostnaderna – i år!"), "sa-delas-kostnaderna-i-ar");
        assert_eq!(slug("  Älvdalen/Orsa  "), "alvdalen-orsa");
        assert_eq!(slug("A\u{30a}re"), "are");
        assert_eq!(slug("…"), "");
    }

    #[test]
    fn a_slug_is_its_own_slug() {
        for s in ["a", "ffff-1", "upplands-vasby"] {
            assert!(is_slug(s));
            assert_eq!(slug(s), s);
        }
        for s in ["", "-a", "a-", "a--b", "Å", "A"] {
            assert!(!is_slug(s));
        }
    }
}
