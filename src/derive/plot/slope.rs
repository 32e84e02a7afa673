//! Change between two times: a line for each object between two scales of the same measure, named
//! and told at both ends.

use super::svg::{Hold, INK, MARK, MUTED, Svg, WIDTH, many};

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
const LEFT: f64 = 140.0;
const RIGHT: f64 = WIDTH - 250.0;
/// How far from the scale its texts stand: room for a hair line from each value to its words.
const ASIDE: f64 = 22.0;
/// The least distance between two lines of text.
const STEP: f64 = 19.0;

/// Heights of texts near the heights wanted, in their order and never nearer than [`STEP`].
fn spread(wanted: &[f64], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]).then(a.cmp(b)));
    let mut at = vec![0.0; wanted.len()];
    let mut free = top;
    for i in &order {
        at[*i] = wanted[*i].max(free);
        free = at[*i] + STEP;
    }
    let mut most = bottom;
    for i in order.iter().rev() {
        at[*i] = at[*i].min(most);
        most = at[*i] - STEP;
    }
    at
}

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
    for (x, hold, year) in [(LEFT, Hold::End, years.0), (RIGHT, Hold::Start, years.1)] {
        svg.line([x, TOP - 14.0, x, bottom + 10.0], MUTED, 1.0, false);
        svg.bold(x, TOP - 24.0, 16.0, hold, &year.to_string());
    }
    let left: Vec<f64> = slopes.iter().map(|s| y(s.first.0)).collect();
    let right: Vec<f64> = slopes.iter().map(|s| y(s.last.0)).collect();
    let (near_left, near_right) =
        (spread(&left, TOP - 8.0, bottom + 8.0), spread(&right, TOP - 8.0, bottom + 8.0));
    for (i, slope) in slopes.iter().enumerate() {
        svg.line([LEFT, left[i], RIGHT, right[i]], MARK, 2.0, false);
        svg.circle(LEFT, left[i], 4.0, INK, None);
        svg.circle(RIGHT, right[i], 4.0, INK, None);
        svg.line([LEFT - 5.0, left[i], LEFT + 3.0 - ASIDE, near_left[i]], MUTED, 0.8, false);
        svg.line([RIGHT + 5.0, right[i], RIGHT - 3.0 + ASIDE, near_right[i]], MUTED, 0.8, false);
        svg.bold(LEFT - ASIDE, near_left[i] + 5.0, 15.0, Hold::End, &slope.first.1);
        svg.bold(RIGHT + ASIDE, near_right[i] + 5.0, 15.0, Hold::Start, &slope.last.1);
        let width = 8.6 * many(slope.last.1.chars().count());
        svg.text(RIGHT + ASIDE + 8.0 + width, near_right[i] + 5.0, 15.0, Hold::Start, &slope.name);
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
    fn names_do_not_cover_each_other_even_where_all_values_are_near() {
        let near = vec![100.0; 12];
        let at = spread(&near, 40.0, 40.0 + STEP * 12.0);
        for pair in at.windows(2) {
            assert!(pair[1] - pair[0] >= STEP - 1e-9, "{at:?}");
        }
    }

    #[test]
    fn one_object_or_one_value_is_no_slope() {
        assert_eq!(draw(&[slope("a", 1.0, 2.0)], (2020, 2025)), None);
        assert_eq!(draw(&[slope("a", 1.0, 1.0), slope("b", 1.0, 1.0)], (2020, 2025)), None);
        assert_eq!(draw(&[slope("a", f64::NAN, 1.0), slope("b", 1.0, 2.0)], (2020, 2025)), None);
    }
}
