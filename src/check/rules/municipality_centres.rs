//! Municipalities that count more or fewer centres than there are.

use crate::check::cx::Cx;
use crate::derive::coverage::is_family_centre;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::words::CentreStatus;

/// The rule.
pub static RULE: Rule = Rule {
    code: "antal-centraler-i-kommunen",
    severity: Severity::Warning,
    title: "Antalet centraler i kommunen stämmer inte med filerna.",
    why: "Uppgiften antal_centraler visas i tabellen, och listan visar en rad för varje fil. De ska säga samma sak.",
    wrong: "antal_centraler: 2 (och en fil)",
    right: "antal_centraler: 1",
    source: "Handbokens datamodell",
};

/// Compares each stated number with the active centres of the municipality.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let h = cx.handbook;
    let mut active = vec![0i64; h.municipalities.len()];
    for centre in h.centres.rows() {
        if let Some(m) = centre.municipality
            && is_family_centre(centre)
            && centre.status.value == CentreStatus::Active
        {
            active[m.index()] += 1;
        }
    }
    let some_unread = cx.centre_misread();
    for (r, municipality) in h.municipalities.iter() {
        let Some(stated) = &municipality.centre_count else { continue };
        let found = active[r.index()];
        if stated.value > found && some_unread {
            continue;
        }
        if stated.value != found {
            let message = format!(
                "{} sägs ha {} {}, men {found} aktiva finns i handboken",
                municipality.name.value,
                stated.value,
                if stated.value == 1 { "central" } else { "centraler" },
            );
            diags.push(
                Finding::new(&RULE, stated.span, message)
                    .help("rätta antalet, eller lägg till de filer som fattas"),
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
    fn a_count_follows_the_files() {
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
kommuner_antal: 2
kommuner:
  - id: falun
    namn: Falun
    kommunkod: "2080"
    fc_status: familjecentral
    antal_centraler: 2 # fel: antal-centraler-i-kommunen
  - id: mora
    namn: Mora
    kommunkod: "2062"
    fc_status: familjecentral
    antal_centraler: 1
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
kommun: mora
benamning: okand
status: aktiv
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
"#,
        );
    }
}
