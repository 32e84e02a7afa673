//! Roles at a centre without an introduction.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::article::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "roll-utan-introduktion",
    severity: Severity::Info,
    title: "Rollen arbetar på en central men har ingen introduktion.",
    why: "Varje roll som arbetar på en familjecentral ska ha en egen introduktion, även chefen. Luckan visas på rollens sida.",
    wrong: "pa_central: ja (och ingen fil i content/onboarding)",
    right: "content/onboarding/bhv-lakare.md",
    source: "Handbokens datamodell",
};

/// Looks for roles at a centre that no introduction is for.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let h = cx.handbook;
    let mut has = vec![false; h.roles.len()];
    for article in h.articles.rows() {
        if matches!(article.place, Place::Path { .. })
            && let Some(role) = article.front.role
        {
            has[role.index()] = true;
        }
    }
    for (r, role) in h.roles.iter() {
        if role.at_centre.value && !has[r.index()] {
            diags.push(
                Finding::new(
                    &RULE,
                    role.id.span,
                    "rollen arbetar på en central men har ingen introduktion",
                )
                .help(format!(
                    "skriv content/onboarding/{}.md när arbetsgruppen är redo",
                    role.id.value
                )),
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
    fn every_role_at_a_centre_has_an_introduction() {
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
- id: b # fel: roll-utan-introduktion
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
",
        );
    }
}
