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
    for (r, municipality) in h.municipalities.iter() {
        let Some(stated) = &municipality.centre_count else { continue };
        let found = active[r.index()];
        if stated.value != found {
            let message = format!(
                "{} sägs ha {} centraler, men {found} aktiva finns i handboken",
                municipality.name.value, stated.value
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
            &Entry { rule: &RULE, check },
            "-- guidance/regions/dalarna.yaml --\nnamn: Region Dalarna\nkortnamn: Dalarna\nlan: Dalarnas län\nlankod: \"20\"\ndefinitioner:\n  familjecentral: okand\nkommuner_antal: 2\nkommuner:\n  - id: falun\n    namn: Falun\n    kommunkod: \"2080\"\n    fc_status: familjecentral\n    antal_centraler: 2 # fel: antal-centraler-i-kommunen\n  - id: mora\n    namn: Mora\n    kommunkod: \"2062\"\n    fc_status: familjecentral\n    antal_centraler: 1\n-- content/centres/dalarna/a.yaml --\nnamn: a\nkommun: falun\nbenamning: okand\nstatus: aktiv\nkontrollerad: 2026-11-01\nansvarig_roll: redaktion\nkalla: s1\n-- content/centres/dalarna/b.yaml --\nnamn: b\nkommun: mora\nbenamning: okand\nstatus: aktiv\nkontrollerad: 2026-11-01\nansvarig_roll: redaktion\nkalla: s1\n",
        );
    }
}
