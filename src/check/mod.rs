//! What a careful editor would want told: rules over the whole handbook, one file each.
//!
//! A rule reads the bound handbook and pushes findings; it changes nothing and knows no other
//! rule. What is wrong with the form of a file is told where it is read, names that lead nowhere
//! where they are looked up.

pub mod citations;
pub mod cx;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod harness;
pub mod page;
pub mod reading;
pub mod rules;
pub mod silence;
pub mod words;

use crate::diag::rule::Rule;
use crate::diag::sink::Diags;
use crate::model::handbook::Handbook;
use crate::source::sources::Sources;

/// Runs every rule over a handbook.
pub fn handbook(handbook: &Handbook, sources: &Sources, diags: &mut Diags) {
    let cx = cx::Cx::new(handbook, sources);
    for rule in rules::ALL {
        (rule.check)(&cx, diags);
    }
}

/// Every kind of finding that the press can tell, in the order of its rooms.
#[must_use]
pub fn all() -> Vec<&'static Rule> {
    let form = crate::manuscript::rules::ALL.iter().copied();
    let names = crate::resolve::rules::ALL.iter().copied();
    let own = rules::ALL.iter().map(|r| r.rule);
    form.chain(names).chain(own).chain(silence::RULES.iter().copied()).collect()
}
