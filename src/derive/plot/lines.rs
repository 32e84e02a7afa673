//! Change over time: a line for each object, named at its end; dashed over years without values.

use super::svg::{
    Hold, INK, LETTER, MARK, MUTED, SMALL, SUNK, Svg, TEXT, WIDTH, many, spread, wide, wrap,
};

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
const HEIGHT: f64 = 300.0;
/// Letters on a line of a name.
const COLUMNS: usize = 14;
/// From one line of text to the next.
const LINE: f64 = 18.0;

/// Whether a text of a width, held by its middle, has room after those that stand already.
fn fits(taken: &mut f64, middle: f64, width: f64) -> bool {
    let free = middle - width / 2.0 >= *taken;
    if free {
        *taken = middle + width / 2.0 + 6.0;
    }
    free
}

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
    let names: Vec<Vec<String>> = courses.iter().map(|c| wrap(&c.name, COLUMNS)).collect();
    let told = courses.iter().filter_map(|c| c.points.last()).map(|p| wide(&p.2));
    let named = names.iter().flatten().map(|line| wide(line));
    let begun = courses.iter().filter_map(|c| c.points.first()).map(|p| wide(&p.2));
    let left = 12.0 + begun.fold(4.0 * LETTER, f64::max) / 2.0;
    let right = (WIDTH - 22.0 - told.chain(named).fold(0.0, f64::max)).max(left + 100.0);
    let x = |year: i64| left + (year - first) as f64 / (last - first) as f64 * (right - left);
    let y = |value: f64| BOTTOM - (value - least) / (most - least) * (BOTTOM - TOP);
    let mut svg = Svg::new(HEIGHT);
    svg.line([left - 16.0, y(0.0), right, y(0.0)], MUTED, 1.0, false);
    let mut years: Vec<i64> = points().map(|p| p.0).collect();
    years.sort_unstable();
    years.dedup();
    let mut taken = 0.0;
    for year in &years {
        svg.line([x(*year), TOP, x(*year), BOTTOM], SUNK, 1.0, false);
        // The first and the last always stand; of the others those that have room between.
        let room = *year == last || right - x(*year) >= 5.0 * LETTER;
        if room && fits(&mut taken, x(*year), 4.0 * LETTER) {
            svg.muted(x(*year), BOTTOM + 24.0, TEXT, Hold::Middle, &year.to_string());
        }
    }
    let ends: Vec<f64> =
        courses.iter().map(|c| c.points.last().map_or(BOTTOM, |p| y(p.1) + 5.0)).collect();
    let lines = names.iter().map(Vec::len).max().unwrap_or(0);
    let step = LINE * many(1 + lines);
    let at = spread(&ends, [TOP, HEIGHT - 8.0 - step + LINE], step);
    for ((course, name), at) in courses.iter().zip(&names).zip(at) {
        for pair in course.points.windows(2) {
            let gap = pair[1].0 - pair[0].0 > 1;
            let ends = [x(pair[0].0), y(pair[0].1), x(pair[1].0), y(pair[1].1)];
            svg.line(ends, MARK, 2.5, gap);
        }
        let mut taken = 0.0;
        for (i, (year, value, words)) in course.points.iter().enumerate() {
            svg.circle(x(*year), y(*value), 4.5, INK, None);
            if i + 1 < course.points.len() {
                if fits(&mut taken, x(*year), wide(words)) {
                    svg.bold(x(*year), y(*value) - 10.0, SMALL, Hold::Middle, words);
                }
            } else {
                svg.bold(x(*year) + 12.0, at, TEXT, Hold::Start, words);
                for (n, line) in name.iter().enumerate() {
                    let at = at + LINE * many(n + 1);
                    svg.text(x(*year) + 12.0, at, SMALL, Hold::Start, line);
                }
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
    fn values_of_many_years_never_cover_each_other_and_the_last_is_told() {
        let years: Vec<(i64, f64)> = (2010..2026).map(|y| (y, 20000.0)).collect();
        let svg = draw(&[course(&years)]).expect("many years");
        let texts = |anchor: &str| -> Vec<f64> {
            let tags = svg.split("<text ").filter(|t| t.contains(anchor));
            let x = tags.filter_map(|t| t.strip_prefix("x=\"")?.split('"').next()?.parse().ok());
            x.collect()
        };
        let middles = texts(">20000<");
        assert!(middles.len() > 2 && middles.len() < years.len(), "{svg}");
        assert!(middles.windows(2).all(|pair| pair[1] - pair[0] >= 45.0), "{middles:?}");
        assert!(svg.contains(">2010<") && svg.contains(">2025<") && svg.contains(">Dalarna<"));
    }

    #[test]
    fn names_of_lines_that_end_at_one_point_stay_on_the_sheet() {
        let near =
            |name: &str| Course { name: name.to_owned(), ..course(&[(2024, 1.0), (2025, 0.0)]) };
        let all = ["Vårdcentral Ludvika-Grängesberg", "Malung-Sälen", "Orsa", "Ål"].map(near);
        let svg = draw(&all).expect("four lines");
        let y = svg.split(" y=\"").skip(1).filter_map(|t| t.split('"').next()?.parse::<f64>().ok());
        assert!(y.fold(0.0, f64::max) <= HEIGHT, "{svg}");
    }

    #[test]
    fn one_year_is_no_course() {
        assert_eq!(draw(&[course(&[(2025, 1.0)])]), None);
        assert_eq!(draw(&[]), None);
    }
}
