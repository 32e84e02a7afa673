//! A publication that the handbook builds on.

use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use super::when::When;
use super::words::{SourceStatus, SourceType};
use crate::source::span::Spanned;

/// A publication that the handbook builds on.
#[derive(Clone, Debug)]
pub struct Source<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Short name.
    pub short: Spanned<String>,
    /// Title.
    pub title: Spanned<String>,
    /// Publisher.
    pub publisher: Spanned<String>,
    /// Year.
    pub year: Stated<i64>,
    /// Date.
    pub date: Stated<When>,
    /// Registration number.
    pub number: Stated<String>,
    /// Address.
    pub url: Stated<String>,
    /// Kind.
    pub kind: Spanned<SourceType>,
    /// Weight.
    pub status: Spanned<SourceStatus>,
    /// What superseded it.
    pub superseded_by: Option<S::To<Source>>,
    /// Description.
    pub description: Spanned<String>,
}

impl<S: Stage> Noun for Source<S> {
    const SINGULAR: &'static str = "källa";
    const DEFINITE: &'static str = "källan";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
