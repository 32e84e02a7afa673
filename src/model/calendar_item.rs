//! Something that comes at a time of the year.

use jiff::civil::Date;

use super::citation::Citation;
use super::party::Party;
use super::region::Region;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use super::words::{CalendarStatus, CalendarType};
use crate::source::span::Spanned;

/// Something that comes at a time of the year.
#[derive(Clone, Debug)]
pub struct CalendarItem<S: Stage = Bound> {
    /// Id, stable.
    pub id: Spanned<String>,
    /// Title.
    pub title: Spanned<String>,
    /// Which wheel.
    pub wheel: Spanned<String>,
    /// Months 1–12.
    pub months: Vec<Spanned<i64>>,
    /// Exact date.
    pub date: Stated<Date>,
    /// Kind.
    pub kind: Spanned<CalendarType>,
    /// For whom.
    pub for_whom: Vec<S::To<Party>>,
    /// Document due.
    pub document: Stated<String>,
    /// Recipient.
    pub recipient: Stated<String>,
    /// Whether it applies.
    pub status: Spanned<CalendarStatus>,
    /// Region.
    pub region: Option<S::To<Region>>,
    /// Sources.
    pub sources: Vec<Citation<S>>,
}

impl<S: Stage> Noun for CalendarItem<S> {
    const SINGULAR: &'static str = "kalenderpunkt";
    const DEFINITE: &'static str = "kalenderpunkten";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
