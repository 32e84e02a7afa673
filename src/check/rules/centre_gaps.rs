//! Active centres known to lack a steering group, an agreement or a coordinator.

use crate::check::cx::Cx;
use crate::derive::gaps::{Topic, gaps};
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::answer::Answer;
use crate::model::words::CentreStatus;
use crate::text::numbers;

/// The rule.
pub static RULE: Rule = Rule {
    code: "central-saknar-ledning",
    severity: Severity::Info,
    title: "Centralen saknar styrgrupp, avtal eller samordnare.",
    why: "De tre håller samman verksamheter med olika chefer. Luckan visas på centralens sida bredvid hur vanligt det är i landet. Det är en upplysning, inte ett fel i filen.",
    wrong: "styrgrupp:\n  finns: nej",
    right: "styrgrupp:\n  finns: ja",
    source: "Socialstyrelsens och Folkhälsomyndighetens kartläggning 2023",
};

/// Looks for active centres that say no to one of the three.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for centre in cx.handbook.centres.rows() {
        if centre.status.value != CentreStatus::Active {
            continue;
        }
        for gap in gaps(cx.handbook, centre) {
            if gap.answer != Answer::No
                || !matches!(gap.topic, Topic::Steering | Topic::Agreement | Topic::Coordinator)
            {
                continue;
            }
            let span = match gap.topic {
                Topic::Steering => {
                    centre.steering.as_ref().and_then(|s| s.exists.as_ref()).map(|s| s.span)
                }
                Topic::Coordinator => {
                    centre.coordinator.as_ref().and_then(|c| c.exists.as_ref()).map(|c| c.span)
                }
                _ => None,
            };
            let word = gap.topic.label().to_lowercase();
            let mut finding = Finding::new(
                &RULE,
                span.unwrap_or(centre.name.span),
                format!("centralen saknar {word}"),
            );
            if let Some(share) = gap.national {
                finding =
                    finding.help(format!("i landet har {} {word}", numbers::percent(share, 0)));
            }
            diags.push(finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_known_gap_is_told() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/centres/dalarna/a.yaml --
namn: a
kommun: okand
benamning: okand
status: aktiv
styrgrupp:
  finns: nej # fel: central-saknar-ledning
samordnare:
  finns: okand
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/b.yaml --
namn: b
kommun: okand
benamning: okand
status: planerad
styrgrupp:
  finns: nej
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
",
        );
    }
}
