//! Coordinators with more than full time or less than none.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::text::numbers;

/// The rule.
pub static RULE: Rule = Rule {
    code: "samordnarens-tid",
    severity: Severity::Error,
    title: "Samordnarens tid är inte mellan 0 och 100 procent.",
    why: "Skriv hur stor del av en heltid samordnaren har. Delar flera på uppdraget skriver du den sammanlagda tiden, högst 100.",
    wrong: "procent: 250",
    right: "procent: 25",
    source: "Handbokens datamodell",
};

/// Looks for shares of full time outside 0–100.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for coordinator in cx.handbook.centres.rows().filter_map(|c| c.coordinator.as_ref()) {
        let Some(percent) = &coordinator.percent else { continue };
        if !(0.0..=100.0).contains(&percent.value) {
            diags.push(
                Finding::new(
                    &RULE,
                    percent.span,
                    format!("{} är ingen del av en heltid", numbers::percent(percent.value, 1)),
                )
                .help("skriv ett tal mellan 0 och 100"),
            );
        } else if percent.value > 0.0
            && let Some(exists) = coordinator.exists.as_ref().filter(|e| !e.value)
        {
            diags.push(
                Finding::new(
                    &RULE,
                    exists.span,
                    "det finns ingen samordnare, men samordnaren har tid",
                )
                .help("skriv finns: ja, eller ta bort procent")
                .see(percent.span, "här står tiden"),
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
    fn time_is_a_part_of_full_time() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/centres/dalarna/a.yaml --
namn: a
kommun: okand
benamning: okand
status: aktiv
samordnare:
  finns: ja
  procent: 250 # fel: samordnarens-tid
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/b.yaml --
namn: b
kommun: okand
benamning: okand
status: aktiv
samordnare:
  finns: nej # fel: samordnarens-tid
  procent: 50
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/c.yaml --
namn: c
kommun: okand
benamning: okand
status: aktiv
samordnare:
  finns: ja
  procent: 100
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
",
        );
    }
}
