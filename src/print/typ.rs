//! Typst source as a growing text: string literals, content and calls, with the table that says
//! which place in the handbook each run of it came from.

use crate::source::span::Span;

/// Typst source under construction.
#[derive(Clone, Debug, Default)]
pub struct Typ {
    /// The source so far.
    pub text: String,
    /// Offsets into [`Typ::text`], ascending, and where what follows was written.
    pub origins: Vec<(usize, Span)>,
}

impl Typ {
    /// Source as it is; never an author's words.
    pub fn raw(&mut self, source: &str) {
        self.text.push_str(source);
    }

    /// A string literal.
    pub fn string(&mut self, words: &str) {
        literal(words, &mut self.text);
    }

    /// Words as content: `#"…";`.
    pub fn words(&mut self, words: &str) {
        if !words.is_empty() {
            self.text.push('#');
            self.string(words);
            self.text.push(';');
        }
    }

    /// What follows was written at this place.
    pub fn from(&mut self, span: Span) {
        if self.origins.last().is_none_or(|(_, last)| *last != span) {
            self.origins.push((self.text.len(), span));
        }
    }

    /// Where what stands at an offset was written.
    #[must_use]
    pub fn origin(&self, offset: usize) -> Option<Span> {
        let after = self.origins.partition_point(|(start, _)| *start <= offset);
        after.checked_sub(1).map(|i| self.origins[i].1)
    }
}

/// Appends a string literal of Typst. Control characters do not reach the paper.
pub fn literal(words: &str, out: &mut String) {
    out.push('"');
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('"');
}

/// A string literal, to be put in a format string.
#[must_use]
pub fn quoted(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    literal(words, &mut out);
    out
}

/// A string literal or `none`.
#[must_use]
pub fn quoted_or_none(words: Option<&str>) -> String {
    words.map_or_else(|| "none".to_owned(), quoted)
}

/// An array of strings; the comma after each makes one element an array too.
#[must_use]
pub fn array(items: impl IntoIterator<Item = String>) -> String {
    let mut out = String::from("(");
    for item in items {
        out.push_str(&item);
        out.push_str(", ");
    }
    out.push(')');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::span::FileId;

    #[test]
    fn no_words_can_leave_their_literal() {
        assert_eq!(quoted("a\"b\\c\nd\u{7}"), "\"a\\\"b\\\\c\\nd\"");
        assert_eq!(quoted("#panic() \\u{41}"), "\"#panic() \\\\u{41}\"");
    }

    #[test]
    fn an_offset_is_told_where_it_was_written() {
        let mut typ = Typ::default();
        typ.raw("12");
        let (a, b) = (Span::new(FileId(0), 4, 8), Span::new(FileId(0), 9, 12));
        typ.from(a);
        typ.raw("345");
        typ.from(b);
        typ.raw("6");
        assert_eq!(typ.origin(1), None);
        assert_eq!(typ.origin(2), Some(a));
        assert_eq!(typ.origin(4), Some(a));
        assert_eq!(typ.origin(99), Some(b));
    }
}
