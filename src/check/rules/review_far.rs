//! Reviews that are put off too long.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::text::dates;

/// The rule.
pub static RULE: Rule = Rule {
    code: "granskning-langt-fram",
    severity: Severity::Warning,
    title: "Det är mer än ett år till nästa granskning.",
    why: "En sida ska läsas minst en gång om året. Annars står det snart gamla uppgifter i den utan att någon har märkt det.",
    wrong: "granskas_senast: 2031-01-01",
    right: "granskas_senast: 2027-05-31",
    source: "Webbriktlinje R24 (Digg); handbokens granskningsordning",
};

/// Looks for reviews more than thirteen months ahead of today and of the last review.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for article in cx.handbook.articles.rows() {
        let due = &article.front.review_by;
        let from = article.front.reviewed.as_ref().map_or(cx.today, |d| d.value).max(cx.today);
        if (due.value - from).get_days() > 396 {
            let message = format!("nästa granskning är först {}", dates::long(due.value));
            diags.push(
                Finding::new(&RULE, due.span, message).help("välj ett datum inom tolv månader"),
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
    fn a_page_is_read_once_a_year() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/a.md --
---
titel: Sidan
ingress: Du får veta.
ansvarig_roll: redaktion
granskad: nej
granskas_senast: 2028-06-01 # fel: granskning-langt-fram
status: utkast
---

Ord.
-- content/b.md --
---
titel: Sidan
ingress: Du får veta.
ansvarig_roll: redaktion
granskad: nej
granskas_senast: 2027-12-31
status: utkast
---

Ord.
",
        );
    }
}
