//! The kinds of findings that editors can be told, in the words of the rules themselves: what
//! `handbok explain` prints, as a list.

use crate::derive::draft::Draft;
use crate::derive::say::{self, line};
use crate::diag::rule::Rule;
use crate::model::handbook::Handbook;
use crate::model::prose::Inline;

/// Every kind of finding under what it is about, each a heading that a link can lead to by its
/// code.
pub fn all(draft: &mut Draft, hb: &Handbook) {
    let many: usize = hb.rules.iter().map(|(_, rules)| rules.len()).sum();
    if many > 0 {
        draft.words(format!("Det finns {many} slags anmärkningar."));
    }
    for (about, rules) in &hb.rules {
        draft.heading(3, about);
        for rule in rules {
            one(draft, rule);
        }
    }
}

fn one(draft: &mut Draft, rule: &Rule) {
    draft.record_heading(4, rule.code, line(rule.title.trim_end_matches('.')));
    // One line and no list: a page of a hundred kinds repeats its own frame a hundred times.
    draft.para(vec![
        Inline::Code(rule.code.into()),
        say::text(format!(
            ": {}. Bygger på: {}.",
            rule.severity.word(),
            rule.source.trim_end_matches('.')
        )),
    ]);
    draft.words(rule.why);
    for (word, example) in [("Fel:", rule.wrong), ("Rätt:", rule.right)] {
        if !example.trim().is_empty() {
            draft.words(word);
            draft.code(example);
        }
    }
}
