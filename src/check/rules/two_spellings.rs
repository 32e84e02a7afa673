//! One word spelt in two ways.

use std::collections::{HashMap, HashSet};

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::source::span::Span;
use crate::text::begins::Begins;
use crate::text::glance::Rare;
use crate::text::words::words;

/// The rule.
pub static RULE: Rule = Rule {
    code: "tva-stavningar",
    severity: Severity::Warning,
    title: "Samma ord stavas på två sätt.",
    why: "Läsaren undrar om det är två saker, och sökningen hittar bara det ena. Välj ett sätt och använd det överallt.",
    wrong: "barnhälso-vård, barnhälsovård",
    right: "barnhälsovård",
    source: "Myndigheternas skrivregler",
};

/// One way of writing a word: how often, and where first.
struct Spelling<'a> {
    text: &'a str,
    count: usize,
    first: Span,
}

/// Looks for words that differ in a hyphen alone.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let mut groups: HashMap<String, Vec<Spelling>> = HashMap::new();
    let mut order: Vec<String> = Vec::new();
    for Spelling { text, count, first } in written(cx) {
        let lower = text.to_lowercase();
        let key = lower.replace('-', "");
        let group = groups.entry(key.clone()).or_insert_with(|| {
            order.push(key);
            Vec::new()
        });
        match group.iter_mut().find(|s| s.text.to_lowercase() == lower) {
            Some(spelling) => spelling.count += count,
            None => group.push(Spelling { text, count, first }),
        }
    }
    for key in order {
        let Some(group) = groups.get(&key).filter(|g| g.len() > 1) else { continue };
        let Some(most) = group.iter().max_by_key(|s| s.count) else { continue };
        for other in group.iter().filter(|s| s.text != most.text) {
            let message = format!(
                "\u{201d}{}\u{201d} skrivs {} som \u{201d}{}\u{201d}",
                other.text,
                if most.count > other.count { "oftare" } else { "också" },
                most.text.to_lowercase()
            );
            diags.push(
                Finding::new(&RULE, other.first, message)
                    .help("välj ett sätt att skriva ordet")
                    .see(most.first, "så skrivs det här"),
            );
        }
    }
}

/// What a word is but for large letters and hyphens.
fn bare(word: &str) -> String {
    word.to_lowercase().replace('-', "")
}

/// The words that may be spelt in two ways, since they stand with a hyphen somewhere.
fn hyphened(cx: &Cx) -> HashSet<String> {
    let pages = cx.pages.iter().filter(|page| page.rares.may(Rare::Hyphen));
    let parts = pages.flat_map(|page| page.prose.parts());
    let all = parts.flat_map(|(_, part)| with_hyphens(part));
    all.filter(|word| counts(word)).map(bare).collect()
}

/// The words of a text with a hyphen inside, found by their hyphens.
fn with_hyphens(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let inside = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80);
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(found) = text[from..].find('-') {
        let at = from + found;
        from = at + 1;
        if !(inside(bytes.get(at.wrapping_sub(1))) && inside(bytes.get(at + 1))) {
            continue;
        }
        // White space is in no word: the words around are those of what stands between.
        let begin = bytes[..at].iter().rposition(u8::is_ascii_whitespace).map_or(0, |n| n + 1);
        let end = bytes[at..].iter().position(u8::is_ascii_whitespace);
        from = end.map_or(bytes.len(), |n| at + n);
        let around = words(&text[begin..from]).map(|word| word.text);
        out.extend(around.filter(|word| word.contains('-')));
    }
    out
}

/// The words that may be spelt in two ways, each way of writing them once, in reading order.
fn written<'a>(cx: &'a Cx) -> Vec<Spelling<'a>> {
    let hyphened = hyphened(cx);
    if hyphened.is_empty() {
        return Vec::new();
    }
    let begins: Begins = hyphened.iter().map(String::as_str).collect();
    let mut place: HashMap<&str, Option<usize>> = HashMap::new();
    let mut out: Vec<Spelling> = Vec::new();
    for page in &cx.pages {
        let long = page.prose.words().filter(|word| word.text.len() >= 7);
        for word in long.filter(|word| begins.may(word.text)) {
            let known = place.entry(word.text).or_insert_with(|| {
                let twin = counts(word.text) && hyphened.contains(&bare(word.text));
                twin.then(|| {
                    let first = page.span(word.start, word.end());
                    out.push(Spelling { text: word.text, count: 0, first });
                    out.len() - 1
                })
            });
            if let Some(at) = known {
                out[*at].count += 1;
            }
        }
    }
    out
}

fn counts(word: &str) -> bool {
    word.chars().count() >= 7
        && word.chars().all(|c| c.is_alphabetic() || c == '-')
        // "SIP-mötet" and names such as "Malung-Sälen" are written so everywhere.
        && !word.split('-').skip(1).any(|p| p.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn words_are_found_by_their_hyphens() {
        let text = "E-post - och barnhälso-vård, |---| a-b/c-d -e f- ö-ä\tg–h i--j 1-2-3\n-";
        let slow: Vec<&str> = words(text).map(|w| w.text).filter(|w| w.contains('-')).collect();
        assert_eq!(with_hyphens(text), slow);
        assert_eq!(slow, ["E-post", "barnhälso-vård", "a-b", "c-d", "ö-ä", "1-2-3"]);
    }

    proptest::proptest! {
        #[test]
        fn a_text_with_a_hyphened_word_is_never_passed_over(text in "[ a-cåÅΩ9日:-]{0,80}") {
            let found = words(&text).any(|word| word.text.contains('-') && counts(word.text));
            let rares = crate::text::glance::Glance::rares(&text);
            proptest::prop_assert!(!found || rares.may(Rare::Hyphen), "{}", text);
        }
    }

    #[test]
    fn a_word_is_spelt_in_one_way() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/x.md --
En samordnare i barnhälsovården. En samordnare.

Det är barnhälso-vården. <!-- fel: tva-stavningar -->

I Barnhälsovården och Malung-Sälen.
",
        );
    }
}
