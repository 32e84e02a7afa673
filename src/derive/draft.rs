//! A draft of prose made from data: blocks gathered in order, anchors kept unique.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::say::{Line, line};
use crate::model::prose::{
    Align, Block, BlockKind, Callout, CalloutKind, DefinitionItem, Figure, Heading, List, ListItem,
    Picture, Row, TableBlock,
};
use crate::source::span::Span;
use crate::text::slug::slug;

/// Blocks in the making, all at one place of the manuscript.
#[derive(Debug)]
pub struct Draft {
    span: Span,
    blocks: Vec<Block>,
    anchors: BTreeSet<String>,
}

impl Draft {
    /// An empty draft whose blocks point at a place.
    pub fn new(span: Span) -> Self {
        Self { span, blocks: Vec::new(), anchors: BTreeSet::new() }
    }

    /// The blocks.
    pub fn finish(self) -> Vec<Block> {
        self.blocks
    }

    /// The place that the blocks point at.
    pub fn span(&self) -> Span {
        self.span
    }

    fn push(&mut self, kind: BlockKind) {
        self.blocks.push(Block::new(kind, self.span));
    }

    fn anchor(&mut self, wanted: &str) -> String {
        let base = if wanted.is_empty() { "avsnitt" } else { wanted };
        let mut anchor = base.to_owned();
        let mut n = 2;
        while !self.anchors.insert(anchor.clone()) {
            anchor = format!("{base}-{n}");
            n += 1;
        }
        anchor
    }

    /// Keeps anchors of records free of headings' anchors.
    pub fn reserve<'a>(&mut self, ids: impl IntoIterator<Item = &'a str>) {
        self.anchors.extend(ids.into_iter().map(str::to_owned));
    }

    /// A heading of level 2–6 with an anchor from its words.
    pub fn heading(&mut self, level: u8, words: &str) {
        let anchor = self.anchor(&slug(words));
        self.push(BlockKind::Heading(Box::new(Heading {
            level,
            anchor,
            number: None,
            text: line(words),
        })));
    }

    /// A heading that is a record: its anchor is the record's id, as links expect.
    pub fn record_heading(&mut self, level: u8, id: &str, text: Line) {
        self.anchors.insert(id.to_owned());
        self.push(BlockKind::Heading(Box::new(Heading {
            level,
            anchor: id.to_owned(),
            number: None,
            text,
        })));
    }

    /// A block of code as it is written in a file; nothing when there is none.
    pub fn code(&mut self, text: &str) {
        if !text.trim().is_empty() {
            let text = format!("{}\n", text.trim_end());
            self.push(BlockKind::Code { lang: "text".to_owned(), text: text.into() });
        }
    }

    /// A paragraph; nothing when the line is empty.
    pub fn para(&mut self, text: Line) {
        if !text.is_empty() {
            self.push(BlockKind::Paragraph(text));
        }
    }

    /// A paragraph of plain words.
    pub fn words(&mut self, words: impl Into<String>) {
        self.para(line(words));
    }

    fn bullets(&mut self, start: Option<u64>, items: Vec<Line>) {
        if items.is_empty() {
            return;
        }
        let span = self.span;
        let items = items
            .into_iter()
            .map(|item| ListItem {
                checked: None,
                blocks: vec![Block::new(BlockKind::Plain(item), span)],
            })
            .collect();
        self.push(BlockKind::List(List { start, items }));
    }

    /// A list; nothing when empty.
    pub fn list(&mut self, items: Vec<Line>) {
        self.bullets(None, items);
    }

    /// A numbered list; nothing when empty.
    pub fn numbered(&mut self, items: Vec<Line>) {
        self.bullets(Some(1), items);
    }

    /// Facts: a name and what is known, in two columns; nothing when empty.
    pub fn facts(&mut self, facts: Vec<(String, Line)>) {
        if facts.is_empty() {
            return;
        }
        let span = self.span;
        let items = facts
            .into_iter()
            .map(|(term, text)| DefinitionItem {
                term: line(term),
                descriptions: vec![vec![Block::new(BlockKind::Plain(text), span)]],
            })
            .collect();
        self.push(BlockKind::Definitions(items));
    }

    /// A table; what it says instead when it has no rows.
    pub fn table(&mut self, grid: Grid, otherwise: &str) {
        if grid.rows.is_empty() {
            self.words(otherwise);
            return;
        }
        self.anchors.extend(grid.rows.iter().filter_map(|r| r.anchor.clone()));
        self.push(BlockKind::Table(Box::new(grid.into_block())));
    }

    /// A drawing with its words for those who do not see it.
    pub fn figure(&mut self, svg: String, alt: impl Into<String>, caption: Line) {
        self.push(BlockKind::Figure(Box::new(Figure {
            image: Picture::Drawn(Arc::from(svg)),
            alt: alt.into(),
            caption: (!caption.is_empty()).then_some(caption),
        })));
    }

    /// A callout.
    pub fn callout(&mut self, kind: CalloutKind, title: &str, lines: Vec<Line>) {
        let span = self.span;
        let blocks = lines.into_iter().map(|l| Block::new(BlockKind::Paragraph(l), span)).collect();
        let title = (!title.is_empty()).then(|| line(title));
        self.push(BlockKind::Callout(Callout { kind, title, blocks }));
    }

    /// Blocks made elsewhere.
    pub fn extend(&mut self, blocks: Vec<Block>) {
        self.blocks.extend(blocks);
    }
}

/// A table in the making.
#[derive(Debug)]
pub struct Grid {
    data: Option<&'static str>,
    caption: Line,
    head: Vec<(String, Align)>,
    rows: Vec<Row>,
}

impl Grid {
    /// A table without columns; the caption says what it shows.
    pub fn new(caption: impl Into<String>) -> Self {
        Self { data: None, caption: line(caption), head: Vec::new(), rows: Vec::new() }
    }

    /// A table whose facts are those of a sheet of `derive::data`, which the page then offers.
    pub fn of(sheet: &'static str, caption: impl Into<String>) -> Self {
        Self { data: Some(sheet), ..Self::new(caption) }
    }

    /// With columns of text.
    #[must_use]
    pub fn columns(mut self, names: &[&str]) -> Self {
        self.head.extend(names.iter().map(|n| ((*n).to_owned(), Align::Start)));
        self
    }

    /// With columns of numbers.
    #[must_use]
    pub fn numbers<S: AsRef<str>>(mut self, names: &[S]) -> Self {
        self.head.extend(names.iter().map(|n| (n.as_ref().to_owned(), Align::End)));
        self
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds a row; missing cells are left empty, so that every row has every column.
    pub fn row(&mut self, anchor: Option<&str>, mut cells: Vec<Line>) {
        cells.resize_with(self.head.len(), Vec::new);
        self.rows.push(Row { anchor: anchor.map(str::to_owned), cells });
    }

    /// Leaves out columns in which no row says anything.
    #[must_use]
    pub fn without_empty_columns(mut self) -> Self {
        let keep: Vec<bool> = (0..self.head.len())
            .map(|i| i == 0 || self.rows.iter().any(|r| !r.cells[i].is_empty()))
            .collect();
        let mut column = keep.iter();
        self.head.retain(|_| column.next().copied().unwrap_or(true));
        for row in &mut self.rows {
            let mut column = keep.iter();
            row.cells.retain(|_| column.next().copied().unwrap_or(true));
        }
        self
    }

    fn into_block(self) -> TableBlock {
        TableBlock {
            data: self.data,
            caption: (!self.caption.is_empty()).then_some(self.caption),
            align: self.head.iter().map(|(_, a)| Some(*a)).collect(),
            head: self.head.into_iter().map(|(n, _)| line(n)).collect(),
            rows: self.rows,
            row_headers: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::span::FileId;

    fn draft() -> Draft {
        Draft::new(Span::head(FileId(0)))
    }

    #[test]
    fn two_headings_with_the_same_words_get_two_anchors() {
        let mut d = draft();
        d.reserve(["mal"]);
        d.heading(2, "Mål");
        d.heading(2, "Mål");
        let anchors: Vec<String> = d
            .finish()
            .into_iter()
            .filter_map(|b| match b.kind {
                BlockKind::Heading(h) => Some(h.anchor),
                _ => None,
            })
            .collect();
        assert_eq!(anchors, ["mal-2", "mal-3"]);
    }

    #[test]
    fn a_table_without_rows_says_so_in_words() {
        let mut d = draft();
        d.table(Grid::new("Avtal").columns(&["Avtal"]), "Inga avtal.");
        assert!(matches!(d.finish()[0].kind, BlockKind::Paragraph(_)));
    }

    #[test]
    fn columns_where_nobody_says_anything_are_left_out() {
        let mut grid = Grid::new("").columns(&["A", "B", "C"]);
        grid.row(None, vec![line("1"), Vec::new(), line("3")]);
        let block = grid.without_empty_columns().into_block();
        assert_eq!(block.head.len(), 2);
        assert_eq!(block.rows[0].cells.len(), 2);
    }
}
