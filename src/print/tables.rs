//! How wide a table wants to be: within the measure, out into the margin, or on a turned page.

use super::info::WHOLE_IN_CELL;
use super::rows::Rows;
use super::widths::divide;
use crate::model::link::Link;
use crate::model::prose::{Align, Inline, Row, TableBlock, plain_text};

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
/// Where it is narrow, words longer than this are hyphenated too.
const HYPHENATED: usize = 14;
/// What a field to write in needs.
const BLANK: usize = 26;
/// On a line of a page turned on its side.
const TURNED: usize = 174;
/// On a line of a sheet, and within a list or a callout, in small type.
const SMALL_SHEET: usize = 130;
const SMALL: usize = 96;
/// A first column that names its rows with more characters than this holds sentences.
const SENTENCE: usize = 56;
/// Cells as short as this keep to one line where there is room.
const NAME: usize = 26;
/// A table of so many columns and lines, full of words, is read better on turned pages.
const MANY_COLUMNS: usize = 5;
const MANY_LINES: usize = 60;
/// White space beside a cell's words, in characters.
const GAP: usize = 3;

/// A table's shape and the widths of its columns, as the theme wants them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Where it stands.
    pub shape: Shape,
    /// How its rows stand on pages.
    pub rows: Rows,
    /// `auto` or `2.3fr`, one a column.
    pub widths: Vec<String>,
    /// `left`, `center`, `right`, one a column.
    pub aligns: Vec<&'static str>,
    /// Whether the words cannot stand beside each other whatever the page.
    pub too_wide: bool,
    /// Whether the first column holds sentences: headers in meaning, but no words to set in bold.
    pub quiet: bool,
}

/// What a column holds, in characters.
#[derive(Clone, Default)]
struct Column {
    longest_cell: usize,
    longest_word: usize,
    /// The longest mark of a source that stands on one line.
    longest_mark: usize,
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
            let length = length(cell);
            column.longest_cell = lines(cell).fold(column.longest_cell, usize::max);
            let word = words.split([' ', '-', '/', '–', '\n']).map(|w| w.chars().count()).max();
            column.longest_word = column.longest_word.max(word.unwrap_or(0));
            column.longest_mark = marks(cell).fold(column.longest_mark, usize::max);
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
    let on_a_line = |shape| {
        fit(match (shape, room) {
            (Shape::Turned, _) => TURNED,
            (Shape::Measure, Room::Beside | Room::Within) => MEASURE,
            (Shape::Small, Room::Within) => SMALL,
            (Shape::Small, _) => SMALL_SHEET,
            _ => WIDE,
        })
    };
    // What runs out into the margin does so to the edge: some column takes what is over.
    let all_short = columns.iter().all(|c| c.longest_cell <= SHORT);
    let natural: usize = columns.iter().map(|c| c.longest_cell + GAP).sum();
    let own =
        |c: &Column| natural <= fit(MEASURE * 3 / 4) || (c.longest_cell <= SHORT && !all_short);
    let divide = |shape| divided(table, &columns, own, on_a_line(shape));
    let (mut shape, mut divided) = (shape, divide(shape));
    let turnable = matches!(room, Room::Beside | Room::Broad) && shape != Shape::Turned;
    let wordy = count >= MANY_COLUMNS && comfort > fit(WIDE * 3 / 2);
    if turnable && wordy && heights(table, &divided).iter().sum::<usize>() > MANY_LINES {
        (shape, divided) = (Shape::Turned, divide(Shape::Turned));
    }
    let width = |(c, width): (&Column, &usize)| {
        if own(c) { "auto".to_owned() } else { format!("{width}fr") }
    };
    let align = |i: usize| match table.align.get(i).copied().flatten() {
        Some(Align::Centre) => "center",
        Some(Align::End) => "right",
        Some(Align::Start) | None => "left",
    };
    let most = match (shape, room) {
        (Shape::Turned, _) => TURNED,
        (_, Room::Within) => SMALL,
        _ => SMALL_SHEET,
    };
    let heights = heights(table, &divided);
    let names = table.rows.iter().filter_map(|row| lines(row.cells.first()?).next());
    let first = names.sum::<usize>() / table.rows.len().max(1);
    let rows = Rows::of(&heights, shape == Shape::Turned, fit);
    Layout {
        shape,
        rows,
        too_wide: least > fit(most),
        widths: columns.iter().zip(&divided).map(width).collect(),
        aligns: (0..count).map(align).collect(),
        quiet: first > SENTENCE,
    }
}

/// How many characters each column gets of a line: those that keep their `own` width as many as
/// they hold, the others what makes the rows low.
fn divided(
    table: &TableBlock,
    columns: &[Column],
    own: impl Fn(&Column) -> bool,
    line: usize,
) -> Vec<usize> {
    let taken: usize = columns.iter().filter(|c| own(c)).map(|c| c.longest_cell + GAP).sum();
    let shared: Vec<usize> = (0..columns.len()).filter(|i| !own(&columns[*i])).collect();
    let length = |row: &Row, column: usize| {
        let length = row.cells.get(column).map_or(0, |cell| length(cell));
        // The first column is bold.
        if column == 0 && table.row_headers { length * 11 / 10 } else { length }
    };
    let rows: Vec<Vec<usize>> = table
        .rows
        .iter()
        .map(|row| shared.iter().map(|column| length(row, *column)).collect())
        .collect();
    let line = line.saturating_sub(taken);
    let no_less = |c: &Column, word: usize| c.longest_word.min(word).max(c.longest_mark) + GAP;
    let words = |c: &Column| no_less(c, WORD);
    let names = |c: &Column| {
        if c.longest_cell <= NAME { words(c).max(c.longest_cell + GAP) } else { words(c) }
    };
    let mut least: Vec<usize> = shared.iter().map(|i| names(&columns[*i])).collect();
    if least.iter().sum::<usize>() > line * 3 / 4 {
        least = shared.iter().map(|i| words(&columns[*i])).collect();
    }
    // Where the words leave nothing over, columns that say little would be as broad as those that
    // say much: their long words may be hyphenated.
    if least.iter().sum::<usize>() > line * 3 / 4 {
        least = shared.iter().map(|i| no_less(&columns[*i], HYPHENATED)).collect();
    }
    let mut widths: Vec<usize> = columns.iter().map(|c| c.longest_cell + GAP).collect();
    for (i, width) in shared.iter().zip(divide(&rows, &least, line)) {
        widths[*i] = width;
    }
    widths
}

/// How many characters a cell holds; a field asks for room to write in, and a line that ends before
/// the column does takes room that it does not use.
fn length(cell: &[Inline]) -> usize {
    if cell.iter().any(is_field) {
        return BLANK;
    }
    let all: Vec<usize> = lines(cell).collect();
    all.iter().sum::<usize>() + all.len().saturating_sub(1) * SHORT / 2
}

/// How many characters each mark of a source holds that stands on one line, brackets and all.
fn marks(cell: &[Inline]) -> impl Iterator<Item = usize> {
    cell.iter().filter_map(|it| match it {
        Inline::Link(link) if matches!(link.to, Link::Source { .. }) => {
            let letters = plain_text(&link.text).chars().count();
            (letters <= WHOLE_IN_CELL).then_some(letters + 2)
        }
        _ => None,
    })
}

/// How many characters each of a cell's own lines holds.
fn lines(cell: &[Inline]) -> impl Iterator<Item = usize> {
    let breaks = |it: &Inline| matches!(it, Inline::HardBreak);
    cell.split(breaks).map(|line| {
        if line.iter().any(is_field) { BLANK } else { plain_text(line).chars().count() }
    })
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

/// Roughly how many lines of type the head and each row take in columns of so many characters.
fn heights(table: &TableBlock, widths: &[usize]) -> Vec<usize> {
    let cell = |(cell, width): (&Vec<Inline>, &usize)| {
        let width = width.saturating_sub(GAP).max(8);
        if cell.iter().any(is_field) {
            return 2;
        }
        lines(cell).map(|length| length.div_ceil(width).max(1)).sum()
    };
    let row = |cells: &[Vec<Inline>]| cells.iter().zip(widths).map(cell).max().unwrap_or(1);
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

    fn table(cells: &[&[&str]]) -> TableBlock {
        let row = |cells: &[&str]| -> Vec<Vec<Inline>> {
            cells.iter().map(|c| vec![Inline::Text((*c).into())]).collect()
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
        assert!(layout.rows.whole);
    }

    #[test]
    fn a_long_table_goes_on_over_the_page() {
        let rows: Vec<&[&str]> = std::iter::repeat_n(&["Kommun", "1"][..], 40).collect();
        assert!(!layout(&table(&rows), Room::Beside, 1.0).rows.whole);
    }

    #[test]
    fn a_row_breaks_when_it_takes_more_than_half_a_page() {
        let (low, high) = ("ord ".repeat(300), "ord ".repeat(900));
        let rows: [&[&str]; 6] =
            [&["A", "B"], &["a", &low], &["b", "1"], &["c", &high], &["d", "2"], &["e", "3"]];
        let at = |scale| layout(&table(&rows), Room::Broad, scale);
        assert_eq!((at(1.0).rows.tall, at(1.0).rows.joined), (vec![2], vec![0, 3]));
        assert_eq!((at(2.0).rows.tall, at(2.0).rows.joined), (vec![0, 2], vec![3]));
        assert_eq!(at(2.0).rows.least, 1 + 3, "the head, and what stands together of a tall row");
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
    fn five_columns_full_of_words_are_turned_when_they_go_on_for_pages() {
        let words = "en cell med några ord i";
        let row = [words, words, words, words, words];
        assert_ne!(layout(&table(&[&row, &row]), Room::Beside, 1.0).shape, Shape::Turned);
        let wordy = "Barnmorska, sjuksköterska i barnhälsovården, pedagog i öppna förskolan";
        let row = [words, wordy, wordy, wordy, wordy];
        let long: Vec<&[&str]> = std::iter::repeat_n(&row[..], 20).collect();
        assert_eq!(layout(&table(&long), Room::Beside, 1.0).shape, Shape::Turned);
        assert_eq!(layout(&table(&long), Room::Sheet, 1.0).shape, Shape::Measure);
    }

    #[test]
    fn a_first_column_of_sentences_is_not_bold_and_names_keep_to_one_line() {
        let sentence =
            "Det finns ingen gemensam styrning med kommuner och region på regional nivå.";
        let sentences =
            layout(&table(&[&["Utmaning", "Område"], &[sentence, "Styrning"]]), Room::Beside, 1.0);
        assert!(sentences.quiet);
        let named = layout(
            &table(&[&["Kommun", "Vad"], &["14. Upplands Väsby", sentence]]),
            Room::Beside,
            1.0,
        );
        assert!(!named.quiet);
        let width: usize = named.widths[0].trim_end_matches("fr").parse().expect("a share");
        assert!(width >= "14. Upplands Väsby".chars().count() + GAP, "{width}");
    }

    #[test]
    fn a_cell_is_as_long_as_the_longest_of_its_own_lines() {
        let text = |words: &str| Inline::Text(words.into());
        let mut table = table(&[&["Organ", "B"], &["", "1"]]);
        table.rows[0].cells[0] = vec![text("Vårdvalsenheten"), Inline::HardBreak, text("Dalarna")];
        assert_eq!(lines(&table.rows[0].cells[0]).collect::<Vec<_>>(), [15, 7]);
        assert_eq!(layout(&table, Room::Beside, 1.0).widths, ["auto", "auto"]);
    }

    #[test]
    fn a_row_longer_than_the_head_still_has_columns() {
        assert_eq!(layout(&table(&[&["A"], &["b", "c", "d"]]), Room::Broad, 1.0).widths.len(), 3);
    }
}
