//! Regions whose municipalities are not all there.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "antal-kommuner",
    severity: Severity::Warning,
    title: "Antalet kommuner i listan är inte det som regionen har.",
    why: "Kartan och tabellerna räknar alla länets kommuner. Saknas en ser det ut som om den inte fanns. En kommun som källorna inte nämner skrivs med fc_status: okand.",
    wrong: "kommuner_antal: 15\nkommuner: (14 stycken)",
    right: "kommuner_antal: 15\nkommuner: (15 stycken)",
    source: "Handbokens datamodell",
};

/// Compares each region's list of municipalities with the number that it states.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for (r, region) in cx.handbook.regions.iter() {
        let listed = cx.handbook.municipalities_of(r).count();
        let stated = &region.municipality_count;
        if i64::try_from(listed) != Ok(stated.value) {
            let message =
                format!("regionen har {} kommuner, men {listed} står i listan", stated.value);
            diags.push(Finding::new(&RULE, stated.span, message).help(
                "lägg till de kommuner som fattas, med fc_status: okand om läget inte är känt",
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn every_municipality_is_listed() {
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
kommuner_antal: 2 # fel: antal-kommuner
kommuner:
  - id: falun
    namn: Falun
    kommunkod: "2080"
    fc_status: okand
"#,
        );
    }

    #[test]
    fn the_right_number_is_right() {
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
kommuner_antal: 1
kommuner:
  - id: falun
    namn: Falun
    kommunkod: "2080"
    fc_status: okand
"#,
        );
    }
}
