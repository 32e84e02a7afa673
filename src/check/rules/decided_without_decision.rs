//! What is said to be decided without a decision.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::decision::Decision;
use crate::model::table::Ref;
use crate::model::words::{DecisionStatus, HandbookStatus, LevelStatus};
use crate::source::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "faststalld-utan-beslut",
    severity: Severity::Warning,
    title: "Något är fastställt utan att beslutet anges.",
    why: "Den som läser ska kunna se vem som beslutade och när. Utan beslut är det ett utkast.",
    wrong: "status: faststalld",
    right: "status: faststalld\nbeslut: styrgruppen-2026-03",
    source: "Handbokens datamodell",
};

/// Looks for an edition, pages and requirements in force without a decision, or with one that was
/// not taken.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let h = cx.handbook;
    let mut look = |decision: Option<Ref<Decision>>, span: Span, what: &str| {
        let message = match decision.map(|d| &h.decisions[d]) {
            None => format!("{what}, men inget beslut anges"),
            Some(d) if d.status.value != DecisionStatus::Decided => {
                format!("{what}, men beslutet {} är inte fattat", d.id.value)
            }
            Some(_) => return,
        };
        diags.push(
            Finding::new(&RULE, span, message)
                .help("lägg till beslut med beslutets id ur decisions.yaml, eller ändra status"),
        );
    };
    if h.colophon.status.value == HandbookStatus::Decided {
        look(h.colophon.decision, h.colophon.status.span, "utgåvan är fastställd");
    }
    for article in h.articles.rows() {
        if article.front.status.value == HandbookStatus::Decided {
            look(article.front.decision, article.front.status.span, "sidan är fastställd");
        }
    }
    for requirement in h.requirements.rows() {
        if requirement.status.value == LevelStatus::Current {
            look(requirement.decision, requirement.status.span, "kravet gäller");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn what_is_decided_has_a_decision() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- guidance/decisions.yaml --
- id: d
  organ: Styrgruppen
  datum: 2026-01-01
  titel: T
  status: beslutad
  att_satser: [att börja]
  kalla: s1
- id: e
  organ: Styrgruppen
  datum: 2026-01-01
  titel: T
  status: forslag
  att_satser: [att börja]
  kalla: s1
-- content/a.md --
---
titel: Sidan
ingress: Du får veta.
ansvarig_roll: redaktion
granskad: nej
granskas_senast: 2027-06-01
status: faststalld # fel: faststalld-utan-beslut
---

Ord.
-- content/b.md --
---
titel: Sidan
ingress: Du får veta.
ansvarig_roll: redaktion
granskad: nej
granskas_senast: 2027-06-01
status: faststalld
beslut: d
---

Ord.
-- content/c.md --
---
titel: Sidan
ingress: Du får veta.
ansvarig_roll: redaktion
granskad: nej
granskas_senast: 2027-06-01
status: faststalld # fel: faststalld-utan-beslut
beslut: e
---

Ord.
-- guidance/minimum-level.yaml --
- id: k
  text: T
  omrade: O
  status: gallande # fel: faststalld-utan-beslut
  kalla: s1
",
        );
    }
}
