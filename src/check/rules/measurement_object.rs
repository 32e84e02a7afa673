//! Measurements of nothing, or of two things at once.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "matningens-foremal",
    severity: Severity::Error,
    title: "Mätningen gäller inte exakt en plats.",
    why: "Ett värde gäller antingen landet, en region, en kommun, en central eller en mottagning. Skriv en av dem.",
    wrong: "region: dalarna\nkommun: falun",
    right: "kommun: falun",
    source: "Handbokens datamodell",
};

/// Looks for measurements that name no place or several.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for m in &cx.handbook.measurements {
        let named = [
            m.country.is_some(),
            m.region.is_some(),
            m.municipality.is_some(),
            m.centre.is_some(),
            m.clinic.is_some(),
        ];
        let message = match named.iter().filter(|n| **n).count() {
            1 => continue,
            0 => "mätningen säger inte vilken plats den gäller",
            _ => "mätningen gäller flera platser på en gång",
        };
        diags.push(
            Finding::new(&RULE, m.year.span, message)
                .help("skriv en av nycklarna land, region, kommun, centrum och mottagning"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_value_holds_for_one_place() {
        expect(
            &Entry { rule: &RULE, check },
            "-- guidance/indicators.yaml --\n- id: andel\n  namn: andel\n  typ: process\n  definition: D\n  enhet: procent\n  riktning: hog\n  periodicitet: varje år\n  minsta_cell: 5\n  version: \"1\"\n  status: forslag\n  taljare: A\n  namnare: B\n- id: antal\n  namn: antal\n  typ: process\n  definition: D\n  enhet: antal\n  riktning: hog\n  periodicitet: varje år\n  minsta_cell: 5\n  version: \"1\"\n  status: forslag\n-- guidance/regions/dalarna.yaml --\nnamn: Region Dalarna\nkortnamn: Dalarna\nlan: Dalarnas län\nlankod: \"20\"\ndefinitioner:\n  familjecentral: okand\nkommuner_antal: 1\nkommuner:\n  - id: falun\n    namn: Falun\n    kommunkod: \"2080\"\n    fc_status: okand\n-- content/measurements/2025.yaml --\n- indikator: andel\n  region: dalarna\n  ar: 2025\n  varde: 50\n  kalla: s1\n- indikator: andel\n  region: dalarna\n  kommun: falun\n  ar: 2024 # fel: matningens-foremal\n  varde: 50\n  kalla: s1\n- indikator: andel\n  preliminart: ja\n  ar: 2023 # fel: matningens-foremal\n  varde: 50\n  kalla: s1\n",
        );
    }
}
