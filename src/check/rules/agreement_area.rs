//! Areas in agreements that do not fit the parties.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::text::near::nearest;
use crate::text::numbers;

/// The rule.
pub static RULE: Rule = Rule {
    code: "avtalets-ytor",
    severity: Severity::Warning,
    title: "Avtalets ytor stämmer inte med parterna eller med centralens ytor.",
    why: "Kostnader delas efter yta. Delarna ska tillsammans bli 100 procent av det som delas, och varje yta ska höra till en part.",
    wrong: "yta_m2: {Region Dalarna: 120, Faluns kommun: 80} (parten heter Falu kommun)",
    right: "yta_m2: {Region Dalarna: 120, Falu kommun: 80}",
    source: "Handbokens datamodell",
};

/// Looks for areas of no party, areas that are none, and sums that differ from the centre's own.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for centre in cx.handbook.centres.rows() {
        for (name, area) in centre.area.iter().chain(centre.agreements.iter().flat_map(|a| &a.area))
        {
            if *area < 0.0 {
                diags.push(
                    Finding::new(
                        &RULE,
                        name.span,
                        format!("ytan för {} är mindre än noll", name.value),
                    )
                    .help("skriv ytan i kvadratmeter"),
                );
            }
        }
        let whole: f64 = centre.area.iter().map(|(_, a)| a).sum();
        for agreement in &centre.agreements {
            for (name, _) in &agreement.area {
                let common = name.value.to_lowercase().starts_with("gemensam");
                let parties = || agreement.parties.iter().map(|p| p.value.as_str());
                if common || parties().any(|p| p == name.value) {
                    continue;
                }
                let finding = Finding::new(
                    &RULE,
                    name.span,
                    format!("\u{201d}{}\u{201d} har en yta men är inte part i avtalet", name.value),
                );
                diags.push(match nearest(&name.value, parties()) {
                    Some(near) => finding.did_you_mean(name.span, Some(near)),
                    None => finding.help("skriv parten likadant som under parter, eller gemensam"),
                });
            }
            let sum: f64 = agreement.area.iter().map(|(_, a)| a).sum();
            if let Some((first, _)) = agreement.area.first()
                && whole > 0.0
                && (sum - whole).abs() > 0.5
            {
                let message = format!(
                    "avtalets ytor är tillsammans {} m², men centralens är {} m²",
                    numbers::decimal(sum, 1),
                    numbers::decimal(whole, 1)
                );
                diags.push(
                    Finding::new(&RULE, first.span, message)
                        .help("rätta ytorna så att delarna blir hela ytan"),
                );
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
    fn areas_belong_to_parties_and_make_the_whole() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/centres/dalarna/a.yaml --
namn: a
kommun: okand
benamning: okand
status: aktiv
avtal:
  - id: a-1
    typ: samverkansavtal
    parter: [Region Dalarna, Falu kommun]
    fran: 2026
    yta_m2:
      Region Dalarna: 120
      Faluns kommun: 80 # fel: avtalets-ytor
yta_m2:
  Region Dalarna: 120
  Falu kommun: 80
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/b.yaml --
namn: b
kommun: okand
benamning: okand
status: aktiv
avtal:
  - id: b-1
    typ: samverkansavtal
    parter: [Region Dalarna, Falu kommun]
    fran: 2026
    yta_m2:
      Region Dalarna: 120 # fel: avtalets-ytor
      Falu kommun: 70
yta_m2:
  Region Dalarna: 120
  Falu kommun: 80
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
",
        );
    }
}
