//! What the handbook stands on: sources, laws, decisions, terms.

use crate::derive::draft::{Draft, Grid};
use crate::derive::lists::Anchors;
use crate::derive::say::{self, Line};
use crate::model::closed::Closed;
use crate::model::decision::Decision;
use crate::model::handbook::Handbook;
use crate::model::link::{Link, Register};
use crate::model::prose::Tone;
use crate::model::table::Ref;
use crate::model::words::DecisionStatus;

/// Laws that the handbook touches.
pub fn laws(draft: &mut Draft, hb: &Handbook, anchors: Anchors) {
    let mut grid = Grid::of("lagar", "Lagar och vad de rör här").columns(&[
        "Lag",
        "Vad den rör här",
        "Gäller från",
    ]);
    for l in hb.laws.rows() {
        let name = if l.name.value.contains(&l.number.value) {
            l.name.value.clone()
        } else {
            format!("{} ({})", l.name.value, l.number.value)
        };
        grid.row(
            anchors.of(&l.id.value),
            vec![
                say::line(name),
                say::sourced(hb, say::line(l.concerns.value.clone()), &l.sources),
                l.from.as_ref().map_or_else(Vec::new, |w| say::line(say::when(w.value))),
            ],
        );
    }
    draft.table(grid.without_empty_columns(), "Inga lagar är beskrivna.");
}

/// A decision's state as a sign.
pub fn decision_status(status: DecisionStatus) -> Line {
    let tone = match status {
        DecisionStatus::Decided => Tone::Good,
        DecisionStatus::Revoked => Tone::Bad,
        DecisionStatus::Proposed => Tone::Plain,
        DecisionStatus::Unknown => return vec![say::missing()],
    };
    vec![say::status(tone, status.label())]
}

/// A decision's title, linked.
pub fn decision(hb: &Handbook, r: Ref<Decision>) -> Line {
    let d = &hb.decisions[r];
    vec![say::record(Register::Decisions, &d.id.value, d.title.value.clone())]
}

/// Decisions, taken and proposed, newest last.
pub fn decisions(draft: &mut Draft, hb: &Handbook, anchors: Anchors) {
    let mut grid = Grid::of("beslut", "Beslut och förslag till beslut").columns(&[
        "Beslut",
        "Datum",
        "Vad som beslutas",
        "Läge",
    ]);
    let mut found: Vec<_> = hb.decisions.iter().collect();
    found.sort_by_key(|(r, d)| (d.date.as_ref().map(|w| w.value.first_day()), *r));
    for (_, d) in found {
        let sent_to: Vec<&str> = d.sent_to.iter().map(|s| s.value.as_str()).collect();
        let sent_to = if sent_to.is_empty() { Vec::new() } else { say::line(sent_to.join(", ")) };
        grid.row(
            anchors.of(&d.id.value),
            vec![
                say::stacked([
                    say::sourced(hb, say::line(d.title.value.clone()), &d.sources),
                    say::line(d.organ.value.clone()),
                ]),
                say::stacked([
                    say::stated_when(&d.date),
                    say::optional(&d.paragraph),
                    say::labelled("Dnr", say::stated(&d.number)),
                ]),
                say::stacked(d.clauses.iter().map(|c| say::line(c.value.clone())).chain([
                    say::labelled(
                        "Föregås av",
                        d.preceded_by.map_or_else(Vec::new, |p| decision(hb, p)),
                    ),
                    say::labelled("Expedieras till", sent_to),
                ])),
                decision_status(d.status.value),
            ],
        );
    }
    draft.table(grid, "Inga beslut finns i underlaget.");
}

/// Terms in Swedish order, each a heading that links point at.
pub fn terms(draft: &mut Draft, hb: &Handbook) {
    let mut found: Vec<_> = hb.terms.iter().collect();
    found.sort_by_cached_key(|(_, t)| crate::text::collate::key(&t.term.value));
    draft.reserve(found.iter().map(|(_, t)| t.id.value.as_str()));
    let mut letter = None;
    for (_, t) in found {
        let first = t.term.value.chars().next().map(|c| c.to_uppercase().to_string());
        if first != letter {
            draft.heading(2, first.as_deref().unwrap_or("–"));
            letter = first;
        }
        let mut name = t.term.value.clone();
        if let Some(short) = &t.abbreviation {
            name = format!("{name} ({})", short.value);
        }
        draft.record_heading(3, &t.id.value, say::line(name));
        draft.para(say::optional(&t.definition));
        let list = |words: &[crate::source::span::Spanned<String>]| {
            words.iter().map(|w| w.value.as_str()).collect::<Vec<_>>().join(", ")
        };
        let mut facts = Vec::new();
        if !t.synonyms.is_empty() {
            facts.push(("Sägs också".to_owned(), say::line(list(&t.synonyms))));
        }
        if !t.avoid.is_empty() {
            facts.push(("Skriv inte".to_owned(), say::line(list(&t.avoid))));
        }
        if !t.see_also.is_empty() {
            let links = t.see_also.iter().map(|s| {
                let other = &hb.terms[*s];
                vec![say::link(Link::Term { term: *s, expand: false }, other.term.value.clone())]
            });
            facts.push(("Se även".to_owned(), say::joined(links, ", ")));
        }
        draft.facts(facts);
        if !t.definitions.is_empty() {
            draft.words("Så säger källorna:");
            draft.list(
                t.definitions
                    .iter()
                    .map(|d| {
                        let mut line = Vec::new();
                        if let Some(r) = d.region {
                            line.push(say::region(hb, r));
                            line.push(say::text(": "));
                        }
                        line.push(say::text(d.text.value.clone()));
                        say::sourced(hb, line, &d.sources)
                    })
                    .collect(),
            );
        }
    }
}
