//! A measured value of an indicator.

use std::collections::HashMap;
use std::ops::Deref;

use super::centre::Centre;
use super::citation::Citation;
use super::indicator::Indicator;
use super::municipality::Municipality;
use super::region::{AgeBand, Region};
use super::stage::{Bound, Stage, Stated};
use super::table::Ref;
use crate::source::span::Spanned;

/// Every measured value, in the order they were read, found by indicator.
#[derive(Clone, Debug, Default)]
pub struct Measurements {
    rows: Vec<Measurement>,
    by_indicator: HashMap<Ref<Indicator>, Vec<usize>>,
}

impl Measurements {
    /// These values.
    #[must_use]
    pub fn new(rows: Vec<Measurement>) -> Self {
        let mut by_indicator: HashMap<_, Vec<usize>> = HashMap::new();
        for (i, row) in rows.iter().enumerate() {
            if let Some(indicator) = row.indicator {
                by_indicator.entry(indicator).or_default().push(i);
            }
        }
        Self { rows, by_indicator }
    }

    /// The values of an indicator, each with its place among all, in the order they were read.
    pub fn of(&self, indicator: Ref<Indicator>) -> impl Iterator<Item = (usize, &Measurement)> {
        let places = self.by_indicator.get(&indicator).map_or(&[][..], Vec::as_slice);
        places.iter().map(|i| (*i, &self.rows[*i]))
    }
}

impl Deref for Measurements {
    type Target = [Measurement];

    fn deref(&self) -> &[Measurement] {
        &self.rows
    }
}

impl<'a> IntoIterator for &'a Measurements {
    type Item = &'a Measurement;
    type IntoIter = std::slice::Iter<'a, Measurement>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter()
    }
}

/// A measured value of an indicator.
#[derive(Clone, Debug)]
pub struct Measurement<S: Stage = Bound> {
    /// Indicator.
    pub indicator: Option<S::To<Indicator>>,
    /// The country.
    pub country: Stated<String>,
    /// Region.
    pub region: Option<S::To<Region>>,
    /// Municipality.
    pub municipality: Option<S::To<Municipality>>,
    /// Centre.
    pub centre: Option<S::To<Centre>>,
    /// A clinic by name.
    pub clinic: Stated<String>,
    /// Year.
    pub year: Spanned<i64>,
    /// Value.
    pub value: Stated<f64>,
    /// Why there is none.
    pub missing: Stated<String>,
    /// Basis.
    pub n: Stated<i64>,
    /// Age band.
    pub ages: Option<AgeBand>,
    /// Version of the definition.
    pub version: Stated<String>,
    /// Preliminary.
    pub preliminary: Stated<bool>,
    /// Remark.
    pub note: Stated<String>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}
