//! Centres that nobody has checked for a year.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::words::CentreStatus;
use crate::text::dates;

/// The rule.
pub static RULE: Rule = Rule {
    code: "central-inte-kontrollerad",
    severity: Severity::Warning,
    title: "Uppgifterna om centralen har inte kontrollerats på ett år.",
    why: "Den som söker en central litar på att uppgifterna stämmer. Läs filen, ring gärna och fråga, och skriv dagens datum i kontrollerad.",
    wrong: "kontrollerad: 2024-03-01",
    right: "kontrollerad: 2026-03-01",
    source: "Handbokens datamodell; webbriktlinje R24 (Digg)",
};

/// Looks for files of centres that were checked more than twelve months ago.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for centre in cx.handbook.centres.rows() {
        let checked = &centre.checked;
        if cx.days_since(checked.value) > 366 && centre.status.value != CentreStatus::Closed {
            let message =
                format!("uppgifterna kontrollerades senast {}", dates::long(checked.value));
            diags.push(
                Finding::new(&RULE, checked.span, message)
                    .help("läs igenom filen, och skriv dagens datum i kontrollerad"),
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
    fn a_centre_is_checked_once_a_year() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/centres/dalarna/a.yaml --
namn: a
kommun: okand
benamning: okand
status: aktiv
kontrollerad: 2025-11-01 # fel: central-inte-kontrollerad
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/b.yaml --
namn: b
kommun: okand
benamning: okand
status: aktiv
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/c.yaml --
namn: c
kommun: okand
benamning: okand
status: stangd
kontrollerad: 2020-01-01
ansvarig_roll: redaktion
kalla: s1
",
        );
    }
}
