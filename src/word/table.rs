//! Tables: a caption, a header row that is repeated on every page, and columns as broad as their
//! words need.

use std::fmt::Write as _;

use super::emit::Emitter;
use super::xml::{escape, run};
use crate::model::prose::{Align, Inline, TableBlock, plain_text};
use crate::print::tables::{columns, is_field};

/// How broad the text is on an A4 page with margins of 20 mm, in twentieths of a point.
pub const MEASURE: usize = 9638;
/// Characters that a blank wants at least.
const BLANK: usize = 14;
/// How broad a letter of a table is at most, on average.
const LETTER: usize = 118;
/// White space at both sides of a cell.
const EDGES: usize = 220;
/// Letters beyond which a word may be broken.
const LONGEST: usize = 22;
/// Tables of so many rows stand whole on a page.
const KEPT_WHOLE: usize = 9;
/// Characters beyond which a cell is broken in lines rather than given more room.
const BROADEST: usize = 42;

impl Emitter<'_> {
    pub(super) fn table(&mut self, table: &TableBlock) {
        let count = columns(table);
        if count == 0 {
            return;
        }
        let mut described = String::new();
        if let Some(caption) = table.caption.as_deref().filter(|c| !c.is_empty()) {
            let runs = self.inlines(caption, "");
            self.paragraph("Caption", "<w:keepNext/>", &runs);
            described = format!("<w:tblCaption w:val=\"{}\"/>", escape(&plain_text(caption)));
        }
        let widths = widths(table, count);
        let head = table.head.iter().any(|cell| !cell.is_empty());
        let look = format!(
            "<w:tblLook w:val=\"{}\" w:firstRow=\"{}\" w:lastRow=\"0\" w:firstColumn=\"{}\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>",
            match (head, table.row_headers) {
                (true, true) => "06A0",
                (true, false) => "0620",
                (false, true) => "0680",
                (false, false) => "0600",
            },
            u8::from(head),
            u8::from(table.row_headers),
        );
        let _ = write!(
            self.body,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"Handbokstabell\"/><w:tblW w:w=\"{MEASURE}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>{look}{described}</w:tblPr><w:tblGrid>"
        );
        for width in &widths {
            let _ = write!(self.body, "<w:gridCol w:w=\"{width}\"/>");
        }
        self.body.push_str("</w:tblGrid>");
        if head {
            self.body.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
            for (i, width) in widths.iter().enumerate() {
                let cell = table.head.get(i).map_or(&[][..], Vec::as_slice);
                self.cell(cell, table, i, *width, Row { head: true, kept: !table.rows.is_empty() });
            }
            self.body.push_str("</w:tr>");
        }
        for (n, row) in table.rows.iter().enumerate() {
            let kept = is_kept(n, table.rows.len());
            let blank = row.cells.iter().flatten().any(is_field);
            let height = if blank { "<w:trHeight w:val=\"482\" w:hRule=\"atLeast\"/>" } else { "" };
            let _ = write!(self.body, "<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>");
            for (i, width) in widths.iter().enumerate() {
                let cell = row.cells.get(i).map_or(&[][..], Vec::as_slice);
                self.cell(cell, table, i, *width, Row { head: false, kept });
            }
            self.body.push_str("</w:tr>");
        }
        // A table that ends a document or meets another needs a paragraph after it.
        self.body.push_str("</w:tbl>");
        self.paragraph("Eftertabell", "", "");
    }

    fn cell(&mut self, cell: &[Inline], table: &TableBlock, i: usize, width: usize, row: Row) {
        let Row { head, kept } = row;
        let kept = if kept { "<w:keepNext/>" } else { "" };
        let row_header = table.row_headers && i == 0;
        let style = if head || row_header { "Tabellhuvud" } else { "Tabelltext" };
        let align = match table.align.get(i).copied().flatten() {
            Some(Align::End) => "<w:jc w:val=\"right\"/>",
            Some(Align::Centre) => "<w:jc w:val=\"center\"/>",
            _ => "",
        };
        let runs = self.inlines(cell, "");
        let runs = if runs.is_empty() && head { run("", " ") } else { runs };
        let _ = write!(
            self.body,
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{kept}{align}</w:pPr>{runs}</w:p></w:tc>"
        );
    }
}

/// What a cell's row is.
#[derive(Clone, Copy)]
struct Row {
    /// The header.
    head: bool,
    /// Kept on the page of the row after it.
    kept: bool,
}

/// Whether a row stands on the page of the next: a short table is whole on a page, and a longer one
/// leaves no row alone with its head, neither first nor last.
fn is_kept(row: usize, rows: usize) -> bool {
    let last = row + 1 == rows;
    !last && (rows <= KEPT_WHOLE || row == 0 || row + 2 == rows)
}

/// How broad each column is, in twentieths of a point: room for its longest word, and what is left
/// shared by how much each has to say. Together they fill the measure.
fn widths(table: &TableBlock, count: usize) -> Vec<usize> {
    let column = |i: usize| {
        let cells = table.rows.iter().filter_map(move |row| row.cells.get(i));
        let mut wish = 0;
        let mut word = 0;
        for cell in cells.chain(table.head.get(i)) {
            let words = plain_text(cell);
            // A blank stands within brackets.
            let blank = if cell.iter().any(is_field) { 2 } else { 0 };
            let length = words.chars().count() + blank;
            wish = wish.max(if blank > 0 { length.max(BLANK) } else { length });
            let longest = words.split([' ', '-', '/']).map(|w| w.chars().count()).max();
            word = word.max(longest.unwrap_or(0) + blank);
        }
        (wish.clamp(6, BROADEST), LETTER * word.min(LONGEST) + EDGES)
    };
    let columns: Vec<(usize, usize)> = (0..count).map(column).collect();
    let needed: usize = columns.iter().map(|(_, need)| need).sum();
    let wishes: usize = columns.iter().map(|(wish, _)| wish).sum();
    let left = MEASURE.saturating_sub(needed);
    let width = |(wish, need): &(usize, usize)| {
        let need = if needed > MEASURE { need * MEASURE / needed } else { *need };
        need + wish * left / wishes.max(1)
    };
    let mut widths: Vec<usize> = columns.iter().map(width).collect();
    let rest = MEASURE.saturating_sub(widths.iter().sum::<usize>());
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}
