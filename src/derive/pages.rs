//! The content of pages that are made from data: a centre, a goal, a register.

use crate::model::handbook::Handbook;
use crate::model::link::Target;
use crate::model::prose::Block;
use crate::source::span::Span;

/// A page made from data.
#[derive(Clone, Debug)]
pub struct DataPage {
    /// Its title.
    pub title: String,
    /// One or two sentences: what the reader will see here.
    pub lead: String,
    /// Its content.
    pub blocks: Vec<Block>,
    /// Where the record is written; `None` for pages that list many records.
    pub span: Option<Span>,
}

/// The content of a page that is made from data; `None` for articles and the front page.
#[must_use]
pub fn page(handbook: &Handbook, target: Target) -> Option<DataPage> {
    let _ = (handbook, target);
    None
}
