//! Change over time: a line for each object, named at its end; dashed over years without values.

use super::svg::{Hold, INK, MARK, MUTED, SUNK, Svg, WIDTH};

/// One object's values by year, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Its name, written at the last point.
    pub name: String,
    /// Years, values, and the values in words.
    pub points: Vec<(i64, f64, String)>,
}

const TOP: f64 = 34.0;
const BOTTOM: f64 = 260.0;
const LEFT: f64 = 60.0;
const RIGHT: f64 = WIDTH - 150.0;

/// Lines on one scale from zero; `None` without an object that has values of two years.
#[allow(clippy::cast_precision_loss, reason = "years are small numbers")]
pub fn draw(courses: &[Course]) -> Option<String> {
    let points = || courses.iter().flat_map(|c| &c.points).filter(|p| p.1.is_finite());
    if !courses.iter().any(|c| c.points.len() > 1) {
        return None;
    }
    let first = points().map(|p| p.0).min()?;
    let last = points().map(|p| p.0).max()?;
    let most = points().map(|p| p.1).fold(0.0, f64::max);
    let least = points().map(|p| p.1).fold(0.0, f64::min);
    if first == last || most <= least {
        return None;
    }
    let x = |year: i64| LEFT + (year - first) as f64 / (last - first) as f64 * (RIGHT - LEFT);
    let y = |value: f64| BOTTOM - (value - least) / (most - least) * (BOTTOM - TOP);
    let mut svg = Svg::new(300.0);
    svg.line([LEFT - 20.0, y(0.0), RIGHT + 20.0, y(0.0)], MUTED, 1.0, false);
    let mut years: Vec<i64> = points().map(|p| p.0).collect();
    years.sort_unstable();
    years.dedup();
    for year in &years {
        svg.line([x(*year), TOP, x(*year), BOTTOM], SUNK, 1.0, false);
        svg.muted(x(*year), BOTTOM + 24.0, 16.0, Hold::Middle, &year.to_string());
    }
    let mut taken: Vec<f64> = Vec::new();
    for course in courses {
        for pair in course.points.windows(2) {
            let gap = pair[1].0 - pair[0].0 > 1;
            let ends = [x(pair[0].0), y(pair[0].1), x(pair[1].0), y(pair[1].1)];
            svg.line(ends, MARK, 2.5, gap);
        }
        for (i, (year, value, words)) in course.points.iter().enumerate() {
            svg.circle(x(*year), y(*value), 4.5, INK, None);
            if i + 1 < course.points.len() {
                svg.bold(x(*year), y(*value) - 10.0, 15.0, Hold::Middle, words);
            } else {
                let mut at = y(*value) + 5.0;
                while taken.iter().any(|t: &f64| (t - at).abs() < 34.0) {
                    at += 17.0;
                }
                taken.push(at);
                svg.bold(x(*year) + 12.0, at, 15.0, Hold::Start, words);
                svg.text(x(*year) + 12.0, at + 17.0, 14.0, Hold::Start, &course.name);
            }
        }
    }
    Some(svg.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course(points: &[(i64, f64)]) -> Course {
        Course {
            name: "Dalarna".to_owned(),
            points: points.iter().map(|(y, v)| (*y, *v, v.to_string())).collect(),
        }
    }

    #[test]
    fn years_without_values_are_crossed_by_a_dashed_line() {
        let gap = draw(&[course(&[(2020, 22054.0), (2025, 18266.0)])]).expect("two years");
        assert!(gap.contains("stroke-dasharray"), "{gap}");
        let next = draw(&[course(&[(2024, 1.0), (2025, 2.0)])]).expect("two years");
        assert!(!next.contains("stroke-dasharray"), "{next}");
    }

    #[test]
    fn one_year_is_no_course() {
        assert_eq!(draw(&[course(&[(2025, 1.0)])]), None);
        assert_eq!(draw(&[]), None);
    }
}
