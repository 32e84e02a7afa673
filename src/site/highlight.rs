//! Highlighting of code: classes and no colours, so that the style sheet decides and the
//! Content-Security-Policy stays strict. The syntaxes are loaded when the first code block is
//! met, and what was highlighted is remembered.

use std::sync::LazyLock;

use syntect::parsing::{ParseState, ScopeStack, SyntaxSet};

use super::highlight_yaml::{self, span};
use crate::memo::{Memo, content_hash};

static SYNTAXES: LazyLock<Option<SyntaxSet>> = LazyLock::new(|| {
    let dump: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/syntaxes.packdump"));
    syntect::dumps::from_reader(dump).ok()
});

static DONE: LazyLock<Memo<Option<String>>> = LazyLock::new(Memo::default);

/// Larger code is shown as it is: no reader is helped by colours in it.
const LARGEST: usize = 100_000;

/// Which class a scope gets; the last scope of the stack that has one wins.
const CLASSES: [(&str, &str); 6] = [
    ("comment", "k"),
    ("string", "s"),
    ("constant", "c"),
    ("entity", "n"),
    ("keyword", "o"),
    ("tag", "t"),
];

/// Code as HTML with `span`s; `None` when the language is not one of ours.
#[must_use]
pub fn html(lang: &str, code: &str) -> Option<String> {
    if lang.is_empty() || code.len() > LARGEST {
        return None;
    }
    if matches!(lang, "yaml" | "yml")
        && let Some(html) = highlight_yaml::html(code)
    {
        return Some(html);
    }
    DONE.get(content_hash(&[lang.as_bytes(), code.as_bytes()]), || classed(lang, code))
}

/// Code as the syntax of its language says.
pub(super) fn classed(lang: &str, code: &str) -> Option<String> {
    let set = SYNTAXES.as_ref()?;
    let syntax = set.find_syntax_by_token(lang)?;
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut out = String::with_capacity(code.len() * 2);
    for line in code.split_inclusive('\n') {
        let mut from = 0;
        for (at, op) in state.parse_line(line, set).ok()? {
            piece(&mut out, &stack, line.get(from..at)?);
            from = at;
            stack.apply(&op).ok()?;
        }
        piece(&mut out, &stack, line.get(from..)?);
    }
    Some(out)
}

fn piece(out: &mut String, stack: &ScopeStack, text: &str) {
    if text.is_empty() {
        return;
    }
    let class = stack.as_slice().iter().rev().find_map(|scope| {
        let name = scope.build_string();
        CLASSES.iter().find(|(word, _)| *word == name).map(|(_, class)| *class)
    });
    span(out, class, text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_and_its_value_get_classes_and_lose_no_letter() {
        let code = "namn: \"Fittja & co\" # råd\n- id: a\n";
        let html = html("yaml", code).expect("yaml is one of ours");
        assert!(html.contains("<span class=\"n\">namn</span>"), "{html}");
        assert!(html.contains("<span class=\"k\">"), "{html}");
        let plain: String = html.split('<').map(|p| p.rsplit('>').next().unwrap_or("")).collect();
        assert_eq!(plain, "namn: &quot;Fittja &amp; co&quot; # råd\n- id: a\n");
    }

    #[test]
    fn every_syntax_of_the_theme_is_found_by_the_words_that_editors_use() {
        for lang in ["yaml", "yml", "markdown", "md", "shell", "sh", "bash", "json"] {
            assert!(html(lang, "x\n").is_some(), "{lang}");
        }
        assert_eq!(html("cobol", "x\n"), None);
    }
}
