//! Change between two times: a line for each object between two scales of the same measure, named
//! and told at both ends.

use super::svg::{Hold, INK, MARK, MUTED, SMALL, Svg, TEXT, WIDTH, many, spread, wide};

/// An object's value at the first and at the last time, each with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Slope {
    /// Its name.
    pub name: String,
    /// The first value and its words.
    pub first: (f64, String),
    /// The last value and its words.
    pub last: (f64, String),
}

const TOP: f64 = 52.0;
/// The least distance between the two scales.
const BETWEEN: f64 = 90.0;
/// How far from the scale its texts stand: room for a hair line from each value to its words.
const ASIDE: f64 = 22.0;
/// The least distance between two lines of text.
const STEP: f64 = 19.0;

/// Slopes between two years on one scale; `None` without two objects, or where all values are one.
pub fn draw(slopes: &[Slope], years: (i64, i64)) -> Option<String> {
    let values = || slopes.iter().flat_map(|s| [s.first.0, s.last.0]);
    let (least, most) = (values().reduce(f64::min)?, values().reduce(f64::max)?);
    if slopes.len() < 2 || !values().all(f64::is_finite) || most <= least {
        return None;
    }
    let bottom = TOP + (STEP * many(slopes.len())).max(200.0);
    let y = |value: f64| bottom - (value - least) / (most - least) * (bottom - TOP);
    let mut svg = Svg::new(bottom + 28.0);
    let most =
        |texts: &mut dyn Iterator<Item = &String>| texts.map(|t| wide(t)).fold(0.0, f64::max);
    let begun = most(&mut slopes.iter().map(|s| &s.first.1)).max(36.0);
    let value = most(&mut slopes.iter().map(|s| &s.last.1));
    let named = most(&mut slopes.iter().map(|s| &s.name));
    let from = 8.0 + begun + ASIDE;
    let to = (WIDTH - 16.0 - named - value - ASIDE).max(from + BETWEEN);
    for (x, hold, year) in [(from, Hold::End, years.0), (to, Hold::Start, years.1)] {
        svg.line([x, TOP - 14.0, x, bottom + 10.0], MUTED, 1.0, false);
        svg.bold(x, TOP - 24.0, TEXT, hold, &year.to_string());
    }
    let left: Vec<f64> = slopes.iter().map(|s| y(s.first.0)).collect();
    let right: Vec<f64> = slopes.iter().map(|s| y(s.last.0)).collect();
    let (near_left, near_right) = (
        spread(&left, [TOP - 8.0, bottom + 8.0], STEP),
        spread(&right, [TOP - 8.0, bottom + 8.0], STEP),
    );
    for (i, slope) in slopes.iter().enumerate() {
        svg.line([from, left[i], to, right[i]], MARK, 2.0, false);
        svg.circle(from, left[i], 4.0, INK, None);
        svg.circle(to, right[i], 4.0, INK, None);
        svg.line([from - 5.0, left[i], from + 3.0 - ASIDE, near_left[i]], MUTED, 0.8, false);
        svg.line([to + 5.0, right[i], to - 3.0 + ASIDE, near_right[i]], MUTED, 0.8, false);
        svg.bold(from - ASIDE, near_left[i] + 5.0, SMALL, Hold::End, &slope.first.1);
        svg.bold(to + ASIDE, near_right[i] + 5.0, SMALL, Hold::Start, &slope.last.1);
        let name = to + ASIDE + 6.0 + value;
        svg.text(name, near_right[i] + 5.0, SMALL, Hold::Start, &slope.name);
    }
    Some(svg.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slope(name: &str, first: f64, last: f64) -> Slope {
        Slope {
            name: name.to_owned(),
            first: (first, first.to_string()),
            last: (last, last.to_string()),
        }
    }

    #[test]
    fn each_object_is_told_at_both_ends_and_named_once() {
        let svg = draw(&[slope("Ål", 10.0, 20.0), slope("Ö", 30.0, 5.0)], (2020, 2025))
            .expect("two objects");
        for words in [">10<", ">20<", ">30<", ">5<", ">2020<", ">2025<", ">Ål<", ">Ö<"] {
            assert_eq!(svg.matches(words).count(), 1, "{words} in {svg}");
        }
    }

    #[test]
    fn one_object_or_one_value_is_no_slope() {
        assert_eq!(draw(&[slope("a", 1.0, 2.0)], (2020, 2025)), None);
        assert_eq!(draw(&[slope("a", 1.0, 1.0), slope("b", 1.0, 1.0)], (2020, 2025)), None);
        assert_eq!(draw(&[slope("a", f64::NAN, 1.0), slope("b", 1.0, 2.0)], (2020, 2025)), None);
    }
}
