//! Sentences that are too long.

use crate::check::cx::Cx;
use crate::check::page::Page;
use crate::derive::readability;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::words::Audience;

/// The rule.
pub static RULE: Rule = Rule {
    code: "lang-mening",
    severity: Severity::Warning,
    title: "Meningen är lång.",
    why: "Efter trettio ord har läsaren ofta tappat bort början. Sätt punkt där en ny tanke börjar, eller gör en lista. Lagtext får ha fyrtio ord.",
    wrong: "Eftersom … så att … vilket … samt …",
    right: "Två meningar, en tanke i varje.",
    source: "Språklagen 11 §; Myndigheternas skrivregler",
};

/// Looks for sentences over thirty words, forty on pages of law.
pub fn check(_: &Cx, page: &Page, diags: &mut Diags) {
    let limit = if readability::audience(page.article) == Audience::Law { 40 } else { 30 };
    for sentence in page.reading.long.iter().filter(|s| s.words > limit) {
        let at = page.locate(sentence.span, &sentence.begins);
        let message = format!("meningen har {} ord", sentence.words);
        diags.push(
            Finding::new(&RULE, at, message)
                .help(format!("dela den; högst {limit} ord är lätt att följa")),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn thirty_words_are_enough() {
        let long = "ord ".repeat(31);
        let right = "ord ".repeat(30);
        expect(
            &Entry::page(&RULE, check),
            &format!(
                "
-- content/x.md --
Kort.

Ett {right}slut. <!-- fel: lang-mening -->

{}. Sedan {} till.

> {long}.
",
                right.trim(),
                right[..80].trim()
            ),
        );
    }
}
