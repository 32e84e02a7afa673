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
                Finding::new(&RULE, body.status.span, "organet är föreslaget, men inget förslag nämns")
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
            &Entry { rule: &RULE, check },
            "-- guidance/proposals.yaml --\n- id: p\n  text: P\n  niva: lokal\n  status: forslag\n  kalla: s1\n-- guidance/bodies.yaml --\n- id: a\n  namn: a\n  niva: lokal\n  status: foreslagen # fel: foreslaget-organ-utan-forslag\n  kalla: s1\n- id: b\n  namn: b\n  niva: lokal\n  status: foreslagen\n  forslag: p\n  kalla: s1\n- id: c\n  namn: c\n  niva: lokal\n  status: aktiv\n  kalla: s1\n",
        );
    }
}
