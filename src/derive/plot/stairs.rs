//! A staircase: one tread a step, the first at the foot.

use super::svg::{Hold, INK, MARK, PAPER, SUNK, Svg, WIDTH, many, wrap};

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

const TREAD: f64 = 62.0;
const IN: f64 = 34.0;

/// The staircase, first step lowest and farthest left.
pub fn draw(treads: &[Tread]) -> Option<String> {
    if treads.is_empty() {
        return None;
    }
    let mut y = 12.0;
    let inset = IN.min(WIDTH / 3.0 / many(treads.len()));
    let mut x = 16.0 + inset * many(treads.len() - 1);
    let mut svg = Svg::new(24.0 + TREAD * many(treads.len()));
    for (i, tread) in treads.iter().enumerate().rev() {
        svg.rect(
            [x, y, WIDTH - 16.0 - x, TREAD],
            if tread.reached { SUNK } else { PAPER },
            Some(INK),
        );
        svg.circle(x + 26.0, y + TREAD / 2.0, 15.0, PAPER, Some(MARK));
        svg.bold(x + 26.0, y + TREAD / 2.0 + 6.0, 16.0, Hold::Middle, &(i + 1).to_string());
        let room = WIDTH - x - 80.0 - if tread.state.is_empty() { 0.0 } else { 120.0 };
        let lines = wrap(&tread.name, columns(room));
        let mut at = y + TREAD / 2.0 + 5.0;
        at -= 9.0 * many(lines.len().saturating_sub(1));
        for line in lines {
            svg.text(x + 52.0, at, 15.0, Hold::Start, &line);
            at += 18.0;
        }
        if !tread.state.is_empty() {
            svg.bold(WIDTH - 28.0, y + TREAD / 2.0 + 5.0, 15.0, Hold::End, &tread.state);
        }
        x -= inset;
        y += TREAD;
    }
    Some(svg.finish())
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a width between 100 and 560"
)]
fn columns(room: f64) -> usize {
    (room.max(80.0) / 7.8) as usize
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
