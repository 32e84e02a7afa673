//! Tables.

use super::super::booklet::Booklet;
use super::super::parts::label;
use super::super::rules;
use super::super::tables::{Room, columns, layout};
use super::super::typ::array;
use super::{Around, Emitter, Spot};
use crate::model::prose::{Inline, TableBlock};

/// A table of more rows is set closer.
const DENSE: usize = 40;
/// How broad the text of an A4 page is without a margin to write in, in millimetres.
const BROAD: f64 = 164.0;

impl Emitter<'_> {
    pub(super) fn table(&mut self, table: &TableBlock, around: Around<'_>) {
        let count = columns(table);
        if count == 0 {
            return;
        }
        if self.booklet.is_chart() {
            return self.chart(table, count, around);
        }
        let breadth = f64::from(self.booklet.paper().2 - self.booklet.edges());
        let room = match (around.depth, self.booklet) {
            (0, Booklet::Centre(_) | Booklet::Form { .. }) => Room::Sheet,
            (0, booklet) if booklet.paper().1 => Room::Sheet,
            (0, booklet) if booklet.has_margin() => Room::Beside,
            (0, _) => Room::Broad,
            _ => Room::Within,
        };
        let layout = layout(table, room, self.booklet.scale() * BROAD / breadth);
        if layout.too_wide {
            // In larger type a wide table is meant to become lists; its author has nothing to mend.
            if self.booklet.scale() <= 1.0 {
                self.find(&rules::TOO_WIDE, format!("tabellen har {count} kolumner och ryms inte"));
            }
            return self.row_by_row(table, around);
        }
        let call = format!(
            "#t.table(shape: \"{}\", whole: {}, widths: {}, aligns: {}, row-headers: {}, quiet: {}, tall: {}, dense: {}, caption: ",
            layout.shape.word(),
            layout.whole,
            array(layout.widths),
            array(layout.aligns.iter().map(|a| (*a).to_owned())),
            table.row_headers,
            layout.quiet,
            array(layout.tall.iter().map(usize::to_string)),
            table.rows.len() > DENSE,
        );
        self.typ.raw(&call);
        match table.caption.as_deref().filter(|c| !c.is_empty()) {
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

    /// A table that no page holds: each row as a list of what its cells say.
    fn row_by_row(&mut self, table: &TableBlock, around: Around<'_>) {
        if let Some(caption) = table.caption.as_deref().filter(|c| !c.is_empty()) {
            self.call("p", caption, around);
        }
        let quiet = Around { spot: Spot::Note, ..around };
        for row in &table.rows {
            self.typ.raw("#t.bulleted(");
            for (i, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
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
