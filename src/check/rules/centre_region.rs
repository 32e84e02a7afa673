//! Centres in the folder of another region than their municipality.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "kommun-i-annan-region",
    severity: Severity::Error,
    title: "Centralens kommun ligger i en annan region.",
    why: "Mappen säger vilken region centralen hör till. Kommunen hör till en annan, så centralen skulle räknas fel i båda.",
    wrong: "content/centres/dalarna/tensta.yaml: kommun: stockholm",
    right: "content/centres/stockholm/tensta.yaml: kommun: stockholm",
    source: "Handbokens datamodell",
};

/// Compares each centre's folder with its municipality's region.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let h = cx.handbook;
    for centre in h.centres.rows() {
        let Some(municipality) = centre.municipality.map(|m| &h.municipalities[m]) else {
            continue;
        };
        if let (Some(own), Some(other)) = (centre.region, municipality.region)
            && own != other
        {
            let message = format!(
                "{} ligger i {}, men filen ligger i mappen för {}",
                municipality.name.value, h.regions[other].name.value, h.regions[own].name.value
            );
            diags.push(
                Finding::new(&RULE, centre.name.span, message)
                    .help("flytta filen till rätt mapp, eller rätta kommunen"),
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
    fn a_centre_lies_in_its_region() {
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
-- guidance/regions/stockholm.yaml --
namn: Region Dalarna
kortnamn: Dalarna
lan: Dalarnas län
lankod: "01"
definitioner:
  familjecentral: okand
kommuner_antal: 1
kommuner:
  - id: tensta
    namn: Tensta
    kommunkod: "0180"
    fc_status: okand
-- content/centres/dalarna/a.yaml --
namn: a
kommun: falun
benamning: okand
status: aktiv
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/b.yaml --
namn: b # fel: kommun-i-annan-region
kommun: tensta
benamning: okand
status: aktiv
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
"#,
        );
    }
}
