//! Says of a number that a finding doubts it, where the number stands.

use std::collections::HashMap;

use super::{grounds, walk};
use crate::derive::say::{self, Line};
use crate::model::handbook::Handbook;
use crate::model::link::Link;
use crate::model::prose::{Block, BlockKind, Callout, CalloutKind, Tone};
use crate::source::span::Span;

/// What stands before the words of a doubt.
pub const WORD: &str = "Ifrågasatt";

/// The line, with what is doubted of the places that it was made from.
#[must_use]
pub fn mark(hb: &Handbook, mut line: Line, places: &[Span]) -> Line {
    if let Some(words) = hb.doubts.about(places) {
        if !line.is_empty() {
            line.push(say::text(" "));
        }
        line.push(say::status(Tone::Warn, format!("{WORD}: {words}")));
    }
    line
}

/// The sentence, with what is doubted of it.
#[must_use]
pub fn sentence(hb: &Handbook, words: String, places: &[Span]) -> String {
    match hb.doubts.about(places) {
        Some(doubt) => format!("{words} {WORD}: {doubt}."),
        None => words,
    }
}

/// A note before every block of a text that holds a doubted number: one that is written there, or a
/// live figure that is made from what is doubted.
pub fn in_texts(hb: &mut Handbook) {
    if hb.doubts.is_empty() {
        return;
    }
    let articles = std::mem::take(&mut hb.articles);
    let data = &*hb;
    let mut grounds: HashMap<String, Vec<Span>> = HashMap::new();
    let marked = articles.map(|mut article| {
        let blocks = std::mem::take(&mut article.prose.blocks);
        for block in blocks {
            let mut places = vec![block.span];
            walk::block_links(&block, &mut |link| {
                if let Link::Fact { asked, .. } = link {
                    let own = grounds.entry(asked.clone());
                    places.extend_from_slice(own.or_insert_with(|| grounds::of(data, asked)));
                }
            });
            if let Some(words) = data.doubts.about(&places) {
                article.prose.blocks.push(note(&words, block.span));
            }
            article.prose.blocks.push(block);
        }
        article
    });
    hb.articles = marked;
}

fn note(words: &str, span: Span) -> Block {
    let text = vec![Block::new(
        BlockKind::Paragraph(say::line(format!("{}.", say::capital(words)))),
        span,
    )];
    let title = Some(say::line("Ifrågasatt siffra"));
    Block::new(
        BlockKind::Callout(Callout { kind: CalloutKind::Warning, title, blocks: text }),
        span,
    )
}
