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
        let proposed = agreement.status.as_ref().is_some_and(|s| s.value == AgreementStatus::Proposed);
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
            (Due::Fine, None, Some(from)) if cx.days_since(from.value.last_day()) > 366 => diags.push(
                Finding::new(
                    &RULE,
                    agreement.id.span,
                    format!("avtalet gäller från {} och har ingen dag för översyn", say::when(from.value)),
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
            &Entry { rule: &RULE, check },
            "-- content/centres/dalarna/a.yaml --\nnamn: a\nkommun: okand\nbenamning: okand\nstatus: aktiv\navtal:\n  - id: a-1\n    typ: samverkansavtal\n    parter: [Region Dalarna, Falu kommun]\n    fran: 2020-01-01\n    ses_over_senast: 2026-06 # fel: avtal-inte-sett-over\nkontrollerad: 2026-11-01\nansvarig_roll: redaktion\nkalla: s1\n-- content/centres/dalarna/b.yaml --\nnamn: b\nkommun: okand\nbenamning: okand\nstatus: aktiv\navtal:\n  - id: b-1 # fel: avtal-inte-sett-over\n    typ: samverkansavtal\n    parter: [Region Dalarna, Falu kommun]\n    fran: 2020-01-01\nkontrollerad: 2026-11-01\nansvarig_roll: redaktion\nkalla: s1\n-- content/centres/dalarna/c.yaml --\nnamn: c\nkommun: okand\nbenamning: okand\nstatus: aktiv\navtal:\n  - id: c-1\n    typ: samverkansavtal\n    parter: [Region Dalarna, Falu kommun]\n    fran: 2020-01-01\n    till: 2021-01-01\nkontrollerad: 2026-11-01\nansvarig_roll: redaktion\nkalla: s1\n-- content/centres/dalarna/d.yaml --\nnamn: d\nkommun: okand\nbenamning: okand\nstatus: aktiv\navtal:\n  - id: d-1\n    typ: samverkansavtal\n    parter: [Region Dalarna, Falu kommun]\n    fran: 2026-03-01\nkontrollerad: 2026-11-01\nansvarig_roll: redaktion\nkalla: s1\n-- content/centres/dalarna/e.yaml --\nnamn: e\nkommun: okand\nbenamning: okand\nstatus: aktiv\navtal:\n  - id: e-1\n    typ: samverkansavtal\n    parter: [Region Dalarna, Falu kommun]\n    fran: 2019\n    status: forslag\nkontrollerad: 2026-11-01\nansvarig_roll: redaktion\nkalla: s1\n",
        );
    }
}
