//! Records that lead back to themselves.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::table::{Noun, Ref, Table};

/// The rule.
pub static RULE: Rule = Rule {
    code: "cirkelhanvisning",
    severity: Severity::Error,
    title: "Hänvisningarna går i en cirkel.",
    why: "Ett mål kommer från ett annat, ett beslut föregås av ett annat, en källa ersätts av en annan. Leder kedjan tillbaka till början har den ingen början.",
    wrong: "- id: a\n  harlett_fran: b\n- id: b\n  harlett_fran: a",
    right: "- id: a\n- id: b\n  harlett_fran: a",
    source: "Handbokens datamodell",
};

/// Tells each circle once, at its first record, when every record points at one other at most.
fn circles<T: Noun + 'static>(
    table: &Table<T>,
    next: impl Fn(&T) -> Option<Ref<T>>,
    diags: &mut Diags,
) {
    // 0 unseen, 1 on the trail, 2 done.
    let mut state = vec![0u8; table.len()];
    for start in table.refs() {
        let mut trail = Vec::new();
        let mut at = Some(start);
        while let Some(r) = at.filter(|r| state[r.index()] == 0) {
            state[r.index()] = 1;
            trail.push(r);
            at = next(&table[r]);
        }
        if let Some(back) = at.filter(|r| state[r.index()] == 1) {
            let begin = trail.iter().position(|r| *r == back).unwrap_or(0);
            let names: Vec<&str> = trail[begin..]
                .iter()
                .chain([&back])
                .map(|r| table[*r].id().value.as_str())
                .collect();
            diags.push(
                Finding::new(
                    &RULE,
                    table[back].id().span,
                    format!("{} leder tillbaka till sig självt", T::DEFINITE),
                )
                .help(format!("ta bort en av hänvisningarna: {}", names.join(" → "))),
            );
        }
        for r in trail {
            state[r.index()] = 2;
        }
    }
}

/// Looks for circles of goals, decisions and sources.
pub fn check(cx: &Cx, diags: &mut Diags) {
    circles(&cx.handbook.goals, |g| g.derived_from, diags);
    circles(&cx.handbook.decisions, |d| d.preceded_by, diags);
    circles(&cx.handbook.sources, |s| s.superseded_by, diags);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_circle_is_told_once() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- guidance/goals.yaml --
- id: a # fel: cirkelhanvisning
  niva: regional
  text: Mål.
  kortnamn: a
  kalla: s1
  status: gallande
  harlett_fran: b
- id: b
  niva: regional
  text: Mål.
  kortnamn: b
  kalla: s1
  status: gallande
  harlett_fran: a
- id: c
  niva: regional
  text: Mål.
  kortnamn: c
  kalla: s1
  status: gallande
  harlett_fran: a
- id: d # fel: cirkelhanvisning
  niva: regional
  text: Mål.
  kortnamn: d
  kalla: s1
  status: gallande
  harlett_fran: d
",
        );
    }
}
