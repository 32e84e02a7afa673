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

use self::rules::Check;
use crate::derive::readability::Readability;
use crate::diag::rule::Rule;
use crate::diag::sink::Diags;
use crate::model::handbook::Handbook;
use crate::source::sources::Sources;

/// Runs every rule over a handbook. Tells how hard its articles are to read, which pages tell too:
/// that is measured once.
pub fn handbook(handbook: &Handbook, sources: &Sources, diags: &mut Diags) -> Vec<Readability> {
    let cx = cx::Cx::new(handbook, sources, diags);
    let told = |look: &dyn Fn(&mut Diags)| {
        let mut found = Diags::new();
        look(&mut found);
        found
    };
    let whole = |rule: &rules::Entry| match rule.check {
        Check::Whole(check) => told(&|found| check(&cx, found)),
        Check::Page(_) => Diags::new(),
    };
    let each = |page: &page::Page| {
        told(&|found| {
            for rule in rules::ALL {
                if let Check::Page(check) = rule.check {
                    check(&cx, page, found);
                }
            }
        })
    };
    let by_page = || cx.pages.par_iter().map(each).collect::<Vec<Diags>>();
    let by_rule = || rules::ALL.par_iter().map(whole).collect::<Vec<Diags>>();
    let (mut found, of_pages) = rayon::join(by_rule, by_page);
    found.extend(of_pages);
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
