//! Agreements that nobody has looked over for a year.

use crate::check::cx::Cx;
use crate::derive::gaps::{Due, due};
use crate::derive::say;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::words::AgreementStatus;

/// The rule.
pub static RULE: Rule = Rule {
    code: "avtal-inte-sett-over",
    severity: Severity::Warning,
    title: "Avtalet har inte setts över på ett år.",
    why: "Lokaler, personal och pengar ändras. Ett avtal som ses över en gång om året håller när någon slutar. Skriv när det senast ska ses över nästa gång.",
    wrong: "fran: 2019-01-01",
    right: "fran: 2019-01-01\nses_over_senast: 2027-01-31",
    source: "Handbokens datamodell",
};

/// Looks for signed agreements in force whose review is overdue, or that have stood for a year
/// without a date for it.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for agreement in cx.handbook.centres.rows().flat_map(|c| &c.agreements) {
        let proposed =
            agreement.status.as_ref().is_some_and(|s| s.value == AgreementStatus::Proposed);
        if proposed {
            continue;
        }
        match (due(agreement, cx.today), &agreement.review_by, &agreement.from) {
            (Due::Overdue, Some(review), _) => diags.push(
                Finding::new(
                    &RULE,
                    review.span,
                    format!("avtalet skulle ha setts över senast {}", say::when(review.value)),
                )
                .help("gå igenom avtalet med parterna, och skriv ett nytt datum i ses_over_senast"),
            ),
            (Due::Fine, None, Some(from)) if cx.days_since(from.value.last_day()) > 366 => diags
                .push(
                    Finding::new(
                        &RULE,
                        agreement.id.span,
                        format!(
                            "avtalet gäller från {} och har ingen dag för översyn",
                            say::when(from.value)
                        ),
                    )
                    .help("lägg till ses_over_senast med ett datum inom tolv månader"),
                ),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn an_agreement_is_looked_over() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/centres/dalarna/a.yaml --
namn: a
kommun: okand
benamning: okand
status: aktiv
avtal:
  - id: a-1
    typ: samverkansavtal
    parter: [Region Dalarna, Falu kommun]
    fran: 2020-01-01
    ses_over_senast: 2026-06 # fel: avtal-inte-sett-over
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/b.yaml --
namn: b
kommun: okand
benamning: okand
status: aktiv
avtal:
  - id: b-1 # fel: avtal-inte-sett-over
    typ: samverkansavtal
    parter: [Region Dalarna, Falu kommun]
    fran: 2020-01-01
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/c.yaml --
namn: c
kommun: okand
benamning: okand
status: aktiv
avtal:
  - id: c-1
    typ: samverkansavtal
    parter: [Region Dalarna, Falu kommun]
    fran: 2020-01-01
    till: 2021-01-01
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/d.yaml --
namn: d
kommun: okand
benamning: okand
status: aktiv
avtal:
  - id: d-1
    typ: samverkansavtal
    parter: [Region Dalarna, Falu kommun]
    fran: 2026-03-01
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/e.yaml --
namn: e
kommun: okand
benamning: okand
status: aktiv
avtal:
  - id: e-1
    typ: samverkansavtal
    parter: [Region Dalarna, Falu kommun]
    fran: 2019
    status: forslag
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
",
        );
    }
}
