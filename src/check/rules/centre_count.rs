//! Numbers of centres that are written as they are, and differ from the data.

use crate::check::cx::Cx;
use crate::check::page::Page;
use crate::derive::coverage::is_family_centre;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::text::words::Word;

/// The rule.
pub static RULE: Rule = Rule {
    code: "antal-centraler",
    severity: Severity::Warning,
    title: "Antalet familjecentraler i texten finns inte i data.",
    why: "En siffra som skrivs för hand blir fel när en central öppnar eller stänger. Hämta den ur data med en länk, eller ange vilken källa och vilket år den gäller.",
    wrong: "I Stockholms län finns 33 familjecentraler.",
    right: "I Stockholms län finns [31](fakta:centraler?region=stockholm) familjecentraler.",
    source: "Handbokens dialekt",
};

/// The numbers that the data gives: all, those in operation, by region and by municipality.
fn right(cx: &Cx) -> Vec<usize> {
    let h = cx.handbook;
    let open = |n: &mut Vec<usize>, all: &mut dyn Iterator<Item = bool>| {
        let states: Vec<bool> = all.collect();
        n.push(states.len());
        n.push(states.iter().filter(|open| **open).count());
    };
    let mut out = Vec::new();
    open(&mut out, &mut h.centres.rows().map(is_family_centre));
    for region in h.regions.refs() {
        open(&mut out, &mut h.centres_of(region).map(|(_, c)| is_family_centre(c)));
    }
    let mut by_municipality = vec![0; h.municipalities.len()];
    for centre in h.centres.rows() {
        if let Some(m) = centre.municipality {
            by_municipality[m.index()] += 1;
        }
    }
    out.extend(by_municipality);
    out
}

/// Whether the part under the same heading cites a source or takes a figure from the data.
fn sourced(page: &Page, at: usize) -> bool {
    let begin = page.text[..at].rfind("\n#").unwrap_or(0);
    let end = page.text[at..].find("\n#").map_or(page.text.len(), |n| at + n);
    let part = &page.text[begin..end];
    part.contains("](kalla:") || part.contains("](fakta:") || part.contains("[^")
}

/// How the word begins, in all its forms.
const CENTRE: &str = "familjecentral";

/// Looks for "33 familjecentraler" where the data knows no such number.
pub fn check(cx: &Cx, diags: &mut Diags) {
    if cx.handbook.centres.is_empty() {
        return;
    }
    let right = right(cx);
    for page in &cx.pages {
        let mut before: Option<Word> = None;
        for word in page.prose.words() {
            let last = before.replace(word);
            let first = word.text.get(..CENTRE.len());
            if !first.is_some_and(|first| first.eq_ignore_ascii_case(CENTRE)) {
                continue;
            }
            let number = last.filter(|b| {
                page.prose.between(b.end(), word.start).chars().all(char::is_whitespace)
            });
            let Some((number, n)) = number.and_then(|b| Some((b, b.text.parse::<usize>().ok()?)))
            else {
                continue;
            };
            if right.contains(&n) || sourced(page, number.start) {
                continue;
            }
            diags.push(
                Finding::new(
                    &RULE,
                    page.span(number.start, number.end()),
                    format!("data känner inget antal som är {n}, och avsnittet har ingen källa"),
                )
                .help("ange källan, eller hämta siffran ur data: [31](fakta:centraler?region=stockholm)"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_number_of_centres_comes_from_the_data_or_a_source() {
        expect(
            &Entry::whole(&RULE, check),
            r#"
-- guidance/regions/dalarna.yaml --
namn: Region Dalarna
kortnamn: Dalarna
lan: Dalarnas län
lankod: "20"
definitioner:
  familjecentral: okand
kommuner_antal: 1
kommuner:
  - id: falun
    namn: Falun
    kommunkod: "2080"
    fc_status: familjecentral
-- content/centres/dalarna/a.yaml --
namn: A
kommun: falun
benamning: familjecentral
status: aktiv
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/x.md --
Det finns 7 familjecentraler. <!-- fel: antal-centraler -->

Det finns 1 familjecentral.

## I landet

I landet fanns 250 familjecentraler [S1](kalla:s1).
"#,
        );
    }
}
