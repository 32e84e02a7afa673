//! Live figures: `fakta:centraler?region=stockholm` becomes the figure that the data gives, and
//! the written figure is held against it.

use super::binder::Binder;
use super::rules;
use crate::derive;
use crate::diag::finding::Finding;
use crate::model::link::Link;
use crate::source::span::Span;

/// Binds a figure's address; `data` must be bound already.
pub fn bind(cx: &mut Binder<'_>, rest: &str, span: Span) -> Link {
    let Some(data) = cx.data else { return Link::Broken };
    let (name, params) = derive::facts::parse(rest);
    match derive::facts::value(data, &name, &params) {
        Ok(value) => Link::Fact { value, asked: rest.to_owned() },
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

/// Tells when a written figure is not the one that the data gives; spaces are not compared.
pub fn compare(cx: &mut Binder<'_>, written: &str, value: &str, span: Span) {
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
