//! Something that a centre may be asked to do.

use super::citation::Citation;
use super::region::Region;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use crate::source::span::Spanned;

/// Something that a centre may be asked to do.
#[derive(Clone, Debug)]
pub struct Assignment<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// The assignment.
    pub text: Spanned<String>,
    /// Whether a centre may say no.
    pub may_decline: Stated<bool>,
    /// Who orders.
    pub ordered_by: Stated<String>,
    /// How it is anchored.
    pub anchoring: Stated<String>,
    /// Within care choice.
    pub care_choice: Stated<bool>,
    /// Region.
    pub region: Option<S::To<Region>>,
    /// Remark.
    pub note: Stated<String>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Assignment<S> {
    const SINGULAR: &'static str = "uppdrag";
    const DEFINITE: &'static str = "uppdraget";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
