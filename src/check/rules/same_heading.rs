//! Headings that stand twice in one part of a page.

use std::collections::HashMap;

use crate::check::cx::Cx;
use crate::check::page::{Leaf, Page, said};
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

fn heading<'a>(leaf: &Leaf<'a>) -> Option<&'a Heading> {
    match &leaf.block.kind {
        BlockKind::Heading(h) => Some(h),
        BlockKind::Question(q) => Some(&q.heading),
        _ => None,
    }
}

/// A heading, where it stands, and its text in small letters.
fn told<'a>(leaf: &Leaf<'a>) -> Option<(&'a Heading, Span, String)> {
    let heading = heading(leaf)?;
    Some((heading, leaf.block.span, plain_text(&heading.text).trim().to_lowercase()))
}

/// How many bytes a heading has and what their sum is, the same for large letters and small ones:
/// headings that are the same have the same. Nothing where a letter's small one may have other
/// bytes.
fn shape(text: &str) -> Option<(usize, u32)> {
    let text = text.trim();
    let near = text.bytes().all(|byte| byte < 0xc4);
    near.then(|| (text.len(), text.bytes().map(|byte| u32::from(byte | 0x20)).sum()))
}

/// Whether no two headings of a page can be the same, as on most.
fn all_differ(page: &Page) -> bool {
    let shapes = page.leaves.iter().filter_map(heading).map(|h| shape(&said(&h.text)));
    let Some(mut shapes) = shapes.collect::<Option<Vec<_>>>() else { return false };
    shapes.sort_unstable();
    shapes.windows(2).all(|pair| pair[0] != pair[1])
}

/// Looks for headings that are the same under the same heading.
pub fn check(_: &Cx, page: &Page, diags: &mut Diags) {
    if all_differ(page) {
        return;
    }
    let headings: Vec<(&Heading, Span, String)> = page.leaves.iter().filter_map(told).collect();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    proptest::proptest! {
        #[test]
        fn headings_that_are_the_same_have_one_shape(text in "[ a-cA-CåäÅÄÉéß×÷µÿŸ\u{a0}KİΣ]{0,9}") {
            let small = text.trim().to_lowercase();
            for other in [small.clone(), text.to_uppercase(), format!("{text} ")] {
                let same = other.trim().to_lowercase() == small;
                if let (true, Some(shape), Some(due)) = (same, shape(&other), shape(&text)) {
                    proptest::prop_assert_eq!(shape, due);
                }
            }
        }
    }

    #[test]
    fn a_heading_stands_once_under_its_heading() {
        expect(
            &Entry::page(&RULE, check),
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
