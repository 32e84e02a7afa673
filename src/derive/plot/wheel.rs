//! The year as a wheel: twelve months, each with the numbers of what happens then; the numbers
//! are those of the list beside it.

use std::f64::consts::TAU;

use super::svg::{Hold, INK, PAPER, SUNK, Svg, TEXT, WIDTH, length, many};
use crate::text::dates;

const MIDDLE: (f64, f64) = (WIDTH / 2.0, WIDTH / 2.0);
const OUTER: f64 = 202.0;
const NAMES: f64 = 164.0;
const INNER: f64 = 66.0;

fn point(radius: f64, months: f64) -> (f64, f64) {
    let angle = months / 12.0 * TAU - TAU / 4.0;
    (MIDDLE.0 + radius * angle.cos(), MIDDLE.1 + radius * angle.sin())
}

fn sector(from: f64, outer: f64, inner: f64) -> String {
    let corner = |radius, months| {
        let (x, y) = point(radius, months);
        format!("{} {}", length(x), length(y))
    };
    format!(
        "M{}A{o} {o} 0 0 1 {}L{}A{i} {i} 0 0 0 {}Z",
        corner(outer, from),
        corner(outer, from + 1.0),
        corner(inner, from + 1.0),
        corner(inner, from),
        o = length(outer),
        i = length(inner),
    )
}

/// Numbers in rows of at most three, as even as can be: four are two and two, seven are three,
/// two and two.
fn rows(words: &[String]) -> Vec<String> {
    let count = words.len().div_ceil(3);
    let mut rest = words;
    (0..count)
        .map(|row| {
            let (these, after) = rest.split_at(rest.len().div_ceil(count - row));
            rest = after;
            these.join(" ")
        })
        .collect()
}

/// The wheel; `months[0]` holds the numbers for January.
pub fn draw(months: &[Vec<usize>; 12], title: &str) -> String {
    let mut svg = Svg::new(WIDTH);
    let mut from = 0.0;
    for (number, items) in (1i8..).zip(months) {
        svg.path(&sector(from, OUTER, NAMES), SUNK, INK);
        svg.path(&sector(from, NAMES, INNER), PAPER, INK);
        let (x, y) = point(f64::midpoint(OUTER, NAMES), from + 0.5);
        let name: String = dates::month(number).chars().take(3).collect();
        svg.bold(x, y + 5.5, TEXT, Hold::Middle, &name);
        let (x, y) = point(f64::midpoint(NAMES, INNER) + 6.0, from + 0.5);
        let words: Vec<String> = items.iter().map(usize::to_string).collect();
        let lines = rows(&words);
        let mut at = y + 5.0 - 9.0 * many(lines.len().saturating_sub(1));
        for line in &lines {
            svg.text(x, at, TEXT, Hold::Middle, line);
            at += 18.0;
        }
        from += 1.0;
    }
    svg.circle(MIDDLE.0, MIDDLE.1, INNER, PAPER, Some(INK));
    let lines = super::svg::wrap(title, 11);
    let mut at = MIDDLE.1 + 6.0 - 10.0 * many(lines.len().saturating_sub(1));
    for line in lines {
        svg.bold(MIDDLE.0, at, TEXT, Hold::Middle, &line);
        at += 20.0;
    }
    svg.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_month_and_number_stands_in_the_wheel() {
        let mut months: [Vec<usize>; 12] = Default::default();
        months[0] = vec![1, 2, 3, 4];
        let svg = draw(&months, "Årshjul");
        for words in [">jan<", ">dec<", ">1 2<", ">3 4<", ">Årshjul<"] {
            assert!(svg.contains(words), "{words} in {svg}");
        }
    }
}
