//! Web addresses that stand in the text as they are.

use crate::check::cx::Cx;
use crate::check::page::{Page, inlines, said};
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::prose::Inline;
use crate::source::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "naken-adress",
    severity: Severity::Warning,
    title: "En webbadress står som text.",
    why: "En adress är svår att läsa och läses upp tecken för tecken. Skriv namnet på sidan och gör det till en länk. I PDF skrivs adressen ut av sig själv.",
    wrong: "Se https://www.digg.se/tdosanmalan.",
    right: "Se [Diggs sida om att anmäla brister](https://www.digg.se/tdosanmalan).",
    source: "WCAG 2.2, 2.4.4",
};

fn is_address(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.")
}

/// Looks for addresses in text and as the text of links.
pub fn check(_: &Cx, page: &Page, diags: &mut Diags) {
    for leaf in page.leaves.iter().filter(|leaf| leaf.holds.signs || leaf.holds.links) {
        for text in inlines(leaf.block) {
            look(text, leaf.holds.signs, &mut |address| {
                let span = page.locate(leaf.block.span, address);
                diags.push(tell(span, address));
            });
        }
    }
}

fn tell(span: Span, address: &str) -> Finding {
    Finding::new(&RULE, span, format!("webbadressen {address} står som text"))
        .help(format!("skriv sidans namn och länka det: [sidans namn]({address})"))
}

/// `signs` tells whether addresses may stand in the text outside links.
fn look(text: &[Inline], signs: bool, tell: &mut impl FnMut(&str)) {
    for inline in text {
        match inline {
            Inline::Text(words) if signs => {
                for word in words.split_whitespace() {
                    let word = word.trim_matches(|c: char| "()<>.,;:\u{201d}\"".contains(c));
                    if is_address(word) && word.len() > 8 {
                        tell(word);
                    }
                }
            }
            Inline::Link(link) => {
                let words = said(&link.text);
                if is_address(&words) {
                    tell(words.trim());
                }
            }
            Inline::Emphasis(c) | Inline::Strong(c) | Inline::Strike(c) => look(c, signs, tell),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn an_address_is_no_text() {
        expect(
            &Entry::page(&RULE, check),
            "
-- content/x.md --
Se https://www.digg.se/tdosanmalan. <!-- fel: naken-adress -->

Se <https://www.digg.se>. <!-- fel: naken-adress -->

Se [www.digg.se](https://www.digg.se). <!-- fel: naken-adress -->

Se [Digg](https://www.digg.se) och `https://www.digg.se`.
",
        );
    }
}
