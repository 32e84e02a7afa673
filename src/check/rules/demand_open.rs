//! Demands that are neither answered nor said to remain.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "krav-utan-svar",
    severity: Severity::Warning,
    title: "Kravet är varken besvarat eller sagt att återstå.",
    why: "Underlagen ställer krav på vägledningen. Varje krav visas med sidan som svarar, eller med det som återstår. Ett krav utan båda faller mellan stolarna.",
    wrong: "- id: s1-07",
    right: "- id: s1-07\n  aterstar: Frågan ligger hos arbetsgruppen.",
    source: "Handbokens datamodell",
};

/// Looks for demands without an answer and without what remains.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for demand in cx.handbook.demands.rows() {
        if demand.answered_by.is_empty() && demand.remaining.is_none() {
            diags.push(
                Finding::new(
                    &RULE,
                    demand.id.span,
                    "kravet är varken besvarat eller sagt att återstå",
                )
                .help("lägg till besvaras med sidans sökväg, eller aterstar med en mening"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_demand_is_answered_or_remains() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- guidance/demands.yaml --
- id: a # fel: krav-utan-svar
  text: T
  kalla: s1
- id: b
  text: T
  kalla: s1
  aterstar: A
- id: c
  text: T
  kalla: s1
  besvaras: [content/index.md]
",
        );
    }
}
