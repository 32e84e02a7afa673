//! References to footnotes that nobody wrote.

use crate::check::cx::Cx;
use crate::check::page::{Page, each, inlines};
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::model::prose::Inline;
pub use crate::resolve::rules::MISSING_FOOTNOTE as RULE;

/// Looks for `[^label]` left in the text, as the parser leaves it when there is no such note.
pub fn check(_: &Cx, page: &Page, diags: &mut Diags) {
    for leaf in page.leaves.iter().filter(|leaf| leaf.holds.signs) {
        for text in inlines(leaf.block) {
            each(text, &mut |inline| {
                let Inline::Text(words) = inline else { return };
                // Most have no bracket at all, which is quicker to see.
                let brackets = if words.contains('[') { words.as_str() } else { "" };
                for (at, _) in brackets.match_indices("[^") {
                    let rest = &words[at..];
                    let Some(end) = rest.find(']').filter(|end| *end > 2) else { continue };
                    let mark = &rest[..=end];
                    if mark.contains(char::is_whitespace) {
                        continue;
                    }
                    let span = page.locate(leaf.block.span, mark);
                    diags.push(
                        Finding::new(&RULE, span, format!("fotnoten {mark} har ingen text"))
                            .help(format!("skriv {mark}: och notens text på en egen rad")),
                    );
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
    fn a_footnote_has_a_text() {
        expect(
            &Entry::page(&RULE, check),
            "
-- content/x.md --
Ord.[^1] <!-- fel: saknad-fotnot -->

Ord.[^not]

[^not]: Noten.
",
        );
    }
}
