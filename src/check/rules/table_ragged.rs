//! Tables whose rows have more or fewer cells than the heading.

use crate::check::cx::Cx;
use crate::check::page::{Page, cells};
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::prose::BlockKind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "ojamn-tabell",
    severity: Severity::Warning,
    title: "Tabellens rad har fel antal rutor.",
    why: "Har raden fler rutor än rubrikraden försvinner de sista. Har den färre blir rutor tomma, och värden hamnar lätt i fel kolumn. Ett lodrätt streck i texten skrivs \\|.",
    wrong: "| Roll | Tid |\n|---|---|\n| Samordnare | 50 % | Falun |",
    right: "| Roll | Tid | Ort |\n|---|---|---|\n| Samordnare | 50 % | Falun |",
    source: "GitHub Flavored Markdown, 4.10",
};

/// Looks for rows with another number of cells than the heading.
pub fn check(cx: &Cx, page: &Page, diags: &mut Diags) {
    for leaf in &page.leaves {
        let BlockKind::Table(table) = &leaf.block.kind else { continue };
        let due = table.head.len();
        let begin = leaf.block.span.start as usize;
        let mut at = begin;
        for line in cx.text(leaf.block.span).split_inclusive('\n') {
            let start = at;
            at += line.len();
            let written = line.trim_start_matches(['>', ' ']).trim_end();
            if start == begin || written.is_empty() || !written.contains('|') {
                continue;
            }
            let has = cells(written);
            if has != due {
                let from = start + (line.len() - line.trim_start_matches(['>', ' ']).len());
                let span = page.span(from, from + written.len());
                let message = format!("raden har {has} rutor, men tabellen har {due} kolumner");
                diags.push(Finding::new(&RULE, span, message).help(if has > due {
                    "ta bort en ruta, lägg till en rubrik, eller skriv \\| för ett streck i texten"
                } else {
                    "lägg till de rutor som fattas; det okända skrivs \u{201d}Uppgift saknas\u{201d}"
                }));
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
    fn bars_are_counted_as_the_reader_sees_them() {
        assert_eq!(cells("| a | b |"), 2);
        assert_eq!(cells("a | b"), 2);
        assert_eq!(cells(r"| a \| b | c |"), 2);
        assert_eq!(cells("| a | |"), 2);
    }

    #[test]
    fn every_row_has_as_many_cells_as_the_heading() {
        let ragged = "| A | B |\n|---|---|\n| a | b |\n| a | b | c |\n| a |\n";
        let case = format!("-- content/x.md --\n{ragged}")
            .replace("| c |\n", "| c | # fel: ojamn-tabell\n")
            .replace("| a |\n", "| a | # fel: ojamn-tabell\n");
        expect(&Entry::page(&RULE, check), &case);
    }
}
