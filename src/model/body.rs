//! A group with a mandate.

use super::citation::Citation;
use super::proposal::Proposal;
use super::region::Region;
use super::role::Role;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use super::words::{BodyLevel, BodyStatus};
use crate::source::span::Spanned;

/// A group with a mandate.
#[derive(Clone, Debug)]
pub struct Body<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Name.
    pub name: Spanned<String>,
    /// Level.
    pub level: Spanned<BodyLevel>,
    /// Region.
    pub region: Option<S::To<Region>>,
    /// Phase.
    pub phase: Stated<String>,
    /// Description.
    pub description: Stated<String>,
    /// Members by role.
    pub roles: Vec<S::To<Role>>,
    /// Mandate.
    pub mandate: Vec<Spanned<String>>,
    /// Meetings a year.
    pub meetings: Stated<i64>,
    /// Whether it exists.
    pub status: Spanned<BodyStatus>,
    /// The proposal that wants it.
    pub proposal: Option<S::To<Proposal>>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Body<S> {
    const SINGULAR: &'static str = "organ";
    const DEFINITE: &'static str = "organet";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
