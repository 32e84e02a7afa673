//! Pages with the same title.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::source::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "samma-titel",
    severity: Severity::Warning,
    title: "Två sidor har samma titel.",
    why: "I sökningen, i menyn och bland webbläsarens flikar går sidorna inte att skilja åt. Lägg till det som skiljer dem åt.",
    wrong: "titel: Samverkansavtal (på två sidor)",
    right: "titel: Så skriver ni ett samverkansavtal",
    source: "WCAG 2.2, 2.4.2",
};

/// Looks for titles that two pages share.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let articles = &cx.handbook.articles;
    let mut seen: HashMap<String, Span> = HashMap::with_capacity(articles.len());
    for article in articles.rows() {
        let title = &article.front.title;
        match seen.entry(title.value.trim().to_lowercase()) {
            Entry::Occupied(first) => diags.push(
                Finding::new(
                    &RULE,
                    title.span,
                    format!("titeln \u{201d}{}\u{201d} finns på en annan sida", title.value),
                )
                .help("lägg till det som skiljer sidorna åt")
                .see(*first.get(), "här är den andra sidan"),
            ),
            Entry::Vacant(free) => {
                free.insert(title.span);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn two_pages_have_two_titles() {
        let page = "---\ntitel: Avtal\ningress: Du får veta allt.\nansvarig_roll: redaktion\ngranskad: nej\ngranskas_senast: 2027-06-01\nstatus: utkast\n---\n\nOrd.\n";
        let second = page.replace("titel: Avtal", "titel: AVTAL # fel: samma-titel");
        expect(
            &Entry::whole(&RULE, check),
            &format!(
                "
-- content/a.md --
{page}-- content/b.md --
{second}"
            ),
        );
    }
}
