//! Tables.

use super::super::booklet::Booklet;
use super::super::labels::label;
use super::super::rules;
use super::super::tables::{Layout, Room, Shape, columns, layout};
use super::super::typ::{array, quoted};
use super::{Around, Emitter, Spot};
use crate::model::prose::{Block, BlockKind, Inline, TableBlock, plain_text};

/// A table of more rows is set closer.
const DENSE: usize = 40;
/// Type so many times the usual is large print.
const LARGE: f64 = 1.5;
/// How broad the text of an A4 page is without a margin to write in, in millimetres.
const BROAD: f64 = 164.0;

impl Emitter<'_> {
    pub(super) fn table(&mut self, table: &TableBlock, under: Option<&str>, around: Around<'_>) {
        let count = columns(table);
        if count == 0 {
            return;
        }
        if self.booklet.is_chart() {
            return self.chart(table, count, around);
        }
        let layout = self.laid_out(table, around.depth);
        if self.is_list(&layout) {
            return self.row_by_row(table, around);
        }
        if layout.too_wide {
            // In larger type a wide table is meant to become lists; its author has nothing to mend.
            if self.booklet.scale() <= 1.0 {
                self.find(&rules::TOO_WIDE, format!("tabellen har {count} kolumner och ryms inte"));
            }
            return self.row_by_row(table, around);
        }
        let call = format!(
            "#t.table(shape: \"{}\", whole: {}, widths: {}, aligns: {}, row-headers: {}, quiet: {}, tall: {}, joined: {}, dense: {}, caption: ",
            layout.shape.word(),
            layout.rows.whole,
            array(layout.widths),
            array(layout.aligns.iter().map(|a| (*a).to_owned())),
            table.row_headers,
            layout.quiet,
            array(layout.rows.tall.iter().map(usize::to_string)),
            array(layout.rows.joined.iter().map(usize::to_string)),
            table.rows.len() > DENSE,
        );
        self.typ.raw(&call);
        match table.caption.as_deref().filter(|c| !c.is_empty()) {
            // What the heading just above has said is told to those who go from table to table
            // alone, and not set again.
            Some(caption) if under.is_some_and(|words| says(caption, words)) => {
                let name = self.plain_of(caption);
                self.typ.raw(&format!("none, name: {}", quoted(&name)));
            }
            Some(caption) => self.bracketed(caption, Around { spot: Spot::Note, ..around }),
            None => self.typ.raw("none"),
        }
        self.typ.raw(", head: (");
        if table.head.iter().any(|cell| !cell.is_empty()) {
            self.cells(&table.head, count, None, Around { spot: Spot::Bare, ..around });
        }
        self.typ.raw("), rows: (");
        for row in &table.rows {
            let anchor = row.anchor.as_ref().map(|anchor| label(&around.part.page, anchor));
            let anchor = anchor.and_then(|anchor| self.claim(anchor));
            self.typ.raw("(");
            self.cells(
                &row.cells,
                count,
                anchor.as_deref(),
                Around { headed: table.row_headers, ..around },
            );
            self.typ.raw("), ");
        }
        self.typ.raw("));\n");
    }

    /// How a table is set so deep within other blocks.
    fn laid_out(&mut self, table: &TableBlock, depth: usize) -> Layout {
        if let Some(known) = self.layouts.remove(&std::ptr::from_ref(table)).filter(|_| depth == 0)
        {
            return known;
        }
        let breadth = f64::from(self.booklet.paper().2 - self.booklet.edges());
        let room = match (depth, self.booklet) {
            (0, Booklet::Centre(_) | Booklet::Form { .. }) => Room::Sheet,
            (0, booklet) if booklet.paper().1 => Room::Sheet,
            (0, booklet) if booklet.has_margin() => Room::Beside,
            (0, _) => Room::Broad,
            _ => Room::Within,
        };
        layout(table, room, self.booklet.scale() * BROAD / breadth)
    }

    /// Whether a table of a few rows is read better as lists: in large print it would stand alone
    /// on a page turned on its side.
    fn is_list(&self, layout: &Layout) -> bool {
        self.booklet.scale() >= LARGE && layout.shape == Shape::Turned && layout.rows.whole
    }

    /// How many lines of room a block asks for where it begins, when it is a table that asks for a
    /// page turned on its side.
    pub(super) fn turned_least(&mut self, block: &Block) -> Option<usize> {
        let BlockKind::Table(table) = &block.kind else { return None };
        if columns(table) == 0 || self.booklet.is_chart() || self.skipped.contains(&block.span) {
            return None;
        }
        let layout = self.laid_out(table, 0);
        let turned = layout.shape == Shape::Turned && !layout.too_wide && !self.is_list(&layout);
        let least = turned.then_some(layout.rows.least);
        self.layouts.insert(std::ptr::from_ref(table), layout);
        least
    }

    /// A table that no page holds: each row as a list of what its cells say.
    fn row_by_row(&mut self, table: &TableBlock, around: Around<'_>) {
        if let Some(caption) = table.caption.as_deref().filter(|c| !c.is_empty()) {
            self.call("p", caption, around);
        }
        let quiet = Around { spot: Spot::Note, ..around };
        // A first column without a head of its own names the rows too.
        let named = table.row_headers || table.head.first().is_some_and(Vec::is_empty);
        for row in &table.rows {
            let mut cells = row.cells.iter().enumerate().peekable();
            if let Some((_, name)) = cells.next_if(|(_, cell)| named && !cell.is_empty()) {
                self.typ.raw("#t.lead-in([#t.strong([");
                self.inlines(name, quiet);
                self.typ.raw("]);]);\n");
            }
            self.typ.raw("#t.bulleted(");
            for (i, cell) in cells.filter(|(_, cell)| !cell.is_empty()) {
                self.typ.raw("[");
                if let Some(head) = table.head.get(i).filter(|head| !head.is_empty()) {
                    self.inlines(head, Around { spot: Spot::Bare, ..around });
                    self.typ.words(": ");
                }
                self.inlines(cell, quiet);
                self.typ.raw("], ");
            }
            self.typ.raw(");\n");
        }
    }

    /// A chart: its columns are all narrow but the first.
    fn chart(&mut self, table: &TableBlock, count: usize, around: Around<'_>) {
        self.typ.raw("#t.chart(caption: [");
        let caption = table.caption.as_deref().unwrap_or_default();
        self.inlines(caption, Around { spot: Spot::Note, ..around });
        self.typ.raw("], head: (");
        self.cells(&table.head, count, None, Around { spot: Spot::Bare, ..around });
        self.typ.raw("), rows: (");
        for row in &table.rows {
            self.typ.raw("(");
            self.cells(&row.cells, count, None, around);
            self.typ.raw("), ");
        }
        self.typ.raw("));\n");
    }

    /// A row's cells, as many as the table has columns; the row's anchor stands in the first.
    fn cells(
        &mut self,
        cells: &[Vec<Inline>],
        count: usize,
        anchor: Option<&str>,
        around: Around<'_>,
    ) {
        for i in 0..count {
            self.typ.raw("[");
            if let (0, Some(anchor)) = (i, anchor) {
                self.typ.raw("#t.anchor(");
                self.typ.string(anchor);
                self.typ.raw(");");
            }
            if let Some(cell) = cells.get(i) {
                let around = Around { cell: true, ..around };
                let end = cell.iter().position(|it| matches!(it, Inline::HardBreak));
                match end.filter(|_| i == 0 && around.headed) {
                    // The first line names the row; those below say more of it.
                    Some(end) => {
                        self.inlines(&cell[..=end], around);
                        self.typ.raw("#t.below-name(");
                        self.bracketed(&cell[end + 1..], around);
                        self.typ.raw(");");
                    }
                    None => self.inlines(cell, around),
                }
            }
            self.typ.raw("], ");
        }
    }
}

/// Whether a caption says what a heading says.
fn says(caption: &[Inline], heading: &str) -> bool {
    plain_text(caption).trim().to_lowercase() == heading.trim().to_lowercase()
}
