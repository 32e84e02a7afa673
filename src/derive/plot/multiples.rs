//! Small multiples: the same measure for many objects, a small field each, all on one scale, so
//! that the eye compares shapes where lines on top of each other would hide them.

use super::lines::Course;
use super::svg::{Hold, INK, MARK, MUTED, SMALL, SUNK, Svg, TEXT, WIDTH, many, wrap};

const COLUMNS: usize = 2;
const LEFT: f64 = 12.0;
const GAP: f64 = 18.0;
const FIELD: f64 = 64.0;

/// A field for each object with its first and last value in words; `None` without two objects that
/// have values of two years.
#[allow(clippy::cast_precision_loss, reason = "years are small numbers")]
pub fn draw(courses: &[Course]) -> Option<String> {
    let found: Vec<&Course> = courses.iter().filter(|c| c.points.len() > 1).collect();
    let points = || found.iter().flat_map(|c| &c.points);
    let first = points().map(|p| p.0).min()?;
    let last = points().map(|p| p.0).max()?;
    let most = points().map(|p| p.1).fold(0.0, f64::max);
    let least = points().map(|p| p.1).fold(0.0, f64::min);
    let finite = points().all(|p| p.1.is_finite());
    if found.len() < 2 || first == last || most <= least || !finite {
        return None;
    }
    let width = (WIDTH - 2.0 * LEFT - GAP * many(COLUMNS - 1)) / many(COLUMNS);
    let names: Vec<Vec<String>> = found.iter().map(|c| wrap(&c.name, 21)).collect();
    let lines = names.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let head = 18.0 * many(lines) + 4.0;
    let row = head + FIELD + 54.0;
    let mut svg = Svg::new(16.0 + row * many(found.len().div_ceil(COLUMNS)));
    for (i, (course, name)) in found.iter().zip(names).enumerate() {
        let left = LEFT + many(i % COLUMNS) * (width + GAP);
        let top = 12.0 + many(i / COLUMNS) * row;
        for (n, line) in name.iter().enumerate() {
            svg.bold(left, top + 14.0 + 18.0 * many(n), SMALL, Hold::Start, line);
        }
        let (top, bottom) = (top + head, top + head + FIELD);
        let x =
            |year: i64| left + 4.0 + (year - first) as f64 / (last - first) as f64 * (width - 8.0);
        let y = |value: f64| bottom - (value - least) / (most - least) * (FIELD - 8.0);
        svg.rect([left, top, width, FIELD + 2.0], "none", Some(SUNK));
        svg.line([left, y(0.0), left + width, y(0.0)], MUTED, 1.0, false);
        for pair in course.points.windows(2) {
            let gap = pair[1].0 - pair[0].0 > 1;
            let ends = [x(pair[0].0), y(pair[0].1), x(pair[1].0), y(pair[1].1)];
            svg.line(ends, MARK, 2.0, gap);
        }
        let ends = [
            (course.points.first(), left, Hold::Start),
            (course.points.last(), left + width, Hold::End),
        ];
        for (point, at, hold) in ends {
            let Some((year, value, words)) = point else { continue };
            svg.circle(x(*year), y(*value), 3.0, INK, None);
            svg.muted(at, bottom + 18.0, SMALL, hold, &year.to_string());
            svg.text(at, bottom + 36.0, TEXT, hold, words);
        }
    }
    Some(svg.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course(name: &str, values: &[(i64, f64)]) -> Course {
        let points = values.iter().map(|(y, v)| (*y, *v, format!("{v}"))).collect();
        Course { name: name.to_owned(), points }
    }

    #[test]
    fn every_object_has_a_field_with_its_ends_in_words() {
        let many: Vec<Course> = (0..7)
            .map(|i| {
                course(
                    &format!("Ort {i}"),
                    &[(2020, 1.0), (2021, 3.0), (2022, f64::from(i) + 10.0)],
                )
            })
            .collect();
        let svg = draw(&many).expect("seven objects");
        for i in 0..7 {
            assert!(svg.contains(&format!(">Ort {i}<")) && svg.contains(&format!(">{}<", i + 10)));
        }
    }

    #[test]
    fn one_object_or_one_year_needs_no_multiples() {
        assert_eq!(draw(&[course("a", &[(2020, 1.0), (2021, 2.0)])]), None);
        assert_eq!(draw(&[course("a", &[(2020, 1.0)]), course("b", &[(2020, 2.0)])]), None);
        assert_eq!(draw(&[]), None);
    }
}
