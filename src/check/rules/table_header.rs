//! Tables whose columns have no names.

use crate::check::cx::Cx;
use crate::check::page::{Page, said};
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::prose::BlockKind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "tabell-utan-kolumnrubrik",
    severity: Severity::Warning,
    title: "En kolumn i tabellen saknar rubrik.",
    why: "Den som lyssnar på en tabell hör kolumnens rubrik före varje ruta. Utan rubrik går det inte att veta vad rutan säger. Bara den första kolumnens rubrik får vara tom.",
    wrong: "| | |\n|---|---|\n| Samordnare | 50 % |",
    right: "| Roll | Tid |\n|---|---|\n| Samordnare | 50 % |",
    source: "WCAG 2.2, 1.3.1",
};

/// Looks for columns without a heading.
pub fn check(_: &Cx, page: &Page, diags: &mut Diags) {
    for leaf in &page.leaves {
        let BlockKind::Table(table) = &leaf.block.kind else { continue };
        let empty: Vec<usize> = table
            .head
            .iter()
            .enumerate()
            .filter(|(_, cell)| said(cell).trim().is_empty())
            .map(|(at, _)| at)
            .collect();
        let message = match empty.as_slice() {
            [] | [0] if table.head.len() > 1 => continue,
            [] => continue,
            all if all.len() == table.head.len() => "tabellen saknar rubriker".to_owned(),
            [.., last] => format!("kolumn {} i tabellen saknar rubrik", last + 1),
        };
        diags.push(
            Finding::new(&RULE, leaf.block.span, message)
                .help("skriv i tabellens första rad vad varje kolumn visar"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn every_column_but_the_first_has_a_name() {
        expect(
            &Entry::page(&RULE, check),
            "
-- content/x.md --
| | |
|---|---|
| a | b |

Ord

| A | |
|---|---|
| a | b |

Ord

| | B |
|---|---|
| a | b |
"
            .replacen("| | |\n", "| | | <!-- fel: tabell-utan-kolumnrubrik -->\n", 1)
            .replacen("| A | |\n", "| A | | <!-- fel: tabell-utan-kolumnrubrik -->\n", 1)
            .as_str(),
        );
    }
}
