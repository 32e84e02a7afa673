//! Activities under a principal that cannot have them.

use crate::check::cx::Cx;
use crate::derive::classify::{ACTIVITIES, unit};
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::closed::Closed;
use crate::model::words::{Activity, Principal};

/// The rule.
pub static RULE: Rule = Rule {
    code: "fel-huvudman",
    severity: Severity::Warning,
    title: "Huvudmannen kan inte ha den här verksamheten.",
    why: "Regionen eller ett kommunalförbund är huvudman för mödrahälsovård och barnhälsovård. Kommunen eller ett kommunalförbund är huvudman för socialtjänst. Det gäller också när en privat utförare driver verksamheten.",
    wrong: "bhv:\n  huvudman: kommun",
    right: "bhv:\n  huvudman: region\n  utforare: privat",
    source: "Hälso- och sjukvårdslagen (2017:30); socialtjänstlagen (2025:400)",
};

/// Looks for health care under a municipality and social services under a region.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for centre in cx.handbook.centres.rows() {
        for activity in ACTIVITIES {
            let stated = unit(centre, activity).and_then(|u| u.principal.as_ref());
            let Some(stated) = stated else { continue };
            let right = match (activity, stated.value) {
                (Activity::Maternity | Activity::ChildHealth, Principal::Municipality) => "region",
                (Activity::SocialServices, Principal::Region) => "kommun",
                _ => continue,
            };
            let message = format!(
                "{} kan inte ha {} som huvudman",
                activity.label().to_lowercase(),
                stated.value.label().to_lowercase()
            );
            diags.push(Finding::new(&RULE, stated.span, message).help(format!(
                "skriv {right} eller kommunalforbund; den som driver verksamheten står i utforare"
            )));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn health_care_is_the_regions() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/centres/dalarna/a.yaml --
namn: a
kommun: okand
benamning: okand
status: aktiv
enheter:
  bhv:
    huvudman: kommun # fel: fel-huvudman
  mhv:
    huvudman: kommunalforbund
  socialtjanst:
    huvudman: region # fel: fel-huvudman
  oppen_forskola:
    huvudman: kommun
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
",
        );
    }
}
