//! Proposed bodies without the proposal.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::words::BodyStatus;

/// The rule.
pub static RULE: Rule = Rule {
    code: "foreslaget-organ-utan-forslag",
    severity: Severity::Warning,
    title: "Det föreslagna organet hänvisar inte till något förslag.",
    why: "Ett organ som inte finns ska gå att följa till den som föreslog det. Annars ser det ut som om handboken har hittat på det.",
    wrong: "status: foreslagen",
    right: "status: foreslagen\nforslag: regional-styrgrupp",
    source: "Handbokens datamodell",
};

/// Looks for proposed bodies that name no proposal.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for body in cx.handbook.bodies.rows() {
        if body.status.value == BodyStatus::Proposed && body.proposal.is_none() {
            diags.push(
                Finding::new(
                    &RULE,
                    body.status.span,
                    "organet är föreslaget, men inget förslag nämns",
                )
                .help("lägg till forslag med förslagets id ur proposals.yaml"),
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
    fn a_proposed_body_has_its_proposal() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- guidance/proposals.yaml --
- id: p
  text: P
  niva: lokal
  status: forslag
  kalla: s1
-- guidance/bodies.yaml --
- id: a
  namn: a
  niva: lokal
  status: foreslagen # fel: foreslaget-organ-utan-forslag
  kalla: s1
- id: b
  namn: b
  niva: lokal
  status: foreslagen
  forslag: p
  kalla: s1
- id: c
  namn: c
  niva: lokal
  status: aktiv
  kalla: s1
",
        );
    }
}
