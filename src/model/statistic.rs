//! A figure that a source gives, with its basis.

use super::citation::Citation;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use super::when::When;
use super::words::Unit;
use crate::source::span::Spanned;

/// A figure that a source gives, with its basis.
#[derive(Clone, Debug)]
pub struct Statistic<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Name.
    pub name: Spanned<String>,
    /// Unit.
    pub unit: Spanned<Unit>,
    /// As of.
    pub as_of: Spanned<When>,
    /// Scope.
    pub scope: Stated<String>,
    /// Value.
    pub value: Stated<f64>,
    /// Rows.
    pub rows: Vec<StatisticRow>,
    /// How many answered.
    pub n: Stated<i64>,
    /// Several answers were allowed.
    pub multiple: Stated<bool>,
    /// What the source printed.
    pub printed: Stated<String>,
    /// How we recomputed it.
    pub calculation: Stated<String>,
    /// Remark.
    pub note: Stated<String>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Statistic<S> {
    const SINGULAR: &'static str = "statistik";
    const DEFINITE: &'static str = "statistiken";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}

/// One row of a statistic.
#[derive(Clone, Debug)]
pub struct StatisticRow {
    /// Id.
    pub id: Spanned<String>,
    /// Name.
    pub name: Spanned<String>,
    /// Value.
    pub value: Stated<f64>,
    /// Share in per cent.
    pub share: Stated<f64>,
    /// Whether the source gives the value as about so much.
    pub approximate: Stated<bool>,
}
