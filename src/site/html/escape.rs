//! Escaping: the one place where text becomes HTML text and addresses become attribute values.

use std::fmt::Write as _;

use crate::text::scan::Scan;

/// Text as HTML text or a quoted attribute value: `&`, `<`, `>` and `"` become references.
pub fn text(out: &mut String, text: &str) {
    let bytes = text.as_bytes();
    let mut special = Scan::new(bytes, |byte| matches!(byte, b'&' | b'<' | b'>' | b'"'));
    let mut from = 0;
    while let Some(at) = special.next(from) {
        out.push_str(&text[from..at]);
        out.push_str(match bytes[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
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
    }

    #[test]
    fn an_address_is_percent_encoded_once() {
        let mut out = String::new();
        href(&mut out, "/å b?x=1&y=\"%20'");
        assert_eq!(out, "/%C3%A5%20b?x=1&amp;y=%22%20&#x27;");
    }
}
