//! Headings that stand twice in one part of a page.

use std::collections::HashMap;

use crate::check::cx::Cx;
use crate::check::page::Leaf;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::prose::{BlockKind, Heading, plain_text};
use crate::source::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "samma-rubrik",
    severity: Severity::Warning,
    title: "Samma rubrik står två gånger på sidan.",
    why: "I innehållsförteckningen går rubrikerna inte att skilja åt, och en länk till den andra ändras när den första tas bort. Gör rubrikerna olika, eller slå ihop avsnitten.",
    wrong: "## Avtal\n\n## Avtal",
    right: "## Avtal om lokaler\n\n## Avtal om samordnare",
    source: "WCAG 2.2, 2.4.6",
};

/// A heading, where it stands, and its text in small letters.
fn said<'a>(leaf: &Leaf<'a>) -> Option<(&'a Heading, Span, String)> {
    let heading: &Heading = match &leaf.block.kind {
        BlockKind::Heading(h) => h,
        BlockKind::Question(q) => &q.heading,
        _ => return None,
    };
    Some((heading, leaf.block.span, plain_text(&heading.text).trim().to_lowercase()))
}

/// Looks for headings that are the same under the same heading.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for page in &cx.pages {
        let headings: Vec<(&Heading, Span, String)> = page.leaves.iter().filter_map(said).collect();
        let mut texts: Vec<&str> = headings.iter().map(|(_, _, text)| text.as_str()).collect();
        texts.sort_unstable();
        if texts.windows(2).all(|pair| pair[0] != pair[1]) {
            continue;
        }
        let mut above: Vec<(u8, String)> = Vec::new();
        let mut seen: HashMap<(Vec<(u8, String)>, String), Span> = HashMap::new();
        for (heading, span, text) in headings {
            above.retain(|(level, _)| *level < heading.level);
            let key = (above.clone(), text.clone());
            above.push((heading.level, text));
            match seen.get(&key) {
                Some(first) => diags.push(
                    Finding::new(
                        &RULE,
                        span,
                        format!(
                            "rubriken \u{201d}{}\u{201d} står redan på sidan",
                            plain_text(&heading.text).trim()
                        ),
                    )
                    .help("gör rubrikerna olika, eller slå ihop avsnitten")
                    .see(*first, "här står den första gången"),
                ),
                None => {
                    seen.insert(key, span);
                }
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
    fn a_heading_stands_once_under_its_heading() {
        expect(
            &Entry { rule: &RULE, check },
            "
-- content/x.md --
## Avtal

### Parter

Ord.

## Lokaler

### Parter

Ord.

## avtal <!-- fel: samma-rubrik -->

Ord.
",
        );
    }
}
