//! Measurements with neither value nor reason.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "matning-utan-varde",
    severity: Severity::Warning,
    title: "Mätningen har varken värde eller skäl.",
    why: "En rad utan värde visas som \u{201d}Uppgift saknas\u{201d}. Skriv varför i saknas_skal, så vet läsaren om det kommer ett värde.",
    wrong: "- indikator: andel\n  ar: 2025",
    right: "- indikator: andel\n  ar: 2025\n  saknas_skal: Mäts först 2026.",
    source: "Handbokens datamodell",
};

/// Looks for measurements without a value that do not say why, or with both.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for m in &cx.handbook.measurements {
        match (&m.value, &m.missing) {
            (None, None) => diags.push(
                Finding::new(&RULE, m.year.span, "mätningen har varken värde eller skäl")
                    .help("skriv varde, eller saknas_skal med en mening om varför"),
            ),
            (Some(_), Some(missing)) => diags.push(
                Finding::new(&RULE, missing.span, "mätningen har både ett värde och ett skäl till att det saknas")
                    .help("ta bort det som inte stämmer"),
            ),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_missing_value_has_a_reason() {
        expect(
            &Entry { rule: &RULE, check },
            "-- guidance/indicators.yaml --\n- id: andel\n  namn: andel\n  typ: process\n  definition: D\n  enhet: procent\n  riktning: hog\n  periodicitet: varje år\n  minsta_cell: 5\n  version: \"1\"\n  status: forslag\n  taljare: A\n  namnare: B\n- id: antal\n  namn: antal\n  typ: process\n  definition: D\n  enhet: antal\n  riktning: hog\n  periodicitet: varje år\n  minsta_cell: 5\n  version: \"1\"\n  status: forslag\n-- guidance/regions/dalarna.yaml --\nnamn: Region Dalarna\nkortnamn: Dalarna\nlan: Dalarnas län\nlankod: \"20\"\ndefinitioner:\n  familjecentral: okand\nkommuner_antal: 1\nkommuner:\n  - id: falun\n    namn: Falun\n    kommunkod: \"2080\"\n    fc_status: okand\n-- content/measurements/2025.yaml --\n- indikator: andel\n  region: dalarna\n  ar: 2025 # fel: matning-utan-varde\n  kalla: s1\n- indikator: andel\n  region: dalarna\n  ar: 2024\n  saknas_skal: Mäts inte.\n  kalla: s1\n- indikator: andel\n  region: dalarna\n  ar: 2023\n  varde: 50\n  saknas_skal: Mäts inte. # fel: matning-utan-varde\n  kalla: s1\n",
        );
    }
}
