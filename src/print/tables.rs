//! How wide a table wants to be: within the measure, out into the margin, or on a turned page.

use crate::model::link::Link;
use crate::model::prose::{Align, Inline, TableBlock, plain_text};

/// Where a table stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Within the measure.
    Measure,
    /// Out into the margin.
    Wide,
    /// On a page turned on its side.
    Turned,
    /// Smaller type, where a table cannot leave its place.
    Small,
}

impl Shape {
    /// The word that the theme knows it by.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Measure => "measure",
            Self::Wide => "wide",
            Self::Turned => "turned",
            Self::Small => "small",
        }
    }
}

/// Characters of a table's type on a line of the measure.
const MEASURE: usize = 80;
/// On a line that goes out into the margin.
const WIDE: usize = 108;
/// Cells shorter than this decide their column's width themselves.
const SHORT: usize = 16;
/// Longer words than this are hyphenated without regret.
const WORD: usize = 18;
/// What a field to write in needs.
const BLANK: usize = 26;
/// Tables of so many lines, header and all, stand whole on a page.
const KEPT_WHOLE: usize = 16;
/// On a line of a page turned on its side.
const TURNED: usize = 174;
/// On a line of a sheet, and within a list or a callout, in small type.
const SMALL_SHEET: usize = 130;
const SMALL: usize = 96;
/// A row of more lines may break across pages: a turned page holds some forty, and the estimate
/// is rough.
const TALLEST_WHOLE: usize = 18;
/// White space beside a cell's words, in characters.
const GAP: usize = 3;

/// A table's shape and the widths of its columns, as the theme wants them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Where it stands.
    pub shape: Shape,
    /// Whether it is short enough to be kept on one page.
    pub whole: bool,
    /// `auto` or `2.3fr`, one a column.
    pub widths: Vec<String>,
    /// `left`, `center`, `right`, one a column.
    pub aligns: Vec<&'static str>,
    /// Whether the words cannot stand beside each other whatever the page.
    pub too_wide: bool,
    /// Rows, counted from 0, so tall that they must be able to break across pages.
    pub tall: Vec<usize>,
}

/// What a column holds, in characters.
#[derive(Clone, Default)]
struct Column {
    longest_cell: usize,
    longest_word: usize,
    total: usize,
}

/// What room a table has where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// The measure, with a margin beside it to go out into, and pages to be turned on.
    Beside,
    /// A wide measure without a margin, and pages to be turned on.
    Broad,
    /// A sheet, no page of which is turned.
    Sheet,
    /// Within a list or a callout.
    Within,
}

/// Measures a table for the room that it has, in type `scale` times the usual size.
#[must_use]
pub fn layout(table: &TableBlock, room: Room, scale: f64) -> Layout {
    let fit = |characters: usize| fit(characters, scale);
    let count = columns(table);
    let mut columns = vec![Column::default(); count];
    for cells in std::iter::once(&table.head).chain(table.rows.iter().map(|row| &row.cells)) {
        for (column, cell) in columns.iter_mut().zip(cells) {
            let words = plain_text(cell);
            let blank = cell.iter().any(is_field);
            let length = if blank { BLANK } else { words.chars().count() };
            column.longest_cell = column.longest_cell.max(length);
            let word = words.split([' ', '-', '/', '–', '\n']).map(|w| w.chars().count()).max();
            column.longest_word = column.longest_word.max(word.unwrap_or(0));
            column.total += length;
        }
    }
    let least: usize = columns.iter().map(|c| c.longest_word.min(WORD) + GAP).sum();
    let comfort: usize = columns.iter().map(|c| c.longest_cell.min(34) + GAP).sum();
    let shape = match room {
        Room::Within if least > fit(MEASURE) || comfort > fit(WIDE) => Shape::Small,
        Room::Sheet if least > fit(WIDE) => Shape::Small,
        Room::Within | Room::Sheet => Shape::Measure,
        _ if least > fit(WIDE) || comfort > fit(2 * WIDE) => Shape::Turned,
        Room::Beside if comfort > fit(MEASURE + 8) => Shape::Wide,
        Room::Beside | Room::Broad => Shape::Measure,
    };
    // What runs out into the margin does so to the edge: some column takes what is over.
    let all_short = columns.iter().all(|c| c.longest_cell <= SHORT);
    let rows = table.rows.len().max(1) + 1;
    let natural: usize = columns.iter().map(|c| c.longest_cell + GAP).sum();
    let weight = |c: &Column| {
        let mean = c.total / rows;
        let weight = (mean.max(1) * 4).isqrt() * 3 / 2 + mean / 4;
        weight.max(c.longest_word.min(WORD) + GAP)
    };
    // However much one column says, the others keep room for their words.
    let most = columns.iter().filter(|c| c.longest_cell > SHORT).map(weight).min();
    let most = most.map_or(usize::MAX, |least| least * 7 / 2);
    let width = |c: &Column| {
        let narrow = c.longest_cell <= SHORT && !all_short;
        if narrow || natural <= fit(MEASURE * 3 / 4) {
            return "auto".to_owned();
        }
        format!("{}fr", weight(c).min(most))
    };
    let align = |i: usize| match table.align.get(i).copied().flatten() {
        Some(Align::Centre) => "center",
        Some(Align::End) => "right",
        Some(Align::Start) | None => "left",
    };
    let line = match (shape, room) {
        (Shape::Measure | Shape::Small, Room::Beside | Room::Within) => fit(MEASURE),
        _ => fit(WIDE),
    };
    let most = match (shape, room) {
        (Shape::Turned, _) => TURNED,
        (_, Room::Within) => SMALL,
        _ => SMALL_SHEET,
    };
    let heights = heights(table, &columns, line);
    Layout {
        shape,
        whole: heights.iter().sum::<usize>() <= KEPT_WHOLE,
        too_wide: least > fit(most),
        tall: (0..table.rows.len()).filter(|i| heights[i + 1] > TALLEST_WHOLE).collect(),
        widths: columns.iter().map(width).collect(),
        aligns: (0..count).map(align).collect(),
    }
}

/// How many characters fit where so many do in type of the usual size.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "characters on a line are few and the scale is positive"
)]
fn fit(characters: usize, scale: f64) -> usize {
    (characters as f64 / scale.max(0.1)) as usize
}

/// Roughly how many lines of type the head and each row take when a line holds so many characters.
fn heights(table: &TableBlock, columns: &[Column], line: usize) -> Vec<usize> {
    let wishes: usize = columns.iter().map(|c| c.longest_cell.min(60) + GAP).sum();
    let cell = |(cell, column): (&Vec<Inline>, &Column)| {
        let wish = column.longest_cell.min(60) + GAP;
        let width = (wish * line / wishes.max(line)).max(8);
        let length =
            if cell.iter().any(is_field) { width + 1 } else { plain_text(cell).chars().count() };
        length.div_ceil(width).max(1)
    };
    let row = |cells: &[Vec<Inline>]| cells.iter().zip(columns).map(cell).max().unwrap_or(1);
    std::iter::once(row(&table.head)).chain(table.rows.iter().map(|r| row(&r.cells))).collect()
}

/// Whether a run of text is a field to fill in.
#[must_use]
pub fn is_field(inline: &Inline) -> bool {
    matches!(inline, Inline::Link(link) if matches!(link.to, Link::Field { .. }))
}

/// How many columns a table has: as many as its widest row.
#[must_use]
pub fn columns(table: &TableBlock) -> usize {
    let rows = table.rows.iter().map(|row| row.cells.len());
    rows.chain([table.head.len()]).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::prose::Row;

    fn table(cells: &[&[&str]]) -> TableBlock {
        let row = |cells: &[&str]| -> Vec<Vec<Inline>> {
            cells.iter().map(|c| vec![Inline::Text((*c).to_owned())]).collect()
        };
        TableBlock {
            data: None,
            caption: None,
            align: vec![None, Some(Align::End)],
            head: row(cells[0]),
            rows: cells[1..].iter().map(|c| Row { anchor: None, cells: row(c) }).collect(),
            row_headers: true,
        }
    }

    #[test]
    fn a_table_of_figures_keeps_the_width_of_its_figures() {
        let layout = layout(&table(&[&["Län", "Antal"], &["Dalarna", "9"]]), Room::Beside, 1.0);
        assert_eq!(layout.shape, Shape::Measure);
        assert_eq!(layout.widths, ["auto", "auto"]);
        assert_eq!(layout.aligns, ["left", "right"]);
        assert!(layout.whole);
    }

    #[test]
    fn a_long_table_goes_on_over_the_page() {
        let rows: Vec<&[&str]> = std::iter::repeat_n(&["Kommun", "1"][..], 40).collect();
        assert!(!layout(&table(&rows), Room::Beside, 1.0).whole);
    }

    #[test]
    fn a_table_with_many_wordy_columns_is_turned_unless_it_stands_within_something() {
        let words = "en ganska lång cell med många ord i varje kolumn";
        let row = [words; 6];
        let table = table(&[&row, &row]);
        assert_eq!(layout(&table, Room::Beside, 1.0).shape, Shape::Turned);
        assert_eq!(layout(&table, Room::Within, 1.0).shape, Shape::Small);
    }

    #[test]
    fn a_row_longer_than_the_head_still_has_columns() {
        assert_eq!(layout(&table(&[&["A"], &["b", "c", "d"]]), Room::Broad, 1.0).widths.len(), 3);
    }
}
