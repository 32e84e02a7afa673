//! A Markdown page opened for reading: its blocks in one row, and its running text at the places
//! where it stands in the file.

use std::ops::Range;

use super::running::Running;
use crate::derive::readability::Reading;
use crate::model::article::Article;
use crate::model::prose::{Block, BlockKind, Inline};
use crate::source::sources::Sources;
use crate::source::span::{FileId, Span};
use crate::text::scan::Scan;

/// A block and what surrounds it.
#[derive(Clone, Copy)]
pub struct Leaf<'a> {
    /// The block.
    pub block: &'a Block,
    /// Whether it stands within a quotation.
    pub quoted: bool,
    /// What its inline texts hold.
    pub holds: Holds,
}

/// What the inline texts of a block hold. Most hold none of it, and rules that look for it pass
/// them by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holds {
    /// Links.
    pub links: bool,
    /// Pictures in the line.
    pub pictures: bool,
    /// Text with what may be a footnote's mark or an address: `[^`, `http:`, `https:`, `www.`.
    pub signs: bool,
}

impl Holds {
    fn of(block: &Block) -> Self {
        let mut holds = Self::default();
        inlines(block).for_each(|text| holds.add(text));
        holds
    }

    fn add(&mut self, text: &[Inline]) {
        for inline in text {
            match inline {
                Inline::Text(words) => self.signs = self.signs || has_signs(words.as_bytes()),
                Inline::Emphasis(c) | Inline::Strong(c) | Inline::Strike(c) => self.add(c),
                Inline::Link(link) => {
                    self.links = true;
                    self.add(&link.text);
                }
                Inline::Image(_) => self.pictures = true,
                _ => {}
            }
        }
    }
}

fn has_signs(text: &[u8]) -> bool {
    let mut scan = Scan::new(text, |byte| matches!(byte, b'[' | b':' | b'w'));
    let mut from = 0;
    while let Some(at) = scan.next(from) {
        let (before, rest) = text.split_at(at);
        let may = match rest[0] {
            b'[' => rest.starts_with(b"[^"),
            b':' => before.ends_with(b"http") || before.ends_with(b"https"),
            _ => rest.starts_with(b"www."),
        };
        if may {
            return true;
        }
        from = at + 1;
    }
    false
}

/// A page opened for reading.
pub struct Page<'a> {
    /// The article.
    pub article: &'a Article,
    /// The whole file.
    pub text: &'a str,
    /// Blocks written in this file, in reading order, those with blocks inside before them.
    pub leaves: Vec<Leaf<'a>>,
    /// The page's own running text in Swedish.
    pub prose: Running<'a>,
    /// How hard its sentences are, the longest of them, and those of more than thirty words.
    pub reading: Reading,
}

/// A sentence of more words is one to look at.
pub const LONG: usize = 30;

impl<'a> Page<'a> {
    /// Opens an article; `reading` is what its sentences told.
    #[must_use]
    pub fn open(article: &'a Article, sources: &'a Sources, reading: Reading) -> Self {
        let text = sources.file(article.file).text().unwrap_or("");
        let mut leaves = Vec::new();
        collect(&article.prose.blocks, article.file, false, &mut leaves);
        for note in &article.prose.footnotes {
            collect(&note.blocks, article.file, false, &mut leaves);
        }
        leaves.shrink_to_fit();
        let prose = if article.in_swedish() {
            Running::within(text, leaves.iter().filter_map(|leaf| own_words(text, leaf)))
        } else {
            Running::within(text, [])
        };
        Self { article, text, leaves, prose, reading }
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
        out.push(Leaf { block, quoted, holds: Holds::of(block) });
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
pub fn inlines(block: &Block) -> impl Iterator<Item = &[Inline]> {
    let (mut one, mut table, mut terms) = (None, None, None);
    match &block.kind {
        BlockKind::Heading(h) => one = Some(&h.text),
        BlockKind::Paragraph(text) | BlockKind::Plain(text) => one = Some(text),
        BlockKind::Table(t) => {
            let rows = t.rows.iter().flat_map(|row| &row.cells);
            table = Some(t.caption.iter().chain(&t.head).chain(rows));
        }
        BlockKind::Callout(c) => one = c.title.as_ref(),
        BlockKind::Supplement(s) => one = s.title.as_ref(),
        BlockKind::Figure(f) => one = f.caption.as_ref(),
        BlockKind::Definitions(items) => terms = Some(items.iter().map(|item| &item.term)),
        BlockKind::Question(q) => one = Some(&q.heading.text),
        _ => {}
    }
    let table = table.into_iter().flatten();
    one.into_iter().chain(table).chain(terms.into_iter().flatten()).map(Vec::as_slice)
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

/// Where a block's own words stand in its file, if it has any.
fn own_words(text: &str, leaf: &Leaf) -> Option<Range<usize>> {
    let range = leaf.block.span.range();
    match leaf.block.kind {
        _ if leaf.quoted => None,
        BlockKind::Heading(_)
        | BlockKind::Paragraph(_)
        | BlockKind::Plain(_)
        | BlockKind::Table(_) => Some(range),
        BlockKind::Question(_) => {
            let line = text.get(range.clone()).and_then(|s| s.find('\n'));
            Some(range.start..line.map_or(range.end, |n| range.start + n))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::has_signs;

    #[test]
    fn what_may_be_a_mark_or_an_address_is_seen_and_little_else() {
        for text in
            ["[^1]", "se[^a", "http://a.se", "(https://a.se)", "x www.a.se", "[ [^", "wwww."]
        {
            assert!(has_signs(text.as_bytes()), "{text}");
        }
        for text in ["", "[1]", "[", "så här: http", "HTTP:", "www", "w", "wöw."] {
            assert!(!has_signs(text.as_bytes()), "{text}");
        }
        // Whatever the rules look for is seen.
        let pieces = ["[", "^", "http", "s", "://", "www", ".", "å", " "];
        for a in pieces {
            for b in pieces {
                for c in pieces {
                    let text = format!("{a}{b}{c}");
                    let due =
                        ["[^", "http://", "https://", "www."].iter().any(|s| text.contains(s));
                    assert!(has_signs(text.as_bytes()) || !due, "{text}");
                }
            }
        }
    }
}
