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
            &Entry { rule: &RULE, check },
            "-- guidance/decisions.yaml --\n- id: d\n  organ: Styrgruppen\n  datum: 2026-01-01\n  titel: T\n  status: beslutad\n  att_satser: [att börja]\n  kalla: s1\n- id: e\n  organ: Styrgruppen\n  datum: 2026-01-01\n  titel: T\n  status: forslag\n  att_satser: [att börja]\n  kalla: s1\n-- guidance/methods.yaml --\n- id: a\n  namn: a\n  niva: alla\n  inriktning: framjande\n  beskrivning: B\n  evidens: ej_bedomd\n  beslut: d\n  rekommendation: rekommenderad # fel: rekommenderad-utan-stod\n  kalla: s1\n- id: b\n  namn: b\n  niva: alla\n  inriktning: framjande\n  beskrivning: B\n  evidens: viss\n  beslut: e\n  rekommendation: rekommenderad # fel: rekommenderad-utan-stod\n  kalla: s1\n- id: c\n  namn: c\n  niva: alla\n  inriktning: framjande\n  beskrivning: B\n  evidens: viss\n  beslut: d\n  rekommendation: rekommenderad\n  kalla: s1\n- id: f\n  namn: f\n  niva: alla\n  inriktning: framjande\n  beskrivning: B\n  evidens: ej_bedomd\n  rekommendation: provas\n  kalla: s1\n",
        );
    }
}
