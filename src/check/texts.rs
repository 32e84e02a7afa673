//! The texts that readers see in the records of YAML files, in the author's own words.
//!
//! What is told word for word stays out, since nobody may change it: quotations, names of centres,
//! publishers and providers, titles of sources, laws and decisions, the clauses of decisions,
//! figures as they were printed, names as sources spell them, and the glossary's own words.

use crate::model::handbook::Handbook;
use crate::source::span::{Span, Spanned};

/// A field that holds text: one, none or many.
trait Text {
    fn spans(&self, out: &mut Vec<Span>);
}

impl Text for Spanned<String> {
    fn spans(&self, out: &mut Vec<Span>) {
        out.push(self.span);
    }
}

impl<T: Text> Text for Option<T> {
    fn spans(&self, out: &mut Vec<Span>) {
        if let Some(text) = self {
            text.spans(out);
        }
    }
}

impl<T: Text> Text for Vec<T> {
    fn spans(&self, out: &mut Vec<Span>) {
        for text in self {
            text.spans(out);
        }
    }
}

/// Where the texts stand, sorted by file and place.
#[must_use]
pub fn all(handbook: &Handbook) -> Vec<Span> {
    let mut out = Vec::new();
    macro_rules! texts {
        ($row:expr; $($field:ident)*) => { $($row.$field.spans(&mut out);)* };
    }
    macro_rules! records {
        ($($table:ident: $($field:ident)*;)*) => { $(for row in handbook.$table.rows() {
            texts!(row; $($field)*);
        })* };
    }
    records! {
        regions: description;
        municipalities: note;
        tariffs: name recipient conditions open note;
        centres: hours note;
        definitions: name text note;
        goals: text short detail;
        target_groups: name description;
        indicators: name definition numerator denominator breakdowns period note;
        roles: title mission duties;
        bodies: name phase description mandate;
        actors: description;
        methods: description;
        steps: name criteria;
        requirements: text area minimum developed shown_by;
        responsibilities: task area;
        assignments: text ordered_by anchoring note;
        partners: name description;
        handovers: need description;
        terms: definition;
        sources: description;
        laws: concerns;
        proposals: text responsible;
        areas: name description state next;
        challenges: area text;
        questions: question to why;
        other_regions: count care_choice economy governance experience;
        statistics: name scope calculation note;
        calendar: title document recipient;
        demands: text remaining;
    }
    for tariff in handbook.tariffs.rows() {
        for level in &tariff.levels {
            texts!(level; name);
        }
        for group in &tariff.per_person {
            texts!(group; group);
        }
    }
    for centre in handbook.centres.rows() {
        for event in &centre.history {
            texts!(event; text);
        }
        for goal in &centre.local_goals {
            texts!(goal; text);
        }
        for (_, step) in &centre.steps {
            texts!(step; evidence);
        }
    }
    for term in handbook.terms.rows() {
        for definition in &term.definitions {
            texts!(definition; text);
        }
    }
    for statistic in handbook.statistics.rows() {
        for row in &statistic.rows {
            texts!(row; name);
        }
    }
    for measurement in &handbook.measurements {
        texts!(measurement; missing note);
    }
    if let Some(statement) = &handbook.accessibility {
        texts!(statement; method burdensome outside);
        for shortcoming in &statement.shortcomings {
            texts!(shortcoming; text reason remedy);
        }
    }
    texts!(handbook.colophon; title subtitle summary);
    out.sort_unstable();
    out.dedup();
    out
}
