//! Pages with a front matter and no text.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "tom-sida",
    severity: Severity::Warning,
    title: "Sidan har ingen text.",
    why: "Den som kommer hit från menyn eller sökningen möter en rubrik och ingenting mer. Skriv minst vad sidan ska handla om och när den blir klar, eller vänta med att lägga till den.",
    wrong: "---\ntitel: Lokaler\n---",
    right: "---\ntitel: Lokaler\n---\n\nHär kommer råd om lokaler.",
    source: "Handbokens egen regel",
};

/// Looks for pages without a block of text.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for article in cx.handbook.articles.rows() {
        if article.prose.blocks.is_empty() && article.front.steps.is_empty() {
            diags.push(
                Finding::new(&RULE, article.front.title.span, "sidan har ingen text")
                    .help("skriv vad sidan ska handla om, eller ta bort den tills den är klar"),
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
    fn a_page_has_text() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/a.md --
---
titel: Lokaler # fel: tom-sida
ingress: Du får veta allt.
ansvarig_roll: redaktion
granskad: nej
granskas_senast: 2027-06-01
status: utkast
---

-- content/b.md --
Ord.
",
        );
    }
}
