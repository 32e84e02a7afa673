//! A municipality and where it stands.

use super::citation::Citation;
use super::region::Region;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use super::words::MunicipalityStatus;
use crate::source::span::Spanned;

/// A municipality and where it stands.
#[derive(Clone, Debug)]
pub struct Municipality<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Its region.
    pub region: Option<S::To<Region>>,
    /// Name.
    pub name: Spanned<String>,
    /// Official code.
    pub code: Spanned<String>,
    /// Where it stands.
    pub status: Spanned<MunicipalityStatus>,
    /// Centres that the source counts.
    pub centre_count: Stated<i64>,
    /// Whether the status is inferred.
    pub derived: Stated<bool>,
    /// Note.
    pub note: Stated<String>,
    /// National minorities' administrative areas.
    pub administrative_areas: Vec<Spanned<String>>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for Municipality<S> {
    const SINGULAR: &'static str = "kommun";
    const DEFINITE: &'static str = "kommunen";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
