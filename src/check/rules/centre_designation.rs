//! Centres whose own name is not what their region's definition gives.

use crate::check::cx::Cx;
use crate::derive::classify::{classify, why};
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::answer::Answer;
use crate::model::words::{CentreStatus, Designation};

/// The rule.
pub static RULE: Rule = Rule {
    code: "benamning-mot-definition",
    severity: Severity::Warning,
    title: "Centralens benämning stämmer inte med regionens definition.",
    why: "Regionens definition säger vad som får heta familjecentral. Uppgifterna i filen ger ett annat svar än namnet. Antingen är en uppgift fel, eller så bör verksamheten benämnas på ett annat sätt.",
    wrong: "benamning: familjecentral (mödrahälsovården är inte samlokaliserad)",
    right: "benamning: familjecentralsliknande",
    source: "Regionens definition i guidance/definitions.yaml",
};

/// Compares what each active centre calls itself with the class that its region's definition gives.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let h = cx.handbook;
    for centre in h.centres.rows() {
        if centre.status.value != CentreStatus::Active {
            continue;
        }
        let (Some(region), Some(own)) = (centre.region, &centre.designation) else { continue };
        let definitions = &h.regions[region].definitions;
        let Some(definition) = definitions.centre.map(|d| &h.definitions[d]) else { continue };
        let verdict = classify(centre, definition);
        let like = definitions.centre_like.map(|d| classify(centre, &h.definitions[d]).answer);
        let advice = match (own.value, verdict.answer) {
            (Designation::Centre, Answer::No) if like == Some(Answer::Yes) => {
                "den bör benämnas familjecentralsliknande"
            }
            (Designation::Centre, Answer::No) => {
                "den uppfyller inte definitionen av familjecentral"
            }
            (Designation::CentreLike, Answer::Yes) => "den kan benämnas familjecentral",
            _ => continue,
        };
        let message = format!("enligt {} gäller: {advice}", definition.name.value);
        diags.push(
            Finding::new(&RULE, own.span, message)
                .help(format!(
                    "{} Rätta uppgifterna om de är fel, annars benämningen.",
                    why(&verdict)
                ))
                .see(definition.name.span, "så lyder definitionen"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_name_follows_the_definition() {
        expect(
            &Entry::whole(&RULE, check),
            r#"
-- guidance/definitions.yaml --
- id: d1
  namn: Dalarna
  begrepp: familjecentral
  datum: 2023
  text: Allt samlokaliserat.
  villkor:
    samlokaliserad: [mhv, bhv]
  kalla: s1
- id: d2
  namn: Dalarna liknande
  begrepp: familjecentralsliknande
  datum: 2023
  text: Gemensam plan.
  villkor:
    gemensam_plan: ja
  kalla: s1
-- guidance/regions/dalarna.yaml --
namn: Region Dalarna
kortnamn: Dalarna
lan: Dalarnas län
lankod: "20"
definitioner:
  familjecentral: d1
  familjecentralsliknande: d2
kommuner_antal: 1
kommuner:
  - id: falun
    namn: Falun
    kommunkod: "2080"
    fc_status: okand
-- content/centres/dalarna/a.yaml --
namn: a
kommun: okand
benamning: familjecentral # fel: benamning-mot-definition
status: aktiv
enheter:
  mhv: {samlokaliserad: ja}
  bhv: {samlokaliserad: nej}
gemensam_plan: ja
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/b.yaml --
namn: b
kommun: okand
benamning: familjecentralsliknande # fel: benamning-mot-definition
status: aktiv
enheter:
  mhv: {samlokaliserad: ja}
  bhv: {samlokaliserad: ja}
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/c.yaml --
namn: c
kommun: okand
benamning: familjecentral
status: aktiv
enheter:
  mhv: {samlokaliserad: ja}
  bhv: {samlokaliserad: ja}
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/d.yaml --
namn: d
kommun: okand
benamning: familjecentral
status: aktiv
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
"#,
        );
    }
}
