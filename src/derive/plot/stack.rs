//! Parts of a whole: one bar in as many parts, each with its own pattern and its words, so that a
//! grey copy says the same. Patterns are drawn line by line: nothing in the drawing needs an id.

use super::svg::{Hold, INK, LETTER, MARK, PAPER, SUNK, Svg, TEXT, WIDTH, many, wide, wrap};

/// A part of the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it stands for.
    pub name: String,
    /// Its share in per cent.
    pub share: f64,
    /// The value in words: "11 (35 %)".
    pub words: String,
}

const LEFT: f64 = 16.0;
const BAR: f64 = 44.0;
/// From one line of a name to the next.
const LINE: f64 = 19.0;

/// How many letters of a name stand in a width.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a width between 80 and that of the sheet"
)]
fn columns(room: f64) -> usize {
    (room.max(80.0) / (LETTER - 0.6)) as usize
}

/// Fills a rectangle with the pattern of a number: solid, lying lines, standing lines, sunk, dots,
/// blank; then again from the first.
fn fill(svg: &mut Svg, number: usize, [x, y, w, h]: [f64; 4]) {
    let ground = match number % 6 {
        0 => MARK,
        3 => SUNK,
        _ => PAPER,
    };
    svg.rect([x, y, w, h], ground, Some(INK));
    let steps = |length: f64, step: f64| {
        (1..).map(move |i| many(i) * step).take_while(move |at| *at < length - 1.0)
    };
    match number % 6 {
        1 => steps(h, 6.0).for_each(|at| svg.line([x, y + at, x + w, y + at], MARK, 2.0, false)),
        2 => steps(w, 6.0).for_each(|at| svg.line([x + at, y, x + at, y + h], MARK, 1.5, false)),
        4 => {
            for down in steps(h, 9.0) {
                for along in steps(w, 9.0) {
                    svg.circle(x + along, y + down, 1.8, MARK, None);
                }
            }
        }
        _ => {}
    }
}

/// One bar of parts with a line for each below it; `None` unless two parts or more make a whole
/// of about 100 per cent (rounded shares may miss it by half a per cent each).
pub fn draw(parts: &[Part]) -> Option<String> {
    let sum: f64 = parts.iter().map(|p| p.share).sum();
    let whole = parts.iter().all(|p| p.share.is_finite() && p.share >= 0.0)
        && (sum - 100.0).abs() <= 0.5 * many(parts.len()) + 1e-9;
    if parts.iter().filter(|p| p.share > 0.0).count() < 2 || !whole {
        return None;
    }
    let told = parts.iter().map(|p| wide(&p.words)).fold(0.0, f64::max);
    let names: Vec<Vec<String>> =
        parts.iter().map(|p| wrap(&p.name, columns(WIDTH - 2.0 * LEFT - 44.0 - told))).collect();
    let lines: usize = names.iter().map(|n| n.len().max(1)).sum();
    let height = 28.0 * many(parts.len()) + LINE * many(lines - parts.len());
    let mut svg = Svg::new(16.0 + BAR + 18.0 + height + 8.0);
    let scale = (WIDTH - 2.0 * LEFT) / sum;
    let mut x = LEFT;
    for (number, part) in parts.iter().enumerate() {
        let w = part.share * scale;
        if w > 0.0 {
            fill(&mut svg, number, [x, 16.0, w, BAR]);
        }
        x += w;
    }
    let mut y = 16.0 + BAR + 18.0;
    for ((number, part), name) in parts.iter().enumerate().zip(names) {
        fill(&mut svg, number, [LEFT, y, 26.0, 18.0]);
        svg.bold(WIDTH - LEFT, y + 14.5, TEXT, Hold::End, &part.words);
        for (n, line) in name.iter().enumerate() {
            svg.text(LEFT + 36.0, y + 14.5 + LINE * many(n), TEXT, Hold::Start, line);
        }
        y += 28.0 + LINE * many(name.len().saturating_sub(1));
    }
    Some(svg.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(share: f64) -> Part {
        Part { name: format!("Del {share}"), share, words: format!("{share} %") }
    }

    #[test]
    fn parts_are_as_wide_as_their_shares_and_each_has_a_line() {
        let svg = draw(&[part(75.0), part(25.0)]).expect("a whole");
        assert!(svg.contains(r#"width="291""#) && svg.contains(r#"width="97""#), "{svg}");
        assert!(svg.contains(">Del 75<") && svg.contains(">25 %<"));
        assert!(!svg.contains(" id="), "two on one page would have one id twice");
    }

    #[test]
    fn what_is_no_whole_is_no_stack() {
        assert_eq!(draw(&[part(65.0), part(43.0), part(19.0)]), None, "several answers each");
        assert_eq!(draw(&[part(100.0)]), None);
        assert_eq!(draw(&[part(100.0), part(0.0)]), None);
        assert_eq!(draw(&[part(f64::NAN), part(100.0)]), None);
        assert_eq!(draw(&[part(120.0), part(-20.0)]), None);
        assert!(draw(&[part(35.0), part(19.0), part(45.0)]).is_some(), "rounded shares");
    }

    #[test]
    fn neighbours_differ_without_colour() {
        let look = |number| {
            let mut svg = Svg::new(60.0);
            fill(&mut svg, number, [0.0, 0.0, 40.0, 40.0]);
            svg.finish()
        };
        for n in 0..6 {
            assert_ne!(look(n), look(n + 1));
        }
    }
}
