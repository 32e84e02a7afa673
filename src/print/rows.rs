//! How a table's rows stand on pages: which are whole, which break, and which stand together.

/// Tables of so many lines, header and all, stand whole on a page.
const KEPT_WHOLE: usize = 14;
/// Lines of a table on a page in type of the usual size, upright and turned on its side.
const UPRIGHT_PAGE: usize = 58;
const TURNED_PAGE: usize = 44;
/// As much of them fills half a page, and a page with a head: the lines of rows are estimated, and a
/// sixth too many.
const HALF: (usize, usize) = (3, 5);
const FULL: (usize, usize) = (9, 10);
/// So many lines of a row that breaks stand together where it begins.
const TOGETHER: usize = 3;

/// How a table's rows stand on pages. Rows are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    /// Whether the table is short enough to be kept on one page.
    pub whole: bool,
    /// Rows so tall that they must be able to break across pages: more than half of one, since whole
    /// they would leave as much of the page before empty. A lower row is read whole.
    pub tall: Vec<usize>,
    /// Rows that stand on the same page as the next, or as its beginning: the first and the last but
    /// one, so that neither the first nor the last stands alone on a page.
    pub joined: Vec<usize>,
    /// How many lines of room the table needs where it begins: its head, and the rows that stand with
    /// it.
    pub least: usize,
}

impl Rows {
    /// Of a table whose head and rows take about so many lines each, on pages that may be `turned` on
    /// their side. `fit` tells how many fit in its type where so many do in type of the usual size.
    pub fn of(heights: &[usize], turned: bool, fit: impl Fn(usize) -> usize) -> Self {
        let page = fit(if turned { TURNED_PAGE } else { UPRIGHT_PAGE });
        let (head, rows) = heights.split_first().map_or((0, heights), |(head, rows)| (*head, rows));
        let whole = heights.iter().sum::<usize>() <= KEPT_WHOLE;
        let is_tall = |lines: usize| lines > page * HALF.0 / HALF.1;
        let tall: Vec<usize> = (0..rows.len()).filter(|i| is_tall(rows[*i])).collect();
        // A turned page is low, and a row that fills a third of it is no stub there.
        let stub = if turned { page / 3 } else { usize::MAX };
        let joined = if whole { Vec::new() } else { joined(rows, &tall, page, stub) };
        let together = match joined.as_slice() {
            _ if whole => rows.len(),
            [0, 1] => 3,
            [0, ..] => 2,
            _ => 1,
        };
        let high = |lines: &usize| if is_tall(*lines) { TOGETHER } else { *lines };
        let least = head + rows.iter().take(together).map(high).sum::<usize>();
        Self { whole, tall, joined, least }
    }
}

/// Which rows of so many lines stand on the same page as the next, on pages of so many lines. A tall
/// row breaks and is joined to none; rows that fill a page together go each their own way, and one of
/// as many lines as `stub` may stand alone.
fn joined(rows: &[usize], tall: &[usize], page: usize, stub: usize) -> Vec<usize> {
    let Some(before_last) = rows.len().checked_sub(2) else { return Vec::new() };
    let room = page * FULL.0 / FULL.1;
    // Of a tall row, some lines begin below the one before it.
    let high = |i: usize| if tall.contains(&i) { 0 } else { rows[i] };
    let low = |i: usize| rows[if i == 0 { 0 } else { i + 1 }] < stub;
    let fits = |i: usize| !tall.contains(&i) && low(i) && high(i) + high(i + 1) <= room;
    // All three rows of a table are joined where they have room together.
    let apart = before_last == 1 && rows.iter().sum::<usize>() > room;
    let ends = if before_last == 0 || apart { vec![0] } else { vec![0, before_last] };
    ends.into_iter().filter(|i| fits(*i)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_row_and_the_last_are_joined_to_their_neighbour_unless_they_fill_a_page_with_it() {
        let upright = |rows: &[usize], tall: &[usize]| joined(rows, tall, 50, usize::MAX);
        assert_eq!(upright(&[2; 9], &[]), [0, 7]);
        assert_eq!(upright(&[2; 3], &[]), [0, 1]);
        assert_eq!(upright(&[2; 2], &[]), [0]);
        assert!(upright(&[2], &[]).is_empty() && upright(&[], &[]).is_empty());
        assert_eq!(upright(&[20, 20, 20], &[]), [0], "three do not fit, two do");
        assert_eq!(upright(&[20, 29, 2, 20, 29], &[]), [0_usize; 0], "they fill a page");
        assert_eq!(upright(&[20, 90, 2, 90, 20], &[1, 3]), [0], "a tall row begins below");
        assert_eq!(joined(&[20, 2, 2, 2, 3], &[], 50, 16), [3], "a high one is no stub");
    }

    #[test]
    fn a_table_asks_for_room_for_its_head_and_the_rows_that_stand_with_it() {
        let least = |heights: &[usize], turned| Rows::of(heights, turned, |lines| lines).least;
        assert_eq!(least(&[2, 3, 4], false), 9, "all of a short one");
        assert_eq!(least(&[2, 10, 4, 5, 6], false), 16);
        assert_eq!(least(&[2, 40, 4, 5, 6], false), 2 + TOGETHER);
        assert_eq!(least(&[2, 20, 4, 5, 6], true), 22, "no stub on a turned page");
        assert_eq!(Rows::of(&[], false, |lines| lines).least, 0);
    }
}
