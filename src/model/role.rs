//! A profession or function.

use super::citation::Citation;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use super::words::{Activity, WorkPrincipal};
use crate::source::span::Spanned;

/// A profession or function.
#[derive(Clone, Debug)]
pub struct Role<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Title.
    pub title: Spanned<String>,
    /// Whose employee.
    pub principal: Stated<WorkPrincipal>,
    /// Activity.
    pub activity: Stated<Activity>,
    /// Mission.
    pub mission: Spanned<String>,
    /// Duties.
    pub duties: Vec<Spanned<String>>,
    /// Works at a centre.
    pub at_centre: Spanned<bool>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Role<S> {
    const SINGULAR: &'static str = "roll";
    const DEFINITE: &'static str = "rollen";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
