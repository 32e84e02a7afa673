//! Agreements with a single party.

use std::collections::BTreeSet;

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "avtal-med-en-part",
    severity: Severity::Error,
    title: "Avtalet har färre än två parter.",
    why: "Ett avtal är mellan minst två. Skriv varje part på en egen rad.",
    wrong: "parter: [Region Dalarna]",
    right: "parter: [Region Dalarna, Falu kommun]",
    source: "Handbokens datamodell",
};

/// Looks for agreements with fewer than two parties, or one party twice.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for agreement in cx.handbook.centres.rows().flat_map(|c| &c.agreements) {
        let parties: BTreeSet<String> =
            agreement.parties.iter().map(|p| p.value.trim().to_lowercase()).collect();
        if parties.len() < 2 {
            let message = match agreement.parties.len() {
                0 => "avtalet har inga parter",
                1 => "avtalet har bara en part",
                _ => "avtalet har samma part två gånger",
            };
            diags.push(
                Finding::new(&RULE, agreement.id.span, message)
                    .help("skriv varje part på en egen rad under parter"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn two_make_an_agreement() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/centres/dalarna/a.yaml --
namn: a
kommun: okand
benamning: okand
status: aktiv
avtal:
  - id: a-1 # fel: avtal-med-en-part
    typ: samverkansavtal
    parter: [Region Dalarna]
    fran: 2026
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/b.yaml --
namn: b
kommun: okand
benamning: okand
status: aktiv
avtal:
  - id: b-1
    typ: samverkansavtal
    parter: [Region Dalarna, Falu kommun]
    fran: 2026
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
",
        );
    }
}
