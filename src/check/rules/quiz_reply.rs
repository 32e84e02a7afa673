//! Questions of a self-test without an explanation.

use crate::check::cx::Cx;
use crate::check::page::{Page, said};
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::prose::{BlockKind, Inline};
use crate::source::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "fraga-utan-svar",
    severity: Severity::Warning,
    title: "Frågan i kunskapskontrollen har ingen förklaring.",
    why: "Utan en ruta [!SVAR] efter alternativen blir frågan en vanlig lista, med svaret synligt. Förklaringen är det som den nya lär sig av.",
    wrong: "- [x] Ja\n- [ ] Nej",
    right: "- [x] Ja\n- [ ] Nej\n\n> [!SVAR]\n> Ja, därför att …",
    source: "Handbokens dialekt",
};

/// Looks for lists of tick boxes under a question without a reply, and for empty replies.
pub fn check(_: &Cx, page: &Page, diags: &mut Diags) {
    let mut heading: Option<(&[Inline], Span)> = None;
    for leaf in &page.leaves {
        let told = match &leaf.block.kind {
            BlockKind::Heading(h) => {
                heading = Some((&h.text, leaf.block.span));
                continue;
            }
            BlockKind::List(list) if list.items.iter().any(|i| i.checked == Some(true)) => heading
                .take()
                .filter(|(text, _)| said(text).trim().ends_with('?'))
                .map(|(_, span)| span),
            BlockKind::Question(q) => {
                heading = None;
                q.reply.is_empty().then_some(leaf.block.span)
            }
            _ => continue,
        };
        if let Some(span) = told {
            diags.push(
                Finding::new(&RULE, span, "frågan har ingen förklaring")
                    .help("skriv en ruta efter alternativen: > [!SVAR] och varför svaret är rätt"),
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
    fn a_question_has_an_explanation() {
        expect(
            &Entry::page(&RULE, check),
            "
-- content/x.md --
## A? <!-- fel: fraga-utan-svar -->

- [x] a
- [ ] b

## B?

- [x] a
- [ ] b

> [!SVAR]
> Så.

## Att göra

- [x] a
- [ ] b
",
        );
    }
}
