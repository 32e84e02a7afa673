//! YAML of the plain kind, read without the library: each value on its own line, in lists and
//! groups that are indented evenly. It is what nearly every page begins with.
//!
//! What is read here is what the library would read, to the byte of every place. At the first sign
//! of anything else (an anchor, a text over several lines, a key twice, a tab, a slip of any kind)
//! nothing is said, and `yaml` asks the library, which also knows what to tell.

use super::yaml::{Entry, Node, NodeKind};
use crate::source::span::{FileId, Span};

/// A longer text could have more values than the door lets through.
const LONGEST: usize = 100_000;
/// Groups within groups; few go deeper than three.
const DEEPEST: usize = 8;
/// Keys of one group that are compared one by one.
const MOST_KEYS: usize = 64;

/// The tree of a text that stands at byte `base` of `file`, when it is of the plain kind.
#[must_use]
pub fn read(text: &str, file: FileId, base: usize) -> Option<Node> {
    if text.len() > LONGEST {
        return None;
    }
    let mut reader = Reader { text, file, base, at: 0, column: 0 };
    reader.find_line()?;
    let node = if reader.column == 0 { reader.block(0, 0)? } else { return None };
    (reader.at == text.len()).then_some(node)
}

struct Reader<'a> {
    text: &'a str,
    file: FileId,
    base: usize,
    /// Where the next thing begins: a key, a dash or a value.
    at: usize,
    /// How far from its line's beginning.
    column: usize,
}

/// What a byte may be in a value without quotation marks.
#[derive(Clone, Copy, PartialEq)]
enum Class {
    /// Of the text.
    Text,
    /// Of the text, and of a key.
    Key,
    /// The first of two, of a character from ¡ to ÿ or so.
    Two,
    /// A mark of some meaning: looked at closer.
    Mark,
    /// For the library.
    Odd,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Odd; 256];
    let mut byte = 0x20;
    while byte < 0x7f {
        classes[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' => Class::Key,
            b':' | b'#' => Class::Mark,
            _ => Class::Text,
        };
        byte += 1;
    }
    classes[0xC3] = Class::Two;
    classes
};

/// Dashes, quotation marks and dots of three bytes that stand in Swedish text: – — ‘ ’ “ ” ….
fn typographic(bytes: &[u8]) -> bool {
    matches!(bytes, [0xE2, 0x80, 0x93 | 0x94 | 0x98 | 0x99 | 0x9C | 0x9D | 0xA6, ..])
}

impl Reader<'_> {
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.base + start, self.base + end)
    }

    fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes().get(at).copied()
    }

    /// Goes from a line's beginning to what stands first in it, past empty lines.
    fn find_line(&mut self) -> Option<()> {
        let mut start = self.at;
        let mut at = start;
        loop {
            match self.byte(at) {
                Some(b' ') => at += 1,
                Some(b'\n') => {
                    at += 1;
                    start = at;
                }
                // A comment ends a text that could else go on: the library knows how.
                Some(b'#') => return None,
                _ => break,
            }
        }
        (self.at, self.column) = (at, at - start);
        Some(())
    }

    /// A group or list at this column.
    fn block(&mut self, column: usize, depth: usize) -> Option<Node> {
        if depth > DEEPEST {
            return None;
        }
        if self.dash() { self.list(column, depth, false) } else { self.map(column, depth) }
    }

    fn dash(&self) -> bool {
        self.bytes()[self.at..].starts_with(b"- ")
    }

    /// A list whose dashes stand at this column; `beside` the key that it is the value of.
    fn list(&mut self, column: usize, depth: usize, beside: bool) -> Option<Node> {
        // The library counts such a list from its first item.
        let start = self.at + if beside { 2 } else { 0 };
        let mut items: Vec<Node> = Vec::new();
        loop {
            self.at += 2;
            items.push(if self.key_end().is_some() {
                self.map(column + 2, depth + 1)?
            } else {
                self.scalar()?
            });
            if self.at == self.text.len() || self.column != column || !self.dash() {
                break;
            }
        }
        let end = items.last()?.span.end as usize - self.base;
        Some(Node { kind: NodeKind::List(items), span: self.span(start, end) })
    }

    fn map(&mut self, column: usize, depth: usize) -> Option<Node> {
        let start = self.at;
        let mut entries: Vec<Entry> = Vec::new();
        loop {
            let end = self.key_end()?;
            let key = &self.text[self.at..end];
            let again = entries.iter().any(|entry| entry.key == key);
            if again || key == "null" || entries.len() == MOST_KEYS {
                return None;
            }
            let (key, key_span) = (key.to_owned(), self.span(self.at, end));
            self.at = end + 1;
            let value = self.value(column, depth)?;
            entries.push(Entry { key, key_span, value });
            if self.at == self.text.len() || self.column < column {
                break;
            }
            // Deeper, or a dash where a key is due.
            if self.column > column || self.dash() {
                return None;
            }
        }
        let end = entries.last()?.value.span.end as usize - self.base;
        Some(Node { kind: NodeKind::Map(entries), span: self.span(start, end) })
    }

    /// Where a key that begins here ends, before its colon.
    fn key_end(&self) -> Option<usize> {
        let bytes = self.bytes();
        let rest = bytes.get(self.at..)?;
        let len = rest.iter().take_while(|b| CLASSES[**b as usize] == Class::Key).count();
        let known = rest.first().is_some_and(u8::is_ascii_alphabetic) && len <= 64;
        let colon = rest.get(len) == Some(&b':');
        let ends = matches!(rest.get(len + 1), Some(b' ' | b'\n'));
        (known && colon && ends).then_some(self.at + len)
    }

    /// What stands after a key's colon; the next line is then found.
    fn value(&mut self, column: usize, depth: usize) -> Option<Node> {
        if self.byte(self.at) != Some(b'\n') {
            while self.byte(self.at) == Some(b' ') {
                self.at += 1;
            }
            return if self.byte(self.at) == Some(b'[') { self.row() } else { self.scalar() };
        }
        self.find_line()?;
        if self.at == self.text.len() {
            return None;
        }
        if self.column == column && self.dash() {
            return self.list(column, depth + 1, true);
        }
        (self.column > column).then(|| self.block(self.column, depth + 1))?
    }

    /// A text that ends with its line; the next line is then found.
    fn scalar(&mut self) -> Option<Node> {
        let start = self.at;
        let (text, end) = match self.byte(start)? {
            mark @ (b'"' | b'\'') => {
                let end = self.text_end(start + 1, Some(mark))?;
                (start + 1..end, end + 1)
            }
            first if begins(first) => {
                let end = self.text_end(start, None)?;
                (start..end, end)
            }
            _ => return None,
        };
        let plain = text.end == end;
        let text = &self.text[text];
        if plain && text == "null" {
            return None;
        }
        let kind = NodeKind::Scalar { text: text.to_owned(), plain };
        let span = self.span(start, end);
        self.at = end;
        self.end_line()?;
        Some(Node { kind, span })
    }

    /// From a line's end to what the next one begins with.
    fn end_line(&mut self) -> Option<()> {
        match self.byte(self.at) {
            None => Some(()),
            Some(b'\n') => {
                self.at += 1;
                self.find_line()
            }
            Some(_) => None,
        }
    }

    /// Where a text ends: before its quotation mark, or with its line.
    fn text_end(&self, start: usize, quoted: Option<u8>) -> Option<usize> {
        let bytes = self.bytes();
        let mut at = start;
        loop {
            let Some(&byte) = bytes.get(at) else {
                return (quoted.is_none() && bytes.last() != Some(&b' ')).then_some(at);
            };
            match CLASSES[byte as usize] {
                Class::Text | Class::Key => {
                    if quoted == Some(byte) {
                        // Two in a row are one of the text.
                        return (bytes.get(at + 1) != Some(&byte)).then_some(at);
                    }
                    if byte == b'\\' && quoted.is_some() {
                        return None;
                    }
                    at += 1;
                }
                Class::Two => at += 2,
                Class::Mark => {
                    let next = bytes.get(at + 1);
                    let ends = byte == b':' && matches!(next, None | Some(b' ' | b'\n'));
                    let comment = byte == b'#' && bytes[at - 1] == b' ';
                    if quoted.is_none() && (ends || comment) {
                        return None;
                    }
                    at += 1;
                }
                Class::Odd if typographic(&bytes[at..]) => at += 3,
                Class::Odd => {
                    let ended = byte == b'\n' && quoted.is_none() && bytes[at - 1] != b' ';
                    return ended.then_some(at);
                }
            }
        }
    }

    /// `[a, b 1.2]` on one line, of words without marks; the next line is then found.
    fn row(&mut self) -> Option<Node> {
        let start = self.at;
        let mut items: Vec<Node> = Vec::new();
        let mut at = start + 1;
        loop {
            let bytes = self.bytes();
            let first = at;
            if !bytes.get(first).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == 0xC3) {
                return None;
            }
            while let Some(byte) = bytes.get(at) {
                match CLASSES[*byte as usize] {
                    Class::Key => at += 1,
                    Class::Two => at += 2,
                    _ if matches!(byte, b' ' | b'.' | b'/') => at += 1,
                    _ => break,
                }
            }
            if bytes[at - 1] == b' ' {
                return None;
            }
            let text = &self.text[first..at];
            if text == "null" {
                return None;
            }
            let kind = NodeKind::Scalar { text: text.to_owned(), plain: true };
            items.push(Node { kind, span: self.span(first, at) });
            match bytes.get(at..)? {
                [b',', b' ', ..] => at += 2,
                [b']', ..] => break,
                _ => return None,
            }
        }
        let end = items.last()?.span.end as usize - self.base;
        let span = self.span(start, end);
        self.at = at + 1;
        self.end_line()?;
        Some(Node { kind: NodeKind::List(items), span })
    }
}

/// Whether a text without quotation marks may begin so: with a letter, a digit, or a path's dot.
fn begins(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'/' | b'(' | 0xC3)
}
