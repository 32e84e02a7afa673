//! A list of booklets that names what does not exist, or one booklet twice.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::print::listed;

/// The rule.
pub static RULE: Rule = Rule {
    code: "haftets-delar",
    severity: Severity::Error,
    title: "Ett häfte i listan nämner något som inte finns.",
    why: "Listan över häften bestämmer vilka PDF:er som görs. Ett felstavat kapitel skulle saknas i häftet utan att någon märker det. Kapitlen nämns med mappens namn, med eller utan nummer.",
    wrong: "kapitel: [uppdragen]",
    right: "kapitel: [uppdraget]",
    source: "Husets regel",
};

/// Looks through the list.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for lost in listed::read(cx.handbook).1 {
        diags.push(Finding::new(&RULE, lost.span, lost.message).help(lost.help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_booklet_names_what_exists_and_is_listed_once() {
        let page = "---\ntitel: Uppdraget\ningress: Du får veta allt.\nansvarig_roll: redaktion\ngranskad: nej\ngranskas_senast: 2027-06-01\nstatus: utkast\n---\n\nOrd.\n";
        expect(
            &Entry::whole(&RULE, check),
            &format!(
                "
-- guidance/chapters/1-uppdraget/index.md --
{page}-- guidance/booklets.yaml --
- id: urval
  innehall: vagledningen
  kapitel:
    - uppdraget
    - 1-uppdraget
    - uppdragen # fel: haftets-delar
- id: avtal
  innehall: mall
  mall: avtalet # fel: haftets-delar
- id: en-central
  innehall: central # fel: haftets-delar
- id: hela
  innehall: vagledningen
- id: hela-igen # fel: haftets-delar
  innehall: vagledningen
"
            ),
        );
    }
}
