//! The content of pages that are made from data: a centre, a goal, a register.

pub mod arrival;
pub mod centre;
pub mod centre_parts;
pub mod contents;
pub mod detail;
pub mod follow_up;
pub mod open_data;
pub mod region;
pub mod register;
pub mod statement;

use super::draft::Draft;
use super::say;
use super::titles::title;
use crate::model::handbook::Handbook;
use crate::model::link::{Register, Target};
use crate::model::prose::Block;
use crate::source::span::{FileId, Span};

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

/// Where a page's record is written.
fn span(hb: &Handbook, target: Target) -> Option<Span> {
    match target {
        Target::Region(r) | Target::Municipalities(r) => Some(hb.regions[r].id.span),
        Target::Centre(r) | Target::Arrival(r) => Some(hb.centres[r].id.span),
        Target::Goal(r) => Some(hb.goals[r].id.span),
        Target::Indicator(r) => Some(hb.indicators[r].id.span),
        Target::Role(r) => Some(hb.roles[r].id.span),
        Target::Method(r) => Some(hb.methods[r].id.span),
        Target::Register(Register::Accessibility) => {
            hb.accessibility.as_ref().map(|a| a.actor.span)
        }
        Target::Front | Target::Article(_) | Target::Register(_) => None,
    }
}

/// The content of a page that is made from data; `None` for articles and the front page.
#[must_use]
pub fn page(handbook: &Handbook, target: Target) -> Option<DataPage> {
    let hb = handbook;
    let span = span(hb, target);
    let mut draft = Draft::new(span.unwrap_or(Span::head(FileId(0))));
    let d = &mut draft;
    let lead = match target {
        Target::Front | Target::Article(_) => return None,
        Target::Region(r) => region::region(d, hb, r),
        Target::Municipalities(r) => region::municipalities(d, hb, r),
        Target::Centre(r) => centre::centre(d, hb, r),
        Target::Arrival(r) => arrival::arrival(d, hb, r),
        Target::Goal(r) => detail::goal(d, hb, r),
        Target::Indicator(r) => detail::indicator(d, hb, r),
        Target::Role(r) => detail::role(d, hb, r),
        Target::Method(r) => detail::method(d, hb, r),
        Target::Register(r) => register::register(d, hb, r),
    };
    Some(DataPage { title: title(hb, target), lead, blocks: draft.finish(), span })
}

/// A last heading with the sources of a record; nothing when it cites none.
fn sources(draft: &mut Draft, hb: &Handbook, cited: &[crate::model::citation::Citation]) {
    if cited.is_empty() {
        return;
    }
    draft.heading(2, "Källor");
    draft.list(
        cited
            .iter()
            .map(|c| {
                let mut line = say::citations(hb, std::slice::from_ref(c));
                line.push(say::text(format!(": {}", hb.sources[c.source].title.value)));
                line
            })
            .collect(),
    );
}
