//! Sets of goals with a number missing or twice.

use std::collections::BTreeMap;

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::goal::Goal;
use crate::model::table::Ref;
use crate::model::words::GoalLevel;

/// The rule.
pub static RULE: Rule = Rule {
    code: "malens-nummer",
    severity: Severity::Warning,
    title: "Målens nummer går inte ihop.",
    why: "Mål som är numrerade i en källa ska ha alla nummer, ett mål på varje. Annars har ett mål fallit bort eller fått fel nummer.",
    wrong: "nummer: 1, 2, 4",
    right: "nummer: 1, 2, 3, 4",
    source: "Handbokens datamodell (FFFF: ett övergripande mål och tolv till)",
};

type Set<'a> = Vec<(i64, &'a Goal)>;

/// Looks at the goals of each level and region by number.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let mut sets: BTreeMap<(GoalLevel, Option<usize>, Option<usize>), Set> = BTreeMap::new();
    for goal in cx.handbook.goals.rows() {
        if let Some(number) = &goal.number {
            let region = goal.region.map(Ref::index);
            let source = goal.sources.first().map(|c| c.source.index());
            sets.entry((goal.level.value, region, source)).or_default().push((number.value, goal));
        }
    }
    for (_, mut set) in sets {
        set.sort_by_key(|(n, _)| *n);
        let mut due = 1;
        for (n, goal) in set {
            let span = goal.number.as_ref().map_or(goal.id.span, |n| n.span);
            if n < due {
                diags.push(
                    Finding::new(&RULE, span, format!("två mål har nummer {n}"))
                        .help("ge vart och ett sitt nummer ur källan"),
                );
                continue;
            }
            if n > due {
                let missing = if n == due + 1 {
                    format!("mål {due}")
                } else {
                    format!("mål {due}–{}", n - 1)
                };
                diags.push(
                    Finding::new(&RULE, span, format!("{missing} saknas före mål {n}"))
                        .help("lägg till det som fattas, eller rätta numret"),
                );
            }
            due = n + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn numbers_run_from_one() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- guidance/goals.yaml --
- id: a
  niva: nationell
  nummer: 1
  text: Mål.
  kortnamn: a
  kalla: s1
  status: gallande
- id: b
  niva: nationell
  nummer: 2
  text: Mål.
  kortnamn: b
  kalla: s1
  status: gallande
- id: c
  niva: nationell
  nummer: 2 # fel: malens-nummer
  text: Mål.
  kortnamn: c
  kalla: s1
  status: gallande
- id: d
  niva: nationell
  nummer: 4 # fel: malens-nummer
  text: Mål.
  kortnamn: d
  kalla: s1
  status: gallande
- id: e
  niva: regional
  nummer: 1
  text: Mål.
  kortnamn: e
  kalla: s1
  status: gallande
",
        );
    }
}
