//! Measured values by indicator, object and year: only values of one version and age band stand in
//! one table, and small cells are hidden so that sums cannot give them back.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::centre::Centre;
use crate::model::handbook::Handbook;
use crate::model::indicator::Indicator;
use crate::model::measurement::Measurement;
use crate::model::municipality::Municipality;
use crate::model::region::Region;
use crate::model::table::Ref;

/// What was measured.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Object {
    /// The country.
    Country,
    /// A region.
    Region(Ref<Region>),
    /// A municipality.
    Municipality(Ref<Municipality>),
    /// A centre.
    Centre(Ref<Centre>),
    /// A clinic by name.
    Clinic(String),
}

/// A value, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A value.
    Value {
        /// In the indicator's unit.
        value: f64,
        /// Basis.
        n: Option<i64>,
        /// Whether it is preliminary.
        preliminary: bool,
        /// What a finding says against it.
        doubt: Option<String>,
    },
    /// No value, with the reason when one is given.
    Missing(Option<String>),
    /// Hidden, since few persons stand behind it.
    Small,
    /// Hidden, since a small one could be computed from it.
    Guard,
}

/// A table of comparable values: one version, one age band.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Version of the definition.
    pub version: String,
    /// Youngest and oldest, where stated.
    pub ages: (Option<i64>, Option<i64>),
    /// Years in order.
    pub years: Vec<i64>,
    /// Objects in order, each with a cell by year; a year without a measurement has none.
    pub rows: Vec<(Object, Vec<Option<Cell>>)>,
    /// The measurements, for sources and remarks, in the order they were read.
    pub measurements: Vec<usize>,
}

/// The object of a measurement; `None` when it names none that exists.
#[must_use]
pub fn object(m: &Measurement) -> Option<Object> {
    if let Some(c) = m.centre {
        Some(Object::Centre(c))
    } else if let Some(k) = m.municipality {
        Some(Object::Municipality(k))
    } else if let Some(r) = m.region {
        Some(Object::Region(r))
    } else if let Some(name) = &m.clinic {
        Some(Object::Clinic(name.value.clone()))
    } else {
        m.country.as_ref().map(|_| Object::Country)
    }
}

/// What an object is a part of: a centre of its municipality, a municipality of its region, a
/// region of the country. Clinics are part of nothing that is measured.
#[must_use]
pub fn parent(hb: &Handbook, object: &Object) -> Option<Object> {
    match object {
        Object::Centre(c) => hb.centres[*c].municipality.map(Object::Municipality),
        Object::Municipality(m) => hb.municipalities[*m].region.map(Object::Region),
        Object::Region(_) => Some(Object::Country),
        Object::Country | Object::Clinic(_) => None,
    }
}

/// What makes values comparable: version and age band.
type Kinship = (String, (Option<i64>, Option<i64>));

fn band(m: &Measurement) -> (Option<i64>, Option<i64>) {
    m.ages.as_ref().map_or((None, None), |a| {
        (a.from.as_ref().map(|f| f.value), a.to.as_ref().map(|t| t.value))
    })
}

/// The values of an indicator, a series for each version and age band, small cells hidden.
#[must_use]
pub fn series(hb: &Handbook, indicator: Ref<Indicator>) -> Vec<Series> {
    let row = &hb.indicators[indicator];
    let mut groups: BTreeMap<Kinship, Vec<(usize, Object, &Measurement)>> = BTreeMap::new();
    for (i, m) in hb.measurements.of(indicator) {
        let Some(object) = object(m) else { continue };
        let version =
            m.version.as_ref().map_or_else(|| row.version.value.clone(), |v| v.value.clone());
        groups.entry((version, band(m))).or_default().push((i, object, m));
    }
    groups
        .into_iter()
        .map(|((version, ages), found)| {
            let years: BTreeSet<i64> = found.iter().map(|(_, _, m)| m.year.value).collect();
            let years: Vec<i64> = years.into_iter().collect();
            let mut rows: BTreeMap<Object, Vec<Option<Cell>>> = BTreeMap::new();
            for (_, object, m) in &found {
                let cells = rows.entry(object.clone()).or_insert_with(|| vec![None; years.len()]);
                if let Ok(year) = years.binary_search(&m.year.value) {
                    cells[year].get_or_insert_with(|| cell(hb, m));
                }
            }
            let mut rows: Vec<(Object, Vec<Option<Cell>>)> = rows.into_iter().collect();
            if let Some(smallest) = &row.smallest_cell {
                let is_share = row.unit.value == crate::model::words::Unit::Percent;
                hide(hb, &mut rows, years.len(), smallest.value, is_share);
            }
            Series {
                version,
                ages,
                years,
                rows,
                measurements: found.into_iter().map(|(i, _, _)| i).collect(),
            }
        })
        .collect()
}

/// Hides what [`suppress`] hides in each year. Objects go by their row: rows are sorted as objects
/// are, so that the order among them is the same.
fn hide(
    hb: &Handbook,
    rows: &mut [(Object, Vec<Option<Cell>>)],
    years: usize,
    smallest: i64,
    is_share: bool,
) {
    let row_of = |o: &Object| rows.binary_search_by(|(own, _)| own.cmp(o)).ok();
    let wholes: Vec<Option<usize>> =
        rows.iter().map(|(o, _)| parent(hb, o).and_then(|whole| row_of(&whole))).collect();
    for year in 0..years {
        let taken = rows.iter_mut().enumerate();
        let mut column: BTreeMap<usize, Cell> =
            taken.filter_map(|(i, (_, cells))| Some((i, cells[year].take()?))).collect();
        suppress(&mut column, smallest, is_share, |i| wholes[*i]);
        for (i, cell) in column {
            rows[i].1[year] = Some(cell);
        }
    }
}

/// The places that a measured value is made from.
#[must_use]
pub fn places(m: &Measurement) -> Vec<crate::source::span::Span> {
    let stated = [m.value.as_ref().map(|v| v.span), m.n.as_ref().map(|n| n.span)];
    let more = [m.version.as_ref().map(|v| v.span), m.missing.as_ref().map(|w| w.span)];
    stated.into_iter().chain(more).flatten().chain([m.year.span]).collect()
}

fn cell(hb: &Handbook, m: &Measurement) -> Cell {
    match &m.value {
        Some(value) => Cell::Value {
            value: value.value,
            n: m.n.as_ref().map(|n| n.value),
            preliminary: m.preliminary.as_ref().is_some_and(|p| p.value),
            doubt: if hb.doubts.is_empty() { None } else { hb.doubts.about(&places(m)) },
        },
        None => Cell::Missing(m.missing.as_ref().map(|r| r.value.clone())),
    }
}

/// Whether few persons stand behind a value: the count itself, the basis of a share, or either
/// side of the share. None at all is no person to recognise.
#[allow(clippy::cast_precision_loss, reason = "counts of persons are far below 2^52")]
fn is_small(value: f64, n: Option<i64>, smallest: i64, is_share: bool) -> bool {
    let few = |x: f64| x.abs() > 1e-9 && x.abs() < smallest as f64 - 1e-9;
    if !is_share {
        return few(value);
    }
    n.is_some_and(|n| {
        let part = value / 100.0 * n as f64;
        few(n as f64) || few(part.round()) || few((n as f64 - part).round())
    })
}

/// Hides the small cells of one year, and more until no sum gives any of them back.
///
/// Objects form a tree (centre, municipality, region, country), so each sum says "a whole is its
/// parts". As long as every such sum holds no hidden cell or at least two, no hidden value is
/// determined: along the tree one can always be raised and another lowered. So wherever a sum
/// holds exactly one, a second is hidden: the smallest part beside a hidden part, the smallest
/// part under a hidden whole, or the whole itself where no part is left.
pub fn suppress<O: Ord + Clone>(
    column: &mut BTreeMap<O, Cell>,
    smallest: i64,
    is_share: bool,
    parent: impl Fn(&O) -> Option<O>,
) {
    for cell in column.values_mut() {
        if let Cell::Value { value, n, .. } = cell
            && is_small(*value, *n, smallest, is_share)
        {
            *cell = Cell::Small;
        }
    }
    let mut sums: BTreeMap<O, Vec<O>> = BTreeMap::new();
    for object in column.keys() {
        if let Some(whole) = parent(object)
            && column.contains_key(&whole)
        {
            sums.entry(whole).or_default().push(object.clone());
        }
    }
    let hidden = |cell: &Cell| matches!(cell, Cell::Small | Cell::Guard);
    loop {
        let mut changed = false;
        for (whole, parts) in &sums {
            let members: Vec<&O> = std::iter::once(whole).chain(parts).collect();
            if members.iter().filter(|o| hidden(&column[**o])).count() != 1 {
                continue;
            }
            let size = |o: &O| match &column[o] {
                Cell::Value { value, n, .. } => {
                    Some(if is_share { n.map_or(value.abs(), to_float) } else { value.abs() })
                }
                _ => None,
            };
            let next = parts
                .iter()
                .filter_map(|o| Some((size(o)?, o)))
                .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)))
                .map(|(_, o)| o)
                .or_else(|| size(whole).map(|_| whole));
            if let Some(next) = next.cloned() {
                column.insert(next, Cell::Guard);
                changed = true;
            }
        }
        if !changed {
            return;
        }
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of persons are far below 2^52")]
fn to_float(n: i64) -> f64 {
    n as f64
}

#[cfg(test)]
#[path = "follow_up_tests.rs"]
mod tests;
