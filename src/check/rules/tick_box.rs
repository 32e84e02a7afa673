//! Items of a list with tick boxes whose own box is missing or cannot be read.

use crate::check::cx::Cx;
use crate::check::page::Page;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::prose::BlockKind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "trasig-kryssruta",
    severity: Severity::Warning,
    title: "En punkt i listan har ingen kryssruta som går att läsa.",
    why: "En kryssruta skrivs [ ] eller [x], med ett tecken mellan hakparenteserna och ett mellanslag efter. Annars visas hakparenteserna som text, och en fråga i en kunskapskontroll går inte att besvara.",
    wrong: "- [ ] Två\n- [X ] Fyra",
    right: "- [ ] Två\n- [x] Fyra",
    source: "GitHub Flavored Markdown, 5.3; handbokens dialekt",
};

/// The length of what was meant as a box at the head of a text: `[]`, `[X ]`.
fn meant(text: &str) -> Option<usize> {
    let (inside, after) = text.strip_prefix('[')?.split_once(']')?;
    let crosses = inside.chars().filter(|c| matches!(c, 'x' | 'X')).count();
    let boxed = inside.len() < 4 && crosses < 2 && inside.trim().len() == crosses;
    (boxed && !after.starts_with(['(', '[', ':'])).then_some(inside.len() + 2)
}

/// Looks for lists where some items have a tick box, or something like one, and others have none.
pub fn check(cx: &Cx, page: &Page, diags: &mut Diags) {
    for leaf in &page.leaves {
        let BlockKind::List(list) = &leaf.block.kind else { continue };
        let boxes = list.items.iter().any(|item| item.checked.is_some());
        for item in list.items.iter().filter(|item| item.checked.is_none()) {
            let Some(first) = item.blocks.first() else { continue };
            let text = cx.text(first.span);
            let start = first.span.start as usize;
            if let Some(length) = meant(text) {
                let span = page.span(start, start + length);
                let right = if text[..length].contains(['x', 'X']) { "[x]" } else { "[ ]" };
                let gap = if text[length..].starts_with(' ') { "" } else { " " };
                diags.push(
                    Finding::new(&RULE, span, "kryssrutan går inte att läsa")
                        .help(format!("skriv {right} med ett mellanslag efter"))
                        .suggest(span, format!("{right}{gap}")),
                );
            } else if boxes {
                let message = "punkten saknar kryssruta, men andra i listan har en";
                diags.push(
                    Finding::new(&RULE, first.span, message)
                        .help("börja punkten med [ ], eller med [x] om den är rätt svar"),
                );
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
    fn every_item_of_a_list_with_boxes_has_one_that_can_be_read() {
        expect(
            &Entry::page(&RULE, check),
            "
-- content/x.md --
## A?

- [ ] Två
- [X ] Fyra <!-- fel: trasig-kryssruta -->
- [] Tio <!-- fel: trasig-kryssruta -->
- Tolv <!-- fel: trasig-kryssruta -->

## B

- [x] Klart
- [X] Också klart
- [ ] Inte klart

## C

- En vanlig punkt
- [S1](kalla:s1) säger något
",
        );
    }
}
