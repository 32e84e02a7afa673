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
            let message = format!("värdet har version {}, men indikatorn har {}", version.value, current.value);
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
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn another_version_is_told() {
        expect(
            &Entry { rule: &RULE, check },
            "-- guidance/indicators.yaml --\n- id: andel\n  namn: andel\n  typ: process\n  definition: D\n  enhet: procent\n  riktning: hog\n  periodicitet: varje år\n  minsta_cell: 5\n  version: \"1\"\n  status: forslag\n  taljare: A\n  namnare: B\n- id: antal\n  namn: antal\n  typ: process\n  definition: D\n  enhet: antal\n  riktning: hog\n  periodicitet: varje år\n  minsta_cell: 5\n  version: \"1\"\n  status: forslag\n-- guidance/regions/dalarna.yaml --\nnamn: Region Dalarna\nkortnamn: Dalarna\nlan: Dalarnas län\nlankod: \"20\"\ndefinitioner:\n  familjecentral: okand\nkommuner_antal: 1\nkommuner:\n  - id: falun\n    namn: Falun\n    kommunkod: \"2080\"\n    fc_status: okand\n-- content/measurements/2025.yaml --\n- indikator: andel\n  region: dalarna\n  ar: 2025\n  varde: 50\n  version: \"2\" # fel: annan-version\n  kalla: s1\n- indikator: andel\n  region: dalarna\n  ar: 2024\n  varde: 50\n  version: \"1\"\n  kalla: s1\n",
        );
    }
}
