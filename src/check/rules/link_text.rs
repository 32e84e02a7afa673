//! Link texts that do not say where the link leads.

use std::sync::LazyLock;

use crate::check::cx::Cx;
use crate::check::page::{Page, each, inlines, said};
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::link::Link;
use crate::model::prose::Inline;
use crate::text::begins::Begins;

/// The rule.
pub static RULE: Rule = Rule {
    code: "intetsagande-lanktext",
    severity: Severity::Warning,
    title: "Länktexten säger inte vart länken leder.",
    why: "Den som lyssnar på sidan kan läsa bara länkarna, en efter en. Då är \u{201d}klicka här\u{201d} en gåta, och på papper går det inte att klicka. Låt länken vara namnet på det som den leder till.",
    wrong: "[Klicka här](samverkansavtalet.md) för att läsa om avtalet.",
    right: "Läs om [samverkansavtalet](samverkansavtalet.md).",
    source: "WCAG 2.2, 2.4.4",
};

const EMPTY: &[&str] = &[
    "",
    "här",
    "klicka",
    "klicka här",
    "tryck här",
    "läs mer",
    "läs mer här",
    "mer",
    "länk",
    "länken",
    "denna länk",
    "den här länken",
    "den här sidan",
    "denna sida",
    "sidan",
    "mer info",
    "mer information",
    "läs vidare",
    "se här",
    "hit",
    "ladda ner",
    "ladda ned",
    "ladda ner här",
    "click here",
    "here",
    "read more",
    "dokumentet",
    "filen",
    "pdf",
];

/// How those texts begin.
static BEGINS: LazyLock<Begins> = LazyLock::new(|| EMPTY.iter().copied().collect());

/// Looks for link texts that say nothing.
pub fn check(_: &Cx, page: &Page, diags: &mut Diags) {
    for leaf in page.leaves.iter().filter(|leaf| leaf.holds.links) {
        for text in inlines(leaf.block) {
            each(text, &mut |inline| {
                let Inline::Link(link) = inline else { return };
                let written = said(&link.text);
                let bare = written.trim_matches(|c: char| !c.is_alphanumeric());
                if !BEGINS.may(bare) {
                    return;
                }
                let bare = bare.to_lowercase();
                let picture = link.text.iter().any(|i| matches!(i, Inline::Image(_)));
                let live = matches!(
                    link.to,
                    Link::Fact { .. } | Link::Field { .. } | Link::Language { .. }
                );
                if live || !EMPTY.contains(&bare.as_str()) || (bare.is_empty() && picture) {
                    return;
                }
                let span = page.locate(leaf.block.span, &format!("[{written}]"));
                let message = if bare.is_empty() {
                    "länken saknar text".to_owned()
                } else {
                    format!(
                        "länktexten \u{201d}{}\u{201d} säger inte vart länken leder",
                        written.trim()
                    )
                };
                diags.push(
                    Finding::new(&RULE, span, message)
                        .help("skriv namnet på det som länken leder till"),
                );
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_link_says_where_it_leads() {
        expect(
            &Entry::page(&RULE, check),
            "
-- content/x.md --
[Klicka här](index.md) för mer. <!-- fel: intetsagande-lanktext -->

Se [**här**.](index.md) <!-- fel: intetsagande-lanktext -->

Tom [](index.md). <!-- fel: intetsagande-lanktext -->

Läs [startsidan](index.md), eller [här börjar du](index.md).
",
        );
    }
}
