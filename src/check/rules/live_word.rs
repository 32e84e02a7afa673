//! Fenced blocks whose word is nearly, but not quite, one that fetches data.

use crate::check::cx::Cx;
use crate::check::page::Page;
use crate::derive::live::words;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::prose::BlockKind;
use crate::text::near::nearest;

/// The rule.
pub static RULE: Rule = Rule {
    code: "felstavat-block",
    severity: Severity::Warning,
    title: "Blockets ord liknar ett som hämtar data, men är inte det.",
    why: "Ett block med ett okänt ord visas som kod. Läsaren ser nycklarna i stället för tabellen.",
    wrong: "```centrler\nregion: dalarna\n```",
    right: "```centraler\nregion: dalarna\n```",
    source: "Handbokens dialekt",
};

/// Words of code that happen to look like ours.
const CODE: &[&str] = &["text", "mall", "bash", "sh", "yaml", "markdown", "md", "rust", "html"];

/// Looks for blocks of code with a word near a live one.
pub fn check(_: &Cx, page: &Page, diags: &mut Diags) {
    for leaf in &page.leaves {
        let BlockKind::Code { lang, .. } = &leaf.block.kind else { continue };
        if lang.chars().count() < 3 || CODE.contains(&lang.as_str()) {
            continue;
        }
        let Some(near) = nearest(lang, words().iter().map(|(word, _)| *word)) else { continue };
        let place = page.locate(leaf.block.span, lang);
        let message = format!("blocket \u{201d}{lang}\u{201d} finns inte och visas som kod");
        diags.push(Finding::new(&RULE, place, message).did_you_mean(place, Some(near)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_misspelt_block_is_told() {
        expect(
            &Entry::page(&RULE, check),
            "
-- content/x.md --
```centrler # fel: felstavat-block
region: dalarna
```

```json
{}
```
",
        );
    }
}
