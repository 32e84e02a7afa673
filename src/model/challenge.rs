//! A difficulty that a source names.

use super::citation::Citation;
use super::region::Region;
use super::stage::{Bound, Stage};
use super::table::Noun;
use crate::source::span::Spanned;

/// A difficulty that a source names.
#[derive(Clone, Debug)]
pub struct Challenge<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Area.
    pub area: Spanned<String>,
    /// The difficulty.
    pub text: Spanned<String>,
    /// Region.
    pub region: Option<S::To<Region>>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Challenge<S> {
    const SINGULAR: &'static str = "utmaning";
    const DEFINITE: &'static str = "utmaningen";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
