//! Measurements by another version of the indicator.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "annan-version",
    severity: Severity::Info,
    title: "Värdet är mätt med en annan version av indikatorn.",
    why: "När definitionen har ändrats går gamla värden inte att jämföra med nya. Handboken jämför bara inom en version.",
    wrong: "version: \"1\" (indikatorn har version \"2\")",
    right: "version: \"2\"",
    source: "Handbokens datamodell",
};

/// Looks for measurements whose version is not their indicator's.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for m in &cx.handbook.measurements {
        let (Some(indicator), Some(version)) = (m.indicator, &m.version) else { continue };
        let current = &cx.handbook.indicators[indicator].version;
        if current.value != version.value {
            let message = format!(
                "värdet har version {}, men indikatorn har {}",
                version.value, current.value
            );
            diags.push(
                Finding::new(&RULE, version.span, message)
                    .help("värdet jämförs inte med dem som har indikatorns version"),
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
    fn another_version_is_told() {
        expect_measured(
            &Entry::whole(&RULE, check),
            r#"
-- content/measurements/2025.yaml --
- indikator: andel
  region: dalarna
  ar: 2025
  varde: 50
  version: "2" # fel: annan-version
  kalla: s1
- indikator: andel
  region: dalarna
  ar: 2024
  varde: 50
  version: "1"
  kalla: s1
"#,
        );
    }
}
