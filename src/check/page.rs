//! A Markdown page opened for reading: its blocks in one row, and its running text at the places
//! where it stands in the file.

use std::collections::{BTreeSet, HashSet};

use crate::derive::readability::{self, Readability, Reading, Sentence};
use crate::model::article::Article;
use crate::model::prose::{Block, BlockKind, Inline};
use crate::source::sources::Sources;
use crate::source::span::{FileId, Span};

/// A block and what surrounds it.
#[derive(Clone, Copy)]
pub struct Leaf<'a> {
    /// The block.
    pub block: &'a Block,
    /// Whether it stands within a quotation.
    pub quoted: bool,
}

/// A page opened for reading.
pub struct Page<'a> {
    /// The article.
    pub article: &'a Article,
    /// The whole file.
    pub text: &'a str,
    /// Blocks written in this file, in reading order, those with blocks inside before them.
    pub leaves: Vec<Leaf<'a>>,
    /// As many bytes as the file, with spaces for all that is not the page's own running text in
    /// Swedish: front matter, code, addresses of links, quotations, words in other languages.
    pub prose: String,
    /// How hard its sentences are.
    pub readability: Readability,
    /// How many words its longest sentence has, and the block where that stands.
    pub longest: Option<(usize, Span)>,
    /// Its sentences of more than thirty words.
    pub long: Vec<Sentence>,
}

/// A sentence of more words is one to look at.
const LONG: usize = 30;

impl<'a> Page<'a> {
    /// Opens an article; `own` are the handbook's own words.
    #[must_use]
    pub fn open(article: &'a Article, sources: &'a Sources, own: &BTreeSet<String>) -> Self {
        let text = sources.file(article.file).text().unwrap_or("");
        let mut leaves = Vec::new();
        collect(&article.prose.blocks, article.file, false, &mut leaves);
        for note in &article.prose.footnotes {
            collect(&note.blocks, article.file, false, &mut leaves);
        }
        let prose =
            if article.in_swedish() { running_text(text, &leaves) } else { " ".repeat(text.len()) };
        let Reading { measures, longest, long } = readability::read(article, own, LONG);
        Self { article, text, leaves, prose, readability: measures, longest, long }
    }

    /// The span of some bytes of the file.
    #[must_use]
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.article.file, start, end)
    }

    /// Where a text first stands within a span; the span itself when it does not.
    #[must_use]
    pub fn locate(&self, within: Span, needle: &str) -> Span {
        let found = self.text.get(within.range()).and_then(|slice| slice.find(needle));
        match found {
            Some(at) if !needle.is_empty() => {
                let start = within.start as usize + at;
                self.span(start, start + needle.len())
            }
            _ => within,
        }
    }
}

fn collect<'a>(blocks: &'a [Block], file: FileId, quoted: bool, out: &mut Vec<Leaf<'a>>) {
    for block in blocks {
        if block.span.file != file {
            continue;
        }
        out.push(Leaf { block, quoted });
        match &block.kind {
            BlockKind::Quote(inner) => collect(inner, file, true, out),
            BlockKind::Callout(c) => collect(&c.blocks, file, quoted, out),
            BlockKind::Supplement(s) => collect(&s.blocks, file, quoted, out),
            BlockKind::List(list) => {
                for item in &list.items {
                    collect(&item.blocks, file, quoted, out);
                }
            }
            BlockKind::Definitions(items) => {
                for description in items.iter().flat_map(|i| &i.descriptions) {
                    collect(description, file, quoted, out);
                }
            }
            BlockKind::Question(q) => {
                collect(&q.intro, file, quoted, out);
                for option in &q.options {
                    collect(&option.blocks, file, quoted, out);
                }
                collect(&q.reply, file, quoted, out);
            }
            _ => {}
        }
    }
}

/// The inline texts of a block itself, without those of blocks inside it.
#[must_use]
pub fn inlines(block: &Block) -> Vec<&[Inline]> {
    match &block.kind {
        BlockKind::Heading(h) => vec![&h.text],
        BlockKind::Paragraph(text) | BlockKind::Plain(text) => vec![text],
        BlockKind::Table(t) => t
            .caption
            .iter()
            .chain(&t.head)
            .chain(t.rows.iter().flat_map(|r| &r.cells))
            .map(Vec::as_slice)
            .collect(),
        BlockKind::Callout(c) => c.title.iter().map(Vec::as_slice).collect(),
        BlockKind::Supplement(s) => s.title.iter().map(Vec::as_slice).collect(),
        BlockKind::Figure(f) => f.caption.iter().map(Vec::as_slice).collect(),
        BlockKind::Definitions(items) => items.iter().map(|i| i.term.as_slice()).collect(),
        BlockKind::Question(q) => vec![&q.heading.text],
        _ => Vec::new(),
    }
}

/// Cells of a written row: bars that are not escaped and not within code, ends aside.
#[must_use]
pub fn cells(line: &str) -> usize {
    let line = line.trim();
    let inner = line.strip_prefix('|').unwrap_or(line);
    let mut count = 1;
    let mut escaped = false;
    let mut last_bar = false;
    for c in inner.chars() {
        let bar = c == '|' && !escaped;
        if bar {
            count += 1;
        }
        if !c.is_whitespace() {
            last_bar = bar;
        }
        escaped = c == '\\' && !escaped;
    }
    if last_bar { count - 1 } else { count }
}

/// Calls `f` with every inline, those with inlines inside before them.
pub fn each<'a>(text: &'a [Inline], f: &mut impl FnMut(&'a Inline)) {
    for inline in text {
        f(inline);
        match inline {
            Inline::Emphasis(c) | Inline::Strong(c) | Inline::Strike(c) => each(c, f),
            Inline::Link(link) => each(&link.text, f),
            _ => {}
        }
    }
}

fn running_text(text: &str, leaves: &[Leaf]) -> String {
    let mut out = vec![b' '; text.len()];
    for leaf in leaves {
        let plain = matches!(
            leaf.block.kind,
            BlockKind::Heading(_)
                | BlockKind::Paragraph(_)
                | BlockKind::Plain(_)
                | BlockKind::Table(_)
                | BlockKind::Question(_)
        );
        if !plain || leaf.quoted {
            continue;
        }
        let mut range = leaf.block.span.range();
        if matches!(leaf.block.kind, BlockKind::Question(_)) {
            let line = text.get(range.clone()).and_then(|s| s.find('\n'));
            range.end = line.map_or(range.end, |n| range.start + n);
        }
        if let Some(slice) = text.get(range.clone()) {
            copy_prose(slice, &mut out[range]);
        }
    }
    String::from_utf8(out).unwrap_or_default()
}

/// A text with spaces for what is not its own words: code, addresses, quotations.
#[must_use]
pub fn prose(text: &str) -> String {
    let mut out = vec![b' '; text.len()];
    copy_prose(text, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

/// Copies what is running text: not code, not addresses, not what stands within quotation marks.
fn copy_prose(from: &str, to: &mut [u8]) {
    let bytes = from.as_bytes();
    let mut ahead = Ahead::default();
    let mut i = 0;
    while i < bytes.len() {
        let plain = bytes[i..].iter().take_while(|byte| !begins_something(**byte)).count();
        to[i..i + plain].copy_from_slice(&bytes[i..i + plain]);
        i += plain;
        let Some(first) = bytes.get(i) else { break };
        let skip = match first {
            b'`' => code_span(from, i, &mut ahead),
            b'<' if from[i..].starts_with("<!--") => ahead.after(from, i, "-->"),
            b'<' if from[i..].starts_with("<http") => ahead.after(from, i, ">"),
            b'[' if bytes.get(i + 1) == Some(&b'!') => ahead.after(from, i, "]"),
            b'[' => foreign(&from[i..]),
            b']' if bytes.get(i + 1) == Some(&b'(') => address(bytes, i + 1).map(|n| n + 1),
            b'h' if from[i..].starts_with("https://") || from[i..].starts_with("http://") => {
                Some(from[i..].find([' ', '\n', ')', '>', ']']).unwrap_or(from.len() - i))
            }
            b'"' => quotation(from, i, '"'),
            _ if from[i..].starts_with('\u{201d}') || from[i..].starts_with('\u{201c}') => {
                quotation(from, i, '\u{201d}')
            }
            _ if from[i..].starts_with('\u{bb}') => quotation(from, i, '\u{bb}'),
            _ if from[i..].starts_with('\u{ab}') => quotation(from, i, '\u{bb}'),
            _ => None,
        };
        let step = skip.unwrap_or_else(|| from[i..].chars().next().map_or(1, char::len_utf8));
        if skip.is_none() {
            to[i..i + step].copy_from_slice(&bytes[i..i + step]);
        }
        i += step;
    }
}

/// Whether what is skipped may begin with a byte: code, addresses, marks, quotations (of which
/// the curved ones are the first byte of several letters).
fn begins_something(byte: u8) -> bool {
    matches!(byte, b'`' | b'<' | b'[' | b']' | b'h' | b'"' | 0xc2 | 0xe2)
}

/// What does not stand further on in a text, so that it is looked for once and not from every
/// place that would like it to.
#[derive(Default)]
struct Ahead<'t> {
    missing: HashSet<&'t str>,
}

impl<'t> Ahead<'t> {
    /// Bytes from `at` to the end of the next `needle`.
    fn after(&mut self, text: &str, at: usize, needle: &'t str) -> Option<usize> {
        if self.missing.contains(needle) {
            return None;
        }
        let found = text[at..].find(needle);
        if found.is_none() {
            self.missing.insert(needle);
        }
        found.map(|n| n + needle.len())
    }
}

fn code_span<'t>(text: &'t str, at: usize, ahead: &mut Ahead<'t>) -> Option<usize> {
    let ticks = text[at..].bytes().take_while(|b| *b == b'`').count();
    Some(ticks + ahead.after(text, at + ticks, &text[at..at + ticks])?)
}

/// Length of `(…)` from an opening bracket, with brackets inside counted; no address is longer
/// than 4,000 bytes.
fn address(bytes: &[u8], at: usize) -> Option<usize> {
    let mut depth = 0usize;
    for (n, b) in bytes[at..].iter().take(4000).enumerate() {
        match b {
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(n + 1),
            b')' => depth -= 1,
            b'\n' => return None,
            _ => {}
        }
    }
    None
}

/// Length of words in another language, `[early intervention](sprak:en)`, of at most 400 bytes.
fn foreign(text: &str) -> Option<usize> {
    let near = &text[..text.floor_char_boundary(400)];
    let end = near.find([']', '\n'])?;
    let rest = near[end..].strip_prefix("](sprak:")?;
    Some(end + "](sprak:".len() + rest.find(')')? + 1)
}

/// Length of a quotation that closes within 400 bytes.
fn quotation(text: &str, at: usize, close: char) -> Option<usize> {
    let open = text[at..].chars().next()?.len_utf8();
    let rest = &text[at + open..];
    let rest = &rest[..rest.floor_char_boundary(404)];
    let end = rest.find(close)?;
    (end < 400 && !rest[..end].contains("\n\n")).then(|| open + end + close.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn running_text_keeps_its_place_and_loses_code_addresses_and_quotations() {
        let text = "[!EJ BESLUTAD] Ett `ord` i [länk](../a-b.md) och \u{201d}citat\u{201d} här";
        let mut out = vec![b' '; text.len()];
        copy_prose(text, &mut out);
        let out = String::from_utf8(out).expect("whole characters are copied");
        assert_eq!(out.split_whitespace().collect::<Vec<_>>(), ["Ett", "i", "[länk", "och", "här"]);
        assert_eq!(out.find("här"), text.find("här"));
    }

    #[test]
    fn words_in_another_language_are_no_running_text() {
        let text = "Kallas [early intervention](sprak:en) och [stöd](a.md)";
        let mut out = vec![b' '; text.len()];
        copy_prose(text, &mut out);
        let out = String::from_utf8(out).expect("whole characters are copied");
        assert_eq!(out.split_whitespace().collect::<Vec<_>>(), ["Kallas", "och", "[stöd"]);
    }

    #[test]
    fn an_open_quotation_mark_hides_nothing() {
        let text = "Ett \" tecken och `kod";
        let mut out = vec![b' '; text.len()];
        copy_prose(text, &mut out);
        assert_eq!(out, text.as_bytes());
    }
}
