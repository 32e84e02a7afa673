//! A staircase: one tread a step, the first at the foot.

use super::svg::{Hold, INK, MARK, PAPER, SUNK, Svg, TEXT, WIDTH, many, wrap};

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tread {
    /// Its name.
    pub name: String,
    /// A word on its state, such as "Ja"; empty when the staircase is nobody's.
    pub state: String,
    /// Whether it is reached, for the fill.
    pub reached: bool,
}

/// The least height of a tread.
const TREAD: f64 = 54.0;
/// From one line of text to the next.
const LINE: f64 = 19.0;
/// How far in each tread stands from the one below.
const IN: f64 = 22.0;

/// The staircase, first step lowest and farthest left.
pub fn draw(treads: &[Tread]) -> Option<String> {
    if treads.is_empty() {
        return None;
    }
    let mut y = 12.0;
    let inset = IN.min(WIDTH / 3.0 / many(treads.len()));
    let names: Vec<Vec<String>> = treads
        .iter()
        .enumerate()
        .map(|(i, tread)| {
            let x = 16.0 + inset * many(i);
            wrap(&tread.name, columns(WIDTH - x - 80.0))
        })
        .collect();
    let lines = |i: usize| names[i].len() + usize::from(!treads[i].state.is_empty());
    let height = |i: usize| TREAD.max(LINE * many(lines(i)) + 18.0);
    let whole: f64 = (0..treads.len()).map(height).sum();
    let mut x = 16.0 + inset * many(treads.len() - 1);
    let mut svg = Svg::new(24.0 + whole);
    for (i, tread) in treads.iter().enumerate().rev() {
        let high = height(i);
        svg.rect(
            [x, y, WIDTH - 16.0 - x, high],
            if tread.reached { SUNK } else { PAPER },
            Some(INK),
        );
        svg.circle(x + 26.0, y + high / 2.0, 15.0, PAPER, Some(MARK));
        svg.bold(x + 26.0, y + high / 2.0 + 6.0, TEXT, Hold::Middle, &(i + 1).to_string());
        let mut at = y + high / 2.0 + 5.5 - LINE / 2.0 * many(lines(i).saturating_sub(1));
        for line in &names[i] {
            svg.text(x + 52.0, at, TEXT, Hold::Start, line);
            at += LINE;
        }
        if !tread.state.is_empty() {
            svg.bold(x + 52.0, at, TEXT, Hold::Start, &tread.state);
        }
        x -= inset;
        y += high;
    }
    Some(svg.finish())
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a width between 80 and that of the sheet"
)]
fn columns(room: f64) -> usize {
    (room.max(80.0) / 8.4) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_step_stands_lowest() {
        let tread =
            |name: &str| Tread { name: name.to_owned(), state: String::new(), reached: false };
        let svg = draw(&[tread("Först"), tread("Sist")]).expect("two steps");
        assert!(svg.find("Sist") < svg.find("Först"), "drawn from the top");
        assert_eq!(draw(&[]), None);
    }
}
