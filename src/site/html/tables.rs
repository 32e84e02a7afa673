//! Tables: caption, scope, and a wrapper that scrolls by keyboard where the screen is narrow.

use super::{Writer, escape};
use crate::model::prose::{Align, Inline, TableBlock, plain_text};
use crate::route;

/// Tables of data with fewer rows are read at a glance: scripts do not offer to sort them.
const WORTH_SORTING: usize = 5;

/// Whether a cell says nothing: a header must say something.
fn blank(cell: &[Inline]) -> bool {
    plain_text(cell).trim().is_empty()
}

impl Writer<'_, '_> {
    pub(super) fn table(&mut self, table: &TableBlock) {
        self.line();
        let number = self.next_box();
        self.push("<div class=\"tabell\" role=\"group\" tabindex=\"0\"");
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
            self.push(&format!("<caption id=\"tabell-{number}\">"));
            self.inlines(caption);
            self.push("</caption>\n");
        }
        if table.head.iter().any(|cell| !blank(cell)) {
            self.push("<thead><tr>");
            for (column, cell) in table.head.iter().enumerate() {
                let (tag, scope) = if blank(cell) { ("td", "") } else { ("th", " scope=\"col\"") };
                self.cell(tag, scope, table.align.get(column).copied().flatten(), cell);
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
                        self.cell("th", " scope=\"row\"", align, cell);
                    } else {
                        self.cell("td", "", align, cell);
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
        self.push("<p class=\"hamta\" data-pagefind-ignore>Ladda ned som data: ");
        for (i, ending) in ["csv", "json"].into_iter().enumerate() {
            let href = route::relative(self.cx.from, &route::data(sheet, ending));
            self.push(if i == 0 { "<a href=\"" } else { ", <a href=\"" });
            escape::href(self.out, &href);
            self.push(&format!("\">{sheet}.{ending}</a>"));
        }
        self.push("</p>\n");
    }

    fn cell(&mut self, tag: &str, scope: &str, align: Option<Align>, cell: &[Inline]) {
        let class = match align {
            Some(Align::Centre) => " class=\"mitt\"",
            Some(Align::End) => " class=\"tal\"",
            Some(Align::Start) | None => "",
        };
        self.push(&format!("<{tag}{scope}{class}>"));
        self.inlines(cell);
        self.push(&format!("</{tag}>\n"));
    }
}
