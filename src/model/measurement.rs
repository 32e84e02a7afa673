//! A measured value of an indicator.

use super::centre::Centre;
use super::citation::Citation;
use super::indicator::Indicator;
use super::municipality::Municipality;
use super::region::{AgeBand, Region};
use super::stage::{Bound, Stage, Stated};
use crate::source::span::Spanned;

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
