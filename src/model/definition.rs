//! What counts as a family centre according to one source.

use super::citation::Citation;
use super::predicate::Predicate;
use super::region::Region;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use super::when::When;
use super::words::Concept;
use crate::source::span::Spanned;

/// What counts as a family centre according to one source.
#[derive(Clone, Debug)]
pub struct Definition<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Name with year.
    pub name: Spanned<String>,
    /// What it defines.
    pub concept: Spanned<Concept>,
    /// Region where it applies.
    pub region: Option<S::To<Region>>,
    /// From when.
    pub date: Spanned<When>,
    /// In our words.
    pub text: Spanned<String>,
    /// A short quotation.
    pub quotation: Stated<String>,
    /// As a predicate.
    pub condition: Option<Spanned<Predicate>>,
    /// Remark.
    pub note: Stated<String>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Definition<S> {
    const SINGULAR: &'static str = "definition";
    const DEFINITE: &'static str = "definitionen";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
