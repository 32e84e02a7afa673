//! A source and the place in it that says so.

use super::source::Source;
use super::stage::{Bound, Stage};

/// "s1 s. 8": a source and a page, section or heading of it.
#[derive(Clone, Debug)]
pub struct Citation<S: Stage = Bound> {
    /// The source.
    pub source: S::To<Source>,
    /// "s. 8", "avsnitt 4.1".
    pub place: Option<String>,
}
