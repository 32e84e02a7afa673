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
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect_measured;
    use crate::check::rules::Entry;

    #[test]
    fn a_share_is_within_the_whole() {
        expect_measured(
            &Entry::whole(&RULE, check),
            "
-- content/measurements/2025.yaml --
- indikator: andel
  region: dalarna
  ar: 2025
  varde: 194 # fel: varde-utanfor
  kalla: s1
- indikator: andel
  region: dalarna
  ar: 2024
  varde: 50
  kalla: s1
- indikator: antal
  region: dalarna
  ar: 2025
  varde: 194
  kalla: s1
-- guidance/statistics.yaml --
- id: s
  namn: S
  enhet: antal
  avser: 2025
  rader:
    - id: r
      namn: R
      varde: 200
      andel: -3 # fel: varde-utanfor
  kalla: s1
",
        );
    }
}
