//! The kinds of findings that editors can be told, in the words of the rules themselves: what
//! `handbok explain` prints, as a list.

use crate::derive::draft::Draft;
use crate::derive::say::line;
use crate::diag::rule::Rule;
use crate::model::handbook::Handbook;

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
    draft.facts(vec![
        ("Kod".to_owned(), line(rule.code)),
        ("Vikt".to_owned(), line(weight(rule))),
        ("Bygger på".to_owned(), line(rule.source)),
    ]);
    draft.words(rule.why);
    for (word, example) in [("Fel:", rule.wrong), ("Rätt:", rule.right)] {
        if !example.trim().is_empty() {
            draft.words(word);
            draft.code(example);
        }
    }
}

fn weight(rule: &Rule) -> String {
    let what = match rule.severity {
        crate::diag::rule::Severity::Error => "stoppar ett bygge",
        crate::diag::rule::Severity::Warning => "stoppar bara den som ber om det",
        crate::diag::rule::Severity::Info => "stoppar aldrig",
    };
    format!("{}: {what}", rule.severity.word())
}
