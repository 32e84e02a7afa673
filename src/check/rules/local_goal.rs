//! Local goals that lead to no goal above them.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::words::GoalLevel;
use crate::source::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "lokalt-mal-utan-grund",
    severity: Severity::Warning,
    title: "Det lokala målet hör inte till något mål.",
    why: "Ett lokalt mål ska gå att följa till det regionala eller nationella mål som det kommer från. Är det centralens eget, skriv eget: ja, så vet läsaren att det är meningen.",
    wrong: "- id: fler-pappor\n  text: Fler pappor kommer.",
    right: "- id: fler-pappor\n  text: Fler pappor kommer.\n  harlett_fran: jamlik-halsa",
    source: "Handbokens datamodell",
};

/// Looks for local goals without a goal above them that do not say that they are the centre's own.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let mut tell = |span: Span| {
        if cx.misread(span) {
            return;
        }
        diags.push(
            Finding::new(&RULE, span, "det lokala målet hör inte till något mål")
                .help("lägg till harlett_fran med målets id, eller eget: ja"),
        );
    };
    for goal in cx.handbook.centres.rows().flat_map(|c| &c.local_goals) {
        if goal.derived_from.is_none() && !goal.own.as_ref().is_some_and(|o| o.value) {
            tell(goal.id.span);
        }
    }
    for goal in cx.handbook.goals.rows() {
        if goal.level.value == GoalLevel::Local && goal.derived_from.is_none() {
            tell(goal.id.span);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_local_goal_has_a_ground() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/centres/dalarna/a.yaml --
namn: a
kommun: okand
benamning: okand
status: aktiv
lokala_mal:
  - id: x # fel: lokalt-mal-utan-grund
    text: Mål.
  - id: y
    text: Mål.
    eget: ja
  - id: z
    text: Mål.
    harlett_fran: g1
  - id: told-once
    text: Mål.
    harlett_fran: g9
  - id: next # fel: lokalt-mal-utan-grund
    text: Mål.
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- guidance/goals.yaml --
- id: g1
  niva: regional
  text: Mål.
  kortnamn: g1
  kalla: s1
  status: gallande
- id: g2 # fel: lokalt-mal-utan-grund
  niva: lokal
  text: Mål.
  kortnamn: g2
  kalla: s1
  status: gallande
- id: g3
  niva: lokal
  text: Mål.
  kortnamn: g3
  kalla: s1
  status: gallande
  harlett_fran: g1
",
        );
    }
}
