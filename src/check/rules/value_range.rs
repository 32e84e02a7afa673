//! Percentages below 0 or above 100.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::words::Unit;
use crate::source::span::Span;
use crate::text::numbers;

/// The rule.
pub static RULE: Rule = Rule {
    code: "varde-utanfor",
    severity: Severity::Error,
    title: "Värdet är inte mellan 0 och 100 procent.",
    why: "En andel kan inte vara mindre än inget eller mer än allt. Ofta har ett kommatecken fallit bort.",
    wrong: "varde: 194",
    right: "varde: 19.4",
    source: "Handbokens datamodell",
};

/// Looks for shares outside 0–100, and counts below zero where the indicator is no change.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let h = cx.handbook;
    let mut look = |value: f64, span: Span| {
        if !(0.0..=100.0).contains(&value) {
            diags.push(
                Finding::new(&RULE, span, format!("{} är ingen andel", numbers::percent(value, 1)))
                    .help("skriv ett tal mellan 0 och 100, till exempel 19.4"),
            );
        }
    };
    for m in &h.measurements {
        let percent = m.indicator.is_some_and(|i| h.indicators[i].unit.value == Unit::Percent);
        if let Some(value) = m.value.as_ref().filter(|_| percent) {
            look(value.value, value.span);
        }
    }
    for statistic in h.statistics.rows() {
        for share in statistic.rows.iter().filter_map(|r| r.share.as_ref()) {
            look(share.value, share.span);
        }
        if statistic.unit.value == Unit::Percent {
            let values = statistic.rows.iter().map(|r| &r.value).chain([&statistic.value]);
            for value in values.flatten() {
                look(value.value, value.span);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_share_is_within_the_whole() {
        expect(
            &Entry { rule: &RULE, check },
            "-- guidance/indicators.yaml --\n- id: andel\n  namn: andel\n  typ: process\n  definition: D\n  enhet: procent\n  riktning: hog\n  periodicitet: varje år\n  minsta_cell: 5\n  version: \"1\"\n  status: forslag\n  taljare: A\n  namnare: B\n- id: antal\n  namn: antal\n  typ: process\n  definition: D\n  enhet: antal\n  riktning: hog\n  periodicitet: varje år\n  minsta_cell: 5\n  version: \"1\"\n  status: forslag\n-- guidance/regions/dalarna.yaml --\nnamn: Region Dalarna\nkortnamn: Dalarna\nlan: Dalarnas län\nlankod: \"20\"\ndefinitioner:\n  familjecentral: okand\nkommuner_antal: 1\nkommuner:\n  - id: falun\n    namn: Falun\n    kommunkod: \"2080\"\n    fc_status: okand\n-- content/measurements/2025.yaml --\n- indikator: andel\n  region: dalarna\n  ar: 2025\n  varde: 194 # fel: varde-utanfor\n  kalla: s1\n- indikator: andel\n  region: dalarna\n  ar: 2024\n  varde: 50\n  kalla: s1\n- indikator: antal\n  region: dalarna\n  ar: 2025\n  varde: 194\n  kalla: s1\n-- guidance/statistics.yaml --\n- id: s\n  namn: S\n  enhet: antal\n  avser: 2025\n  rader:\n    - id: r\n      namn: R\n      varde: 200\n      andel: -3 # fel: varde-utanfor\n  kalla: s1\n",
        );
    }
}
