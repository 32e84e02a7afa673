//! Tasks with no one or several who answer for them.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "inte-en-ansvarig",
    severity: Severity::Error,
    title: "Uppgiften har inte exakt en som är ytterst ansvarig.",
    why: "Bokstaven A är den som till sist svarar för att det blir gjort. Svarar två för samma sak svarar ingen. Flera kan utföra (R), rådfrågas (C) och få veta (I).",
    wrong: "a: [samordnare, chef]",
    right: "a: [chef]\nr: [samordnare]",
    source: "Handbokens datamodell (RACI)",
};

/// Looks for tasks without exactly one accountable.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for task in cx.handbook.responsibilities.rows() {
        let message = match task.accountable.len() {
            1 => continue,
            0 => "ingen är ytterst ansvarig (a) för uppgiften".to_owned(),
            n => format!("{n} är ytterst ansvariga (a) för samma uppgift"),
        };
        diags.push(
            Finding::new(&RULE, task.task.span, message)
                .help("skriv en roll eller ett organ under a, och de andra under r, c eller i"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn one_answers_for_a_task() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- guidance/roles.yaml --
- id: redaktion
  titel: R
  huvudman: flera
  uppdrag: U
  pa_central: nej
  kalla: s1
- id: chef
  titel: C
  huvudman: flera
  uppdrag: U
  pa_central: nej
  kalla: s1
-- guidance/responsibilities.yaml --
- id: a
  uppgift: U
  omrade: O
  r: [redaktion]
  a: [chef]
  status: gallande
  kalla: s1
- id: b
  uppgift: U # fel: inte-en-ansvarig
  omrade: O
  r: [redaktion]
  a: [chef, redaktion]
  status: gallande
  kalla: s1
- id: c
  uppgift: U # fel: inte-en-ansvarig
  omrade: O
  r: [redaktion]
  a: []
  status: gallande
  kalla: s1
",
        );
    }
}
