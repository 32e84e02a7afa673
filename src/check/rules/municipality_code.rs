//! Codes of municipalities that are not the county's.

use std::collections::HashMap;

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::source::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "kommunkod",
    severity: Severity::Error,
    title: "Kommunkoden hör inte till länet.",
    why: "En kommunkod har fyra siffror och börjar med länets två. Koden kopplar uppgifterna till statistik, så en siffra fel ger en annan kommuns tal.",
    wrong: "lankod: \"20\"\nkommunkod: \"0180\"",
    right: "lankod: \"20\"\nkommunkod: \"2080\"",
    source: "SCB, läns- och kommunkoder",
};

/// Looks for codes of another form, another county or another municipality.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for municipality in cx.handbook.municipalities.rows() {
        let code = &municipality.code;
        let four = code.value.len() == 4 && code.value.bytes().all(|b| b.is_ascii_digit());
        let county = municipality.region.map(|r| cx.handbook.regions[r].county_code.value.as_str());
        if !four {
            diags.push(
                Finding::new(
                    &RULE,
                    code.span,
                    format!("kommunkoden \u{201d}{}\u{201d} har inte fyra siffror", code.value),
                )
                .help("skriv koden med fyra siffror inom citattecken, till exempel \"0180\""),
            );
        } else if let Some(county) = county.filter(|c| !code.value.starts_with(c)) {
            diags.push(
                Finding::new(
                    &RULE,
                    code.span,
                    format!("kommunkoden {} hör inte till län {county}", code.value),
                )
                .help("kontrollera koden hos SCB"),
            );
        } else if let Some(first) = seen.insert(&code.value, code.span) {
            diags.push(
                Finding::new(
                    &RULE,
                    code.span,
                    format!("två kommuner har kommunkoden {}", code.value),
                )
                .help("kontrollera koderna hos SCB")
                .see(first, "här står den första gången"),
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
    fn a_code_is_the_countys_own() {
        expect(
            &Entry::whole(&RULE, check),
            r#"
-- guidance/regions/dalarna.yaml --
namn: Region Dalarna
kortnamn: Dalarna
lan: Dalarnas län
lankod: "20"
definitioner:
  familjecentral: okand
kommuner_antal: 4
kommuner:
  - id: falun
    namn: Falun
    kommunkod: "2080"
    fc_status: okand
  - id: mora
    namn: Mora
    kommunkod: "0162" # fel: kommunkod
    fc_status: okand
  - id: orsa
    namn: Orsa
    kommunkod: "203" # fel: kommunkod
    fc_status: okand
  - id: rattvik
    namn: Rättvik
    kommunkod: "2080" # fel: kommunkod
    fc_status: okand
"#,
        );
    }
}
