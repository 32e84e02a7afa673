//! A law that the handbook touches.

use super::citation::Citation;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use super::when::When;
use crate::source::span::Spanned;

/// A law that the handbook touches.
#[derive(Clone, Debug)]
pub struct Law<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Name.
    pub name: Spanned<String>,
    /// SFS number.
    pub number: Spanned<String>,
    /// In force from.
    pub from: Stated<When>,
    /// What it touches here.
    pub concerns: Spanned<String>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Law<S> {
    const SINGULAR: &'static str = "lag";
    const DEFINITE: &'static str = "lagen";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
