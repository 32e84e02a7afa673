//! Introductions without steps or without a role.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::article::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "introduktion-utan-steg",
    severity: Severity::Warning,
    title: "Introduktionen saknar steg eller roll.",
    why: "En introduktion talar om vad den nya gör första dagen, veckan och månaden. Utan steg är den bara en sida till, och utan roll vet ingen för vem.",
    wrong: "roll: chef",
    right: "roll: chef\nsteg:\n  - nar: dag\n    uppgift: Läs om din roll\n    tid_min: 5",
    source: "Handbokens datamodell",
};

/// Looks for introductions that do not say what to do, or for whom.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for article in cx.handbook.articles.rows() {
        if !matches!(article.place, Place::Path { .. }) {
            continue;
        }
        let front = &article.front;
        // A role that is written but not found was told where it is written.
        let text = cx.sources.file(article.file).text().unwrap_or_default();
        let writes =
            text.lines().skip(1).take_while(|l| *l != "---").any(|l| l.starts_with("roll:"));
        let missing = match (front.steps.is_empty(), front.role.is_none() && !writes) {
            (true, true) => "steg och roll",
            (true, false) => "steg",
            (false, true) => "roll",
            _ => continue,
        };
        diags.push(
            Finding::new(&RULE, front.title.span, format!("introduktionen saknar {missing}"))
                .help("lägg till roll, och steg med nar, uppgift och tid_min i sidhuvudet"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn an_introduction_has_steps() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- guidance/roles.yaml --
- id: redaktion
  titel: redaktion
  huvudman: flera
  uppdrag: U
  pa_central: nej
  kalla: s1
- id: a
  titel: a
  huvudman: flera
  uppdrag: U
  pa_central: ja
  kalla: s1
- id: b
  titel: b
  huvudman: flera
  uppdrag: U
  pa_central: ja
  kalla: s1
-- content/onboarding/a.md --
---
titel: Ny a
ingress: I.
roll: a
ansvarig_roll: redaktion
granskad: nej
granskas_senast: 2027-06-01
status: utkast
steg:
  - nar: dag
    uppgift: U
    tid_min: 5
---

Ord.
-- content/onboarding/b.md --
---
titel: Ny b # fel: introduktion-utan-steg
ingress: I.
roll: b
ansvarig_roll: redaktion
granskad: nej
granskas_senast: 2027-06-01
status: utkast
---

Ord.
",
        );
    }
}
