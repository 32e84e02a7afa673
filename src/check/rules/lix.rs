//! Pages that are hard to read for those they are written for.

use crate::check::cx::Cx;
use crate::check::page::Page;
use crate::derive::readability;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::words::Audience;
use crate::text::numbers;

/// The rule.
pub static RULE: Rule = Rule {
    code: "svarlast-sida",
    severity: Severity::Warning,
    title: "Sidan är svårläst för dem som den är skriven för.",
    why: "LIX räknar meningarnas längd och andelen långa ord. En introduktion bör ligga under 45, ett kapitel under 50 och lagtext under 60. Talet är trubbigt: ordlistans egna ord räknas inte som långa, men bara en människa ser om texten går att förstå.",
    wrong: "Implementeringen av samverkansstrukturerna förutsätter kontinuerlig förankring.",
    right: "Samverkan tar tid. Börja med att komma överens.",
    source: "Språklagen 11 §; LIX enligt Björnsson 1968",
};

/// Looks for pages over the limit of their readers.
pub fn check(_: &Cx, page: &Page, diags: &mut Diags) {
    let Some(lix) = page.reading.measures.lix() else { return };
    let audience = readability::audience(page.article);
    let limit = readability::limit(audience);
    if lix > limit {
        let message = format!(
            "sidan har LIX {}; {} bör ha högst {}",
            numbers::decimal(lix, 0),
            kind(audience),
            numbers::decimal(limit, 0)
        );
        let mut finding = Finding::new(&RULE, page.article.front.title.span, message)
            .help("dela de längsta meningarna, och byt långa ord mot kortare");
        if let Some((words, span)) = page.reading.longest {
            finding = finding.see(span, format!("den längsta meningen har {words} ord"));
        }
        diags.push(finding);
    }
}

fn kind(audience: Audience) -> &'static str {
    match audience {
        Audience::Introduction => "en introduktion",
        Audience::Chapter => "ett kapitel",
        Audience::Law => "lagtext",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_page_of_long_words_and_long_sentences_is_told() {
        let hard = "Implementeringen förutsätter kontinuerlig förankring genom systematiska uppföljningar. ".repeat(20);
        let easy = "Ni träffas ofta. Ni pratar om barnen. ".repeat(20);
        let front = "---\ntitel: Sidan # fel: svarlast-sida\ningress: Du får veta.\nansvarig_roll: redaktion\ngranskad: nej\ngranskas_senast: 2027-06-01\nstatus: utkast\n---\n\n";
        expect(
            &Entry::page(&RULE, check),
            &format!(
                "
-- content/a.md --
{front}{hard}
-- content/b.md --
{easy}
-- content/c.md --
Implementeringen förutsätter.
"
            ),
        );
    }

    #[test]
    fn the_handbooks_own_terms_are_not_hard() {
        let hard =
            "Familjecentralen samverkar. Familjecentralen samverkar. Vi äter mat nu. ".repeat(20);
        expect(
            &Entry::page(&RULE, check),
            &format!(
                "
-- guidance/terms.yaml --
- id: f
  term: familjecentralen
  synonymer: [samverkar]
-- content/a.md --
{hard}
"
            ),
        );
    }
}
