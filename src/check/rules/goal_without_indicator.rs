//! Goals that nothing measures.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::words::GoalLevel;

/// The rule.
pub static RULE: Rule = Rule {
    code: "mal-utan-indikator",
    severity: Severity::Info,
    title: "Målet har ingen indikator.",
    why: "Utan indikator går det inte att se om målet nås. Luckan visas på målets sida. Det är en upplysning till arbetsgruppen, inte ett fel i texten.",
    wrong: "- id: jamlik-halsa",
    right: "- id: jamlik-halsa\n  indikatorer: [andel-hembesok]",
    source: "Handbokens datamodell",
};

/// Looks for goals in force without an indicator.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for goal in cx.handbook.goals.rows() {
        if !goal.indicators.is_empty() || goal.level.value == GoalLevel::Overarching {
            continue;
        }
        let message = match goal.level.value {
            GoalLevel::Regional => "det regionala målet har ingen indikator",
            _ => "målet har ingen indikator",
        };
        diags.push(
            Finding::new(&RULE, goal.id.span, message)
                .help("lägg till en indikator ur indicators.yaml när arbetsgruppen har valt en"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_goal_is_measured() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- guidance/goals.yaml --
- id: a # fel: mal-utan-indikator
  niva: regional
  text: Mål.
  kortnamn: a
  kalla: s1
  status: gallande
- id: b
  niva: overgripande
  text: Mål.
  kortnamn: b
  kalla: s1
  status: gallande
",
        );
    }
}
