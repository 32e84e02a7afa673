//! A requirement of the minimum level.

use super::citation::Citation;
use super::decision::Decision;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use super::words::LevelStatus;
use crate::source::span::Spanned;

/// A requirement of the minimum level.
#[derive(Clone, Debug)]
pub struct Requirement<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// The requirement.
    pub text: Spanned<String>,
    /// Area.
    pub area: Spanned<String>,
    /// At least.
    pub minimum: Stated<String>,
    /// Developed.
    pub developed: Stated<String>,
    /// How it is shown.
    pub shown_by: Stated<String>,
    /// Whether decided.
    pub status: Spanned<LevelStatus>,
    /// Decision.
    pub decision: Option<S::To<Decision>>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Requirement<S> {
    const SINGULAR: &'static str = "krav";
    const DEFINITE: &'static str = "kravet";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
