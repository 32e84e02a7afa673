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
                .help(format!("{} Rätta uppgifterna om de är fel, annars benämningen.", why(&verdict)))
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
            &Entry { rule: &RULE, check },
            "-- guidance/definitions.yaml --\n- id: d1\n  namn: Dalarna\n  begrepp: familjecentral\n  datum: 2023\n  text: Allt samlokaliserat.\n  villkor:\n    samlokaliserad: [mhv, bhv]\n  kalla: s1\n- id: d2\n  namn: Dalarna liknande\n  begrepp: familjecentralsliknande\n  datum: 2023\n  text: Gemensam plan.\n  villkor:\n    gemensam_plan: ja\n  kalla: s1\n-- guidance/regions/dalarna.yaml --\nnamn: Region Dalarna\nkortnamn: Dalarna\nlan: Dalarnas län\nlankod: \"20\"\ndefinitioner:\n  familjecentral: d1\n  familjecentralsliknande: d2\nkommuner_antal: 1\nkommuner:\n  - id: falun\n    namn: Falun\n    kommunkod: \"2080\"\n    fc_status: okand\n-- content/centres/dalarna/a.yaml --\nnamn: a\nkommun: okand\nbenamning: familjecentral # fel: benamning-mot-definition\nstatus: aktiv\nenheter:\n  mhv: {samlokaliserad: ja}\n  bhv: {samlokaliserad: nej}\ngemensam_plan: ja\nkontrollerad: 2026-11-01\nansvarig_roll: redaktion\nkalla: s1\n-- content/centres/dalarna/b.yaml --\nnamn: b\nkommun: okand\nbenamning: familjecentralsliknande # fel: benamning-mot-definition\nstatus: aktiv\nenheter:\n  mhv: {samlokaliserad: ja}\n  bhv: {samlokaliserad: ja}\nkontrollerad: 2026-11-01\nansvarig_roll: redaktion\nkalla: s1\n-- content/centres/dalarna/c.yaml --\nnamn: c\nkommun: okand\nbenamning: familjecentral\nstatus: aktiv\nenheter:\n  mhv: {samlokaliserad: ja}\n  bhv: {samlokaliserad: ja}\nkontrollerad: 2026-11-01\nansvarig_roll: redaktion\nkalla: s1\n-- content/centres/dalarna/d.yaml --\nnamn: d\nkommun: okand\nbenamning: familjecentral\nstatus: aktiv\nkontrollerad: 2026-11-01\nansvarig_roll: redaktion\nkalla: s1\n",
        );
    }
}
