//! Something that a source proposes.

use super::area::Area;
use super::citation::Citation;
use super::region::Region;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use super::words::{BodyLevel, ProposalStatus};
use crate::source::span::Spanned;

/// Something that a source proposes.
#[derive(Clone, Debug)]
pub struct Proposal<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// The proposal.
    pub text: Spanned<String>,
    /// Level.
    pub level: Spanned<BodyLevel>,
    /// Region.
    pub region: Option<S::To<Region>>,
    /// Development area.
    pub area: Option<S::To<Area>>,
    /// What became of it.
    pub status: Spanned<ProposalStatus>,
    /// Responsible.
    pub responsible: Stated<String>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Proposal<S> {
    const SINGULAR: &'static str = "förslag";
    const DEFINITE: &'static str = "förslaget";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
