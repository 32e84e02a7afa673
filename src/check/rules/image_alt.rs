//! Pictures without words for those who do not see them.

use crate::check::cx::Cx;
use crate::check::page::{Page, each, inlines};
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::prose::{BlockKind, Inline};
use crate::source::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "bild-utan-alternativtext",
    severity: Severity::Warning,
    title: "Bilden saknar alternativtext.",
    why: "Den som inte ser bilden får alternativtexten uppläst. Skriv mellan hakparenteserna vad bilden visar, med det som läsaren ska förstå av den. Står allt redan i texten, säg det kort.",
    wrong: "![](../images/trappan.svg)",
    right: "![Trappan har fem steg, från idé till familjecentral](../images/trappan.svg)",
    source: "WCAG 2.2, 1.1.1",
};

/// Looks for pictures without alternative text.
pub fn check(_: &Cx, page: &Page, diags: &mut Diags) {
    for leaf in &page.leaves {
        let tell = |span: Span, diags: &mut Diags| {
            diags.push(
                Finding::new(&RULE, span, "bilden saknar alternativtext")
                    .help("skriv vad bilden visar mellan hakparenteserna: ![…](…)"),
            );
        };
        if let BlockKind::Figure(figure) = &leaf.block.kind
            && figure.alt.trim().is_empty()
        {
            tell(leaf.block.span, diags);
        }
        if !leaf.holds.pictures {
            continue;
        }
        for text in inlines(leaf.block) {
            each(text, &mut |inline| {
                if let Inline::Image(image) = inline
                    && image.alt.trim().is_empty()
                {
                    tell(page.locate(leaf.block.span, "![]"), diags);
                }
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
    fn a_picture_needs_words() {
        expect(
            &Entry::page(&RULE, check),
            r#"
-- content/images/a.svg --
<svg/>
-- content/x.md --
![](images/a.svg "Trappan") <!-- fel: bild-utan-alternativtext -->

Här är ![](images/a.svg) den. <!-- fel: bild-utan-alternativtext -->

![Trappan har fem steg](images/a.svg)
"#,
        );
    }
}
