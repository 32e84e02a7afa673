//! A method or an effort.

use super::citation::Citation;
use super::decision::Decision;
use super::region::Region;
use super::role::Role;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use super::target_group::TargetGroup;
use super::words::{Aim, Evidence, MethodLevel, Recommendation};
use crate::source::span::Spanned;

/// A method or an effort.
#[derive(Clone, Debug)]
pub struct Method<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Name.
    pub name: Spanned<String>,
    /// For whom.
    pub level: Spanned<MethodLevel>,
    /// Promoting or preventing.
    pub aim: Spanned<Aim>,
    /// Target groups.
    pub target_groups: Vec<S::To<TargetGroup>>,
    /// Roles that use it.
    pub professions: Vec<S::To<Role>>,
    /// Description.
    pub description: Spanned<String>,
    /// Evidence.
    pub evidence: Spanned<Evidence>,
    /// Recommendation.
    pub recommendation: Stated<Recommendation>,
    /// Region.
    pub region: Option<S::To<Region>>,
    /// Decision.
    pub decision: Option<S::To<Decision>>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Method<S> {
    const SINGULAR: &'static str = "metod";
    const DEFINITE: &'static str = "metoden";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
