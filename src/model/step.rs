//! A step of the staircase toward a family centre.

use super::citation::Citation;
use super::stage::{Bound, Stage};
use super::table::Noun;
use crate::source::span::Spanned;

/// A step of the staircase toward a family centre.
#[derive(Clone, Debug)]
pub struct Step<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Order.
    pub order: Spanned<i64>,
    /// Name.
    pub name: Spanned<String>,
    /// Criteria.
    pub criteria: Vec<Spanned<String>>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Step<S> {
    const SINGULAR: &'static str = "steg";
    const DEFINITE: &'static str = "steget";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
