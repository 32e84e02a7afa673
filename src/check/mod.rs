//! What a careful editor would want told: rules over the whole handbook, one file each.
//!
//! A rule reads the bound handbook and pushes findings; it changes nothing and knows no other
//! rule. What is wrong with the form of a file is told where it is read, names that lead nowhere
//! where they are looked up.

pub mod citations;
pub mod cx;
pub mod doubts;
#[cfg(test)]
mod fixture;
#[cfg(test)]
pub(crate) mod harness;
pub mod hindrances;
pub mod page;
pub mod rules;
pub mod running;
pub mod silence;
pub mod texts;
pub mod verdict;

use rayon::prelude::*;

use crate::derive::readability::Readability;
use crate::diag::rule::Rule;
use crate::diag::sink::Diags;
use crate::model::handbook::Handbook;
use crate::source::sources::Sources;

/// Runs every rule over a handbook. Tells how hard its articles are to read, which pages tell too:
/// that is measured once.
pub fn handbook(handbook: &Handbook, sources: &Sources, diags: &mut Diags) -> Vec<Readability> {
    let cx = cx::Cx::new(handbook, sources, diags);
    let run = |rule: &rules::Entry| {
        let mut found = Diags::new();
        (rule.check)(&cx, &mut found);
        found
    };
    let found: Vec<Diags> = rules::ALL.par_iter().map(run).collect();
    diags.reserve(found.iter().map(|found| found.as_slice().len()).sum());
    for found in found {
        diags.extend(found);
    }
    cx.pages.iter().map(|page| page.reading.measures).collect()
}

/// Every kind of finding that this room can tell, in the order of the editors' guide.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    rules::ALL.iter().map(|r| r.rule).chain(silence::RULES.iter().chain(verdict::RULES).copied())
}
