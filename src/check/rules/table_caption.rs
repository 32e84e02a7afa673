//! Tables without a caption.

use crate::check::cx::Cx;
use crate::check::page::Page;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::article::Place;
use crate::model::prose::BlockKind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "tabell-utan-rubrik",
    severity: Severity::Info,
    title: "Tabellen saknar tabellrubrik.",
    why: "En tabellrubrik säger vad tabellen visar, så att den kan läsas för sig, hittas i en lista och hoppas över. Skriv ett stycke som börjar med Tabell: närmast före tabellen.",
    wrong: "| Roll | Tid |",
    right: "Tabell: Så mycket tid har varje roll\n\n| Roll | Tid |",
    source: "WCAG 2.2, 1.3.1",
};

/// Looks for tables without a caption.
pub fn check(cx: &Cx, page: &Page, diags: &mut Diags) {
    // The tables of a form are blanks to fill in, under the form's own headings.
    if matches!(page.article.place, Place::Form { .. }) {
        return;
    }
    for leaf in &page.leaves {
        if let BlockKind::Table(table) = &leaf.block.kind
            && table.caption.is_none()
        {
            let head = leaf.block.span.start as usize;
            let line = cx.text(leaf.block.span).lines().next().map_or(0, str::len);
            diags.push(
                Finding::new(&RULE, page.span(head, head + line), "tabellen saknar tabellrubrik")
                    .help("skriv ett stycke närmast före: Tabell: vad tabellen visar"),
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
    fn a_table_says_what_it_shows() {
        expect(
            &Entry::page(&RULE, check),
            "
-- content/x.md --
| A | B | # fel: tabell-utan-rubrik
|---|---|
| a | b |

Tabell: Så är det

| A | B |
|---|---|
| a | b |
",
        );
    }
}
