//! Who does what: responsible, accountable, consulted, informed.

use super::citation::Citation;
use super::party::Party;
use super::proposal::Proposal;
use super::region::Region;
use super::stage::{Bound, Stage};
use super::table::Noun;
use super::words::Standing;
use crate::source::span::Spanned;

/// Who does what: responsible, accountable, consulted, informed.
#[derive(Clone, Debug)]
pub struct Responsibility<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Task.
    pub task: Spanned<String>,
    /// Area.
    pub area: Spanned<String>,
    /// Region.
    pub region: Option<S::To<Region>>,
    /// R.
    pub responsible: Vec<S::To<Party>>,
    /// A.
    pub accountable: Vec<S::To<Party>>,
    /// C.
    pub consulted: Vec<S::To<Party>>,
    /// I.
    pub informed: Vec<S::To<Party>>,
    /// Whether it applies.
    pub status: Spanned<Standing>,
    /// Proposal.
    pub proposal: Option<S::To<Proposal>>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Responsibility<S> {
    const SINGULAR: &'static str = "ansvar";
    const DEFINITE: &'static str = "ansvaret";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
