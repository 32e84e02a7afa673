//! The YAML between `---` at a Markdown file's head.

/// A Markdown file in its two parts, with the byte at which each begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts<'a> {
    /// The YAML and its offset; `None` when the file does not begin with `---`.
    pub front: Option<(&'a str, usize)>,
    /// The text after it, and its offset.
    pub body: (&'a str, usize),
}

/// Parts a file. A head that is never closed takes the whole file, so that the YAML door tells.
#[must_use]
pub fn split(text: &str) -> Parts<'_> {
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let rest = &text[bom..];
    let line_len = |s: &str| s.find('\n').map_or(s.len(), |i| i + 1);
    let first = line_len(rest);
    if rest[..first].trim_end() != "---" {
        return Parts { front: None, body: (rest, bom) };
    }
    let start = bom + first;
    let mut at = start;
    while at < text.len() {
        let len = line_len(&text[at..]);
        if matches!(text[at..at + len].trim_end(), "---" | "...") {
            return Parts {
                front: Some((&text[start..at], start)),
                body: (&text[at + len..], at + len),
            };
        }
        at += len;
    }
    Parts { front: Some((&text[start..], start)), body: ("", text.len()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_parted_from_the_text() {
        let parts = split("---\ntitel: A\n---\nText\n");
        assert_eq!(parts.front, Some(("titel: A\n", 4)));
        assert_eq!(parts.body, ("Text\n", 17));
        assert_eq!(split("Text\n---\n").front, None);
        assert_eq!(split("\u{feff}---\r\na: b\r\n---\r\n").front, Some(("a: b\r\n", 8)));
        assert_eq!(split("---\ntitel: A\n").body, ("", 13));
    }
}
