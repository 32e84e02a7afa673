//! Every place that cites a source: in records, in front matter, in running text.

use rayon::prelude::*;

use super::page::{Page, each, inlines};
use crate::model::citation::Citation;
use crate::model::handbook::Handbook;
use crate::model::link::Link;
use crate::model::prose::Inline;
use crate::model::source::Source;
use crate::model::table::Ref;
use crate::model::words::TariffStatus;
use crate::source::span::Span;

/// A source and the place that cites it.
#[derive(Clone, Copy, Debug)]
pub struct Cited {
    /// The source.
    pub source: Ref<Source>,
    /// The record, page or block that cites it.
    pub span: Span,
    /// Whether what cites it is itself told as outdated.
    pub historic: bool,
}

/// All citations of a handbook, by kind of record, then pages.
#[must_use]
pub fn all(handbook: &Handbook, pages: &[Page]) -> Vec<Cited> {
    let mut out = Vec::new();
    let mut cite = |span: Span, sources: &[Citation], historic: bool| {
        out.extend(sources.iter().map(|c| Cited { source: c.source, span, historic }));
    };
    for tariff in handbook.tariffs.rows() {
        let historic = tariff.status.value == TariffStatus::Outdated;
        cite(tariff.id.span, &tariff.sources, historic);
        for pot in &tariff.pots {
            cite(pot.year.span, &pot.sources, historic);
        }
    }
    let mut add = |span: Span, sources: &[Citation]| cite(span, sources, false);
    macro_rules! records {
        ($($table:ident),*) => { $(for row in handbook.$table.rows() {
            add(row.id.span, &row.sources);
        })* };
    }
    records!(
        regions,
        municipalities,
        centres,
        definitions,
        goals,
        target_groups,
        indicators,
        roles,
        bodies,
        actors,
        methods,
        steps,
        requirements,
        responsibilities,
        assignments,
        partners,
        handovers,
        laws,
        decisions,
        proposals,
        areas,
        challenges,
        questions,
        other_regions,
        statistics,
        calendar,
        demands
    );
    for centre in handbook.centres.rows() {
        for event in &centre.history {
            add(event.status.span, &event.sources);
        }
        if let Some(colocation) = &centre.colocation {
            add(centre.id.span, &colocation.sources);
        }
        for agreement in &centre.agreements {
            add(agreement.id.span, &agreement.sources);
        }
    }
    for term in handbook.terms.rows() {
        for definition in &term.definitions {
            add(definition.text.span, &definition.sources);
        }
    }
    for measurement in &handbook.measurements {
        add(measurement.year.span, &measurement.sources);
    }
    for page in pages {
        add(page.article.front.title.span, &page.article.front.sources);
    }
    let running: Vec<Vec<Cited>> = pages.par_iter().map(in_text).collect();
    out.extend(running.into_iter().flatten());
    out
}

/// Those of a page's running text.
fn in_text(page: &Page) -> Vec<Cited> {
    let mut out = Vec::new();
    for leaf in page.leaves.iter().filter(|leaf| leaf.holds.links) {
        for text in inlines(leaf.block) {
            each(text, &mut |inline| {
                if let Inline::Link(link) = inline
                    && let Link::Source { source, .. } = &link.to
                {
                    out.push(Cited { source: *source, span: leaf.block.span, historic: false });
                }
            });
        }
    }
    out
}
