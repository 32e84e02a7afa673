//! Anchors that an editor gave to two headings of a page.

use std::collections::HashMap;

use crate::check::cx::Cx;
use crate::check::page::Page;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::prose::BlockKind;
use crate::source::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "dubbelt-ankare",
    severity: Severity::Warning,
    title: "Två rubriker på sidan har samma ankare.",
    why: "En länk till ankaret leder bara till den första rubriken. Den andra får ett annat namn, och länkar som menade den leder fel.",
    wrong: "## Avtal {#avtal}\n\n## Fler avtal {#avtal}",
    right: "## Avtal {#avtal}\n\n## Fler avtal {#fler-avtal}",
    source: "HTML-standarden: ett id står en gång på en sida",
};

/// Looks for anchors written twice.
pub fn check(cx: &Cx, page: &Page, diags: &mut Diags) {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for leaf in &page.leaves {
        if !matches!(leaf.block.kind, BlockKind::Heading(_) | BlockKind::Question(_)) {
            continue;
        }
        let written = cx.text(leaf.block.span).trim_end();
        let Some(inner) = written.strip_suffix('}') else { continue };
        let Some((_, anchor)) = inner.rsplit_once("{#") else { continue };
        let span = page.locate(leaf.block.span, &format!("{{#{anchor}}}"));
        match seen.get(anchor) {
            Some(first) => diags.push(
                Finding::new(
                    &RULE,
                    span,
                    format!("ankaret \u{201d}{anchor}\u{201d} är redan taget"),
                )
                .help("ge rubriken ett annat ankare, eller ta bort det")
                .see(*first, "här används det första gången"),
            ),
            None => {
                seen.insert(anchor, span);
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
    fn an_anchor_belongs_to_one_heading() {
        expect(
            &Entry::page(&RULE, check),
            "
-- content/x.md --
## Avtal {#a}

Ord.

## Fler {#a} <!-- fel: dubbelt-ankare -->

Ord.

## Sist {#b}
",
        );
    }
}
