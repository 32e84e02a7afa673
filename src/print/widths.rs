//! How a table's line is divided among its columns so that its rows become as low as can be.

/// Widths in characters for columns whose cells hold so many characters, row by row: no column gets
/// less than its `least`, and all together fill the `line` when their least leaves something over.
///
/// Each character that is over goes to the column that lowers the rows most. A row's height is a
/// soft maximum of its cells' heights, so that two cells that are equally high both count.
#[must_use]
pub fn divide(rows: &[Vec<usize>], least: &[usize], line: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = least.iter().map(|least| (*least).max(1)).collect();
    let mut over = line.saturating_sub(widths.iter().sum());
    if widths.is_empty() {
        return widths;
    }
    let step = (over / STEPS).max(1);
    while over > 0 {
        let portion = step.min(over);
        let mut best = (0, f64::INFINITY);
        for column in 0..widths.len() {
            widths[column] += portion;
            let total: f64 = rows.iter().map(|row| height(row, &widths)).sum();
            widths[column] -= portion;
            if total < best.1 {
                best = (column, total);
            }
        }
        widths[best.0] += portion;
        over -= portion;
    }
    widths
}

/// Steps in which what is over is dealt out, at most about so many.
const STEPS: usize = 48;

/// How high a row is, in lines: at least one, and a little more than its highest cell.
#[allow(clippy::cast_precision_loss, reason = "a cell has few characters")]
fn height(row: &[usize], widths: &[usize]) -> f64 {
    let fourth: f64 = row
        .iter()
        .zip(widths)
        .map(|(length, width)| {
            let lines = *length as f64 / *width as f64;
            lines * lines * lines * lines
        })
        .sum();
    fourth.max(0.2).sqrt().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_that_says_most_gets_most_and_all_fill_the_line() {
        let rows = vec![vec![20, 200, 40], vec![18, 160, 30]];
        let widths = divide(&rows, &[10, 10, 10], 100);
        assert_eq!(widths.iter().sum::<usize>(), 100);
        assert!(widths[1] > widths[2] && widths[2] > widths[0], "{widths:?}");
    }

    #[test]
    fn columns_that_say_as_much_are_as_wide() {
        let widths = divide(&vec![vec![50, 50]; 4], &[10, 10], 80);
        assert!(widths[0].abs_diff(widths[1]) <= 2, "{widths:?}");
    }

    #[test]
    fn a_long_cell_that_stands_once_does_not_starve_the_column_that_is_long_in_every_row() {
        let mut rows = vec![vec![90, 5]; 20];
        rows.push(vec![90, 120]);
        let widths = divide(&rows, &[12, 12], 80);
        assert!(widths[0] > widths[1], "{widths:?}");
    }

    #[test]
    fn a_line_too_short_for_the_least_leaves_the_least() {
        assert_eq!(divide(&[vec![9, 9]], &[30, 40], 50), [30, 40]);
        assert!(divide(&[], &[], 50).is_empty());
    }
}
