//! The seven contents of a guidance that nothing answers.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "innehall-saknas",
    severity: Severity::Warning,
    title: "En av de sju delarna i en vägledning är inte besvarad.",
    why: "Behovsanalysen föreslår sju delar: uppdrag, mål och målgrupper, insatser, roller, samverkan, styrning, uppföljning. Varje del ska ha minst en sida som svarar.",
    wrong: "punkt: 7 (utan besvaras)",
    right: "punkt: 7\nbesvaras: [guidance/chapters/8-uppfoljning/index.md]",
    source: "Behovsanalysen (S1) kap. 3",
};

/// Looks for contents 1–7 that no demand leads to an answer for, where the demands are counted.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let demands = &cx.handbook.demands;
    let numbered = || demands.rows().filter_map(|d| Some((d, d.content.as_ref()?)));
    let Some((first, _)) = numbered().next() else { return };
    for (_, content) in numbered() {
        if !(1..=7).contains(&content.value) {
            diags.push(
                Finding::new(&RULE, content.span, format!("del {} finns inte", content.value))
                    .help("delarna har nummer 1 till 7"),
            );
        }
    }
    for due in 1..=7 {
        let here: Vec<_> = numbered().filter(|(_, c)| c.value == due).collect();
        if here.iter().any(|(d, _)| !d.answered_by.is_empty()) {
            continue;
        }
        let span = here.first().map_or(first.id.span, |(d, _)| d.id.span);
        diags.push(
            Finding::new(&RULE, span, format!("ingen sida svarar på del {due} av de sju"))
                .help("lägg till besvaras på ett krav med den punkten"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn seven_contents_are_answered() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- guidance/demands.yaml --
- id: p1
  text: T
  kalla: s1
  punkt: 1
  besvaras: [content/index.md]
- id: p2
  text: T
  kalla: s1
  punkt: 2
  besvaras: [content/index.md]
- id: p3
  text: T
  kalla: s1
  punkt: 3
  besvaras: [content/index.md]
- id: p4 # fel: innehall-saknas
  text: T
  kalla: s1
  punkt: 4
  aterstar: A
- id: p5
  text: T
  kalla: s1
  punkt: 5
  besvaras: [content/index.md]
- id: p6
  text: T
  kalla: s1
  punkt: 6
  besvaras: [content/index.md]
- id: p7
  text: T
  kalla: s1
  punkt: 7
  besvaras: [content/index.md]
",
        );
    }
}
