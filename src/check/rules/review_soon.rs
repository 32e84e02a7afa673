//! Pages that are soon due for review.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::text::dates;

/// The rule.
pub static RULE: Rule = Rule {
    code: "granskning-snart",
    severity: Severity::Info,
    title: "Sidan ska snart granskas.",
    why: "Inom sextio dagar ska någon läsa hela sidan. Lägg in det i kalendern nu.",
    wrong: "granskas_senast: 2026-12-31",
    right: "granskas_senast: 2027-12-31",
    source: "Webbriktlinje R24 (Digg)",
};

/// Looks for pages that are due within sixty days.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for article in cx.handbook.articles.rows() {
        let due = &article.front.review_by;
        let left = -cx.days_since(due.value);
        if (0..=60).contains(&left) {
            let message = format!("sidan ska granskas senast {}", dates::long(due.value));
            diags.push(
                Finding::new(&RULE, due.span, message)
                    .help("be den som ansvarar för sidan att läsa den"),
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
    fn the_coming_sixty_days_are_told() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/a.md --
---
titel: Sidan
ingress: Du får veta.
ansvarig_roll: redaktion
granskad: nej
granskas_senast: 2026-12-01 # fel: granskning-snart
status: utkast
---

Ord.
-- content/b.md --
---
titel: Sidan
ingress: Du får veta.
ansvarig_roll: redaktion
granskad: nej
granskas_senast: 2027-01-30 # fel: granskning-snart
status: utkast
---

Ord.
-- content/c.md --
---
titel: Sidan
ingress: Du får veta.
ansvarig_roll: redaktion
granskad: nej
granskas_senast: 2027-01-31
status: utkast
---

Ord.
-- content/d.md --
---
titel: Sidan
ingress: Du får veta.
ansvarig_roll: redaktion
granskad: nej
granskas_senast: 2026-11-30
status: utkast
---

Ord.
",
        );
    }
}
