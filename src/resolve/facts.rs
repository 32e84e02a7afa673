//! Live figures: `fakta:centraler?region=stockholm` becomes the figure that the data gives, and
//! the written figure is held against it.

use super::binder::Binder;
use super::rules;
use crate::derive;
use crate::derive::facts::FactError;
use crate::diag::finding::Finding;
use crate::manuscript::layout::{self, FileKind};
use crate::model::link::Link;
use crate::source::span::Span;

/// Binds a figure's address; `data` must be bound already.
pub fn bind(cx: &mut Binder<'_>, rest: &str, span: Span) -> Link {
    let Some(data) = cx.data else { return Link::Broken };
    let (name, params) = derive::facts::parse(rest);
    match derive::facts::value(data, &name, &params) {
        Ok(value) => Link::Fact { value, asked: rest.to_owned() },
        // What is missing may stand in a file that could not be read.
        Err(FactError::NoValue(_)) if !whole(cx) => Link::Broken,
        Err(FactError::Value { parameter, value, .. }) if lost(cx, &parameter, &value) => {
            Link::Broken
        }
        Err(error) => {
            let finding = Finding::new(&rules::UNKNOWN_FACT, span, error.to_string());
            cx.diags.push(match error.near() {
                Some(near) => finding.help(format!("menade du \u{201d}{near}\u{201d}?")),
                None => finding.help("kontrollera namnet och uppgifterna efter frågetecknet"),
            });
            Link::Broken
        }
    }
}

/// Whether a value names something that is written but could not be read, already told.
fn lost(cx: &Binder<'_>, parameter: &str, value: &str) -> bool {
    let lost = &cx.registry.lost;
    let kind = match parameter {
        "kommun" => "kommun",
        "indikator" => "indikator",
        _ => "",
    };
    lost.ids.contains(value) || lost.kinds.contains(kind)
}

/// Whether all data could be read; a page that could not holds no data.
fn whole(cx: &Binder<'_>) -> bool {
    let lost = &cx.registry.lost;
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let page = |path: &String| matches!(layout::kind(path), FileKind::Article(_));
    let pages: Vec<String> = lost.paths.iter().filter(|p| page(p)).map(|p| name(p)).collect();
    lost.kinds.is_empty()
        && lost.paths.iter().all(page)
        && lost.ids.iter().all(|id| pages.contains(&format!("{id}.md")))
}

/// Tells when a written figure is not the one that the data gives; spaces are not compared. Where
/// something could not be read, the data is not whole and nothing is said.
pub fn compare(cx: &mut Binder<'_>, written: &str, value: &str, span: Span) {
    if !whole(cx) {
        return;
    }
    let squeeze = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    if squeeze(written) == squeeze(value) {
        return;
    }
    cx.diags.push(
        Finding::new(
            &rules::WRONG_FACT,
            span,
            format!("texten säger {written}, men data säger {value}"),
        )
        .help(format!("skriv {value}, eller rätta uppgifterna som siffran kommer från")),
    );
}
