//! An authority or organisation and its mandate.

use super::citation::Citation;
use super::region::Region;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use super::when::When;
use super::words::Mandate;
use crate::source::span::Spanned;

/// An authority or organisation and its mandate.
#[derive(Clone, Debug)]
pub struct Actor<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Name.
    pub name: Spanned<String>,
    /// Region.
    pub region: Option<S::To<Region>>,
    /// Assignment for family centres.
    pub mandate: Stated<Mandate>,
    /// Description.
    pub description: Spanned<String>,
    /// As of.
    pub as_of: Stated<When>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Actor<S> {
    const SINGULAR: &'static str = "aktör";
    const DEFINITE: &'static str = "aktören";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
