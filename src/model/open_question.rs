//! A question that the working group must answer.

use super::citation::Citation;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use crate::source::span::Spanned;

/// A question that the working group must answer.
#[derive(Clone, Debug)]
pub struct OpenQuestion<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// The question.
    pub question: Spanned<String>,
    /// Who must answer.
    pub to: Spanned<String>,
    /// Why.
    pub why: Stated<String>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for OpenQuestion<S> {
    const SINGULAR: &'static str = "fråga";
    const DEFINITE: &'static str = "frågan";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
