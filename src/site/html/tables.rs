//! Tables: caption, scope, and a wrapper that scrolls by keyboard where the screen is narrow.

use super::{Writer, escape};
use crate::model::prose::{Align, Inline, TableBlock, plain_text};
use crate::route;
use crate::text::hyphens;

/// Tables of data with fewer rows are read at a glance: scripts do not offer to sort them.
const WORTH_SORTING: usize = 5;

/// As many letters stand in a line on a telephone, the room between columns counted in.
const TELEPHONE: usize = 42;

/// More columns than this are read across and compared: they stay a table, which scrolls.
const MOST_COLUMNS: usize = 5;

/// As many columns stand close: shorter words too may be divided.
const CROWD: usize = 5;

/// Whether a table is of words, too wide for a telephone: there each row stands as a list. A table
/// that fits in, or that is a matrix, stays as it is.
fn wordy(table: &TableBlock) -> bool {
    let columns = table.head.len();
    let numbers = (1..columns).all(|at| table.align.get(at) == Some(&Some(Align::End)));
    if numbers && columns <= 3 {
        return false;
    }
    if !(2..=MOST_COLUMNS).contains(&columns) || table.head.iter().skip(1).any(|c| blank(c)) {
        return false;
    }
    // How many letters a column asks for: short words whole, a phrase in two lines or three, a
    // text in many more, and the room between.
    let room = |column: usize| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
        let longest = cells
            .chain(table.head.get(column))
            .map(|cell| plain_text(cell).chars().count())
            .max()
            .unwrap_or(0);
        2 + match longest {
            0..=18 => longest,
            19..=60 => 18,
            _ => 26,
        }
    };
    (0..columns).map(room).sum::<usize>() > TELEPHONE
}

/// Whether a cell says nothing: a header must say something.
fn blank(cell: &[Inline]) -> bool {
    plain_text(cell).trim().is_empty()
}

impl Writer<'_, '_> {
    pub(super) fn table(&mut self, table: &TableBlock) {
        self.line();
        let number = self.next_box();
        let long = if table.head.len() >= CROWD { hyphens::LONG_IN_A_CROWD } else { hyphens::LONG };
        let class = if wordy(table) { "tabell kort" } else { "tabell" };
        self.push(&format!("<div class=\"{class}\" role=\"group\" tabindex=\"0\""));
        if table.data.is_some() && table.rows.len() >= WORTH_SORTING {
            self.push(" data-sortera");
        }
        if table.caption.is_some() {
            self.attribute("aria-labelledby", &format!("tabell-{number}"));
        } else {
            let heads: Vec<String> = table.head.iter().map(|cell| plain_text(cell)).collect();
            self.attribute("aria-label", &format!("Tabell: {}", heads.join(", ")));
        }
        self.push("><table>\n");
        if let Some(caption) = &table.caption {
            // What the heading above says is not said again to those who see both.
            let said = plain_text(caption) == self.heading;
            let class = if said { " class=\"dold\"" } else { "" };
            self.push(&format!("<caption id=\"tabell-{number}\"{class}>"));
            self.inlines(caption);
            self.push("</caption>\n");
        }
        if table.head.iter().any(|cell| !blank(cell)) {
            self.push("<thead><tr>");
            for (column, cell) in table.head.iter().enumerate() {
                let (tag, scope) = if blank(cell) { ("td", "") } else { ("th", " scope=\"col\"") };
                self.cell((tag, scope), table.align.get(column).copied().flatten(), cell, long);
            }
            self.push("</tr></thead>\n");
        }
        if !table.rows.is_empty() {
            self.push("<tbody>");
            for row in &table.rows {
                self.push("<tr");
                if let Some(anchor) = &row.anchor {
                    self.attribute("id", anchor);
                }
                self.push(">");
                for (column, cell) in row.cells.iter().enumerate() {
                    let align = table.align.get(column).copied().flatten();
                    if column == 0 && table.row_headers && !blank(cell) {
                        self.cell(("th", " scope=\"row\""), align, cell, long);
                    } else {
                        self.cell(("td", ""), align, cell, long);
                    }
                }
                // A line for each cell keeps their words apart; two more would only weigh.
                if self.out.ends_with('\n') {
                    self.out.pop();
                }
                self.push("</tr>\n");
            }
            self.push("</tbody>");
        }
        self.push("</table></div>\n");
        if let Some(sheet) = table.data {
            self.take_away(sheet);
        }
    }

    /// Where the facts of a table lie as data.
    fn take_away(&mut self, sheet: &str) {
        self.push("<p class=\"hamta\">Ladda ned som data: ");
        for (i, ending) in ["csv", "json"].into_iter().enumerate() {
            let href = route::relative(self.cx.from, &route::data(sheet, ending));
            self.push(if i == 0 { "<a href=\"" } else { ", <a href=\"" });
            escape::href(self.out, &href);
            self.push(&format!("\">{sheet}.{ending}</a>"));
        }
        self.push("</p>\n");
    }

    fn cell(
        &mut self,
        (tag, scope): (&str, &str),
        align: Option<Align>,
        cell: &[Inline],
        long: usize,
    ) {
        let class = match align {
            Some(Align::Centre) => " class=\"mitt\"",
            Some(Align::End) => " class=\"tal\"",
            Some(Align::Start) | None => "",
        };
        for part in ["<", tag, scope, class, ">"] {
            self.push(part);
        }
        let around = self.narrow.replace(long);
        let first = cell.iter().position(|inline| matches!(inline, Inline::HardBreak));
        match first.filter(|_| scope.contains("row")) {
            // The name of the row, then what is said of it.
            Some(at) => {
                self.inlines(&cell[..at]);
                self.push("<span class=\"om\">");
                self.inlines(&cell[at..]);
                self.push("</span>");
            }
            None => self.inlines(cell),
        }
        self.narrow = around;
        for part in ["</", tag, ">\n"] {
            self.push(part);
        }
    }
}
