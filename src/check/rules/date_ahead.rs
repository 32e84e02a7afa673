//! Dates of what has been done that are still to come.

use jiff::civil::Date;

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::words::DecisionStatus;
use crate::source::span::Span;
use crate::text::dates;

/// The rule.
pub static RULE: Rule = Rule {
    code: "datum-i-framtiden",
    severity: Severity::Warning,
    title: "Datumet för något som är gjort ligger i framtiden.",
    why: "Ett datum då någon har läst, kontrollerat eller beslutat kan inte komma efter i dag. Ofta är det året som har blivit fel.",
    wrong: "granskad: 2062-03-01",
    right: "granskad: 2026-03-01",
    source: "Handbokens datamodell",
};

/// Looks for reviews, checks and decisions dated after today.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let mut look = |date: Date, span: Span, what: &str| {
        if date > cx.today {
            let message = format!("{what} {}, men den dagen har inte kommit", dates::long(date));
            diags.push(
                Finding::new(&RULE, span, message)
                    .help("rätta datumet, eller vänta med att skriva det"),
            );
        }
    };
    for article in cx.handbook.articles.rows() {
        if let Some(date) = &article.front.reviewed {
            look(date.value, date.span, "sidan sägs vara granskad");
        }
    }
    for centre in cx.handbook.centres.rows() {
        look(centre.checked.value, centre.checked.span, "filen sägs vara kontrollerad");
    }
    for decision in cx.handbook.decisions.rows() {
        if let Some(date) = &decision.date
            && decision.status.value == DecisionStatus::Decided
        {
            look(date.value.first_day(), date.span, "beslutet sägs vara fattat");
        }
    }
    if let Some(statement) = &cx.handbook.accessibility {
        let assessed = statement.assessed.iter();
        for date in assessed.chain([&statement.updated]) {
            look(date.value, date.span, "redogörelsen sägs vara från");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn what_is_done_was_done_before_today() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/a.md --
---
titel: Sidan
ingress: Du får veta.
ansvarig_roll: redaktion
granskad: 2027-01-01 # fel: datum-i-framtiden
granskas_senast: 2028-02-01
status: utkast
---

Ord.
-- content/b.md --
---
titel: Sidan
ingress: Du får veta.
ansvarig_roll: redaktion
granskad: 2026-12-01
granskas_senast: 2027-06-01
status: utkast
---

Ord.
-- guidance/decisions.yaml --
- id: a
  organ: Styrgruppen
  datum: 2027-01 # fel: datum-i-framtiden
  titel: A
  status: beslutad
  att_satser: [att börja]
  kalla: s1
- id: b
  organ: Styrgruppen
  datum: 2027-01
  titel: A
  status: forslag
  att_satser: [att börja]
  kalla: s1
",
        );
    }
}
