//! Abbreviations that nobody writes out.

use std::collections::HashSet;

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::text::glance::Rare;
use crate::text::words::{Word, words};

/// The rule.
pub static RULE: Rule = Rule {
    code: "oforklarad-forkortning",
    severity: Severity::Warning,
    title: "Förkortningen förklaras inte.",
    why: "Den som är ny kan inte yrkets förkortningar. Lägg den i ordlistan, så skrivs den ut av sig själv första gången på varje sida, eller skriv ut den i texten.",
    wrong: "Remittera till BUP.",
    right: "Remittera till barn- och ungdomspsykiatrin (BUP).",
    source: "WCAG 2.2, 3.1.4; Språklagen 11 §",
};

/// Abbreviations that are words of everyday Swedish.
const EVERYDAY: &[&str] = &[
    "PDF", "HTML", "CSV", "JSON", "YAML", "XML", "SVG", "URL", "USB", "TV", "PC", "IT", "EU", "FN",
    "SFS", "OK", "AB", "CD", "DVD", "SMS", "QR", "ID", "PM", "VD", "GPS", "OBS", "AI", "KL", "NR",
    "BB", "README",
];

fn is_abbreviation(word: &str) -> bool {
    let letters = word.chars().count();
    (2..=6).contains(&letters)
        && word.chars().all(|c| c.is_uppercase() && c.is_alphabetic())
        && !word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'))
}

/// Every abbreviation that the handbook's own records explain.
fn known(cx: &Cx) -> HashSet<String> {
    let mut out: HashSet<String> = EVERYDAY.iter().map(|w| (*w).to_owned()).collect();
    let h = cx.handbook;
    for term in h.terms.rows() {
        let short = term.abbreviation.iter();
        for text in std::iter::once(&term.term).chain(&term.synonyms).chain(short) {
            out.extend(words(&text.value).map(|w| w.text.to_owned()));
        }
    }
    let names = h.sources.rows().flat_map(|s| [&s.short.value, &s.publisher.value]);
    for name in names.chain(h.actors.rows().map(|a| &a.name.value)) {
        out.extend(words(name).map(|w| w.text.to_owned()));
    }
    out
}

/// Looks for abbreviations that neither the glossary nor the page explains.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let known = known(cx);
    for page in &cx.pages {
        if !page.rares.may(Rare::Capitals) {
            continue;
        }
        let mut told: HashSet<&str> = HashSet::new();
        let mut all = page.prose.words().peekable();
        let mut last = None;
        while let Some(word) = all.next() {
            let word_before = last.replace(word);
            if word.text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit()) {
                continue;
            }
            let text = word.text.split([':', '-']).next().unwrap_or("");
            if !is_abbreviation(text) || known.contains(text) || told.contains(text) {
                continue;
            }
            // A run of capitals is a heading that shouts, or a template's sign.
            let shouts = |other: Option<Word>| {
                other.is_some_and(|w| {
                    w.text.len() > 1 && is_abbreviation(w.text) && !known.contains(w.text)
                })
            };
            if shouts(all.peek().copied()) || shouts(word_before) {
                continue;
            }
            told.insert(text);
            let mut before = page.prose.before(word.start);
            let mut after = page.prose.after(word.start + text.len());
            let explained = before.find(|c| !matches!(c, '*' | '_' | '[')) == Some('(')
                || after.find(|c| !matches!(c, '*' | '_' | ']' | ' ')) == Some('(');
            if !explained {
                let span = page.span(word.start, word.start + text.len());
                let place = "lägg den i guidance/terms.yaml";
                diags.push(
                    Finding::new(&RULE, span, format!("förkortningen {text} förklaras inte"))
                        .help(format!("{place}, eller skriv ut den: det långa namnet ({text})")),
                );
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
    fn an_abbreviation_is_known_or_explained() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- guidance/terms.yaml --
- id: bvc
  term: barnavårdscentral
  forkortning: BVC
-- content/x.md --
BVC och S1 kan kalla till SIP. <!-- fel: oforklarad-forkortning -->

Då gör BVC en SIP.

Barn- och ungdomspsykiatrin (BUP) hjälper. BUP kan mer. Kapitel IV i PDF. NPF (neuropsykiatrisk funktionsnedsättning) är vanligt.
",
        );
    }
}
