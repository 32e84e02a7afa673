//! Measurements of years to come.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "matning-i-framtiden",
    severity: Severity::Error,
    title: "Mätningen gäller ett år som inte har kommit.",
    why: "Ett värde mäts efteråt. Är det en prognos hör det inte hemma bland mätningarna.",
    wrong: "ar: 2062",
    right: "ar: 2026",
    source: "Handbokens datamodell",
};

/// Looks for measurements of years after this one.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for m in &cx.handbook.measurements {
        if m.year.value > i64::from(cx.today.year()) {
            diags.push(
                Finding::new(&RULE, m.year.span, format!("år {} har inte kommit", m.year.value))
                    .help("rätta året"),
            );
        } else if m.year.value < 1900 {
            diags.push(
                Finding::new(&RULE, m.year.span, format!("{} är inget år med fyra siffror", m.year.value))
                    .help("skriv året med fyra siffror"),
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
    fn a_value_is_measured_afterwards() {
        expect(
            &Entry { rule: &RULE, check },
            "-- guidance/indicators.yaml --\n- id: andel\n  namn: andel\n  typ: process\n  definition: D\n  enhet: procent\n  riktning: hog\n  periodicitet: varje år\n  minsta_cell: 5\n  version: \"1\"\n  status: forslag\n  taljare: A\n  namnare: B\n- id: antal\n  namn: antal\n  typ: process\n  definition: D\n  enhet: antal\n  riktning: hog\n  periodicitet: varje år\n  minsta_cell: 5\n  version: \"1\"\n  status: forslag\n-- guidance/regions/dalarna.yaml --\nnamn: Region Dalarna\nkortnamn: Dalarna\nlan: Dalarnas län\nlankod: \"20\"\ndefinitioner:\n  familjecentral: okand\nkommuner_antal: 1\nkommuner:\n  - id: falun\n    namn: Falun\n    kommunkod: \"2080\"\n    fc_status: okand\n-- content/measurements/2025.yaml --\n- indikator: andel\n  region: dalarna\n  ar: 2027 # fel: matning-i-framtiden\n  varde: 50\n  kalla: s1\n- indikator: andel\n  region: dalarna\n  ar: 2026\n  varde: 50\n  kalla: s1\n- indikator: andel\n  region: dalarna\n  ar: 25 # fel: matning-i-framtiden\n  varde: 50\n  kalla: s1\n",
        );
    }
}
