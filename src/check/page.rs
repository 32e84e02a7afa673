//! A Markdown page opened for reading: its blocks in one row, and its running text at the places
//! where it stands in the file.

use std::borrow::Cow;
use std::ops::Range;

use super::running::Running;
use crate::derive::readability::Reading;
use crate::model::article::Article;
use crate::model::prose::{Block, BlockKind, Inline, plain_text};
use crate::source::sources::Sources;
use crate::source::span::{FileId, Span};
use crate::text::glance::{Glance, Rares, has_marks};

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
    fn of(block: &Block, file: &str, glance: &Glance) -> Self {
        let mut holds = Self::default();
        inlines(block).for_each(|text| holds.add(text, file, glance));
        holds
    }

    fn add(&mut self, text: &[Inline], file: &str, glance: &Glance) {
        for inline in text {
            match inline {
                Inline::Text(words) => {
                    self.signs = self.signs
                        || match words.place_in(file) {
                            Some(part) => glance.has_marks(part),
                            None => has_marks(words),
                        };
                }
                Inline::Emphasis(c) | Inline::Strong(c) | Inline::Strike(c) => {
                    self.add(c, file, glance);
                }
                Inline::Link(link) => {
                    self.links = true;
                    self.add(&link.text, file, glance);
                }
                Inline::Image(_) => self.pictures = true,
                _ => {}
            }
        }
    }
}

/// A page opened for reading.
pub struct Page<'a> {
    /// The article.
    pub article: &'a Article,
    /// The whole file.
    pub text: &'a str,
    /// Which rare things the file may hold.
    pub rares: Rares,
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
        let glance = Glance::at(text);
        let mut collector =
            Collector { file: article.file, text, glance: &glance, leaves: Vec::new() };
        collector.add(&article.prose.blocks, false);
        for note in &article.prose.footnotes {
            collector.add(&note.blocks, false);
        }
        let mut leaves = collector.leaves;
        leaves.shrink_to_fit();
        let prose = if article.in_swedish() {
            let own = leaves.iter().filter_map(|leaf| own_words(text, leaf));
            Running::within(text, own, &glance)
        } else {
            Running::within(text, [], &glance)
        };
        Self { article, text, rares: glance.rares, leaves, prose, reading }
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

/// Puts the blocks of a file in one row.
struct Collector<'a, 'g> {
    file: FileId,
    /// Its text, and what a look at it told.
    text: &'a str,
    glance: &'g Glance,
    leaves: Vec<Leaf<'a>>,
}

impl<'a> Collector<'a, '_> {
    fn add(&mut self, blocks: &'a [Block], quoted: bool) {
        for block in blocks {
            if block.span.file != self.file {
                continue;
            }
            let holds = Holds::of(block, self.text, self.glance);
            self.leaves.push(Leaf { block, quoted, holds });
            match &block.kind {
                BlockKind::Quote(inner) => self.add(inner, true),
                BlockKind::Callout(c) => self.add(&c.blocks, quoted),
                BlockKind::Supplement(s) => self.add(&s.blocks, quoted),
                BlockKind::List(list) => {
                    for item in &list.items {
                        self.add(&item.blocks, quoted);
                    }
                }
                BlockKind::Definitions(items) => {
                    for description in items.iter().flat_map(|i| &i.descriptions) {
                        self.add(description, quoted);
                    }
                }
                BlockKind::Question(q) => {
                    self.add(&q.intro, quoted);
                    for option in &q.options {
                        self.add(&option.blocks, quoted);
                    }
                    self.add(&q.reply, quoted);
                }
                _ => {}
            }
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

/// The words of inline text as [`plain_text`] tells them, without a copy where they are one text.
pub fn said(text: &[Inline]) -> Cow<'_, str> {
    match text {
        [Inline::Text(words)] => Cow::Borrowed(words.as_str()),
        _ => Cow::Owned(plain_text(text)),
    }
}

/// Cells of a written row: bars that are not escaped and not within code, ends aside.
#[must_use]
pub fn cells(line: &str) -> usize {
    let line = line.trim();
    let inner = line.strip_prefix('|').unwrap_or(line);
    if !inner.as_bytes().contains(&b'\\') {
        let bars = inner.bytes().filter(|byte| *byte == b'|').count();
        return 1 + bars - usize::from(inner.ends_with('|'));
    }
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
    use super::cells;

    #[test]
    fn cells_are_counted_with_and_without_escaped_bars() {
        let due = [("", 1), ("|", 1), ("a", 1), ("| a | b |", 2), ("a | b", 2), ("|a|  ", 1)];
        for (line, count) in due.into_iter().chain([("||", 1), ("| | |", 2), ("|a|b", 2)]) {
            assert_eq!(cells(line), count, "{line}");
            // A bar that is escaped is no bar, wherever it stands.
            assert_eq!(cells(&format!("\\|{line}")), cells(&format!("x{line}")), "{line}");
        }
    }
}
