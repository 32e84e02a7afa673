//! Something that the sources ask of a guidance.

use super::citation::Citation;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use crate::source::span::Spanned;

/// Something that the sources ask of a guidance.
#[derive(Clone, Debug)]
pub struct Demand<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// The demand.
    pub text: Spanned<String>,
    /// Which of the seven contents.
    pub content: Stated<i64>,
    /// Where the handbook answers.
    pub answered_by: Vec<S::Link>,
    /// What remains.
    pub remaining: Stated<String>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Demand<S> {
    const SINGULAR: &'static str = "krav på vägledningen";
    const DEFINITE: &'static str = "kravet";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
