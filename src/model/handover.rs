//! A family's need and who takes over.

use super::citation::Citation;
use super::partner::Partner;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use super::words::Routine;
use crate::source::span::Spanned;

/// A family's need and who takes over.
#[derive(Clone, Debug)]
pub struct Handover<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// The need.
    pub need: Spanned<String>,
    /// Who takes over.
    pub partners: Vec<S::To<Partner>>,
    /// Whether a routine exists.
    pub routine: Stated<Routine>,
    /// Description.
    pub description: Stated<String>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Handover<S> {
    const SINGULAR: &'static str = "behov";
    const DEFINITE: &'static str = "behovet";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
