//! Municipalities whose status and centres disagree.

use crate::check::cx::Cx;
use crate::derive::coverage::is_family_centre;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::closed::Closed;
use crate::model::words::{CentreStatus, MunicipalityStatus};

/// The rule.
pub static RULE: Rule = Rule {
    code: "kommunens-lage",
    severity: Severity::Warning,
    title: "Kommunens läge stämmer inte med centralerna där.",
    why: "Kartan visar kommunens läge och listan visar centralerna. Säger de olika vet läsaren inte vad som stämmer.",
    wrong: "fc_status: familjecentral (och ingen central i kommunen)",
    right: "fc_status: planerad",
    source: "Handbokens datamodell",
};

/// Compares each municipality's status with the active centres there.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let h = cx.handbook;
    let mut active = vec![false; h.municipalities.len()];
    for centre in h.centres.rows() {
        if let Some(m) = centre.municipality
            && is_family_centre(centre)
            && centre.status.value == CentreStatus::Active
        {
            active[m.index()] = true;
        }
    }
    let some_unread = cx.centre_misread();
    for (r, municipality) in h.municipalities.iter() {
        let status = &municipality.status;
        let name = &municipality.name.value;
        match (status.value, active[r.index()]) {
            (MunicipalityStatus::Centre, false) if some_unread => {}
            (MunicipalityStatus::Centre, false) => diags.push(
                Finding::new(
                    &RULE,
                    status.span,
                    format!("{name} har läget familjecentral, men ingen aktiv central"),
                )
                .help("lägg till centralen under content/centres, eller ändra läget"),
            ),
            (MunicipalityStatus::Centre, true) | (_, false) => {}
            (_, true) => diags.push(
                Finding::new(
                    &RULE,
                    status.span,
                    format!("{name} har en aktiv central, men läget är {}", status.value.word()),
                )
                .help("skriv fc_status: familjecentral, eller ändra centralens status"),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_status_follows_the_centres() {
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
kommuner_antal: 3
kommuner:
  - id: falun
    namn: Falun
    kommunkod: "2080"
    fc_status: familjecentral
  - id: mora
    namn: Mora
    kommunkod: "2062"
    fc_status: familjecentral # fel: kommunens-lage
  - id: orsa
    namn: Orsa
    kommunkod: "2034"
    fc_status: planerad # fel: kommunens-lage
-- content/centres/dalarna/a.yaml --
namn: a
kommun: falun
benamning: okand
status: aktiv
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/b.yaml --
namn: b
kommun: orsa
benamning: okand
status: aktiv
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/c.yaml --
namn: c
kommun: mora
benamning: okand
status: planerad
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
"#,
        );
    }
}
