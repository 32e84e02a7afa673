//! News without a date.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::article::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "nyhet-utan-datum",
    severity: Severity::Warning,
    title: "Nyheten saknar datum.",
    why: "Utan datum vet ingen om nyheten är ny, och den kan inte sorteras eller komma med i flödet.",
    wrong: "titel: Första utkastet är klart",
    right: "titel: Första utkastet är klart\ndatum: 2026-11-21",
    source: "Webbriktlinje R23 (Digg)",
};

/// Looks for news without a date.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for article in cx.handbook.articles.rows() {
        if matches!(article.place, Place::News { .. }) && article.front.date.is_none() {
            diags.push(
                Finding::new(&RULE, article.front.title.span, "nyheten saknar datum")
                    .help("lägg till datum: ÅÅÅÅ-MM-DD i sidhuvudet"),
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
    fn news_has_a_date() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/nyheter/a.md --
---
titel: Nytt # fel: nyhet-utan-datum
ingress: Du får veta.
ansvarig_roll: redaktion
granskad: nej
granskas_senast: 2027-06-01
status: utkast
---

Ord.
-- content/nyheter/b.md --
---
titel: Sidan
ingress: Du får veta.
ansvarig_roll: redaktion
granskad: nej
granskas_senast: 2027-06-01
datum: 2026-11-01
status: utkast
---

Ord.
-- content/b.md --
---
titel: Sidan
ingress: Du får veta.
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
