//! Which plot fits the values of an indicator: lines for a few objects over years, slopes between
//! two years, small multiples for many objects, bars of one year. Wholes and parts never share a
//! scale, except among a few lines.

use super::objects::{kind, name};
use crate::derive::draft::Draft;
use crate::derive::facts::in_unit;
use crate::derive::follow_up::{Cell, Object, Series};
use crate::derive::plot::bars::{self, Bar};
use crate::derive::plot::lines::{self, Course};
use crate::derive::plot::multiples;
use crate::derive::plot::slope::{self, Slope};
use crate::derive::say;
use crate::model::handbook::Handbook;
use crate::model::indicator::Indicator;
use crate::model::words::Unit;

/// The most lines that can be told apart on one scale.
const LINES: usize = 4;
/// The most slopes whose names have room.
const SLOPES: usize = 16;
/// The most small fields, and the most bars, that one figure can hold and still be read.
const MOST: usize = 30;

/// A value with its words: what is doubted says so in the plot too.
fn shown(cell: Option<&Cell>, unit: Unit) -> Option<(f64, String)> {
    match cell? {
        Cell::Value { value, doubt: None, .. } => Some((*value, in_unit(*value, unit))),
        Cell::Value { value, .. } => {
            Some((*value, format!("{}, ifrågasatt", in_unit(*value, unit))))
        }
        _ => None,
    }
}

fn course(
    hb: &Handbook,
    object: &Object,
    cells: &[Option<Cell>],
    series: &Series,
    unit: Unit,
) -> Course {
    let points = series.years.iter().zip(cells);
    let points = points.filter_map(|(y, c)| shown(c.as_ref(), unit).map(|(v, w)| (*y, v, w)));
    Course { name: name(hb, object), points: points.collect() }
}

fn in_words(courses: &[Course]) -> String {
    let words: Vec<String> = courses
        .iter()
        .map(|c| {
            let points: Vec<String> =
                c.points.iter().map(|(y, _, w)| format!("år {y} är värdet {w}")).collect();
            format!("{}: {}", c.name, points.join(", "))
        })
        .collect();
    words.join("; ")
}

fn gaps(courses: &[Course]) -> &'static str {
    let gap = courses.iter().any(|c| c.points.windows(2).any(|p| p[1].0 - p[0].0 > 1));
    if gap { ". Streckad linje: värden mellan åren saknas" } else { "" }
}

/// The plot or plots that fit; whether one of them says what the table's caption would say.
pub fn figure(
    draft: &mut Draft,
    hb: &Handbook,
    indicator: &Indicator,
    series: &Series,
    caption: &str,
) -> bool {
    let unit = indicator.unit.value;
    let all: Vec<(&'static str, Course)> = series
        .rows
        .iter()
        .map(|(object, cells)| (kind(object), course(hb, object, cells, series, unit)))
        .filter(|(_, c)| c.points.len() > 1)
        .collect();
    if (1..=LINES).contains(&all.len()) {
        let courses: Vec<Course> = all.iter().map(|(_, c)| c.clone()).collect();
        if let Some(svg) = lines::draw(&courses) {
            let caption = format!("{caption}{}", gaps(&courses));
            draft.figure(svg, format!("Linjediagram. {}.", in_words(&courses)), say::line(caption));
            return true;
        }
    }
    let mut drawn = false;
    for (kind, courses) in by_kind(all) {
        drawn |= change(draft, indicator, kind, &courses);
    }
    if !drawn {
        one_year(draft, hb, indicator, series);
    }
    false
}

/// Objects of one kind together, in the order in which kinds occur.
fn by_kind<T>(rows: Vec<(&'static str, T)>) -> Vec<(&'static str, Vec<T>)> {
    let mut groups: Vec<(&'static str, Vec<T>)> = Vec::new();
    for (kind, row) in rows {
        match groups.iter_mut().find(|(k, _)| *k == kind) {
            Some((_, found)) => found.push(row),
            None => groups.push((kind, vec![row])),
        }
    }
    groups
}

/// Change over time of objects of one kind: slopes where all have the same two years, small
/// multiples otherwise; a kind with more objects than a figure holds is told by its table.
fn change(draft: &mut Draft, indicator: &Indicator, kind: &str, courses: &[Course]) -> bool {
    let about = |first: i64, last: i64| {
        let name = &indicator.name.value;
        format!("{name} efter {}, {first} och {last}", kind.to_lowercase())
    };
    let two = |c: &Course| match c.points.as_slice() {
        [a, b] => Some((a.0, b.0)),
        _ => None,
    };
    let years =
        courses.first().and_then(two).filter(|y| courses.iter().all(|c| two(c) == Some(*y)));
    if let (Some((first, last)), 2..=SLOPES) = (years, courses.len()) {
        let slopes: Vec<Slope> = courses
            .iter()
            .map(|c| Slope {
                name: c.name.clone(),
                first: (c.points[0].1, c.points[0].2.clone()),
                last: (c.points[1].1, c.points[1].2.clone()),
            })
            .collect();
        if let Some(svg) = slope::draw(&slopes, (first, last)) {
            let alt = format!("Linjer mellan två år. {}.", in_words(courses));
            draft.figure(svg, alt, say::line(about(first, last)));
            return true;
        }
    }
    if courses.len() > MOST {
        return false;
    }
    let Some(svg) = multiples::draw(courses) else { return false };
    let caption = format!(
        "{} efter {}, ett fält för varje. Alla fält har samma skala{}",
        indicator.name.value,
        kind.to_lowercase(),
        gaps(courses)
    );
    draft.figure(svg, format!("Små linjediagram. {}.", in_words(courses)), say::line(caption));
    true
}

/// Bars of the last year, for objects of one kind at a time.
fn one_year(draft: &mut Draft, hb: &Handbook, indicator: &Indicator, series: &Series) {
    let unit = indicator.unit.value;
    let Some(last) = series.years.len().checked_sub(1) else { return };
    let rows: Vec<(&'static str, Bar)> = series
        .rows
        .iter()
        .filter_map(|(object, cells)| {
            let (value, words) = shown(cells[last].as_ref(), unit)?;
            Some((kind(object), Bar { label: name(hb, object), value: Some(value), words }))
        })
        .collect();
    let full = (unit == Unit::Percent).then_some(100.0);
    for (kind, mut found) in by_kind(rows) {
        found.sort_by(|a, b| b.value.unwrap_or(0.0).abs().total_cmp(&a.value.unwrap_or(0.0).abs()));
        if !(2..=MOST).contains(&found.len()) {
            continue;
        }
        let Some(svg) = bars::draw(&found, full) else { continue };
        let words: Vec<String> =
            found.iter().map(|b| format!("{}: {}", b.label, b.words)).collect();
        draft.figure(
            svg,
            format!("Stapeldiagram. {}.", words.join("; ")),
            say::line(format!(
                "{} efter {}, {}",
                indicator.name.value,
                kind.to_lowercase(),
                series.years[last]
            )),
        );
    }
}
