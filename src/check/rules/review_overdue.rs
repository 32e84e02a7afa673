//! Pages whose review is overdue.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::text::dates;

/// The rule.
pub static RULE: Rule = Rule {
    code: "granskning-forsenad",
    severity: Severity::Warning,
    title: "Sidan skulle ha granskats.",
    why: "Dagen då sidan senast skulle läsas igenom har passerat. Läsaren ser en upplysning om att texten kan vara gammal. Läs sidan, rätta det som ändrats och skriv nya datum.",
    wrong: "granskas_senast: 2025-05-31",
    right: "granskad: 2026-05-20\ngranskas_senast: 2027-05-31",
    source: "Webbriktlinje R24 (Digg)",
};

/// Looks for pages that should have been read by now.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for article in cx.handbook.articles.rows() {
        let due = &article.front.review_by;
        if due.value < cx.today {
            let message = format!("sidan skulle ha granskats senast {}", dates::long(due.value));
            diags.push(
                Finding::new(&RULE, due.span, message)
                    .help("läs hela sidan, och skriv nya datum i granskad och granskas_senast"),
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
    fn a_page_is_reviewed_in_time() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/a.md --
---
titel: Sidan
ingress: Du får veta.
ansvarig_roll: redaktion
granskad: nej
granskas_senast: 2026-11-30 # fel: granskning-forsenad
status: utkast
---

Ord.
-- content/b.md --
---
titel: Sidan
ingress: Du får veta.
ansvarig_roll: redaktion
granskad: nej
granskas_senast: 2026-12-01
status: utkast
---

Ord.
",
        );
    }
}
