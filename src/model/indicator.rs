//! A measure of the common follow-up.

use super::citation::Citation;
use super::region::AgeBand;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use super::words::{Direction, FollowUpQuestion, IndicatorStatus, IndicatorType, Unit};
use crate::source::span::Spanned;

/// A measure of the common follow-up.
#[derive(Clone, Debug)]
pub struct Indicator<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Name.
    pub name: Spanned<String>,
    /// Kind.
    pub kind: Spanned<IndicatorType>,
    /// Definition.
    pub definition: Spanned<String>,
    /// Numerator.
    pub numerator: Stated<String>,
    /// Denominator.
    pub denominator: Stated<String>,
    /// Unit.
    pub unit: Spanned<Unit>,
    /// Which way is better.
    pub direction: Spanned<Direction>,
    /// Breakdowns.
    pub breakdowns: Vec<Spanned<String>>,
    /// How it is collected.
    pub collection: Option<Collection>,
    /// How often.
    pub period: Spanned<String>,
    /// Smallest count that is shown.
    pub smallest_cell: Stated<i64>,
    /// Version of the definition.
    pub version: Spanned<String>,
    /// Whether decided.
    pub status: Spanned<IndicatorStatus>,
    /// Which question it answers.
    pub question: Stated<FollowUpQuestion>,
    /// Age band.
    pub ages: Option<AgeBand>,
    /// Remark.
    pub note: Stated<String>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Indicator<S> {
    const SINGULAR: &'static str = "indikator";
    const DEFINITE: &'static str = "indikatorn";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}

/// How an indicator is collected.
#[derive(Clone, Debug)]
pub struct Collection {
    /// System.
    pub system: Stated<String>,
    /// Who collects.
    pub responsible: Stated<String>,
    /// Part of the ordinary assignment.
    pub basic: Stated<bool>,
}
