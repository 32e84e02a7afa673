//! Escaping: the one place where text becomes HTML text and addresses become attribute values.

use std::fmt::Write as _;

use crate::text::scan::Scan;

/// Text as HTML text or a quoted attribute value: `&`, `<`, `>` and `"` become references.
pub fn text(out: &mut String, text: &str) {
    replaced(out, text, |byte| matches!(byte, b'&' | b'<' | b'>' | b'"'));
}

/// Text as templates write it: `'` becomes a reference too.
pub fn as_templates(out: &mut String, text: &str) {
    replaced(out, text, |byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\''));
}

#[inline]
fn replaced(out: &mut String, text: &str, wanted: impl Fn(u8) -> bool) {
    let bytes = text.as_bytes();
    let mut special = Scan::new(bytes, wanted);
    let mut from = 0;
    while let Some(at) = special.next(from) {
        out.push_str(&text[from..at]);
        out.push_str(match bytes[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

/// An address as a quoted attribute value: what may not stand in an address is
/// percent-encoded, as `CommonMark`'s examples have it.
pub fn href(out: &mut String, address: &str) {
    for byte in address.bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            b'\'' => out.push_str("&#x27;"),
            b'-' | b'_' | b'.' | b'+' | b'!' | b'*' | b'(' | b')' | b',' | b'%' | b'#' | b'@'
            | b'?' | b'=' | b';' | b':' | b'/' | b'$' | b'~' => out.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            byte => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_an_author_writes_becomes_markup() {
        let mut out = String::new();
        text(&mut out, "<b a=\"x\">å & c</b>");
        assert_eq!(out, "&lt;b a=&quot;x&quot;&gt;å &amp; c&lt;/b&gt;");
        out.clear();
        as_templates(&mut out, "'<b>' å");
        assert_eq!(out, "&#39;&lt;b&gt;&#39; å");
    }

    #[test]
    fn an_address_is_percent_encoded_once() {
        let mut out = String::new();
        href(&mut out, "/å b?x=1&y=\"%20'");
        assert_eq!(out, "/%C3%A5%20b?x=1&amp;y=%22%20&#x27;");
    }
}
