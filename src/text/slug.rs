//! Names for addresses and anchors: `Så delas kostnaderna` → `sa-delas-kostnaderna`.

use unicode_normalization::UnicodeNormalization;

/// A slug of ASCII letters, digits and single hyphens; empty when the text has none of these.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut gap = false;
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() {
            put(&mut out, &mut gap, &[byte.to_ascii_lowercase()]);
            at += 1;
        } else if byte.is_ascii() {
            gap = true;
            at += 1;
        } else {
            let Some(c) = text[at..].chars().next() else { break };
            at += c.len_utf8();
            match near(c) {
                Some(letters) => put(&mut out, &mut gap, letters.as_bytes()),
                None => far(c, &mut out, &mut gap),
            }
        }
    }
    // Only letters, digits and hyphens were put there.
    String::from_utf8(out).unwrap_or_default()
}

/// Letters, after a hyphen when something else stood between.
#[inline]
fn put(out: &mut Vec<u8>, gap: &mut bool, letters: &[u8]) {
    if *gap && !out.is_empty() {
        out.push(b'-');
    }
    *gap = false;
    out.extend_from_slice(letters);
}

/// The letters that stand for one that is common in Swedish and its neighbours.
fn near(c: char) -> Option<&'static str> {
    Some(match c {
        'å' | 'ä' | 'Å' | 'Ä' | 'á' | 'à' => "a",
        'ö' | 'Ö' | 'ø' | 'Ø' => "o",
        'é' | 'É' | 'è' | 'ë' => "e",
        'ü' | 'Ü' => "u",
        'æ' | 'Æ' => "ae",
        'ß' => "ss",
        'đ' | 'ð' | 'Đ' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ł' | 'Ł' => "l",
        _ => return None,
    })
}

/// Any other character, taken apart: its letters count, its marks do not.
fn far(c: char, out: &mut Vec<u8>, gap: &mut bool) {
    for c in std::iter::once(c).nfd() {
        if let Some(letters) = near(c) {
            put(out, gap, letters.as_bytes());
        } else if c.is_ascii_alphanumeric() {
            put(out, gap, c.to_ascii_lowercase().encode_utf8(&mut [0; 4]).as_bytes());
        } else if !unicode_normalization::char::is_combining_mark(c) {
            *gap = true;
        }
    }
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
    fn letters_lose_their_marks_whether_they_are_common_or_not() {
        for c in (0..0x3_0000).filter_map(char::from_u32) {
            let apart: String = c.nfd().collect();
            assert_eq!(slug(&format!("x{c}y")), slug(&format!("x{apart}y")), "{c:?}");
        }
        assert_eq!(slug("ÅÄÖ ÉÜ Ñandú Ångström \u{1e9b}\u{323}"), "aao-eu-nandu-angstrom");
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
