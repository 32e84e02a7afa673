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
                Finding::new(
                    &RULE,
                    m.year.span,
                    format!("{} är inget år med fyra siffror", m.year.value),
                )
                .help("skriv året med fyra siffror"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect_measured;
    use crate::check::rules::Entry;

    #[test]
    fn a_value_is_measured_afterwards() {
        expect_measured(
            &Entry::whole(&RULE, check),
            "
-- content/measurements/2025.yaml --
- indikator: andel
  region: dalarna
  ar: 2027 # fel: matning-i-framtiden
  varde: 50
  kalla: s1
- indikator: andel
  region: dalarna
  ar: 2026
  varde: 50
  kalla: s1
- indikator: andel
  region: dalarna
  ar: 25 # fel: matning-i-framtiden
  varde: 50
  kalla: s1
",
        );
    }
}
