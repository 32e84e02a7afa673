//! A development area.

use super::citation::Citation;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use super::words::AreaType;
use crate::source::span::Spanned;

/// A development area.
#[derive(Clone, Debug)]
pub struct Area<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Name.
    pub name: Spanned<String>,
    /// Kind.
    pub kind: Spanned<AreaType>,
    /// Description.
    pub description: Spanned<String>,
    /// State.
    pub state: Stated<String>,
    /// Next step.
    pub next: Stated<String>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Area<S> {
    const SINGULAR: &'static str = "utvecklingsområde";
    const DEFINITE: &'static str = "utvecklingsområdet";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
