//! What a region pays, from when, by which rule.

use super::citation::Citation;
use super::predicate::Predicate;
use super::region::Region;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use super::when::When;
use super::words::TariffStatus;
use crate::source::span::Spanned;

/// What a region pays, from when, by which rule.
#[derive(Clone, Debug)]
pub struct Tariff<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Its region.
    pub region: Option<S::To<Region>>,
    /// Name.
    pub name: Spanned<String>,
    /// First day.
    pub valid_from: Spanned<When>,
    /// Last day.
    pub valid_to: Stated<When>,
    /// Whether it applies.
    pub status: Spanned<TariffStatus>,
    /// Who receives it.
    pub recipient: Stated<String>,
    /// Levels by degree of co-location.
    pub levels: Vec<TariffLevel>,
    /// Kronor per person.
    pub per_person: Vec<PerPerson>,
    /// A common pot by year.
    pub pots: Vec<Pot<S>>,
    /// Conditions.
    pub conditions: Vec<Spanned<String>>,
    /// Cases that the text leaves open.
    pub open: Vec<Spanned<String>>,
    /// Remark.
    pub note: Stated<String>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Tariff<S> {
    const SINGULAR: &'static str = "ersättning";
    const DEFINITE: &'static str = "ersättningen";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}

/// One level of a tariff.
#[derive(Clone, Debug)]
pub struct TariffLevel {
    /// Name.
    pub name: Spanned<String>,
    /// Kronor a year.
    pub kronor: Spanned<i64>,
    /// Who is on this level.
    pub condition: Spanned<Predicate>,
}

/// Kronor for each person of a group.
#[derive(Clone, Debug)]
pub struct PerPerson {
    /// The group.
    pub group: Spanned<String>,
    /// Kronor.
    pub kronor: Spanned<i64>,
    /// Youngest.
    pub age_from: Stated<i64>,
    /// Oldest.
    pub age_to: Stated<i64>,
}

/// A sum for a year.
#[derive(Clone, Debug)]
pub struct Pot<S: Stage = Bound> {
    /// Year.
    pub year: Spanned<i64>,
    /// Kronor.
    pub kronor: Spanned<i64>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}
