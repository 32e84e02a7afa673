//! XML as text: the few things that must be right for a document to open.

/// The namespaces that parts of a document use, as attributes of their root.
pub const NAMESPACES: &str = concat!(
    r#" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#,
    r#" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#,
    r#" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing""#,
    r#" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main""#,
    r#" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture""#,
    r#" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#,
    r#" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml""#,
    r#" mc:Ignorable="w14""#,
);

/// The head of every part.
pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Words as XML text or an attribute's value; what XML 1.0 cannot hold is left out.
#[must_use]
pub fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

/// Words cut to what Word takes as a control's name: 64 units of UTF-16.
#[must_use]
pub fn name(words: &str) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= 64
    };
    words.trim().chars().take_while(fits).collect()
}

/// A run of text; `properties` is the inside of `w:rPr`, in the order that the schema wants.
#[must_use]
pub fn run(properties: &str, words: &str) -> String {
    if words.is_empty() {
        return String::new();
    }
    let properties =
        if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_never_become_markup_and_what_xml_cannot_hold_is_left_out() {
        assert_eq!(escape("<a b=\"c\">&\u{1}å\u{ffff}\u{b}"), "&lt;a b=&quot;c&quot;&gt;&amp;å");
        assert_eq!(run("", ""), "");
    }

    #[test]
    fn a_controls_name_is_no_longer_than_word_takes() {
        assert_eq!(name(" Datum "), "Datum");
        assert_eq!(name(&"å".repeat(100)).encode_utf16().count(), 64);
        assert_eq!(name(&format!("a{}", "😀".repeat(100))).encode_utf16().count(), 63);
    }
}
