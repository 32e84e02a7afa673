//! A decision, taken or proposed.

use super::citation::Citation;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use super::when::When;
use super::words::DecisionStatus;
use crate::source::span::Spanned;

/// A decision, taken or proposed.
#[derive(Clone, Debug)]
pub struct Decision<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Who decides.
    pub organ: Spanned<String>,
    /// Date.
    pub date: Stated<When>,
    /// Paragraph.
    pub paragraph: Stated<String>,
    /// Registration number.
    pub number: Stated<String>,
    /// Title.
    pub title: Spanned<String>,
    /// How far it has come.
    pub status: Spanned<DecisionStatus>,
    /// Clauses.
    pub clauses: Vec<Spanned<String>>,
    /// Earlier decision.
    pub preceded_by: Option<S::To<Decision>>,
    /// Recipients.
    pub sent_to: Vec<Spanned<String>>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Decision<S> {
    const SINGULAR: &'static str = "beslut";
    const DEFINITE: &'static str = "beslutet";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
