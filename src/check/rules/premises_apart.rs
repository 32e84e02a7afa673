//! Centres at different places that are said to be co-located.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::words::{Degree, Premises};

/// The rule.
pub static RULE: Rule = Rule {
    code: "olika-platser",
    severity: Severity::Warning,
    title: "Verksamheterna ligger på olika platser men sägs vara samlokaliserade.",
    why: "Ligger verksamheterna på olika platser är de inte samlokaliserade enligt någon definition. Välj bredvid eller nara om lokalerna hör ihop.",
    wrong: "grad: helt\nlokalform: olika_platser",
    right: "grad: ej\nlokalform: olika_platser",
    source: "Definitionerna i guidance/definitions.yaml",
};

/// Looks for premises apart with a degree of co-location.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for centre in cx.handbook.centres.rows() {
        let Some(colocation) = &centre.colocation else { continue };
        let (Some(form), Some(degree)) = (&colocation.form, &colocation.degree) else { continue };
        if form.value == Premises::Apart && degree.value != Degree::None {
            diags.push(
                Finding::new(
                    &RULE,
                    form.span,
                    "verksamheter på olika platser är inte samlokaliserade",
                )
                .help("skriv grad: ej, eller en annan lokalform")
                .see(degree.span, "här står graden"),
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
    fn places_apart_are_not_shared() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/centres/dalarna/a.yaml --
namn: a
kommun: okand
benamning: okand
status: aktiv
samlokalisering:
  grad: delvis
  lokalform: olika_platser # fel: olika-platser
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/b.yaml --
namn: b
kommun: okand
benamning: okand
status: aktiv
samlokalisering:
  grad: ej
  lokalform: olika_platser
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
",
        );
    }
}
