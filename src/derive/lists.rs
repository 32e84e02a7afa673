//! Records as tables, lists and figures: the same for a live block in a text and for the page that
//! lists them all.

pub mod calendar;
pub mod centres;
pub mod definitions;
pub mod goals;
pub mod governance;
pub mod library;
pub mod maps;
pub mod measured;
mod objects;
pub mod plans;
pub mod plotted;
pub mod practice;
pub mod rules;
pub mod statistics;
pub mod tariffs;

/// Whether rows carry the record's id as anchor: on the page that lists all of them, and only
/// there, since two live blocks on one page may show the same record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchors {
    /// With anchors.
    On,
    /// Without.
    Off,
}

impl Anchors {
    /// The id as anchor, or none.
    #[must_use]
    pub fn of(self, id: &str) -> Option<&str> {
        (self == Self::On).then_some(id)
    }
}
