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
            // A place that was not found was told where it is written.
            0 if cx.misread_item(m.year.span) => continue,
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
    use crate::check::harness::expect_measured;
    use crate::check::rules::Entry;

    #[test]
    fn a_value_holds_for_one_place() {
        expect_measured(
            &Entry::whole(&RULE, check),
            "
-- content/measurements/2025.yaml --
- indikator: andel
  region: dalarna
  ar: 2025
  varde: 50
  kalla: s1
- indikator: andel
  region: dalarna
  kommun: falun
  ar: 2024 # fel: matningens-foremal
  varde: 50
  kalla: s1
- indikator: andel
  preliminart: ja
  ar: 2023 # fel: matningens-foremal
  varde: 50
  kalla: s1
",
        );
    }
}
