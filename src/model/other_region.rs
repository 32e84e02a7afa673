//! How another region does it.

use super::citation::Citation;
use super::stage::{Bound, Stage};
use super::table::Noun;
use crate::source::span::Spanned;

/// How another region does it.
#[derive(Clone, Debug)]
pub struct OtherRegion<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Region.
    pub region: Spanned<String>,
    /// How many.
    pub count: Spanned<String>,
    /// Care choice.
    pub care_choice: Spanned<String>,
    /// Economy.
    pub economy: Spanned<String>,
    /// Governance.
    pub governance: Spanned<String>,
    /// Experience.
    pub experience: Spanned<String>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for OtherRegion<S> {
    const SINGULAR: &'static str = "jämförelseregion";
    const DEFINITE: &'static str = "jämförelseregionen";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
