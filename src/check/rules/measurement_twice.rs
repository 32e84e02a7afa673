//! Two values for the same thing.

use std::collections::HashMap;

use crate::check::cx::Cx;
use crate::derive::follow_up::object;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::source::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "dubbel-matning",
    severity: Severity::Error,
    title: "Två värden gäller samma sak.",
    why: "Samma indikator, plats, år, ålder och version kan bara ha ett värde. Ta bort det som inte gäller, eller märk upp vad som skiljer dem åt.",
    wrong: "två rader för listade barn i Falun 2025",
    right: "en rad",
    source: "Handbokens datamodell",
};

/// Looks for measurements with the same key.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let mut seen: HashMap<String, Span> = HashMap::new();
    for m in &cx.handbook.measurements {
        let Some(indicator) = m.indicator else { continue };
        let ages = m.ages.as_ref().map(|a| (a.from.as_ref().map(|x| x.value), a.to.as_ref().map(|x| x.value)));
        let version = m.version.as_ref().map(|v| v.value.as_str());
        let key = format!("{indicator:?} {:?} {} {ages:?} {version:?}", object(m), m.year.value);
        match seen.get(&key) {
            Some(first) => diags.push(
                Finding::new(&RULE, m.year.span, "det finns redan ett värde för samma sak och år")
                    .help("ta bort det ena, eller skriv vilken ålder eller version det gäller")
                    .see(*first, "här är det andra värdet"),
            ),
            None => {
                seen.insert(key, m.year.span);
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
    fn one_thing_has_one_value() {
        expect(
            &Entry { rule: &RULE, check },
            "-- guidance/indicators.yaml --\n- id: andel\n  namn: andel\n  typ: process\n  definition: D\n  enhet: procent\n  riktning: hog\n  periodicitet: varje år\n  minsta_cell: 5\n  version: \"1\"\n  status: forslag\n  taljare: A\n  namnare: B\n- id: antal\n  namn: antal\n  typ: process\n  definition: D\n  enhet: antal\n  riktning: hog\n  periodicitet: varje år\n  minsta_cell: 5\n  version: \"1\"\n  status: forslag\n-- guidance/regions/dalarna.yaml --\nnamn: Region Dalarna\nkortnamn: Dalarna\nlan: Dalarnas län\nlankod: \"20\"\ndefinitioner:\n  familjecentral: okand\nkommuner_antal: 1\nkommuner:\n  - id: falun\n    namn: Falun\n    kommunkod: \"2080\"\n    fc_status: okand\n-- content/measurements/2025.yaml --\n- indikator: andel\n  region: dalarna\n  ar: 2025\n  varde: 50\n  kalla: s1\n- indikator: andel\n  region: dalarna\n  ar: 2025 # fel: dubbel-matning\n  varde: 50\n  kalla: s1\n- indikator: andel\n  region: dalarna\n  ar: 2024\n  varde: 50\n  kalla: s1\n- indikator: andel\n  kommun: falun\n  ar: 2025\n  varde: 50\n  kalla: s1\n- indikator: andel\n  region: dalarna\n  ar: 2025\n  varde: 50\n  version: \"2\"\n  kalla: s1\n",
        );
    }
}
