//! A group that family centres are for.

use super::citation::Citation;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use crate::source::span::Spanned;

/// A group that family centres are for.
#[derive(Clone, Debug)]
pub struct TargetGroup<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Name.
    pub name: Spanned<String>,
    /// Description.
    pub description: Stated<String>,
    /// Named as more exposed.
    pub exposed: Stated<bool>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for TargetGroup<S> {
    const SINGULAR: &'static str = "målgrupp";
    const DEFINITE: &'static str = "målgruppen";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
