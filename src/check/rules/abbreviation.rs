//! Abbreviations that nobody writes out.

use std::collections::HashSet;

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::text::scan::Scan;
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

/// Whether two capitals stand side by side in a text, as in every abbreviation.
fn has_capitals(text: &str) -> bool {
    // Whatever a capital may end with: of letters beyond `z`, nearly no small one of Swedish.
    let may_end = |byte: u8| matches!(byte, b'A'..=b'Z' | 0x80..=0x9e | 0xc4..);
    let mut scan = Scan::new(text.as_bytes(), may_end);
    let mut from = 0;
    while let Some(at) = scan.next(from) {
        let mut chars = text[text.floor_char_boundary(at)..].chars();
        let (first, second) = (chars.next(), chars.next());
        if first.is_some_and(char::is_uppercase) && second.is_some_and(char::is_uppercase) {
            return true;
        }
        from = at + 1;
    }
    false
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
        if !page.prose.parts().any(|(_, part)| has_capitals(part)) {
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
    fn a_text_with_an_abbreviation_is_never_passed_over() {
        for text in ["en BVC", "ÅÄ", "lÅÄ", "FÖ", "ÖF", "ΑΒ", "ЁЖ", "\u{2102}\u{2102}", "Ǆ\u{1f6}"]
        {
            assert!(has_capitals(text), "{text}");
        }
        for text in ["", "Få ord å – Ö", "Ett ord. Åter \u{201d}Ord\u{201d} på A", "Där E"]
        {
            assert!(!has_capitals(text), "{text}");
        }
    }

    #[test]
    fn an_abbreviation_is_known_or_explained() {
        expect(
            &Entry { rule: &RULE, check },
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
