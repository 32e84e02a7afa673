//! A term, what it means and what to avoid.

use super::citation::Citation;
use super::region::Region;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use crate::source::span::Spanned;

/// A term, what it means and what to avoid.
#[derive(Clone, Debug)]
pub struct Term<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// The term.
    pub term: Spanned<String>,
    /// Abbreviation.
    pub abbreviation: Stated<String>,
    /// Synonyms.
    pub synonyms: Vec<Spanned<String>>,
    /// Variants to avoid.
    pub avoid: Vec<Spanned<String>>,
    /// Our definition.
    pub definition: Stated<String>,
    /// Definitions by source.
    pub definitions: Vec<TermDefinition<S>>,
    /// See also.
    pub see_also: Vec<S::To<Term>>,
}

impl<S: Stage> Noun for Term<S> {
    const SINGULAR: &'static str = "term";
    const DEFINITE: &'static str = "termen";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}

/// A source's definition of a term.
#[derive(Clone, Debug)]
pub struct TermDefinition<S: Stage = Bound> {
    /// Definition.
    pub text: Spanned<String>,
    /// Region.
    pub region: Option<S::To<Region>>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}
