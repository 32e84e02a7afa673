//! Steps that take longer to read than they say.

use crate::check::cx::Cx;
use crate::derive::reading_time::minutes;
use crate::derive::say;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::link::{Link, Target};

/// The rule.
pub static RULE: Rule = Rule {
    code: "for-kort-tid",
    severity: Severity::Warning,
    title: "Steget tar längre tid att läsa än det står.",
    why: "Den som är ny planerar dagen efter minuterna. Sidan som steget leder till är längre än så, räknat på 180 ord i minuten.",
    wrong: "tid_min: 2 (sidan tar 9 minuter)",
    right: "tid_min: 10",
    source: "Handbokens datamodell",
};

/// Compares each step's minutes with the reading time of the page that it leads to, of a chapter
/// with all its sections only when the step has time for it.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let h = cx.handbook;
    for step in h.articles.rows().flat_map(|a| &a.front.steps) {
        let Some(Link::To { target: Target::Article(page), anchor: None }) = &step.link else {
            continue;
        };
        let due = minutes(&h.articles[*page].prose);
        let stated = usize::try_from(step.minutes.value).unwrap_or(0);
        if stated < due {
            let message = format!(
                "steget har {}, men sidan tar {due} att läsa",
                say::counted(stated, "minut", "minuter")
            );
            diags.push(
                Finding::new(&RULE, step.minutes.span, message)
                    .help(format!("skriv tid_min: {due} eller mer, eller dela steget")),
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
    fn a_step_has_time_for_its_page() {
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
-- content/x.md --
---
titel: Sidan
ingress: Du får veta.
ansvarig_roll: redaktion
granskad: nej
granskas_senast: 2027-06-01
status: utkast
---

Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. Ord. 
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
    lank: ../x.md
    tid_min: 2 # fel: for-kort-tid
  - nar: dag
    uppgift: U
    lank: ../x.md
    tid_min: 3
---

Ord.
",
        );
    }
}
