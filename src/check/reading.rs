//! How hard a text is to read: sentences, words, LIX.

use std::collections::BTreeSet;

use super::page::Leaf;
use super::words::words;
use crate::model::handbook::Handbook;
use crate::model::link::Link;
use crate::model::prose::{BlockKind, Inline};
use crate::source::span::Span;

/// A sentence and the block that it stands in.
pub struct Sentence {
    /// The sentence.
    pub text: String,
    /// How many words it has.
    pub words: usize,
    /// The block.
    pub span: Span,
}

/// The sentences of paragraphs and list items, without sources and quotations.
#[must_use]
pub fn sentences(leaves: &[Leaf]) -> Vec<Sentence> {
    let mut out = Vec::new();
    for leaf in leaves {
        let (BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines)) = &leaf.block.kind else {
            continue;
        };
        if leaf.quoted {
            continue;
        }
        let mut text = String::new();
        readable(inlines, &mut text);
        for part in split(&text) {
            let count = words(part).count();
            if count > 0 {
                let text = part.split_whitespace().collect::<Vec<_>>().join(" ");
                out.push(Sentence { text, words: count, span: leaf.block.span });
            }
        }
    }
    out
}

fn readable(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(t) | Inline::Code(t) => out.push_str(t),
            Inline::SoftBreak | Inline::HardBreak => out.push(' '),
            Inline::Emphasis(c) | Inline::Strong(c) | Inline::Strike(c) => readable(c, out),
            Inline::Link(link) if !matches!(link.to, Link::Source { .. }) => {
                readable(&link.text, out);
            }
            _ => {}
        }
    }
}

/// Cuts a text at its full stops: a mark, a space, and a letter that is not small.
fn split(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut begin = 0;
    for (at, c) in text.char_indices() {
        if !matches!(c, '.' | '!' | '?') {
            continue;
        }
        let after = &text[at + 1..];
        let next = after.trim_start().chars().next();
        let ends = after.starts_with(char::is_whitespace)
            && next.is_some_and(|n| !n.is_lowercase() && !n.is_ascii_digit());
        if ends {
            out.push(&text[begin..=at]);
            begin = at + 1;
        }
    }
    out.push(&text[begin..]);
    out
}

/// The handbook's own terms, whose length says nothing about how hard a text is.
#[must_use]
pub fn proper_words(handbook: &Handbook) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for term in handbook.terms.rows() {
        let texts = std::iter::once(&term.term).chain(&term.synonyms);
        for word in texts.flat_map(|t| words(&t.value)) {
            out.insert(word.text.to_lowercase());
        }
    }
    out
}

/// LIX: words a sentence plus the share of words longer than six letters, the handbook's own terms
/// counted as short. `None` under 100 words, where the figure says nothing.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
pub fn lix(sentences: &[Sentence], proper: &BTreeSet<String>) -> Option<f64> {
    let total: usize = sentences.iter().map(|s| s.words).sum();
    if total < 100 {
        return None;
    }
    let long = sentences
        .iter()
        .flat_map(|s| words(&s.text))
        .filter(|w| w.text.chars().count() > 6 && !proper.contains(&w.text.to_lowercase()))
        .count();
    Some(total as f64 / sentences.len() as f64 + 100.0 * long as f64 / total as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_stop_in_an_abbreviation_ends_no_sentence() {
        let parts = split("Ni kan t.ex. börja kl. 8. Sedan äter ni. Fika?");
        assert_eq!(parts.len(), 3);
        assert_eq!(parts[2].trim(), "Fika?");
    }
}
