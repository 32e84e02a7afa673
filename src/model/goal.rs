//! A goal, from the overarching one to an initiative's.

use super::citation::Citation;
use super::indicator::Indicator;
use super::region::Region;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use super::target_group::TargetGroup;
use super::words::{GoalLevel, Standing};
use crate::source::span::Spanned;

/// A goal, from the overarching one to an initiative's.
#[derive(Clone, Debug)]
pub struct Goal<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Level.
    pub level: Spanned<GoalLevel>,
    /// Number in its set.
    pub number: Stated<i64>,
    /// The goal.
    pub text: Spanned<String>,
    /// Short name.
    pub short: Spanned<String>,
    /// Region.
    pub region: Option<S::To<Region>>,
    /// Target groups.
    pub target_groups: Vec<S::To<TargetGroup>>,
    /// The goal that it comes from.
    pub derived_from: Option<S::To<Goal>>,
    /// Indicators.
    pub indicators: Vec<S::To<Indicator>>,
    /// Whether it applies.
    pub status: Spanned<Standing>,
    /// Regional precision.
    pub detail: Stated<String>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Goal<S> {
    const SINGULAR: &'static str = "mål";
    const DEFINITE: &'static str = "målet";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
