//! Recommended methods without evidence or decision.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::words::{DecisionStatus, Evidence, Recommendation};

/// The rule.
pub static RULE: Rule = Rule {
    code: "rekommenderad-utan-stod",
    severity: Severity::Warning,
    title: "Metoden är rekommenderad utan bedömt stöd eller beslut.",
    why: "En rekommendation ska gå att lita på: någon har bedömt stödet, och någon har beslutat att rekommendera. Saknas det ena, skriv att metoden prövas.",
    wrong: "rekommendation: rekommenderad\nevidens: ej_bedomd",
    right: "rekommendation: provas\nevidens: ej_bedomd",
    source: "Handbokens datamodell",
};

/// Looks for recommendations that rest on nothing.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for method in cx.handbook.methods.rows() {
        let Some(stated) = &method.recommendation else { continue };
        if stated.value != Recommendation::Recommended {
            continue;
        }
        let decided = method
            .decision
            .is_some_and(|d| cx.handbook.decisions[d].status.value == DecisionStatus::Decided);
        let message = match (method.evidence.value == Evidence::NotAssessed, decided) {
            (false, true) => continue,
            (true, true) => "metoden är rekommenderad, men stödet är inte bedömt",
            (false, false) => "metoden är rekommenderad, men inget beslut är fattat",
            (true, false) => "metoden är rekommenderad utan bedömt stöd och utan beslut",
        };
        diags.push(
            Finding::new(&RULE, stated.span, message)
                .help("lägg till det som fattas, eller skriv rekommendation: provas"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_recommendation_rests_on_something() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- guidance/decisions.yaml --
- id: d
  organ: Styrgruppen
  datum: 2026-01-01
  titel: T
  status: beslutad
  att_satser: [att börja]
  kalla: s1
- id: e
  organ: Styrgruppen
  datum: 2026-01-01
  titel: T
  status: forslag
  att_satser: [att börja]
  kalla: s1
-- guidance/methods.yaml --
- id: a
  namn: a
  niva: alla
  inriktning: framjande
  beskrivning: B
  evidens: ej_bedomd
  beslut: d
  rekommendation: rekommenderad # fel: rekommenderad-utan-stod
  kalla: s1
- id: b
  namn: b
  niva: alla
  inriktning: framjande
  beskrivning: B
  evidens: viss
  beslut: e
  rekommendation: rekommenderad # fel: rekommenderad-utan-stod
  kalla: s1
- id: c
  namn: c
  niva: alla
  inriktning: framjande
  beskrivning: B
  evidens: viss
  beslut: d
  rekommendation: rekommenderad
  kalla: s1
- id: f
  namn: f
  niva: alla
  inriktning: framjande
  beskrivning: B
  evidens: ej_bedomd
  rekommendation: provas
  kalla: s1
",
        );
    }
}
