//! What stands after the chapters of the whole guidance and is shorter on paper than on the web:
//! the list of sources, each on a line or two, without what refers to it.

use crate::model::closed::Closed as _;
use crate::model::handbook::Handbook;
use crate::model::link::{Link, Register};
use crate::model::prose::{Block, BlockKind, Inline, LinkInline, Prose, Row, TableBlock};
use crate::model::source::Source;

use super::part::{Opening, Part};

/// The list of sources; `None` when there are none.
#[must_use]
pub fn sources(hb: &Handbook) -> Option<Part> {
    let span = hb.sources.rows().next()?.id.span;
    let rows = hb.sources.rows().map(|source| Row {
        anchor: Some(source.id.value.clone()),
        cells: vec![
            vec![text(&source.short.value)],
            published(source),
            vec![text(&format!("{}, {}", source.kind.label(), lower(source.status.label())))],
        ],
    });
    let table = TableBlock {
        data: None,
        caption: None,
        align: vec![None; 3],
        head: ["Källa", "Titel och utgivare", "Slag och tyngd"]
            .iter()
            .map(|word| vec![text(word)])
            .collect(),
        rows: rows.collect(),
        row_headers: true,
    };
    let lead = "Hakparenteserna i texten visar vilken källa och vilken plats i den som en uppgift \
                kommer från.";
    Some(Part {
        opening: Opening::Further,
        level: 1,
        number: None,
        title: "Källor".to_owned(),
        lead: lead.to_owned(),
        page: crate::route::register(Register::Sources).to_owned(),
        info: Vec::new(),
        region: None,
        span: Some(span),
        prose: Prose {
            blocks: vec![Block::new(BlockKind::Table(Box::new(table)), span)],
            footnotes: Vec::new(),
        },
    })
}

fn text(words: &str) -> Inline {
    Inline::Text(words.into())
}

fn lower(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

/// "*Titel*. Utgivare, 2021. Dnr 1. www.exempel.se"
fn published(source: &Source) -> Vec<Inline> {
    let mut out = vec![Inline::Emphasis(vec![text(&source.title.value)])];
    let year = source.year.as_ref().map(|year| format!(", {}", year.value));
    let number = source.number.as_ref().map(|number| format!(" Dnr\u{a0}{}.", number.value));
    out.push(text(&format!(
        ". {}{}.{}",
        source.publisher.value,
        year.unwrap_or_default(),
        number.unwrap_or_default()
    )));
    if let Some(url) = &source.url {
        let shown = url.value.trim_start_matches("https://").trim_start_matches("http://");
        out.push(text(" "));
        out.push(Inline::Link(Box::new(LinkInline {
            to: Link::External(url.value.clone()),
            title: String::new(),
            text: vec![text(shown.trim_end_matches('/'))],
        })));
    }
    out
}
