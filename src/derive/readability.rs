//! How hard a text is to read: LIX and its longest sentences.

use crate::model::prose::{Block, BlockKind, Prose, plain_text};
use crate::model::stage::Stage;
use crate::source::span::Span;

/// A sentence and where its block stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// The words as written.
    pub text: String,
    /// How many.
    pub words: usize,
    /// The block.
    pub span: Span,
}

/// The measures of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Readability {
    /// Words.
    pub words: usize,
    /// Words of more than six letters.
    pub long_words: usize,
    /// Sentences; a list item or paragraph ends one, with or without a full stop.
    pub sentences: usize,
    /// The longest sentences, longest first, at most five.
    pub longest: Vec<Sentence>,
}

impl Readability {
    /// Words a sentence plus per cent of long words; 0 for a text without words.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
    pub fn lix(&self) -> f64 {
        if self.words == 0 {
            return 0.0;
        }
        self.words as f64 / self.sentences.max(1) as f64
            + self.long_words as f64 * 100.0 / self.words as f64
    }
}

/// The running text of a block and of what it holds; headings, tables, code, quotations and what
/// is made from data are not the editor's sentences.
fn texts<S: Stage>(blocks: &[Block<S>], out: &mut Vec<(String, Span)>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => {
                out.push((plain_text(inlines), block.span));
            }
            BlockKind::List(list) => list.items.iter().for_each(|i| texts(&i.blocks, out)),
            BlockKind::Definitions(items) => {
                items.iter().flat_map(|i| &i.descriptions).for_each(|d| texts(d, out));
            }
            BlockKind::Callout(callout) => texts(&callout.blocks, out),
            BlockKind::Supplement(supplement) => texts(&supplement.blocks, out),
            BlockKind::Question(question) => {
                texts(&question.intro, out);
                texts(&question.reply, out);
            }
            BlockKind::Heading(_)
            | BlockKind::Quote(_)
            | BlockKind::Table(_)
            | BlockKind::Code { .. }
            | BlockKind::Figure(_)
            | BlockKind::Rule
            | BlockKind::Live(_)
            | BlockKind::Include(_) => {}
        }
    }
}

fn is_word(token: &str) -> bool {
    token.chars().any(char::is_alphanumeric)
}

/// The sentences of a text: they end with `.`, `!`, `?` or `:` before white space and something
/// that begins anew (a capital letter or a digit), and at the end.
fn sentences(text: &str) -> Vec<&str> {
    const SHORT: [&str; 12] = [
        "t.ex.", "bl.a.", "s.k.", "d.v.s.", "m.m.", "kap.", "s.", "ca.", "nr.", "jfr.", "o.d.",
        "p.",
    ];
    let mut out = Vec::new();
    let mut start = 0;
    let mut tokens = text.split_word_spans().peekable();
    while let Some((token, end)) = tokens.next() {
        let bare = token.trim_end_matches(['"', '\u{201d}', '\u{2019}', ')', '\u{bb}']);
        let ends = bare.ends_with(['.', '!', '?', ':']) && !SHORT.contains(&bare);
        let anew = tokens.peek().is_none_or(|(next, _)| {
            next.trim_start_matches(['"', '\u{201d}', '(', '\u{bb}', '–', ' '])
                .chars()
                .next()
                .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        });
        if ends && anew {
            out.push(&text[start..end]);
            start = end;
        }
    }
    out.push(&text[start..]);
    out.retain(|s| s.split_whitespace().any(is_word));
    out
}

trait WordSpans {
    /// Tokens between white space, each with the byte after it.
    fn split_word_spans(&self) -> impl Iterator<Item = (&str, usize)>;
}

impl WordSpans for str {
    fn split_word_spans(&self) -> impl Iterator<Item = (&str, usize)> {
        self.split_whitespace().map(move |token| {
            let end = token.as_ptr() as usize - self.as_ptr() as usize + token.len();
            (token, end)
        })
    }
}

/// The measures of a text.
#[must_use]
pub fn of<S: Stage>(prose: &Prose<S>) -> Readability {
    let mut found = Vec::new();
    texts(&prose.blocks, &mut found);
    let mut out = Readability::default();
    for (text, span) in found {
        for sentence in sentences(&text) {
            let words: Vec<&str> = sentence.split_whitespace().filter(|t| is_word(t)).collect();
            out.words += words.len();
            out.sentences += 1;
            out.long_words += words
                .iter()
                .filter(|w| w.chars().filter(|c| c.is_alphanumeric()).count() > 6)
                .count();
            out.longest.push(Sentence {
                text: sentence.trim().to_owned(),
                words: words.len(),
                span,
            });
        }
    }
    out.longest.sort_by(|a, b| b.words.cmp(&a.words).then(a.span.cmp(&b.span)));
    out.longest.truncate(5);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::example::HERE;
    use crate::model::prose::Inline;
    use crate::model::stage::Bound;

    fn measured(paragraphs: &[&str]) -> Readability {
        let blocks = paragraphs
            .iter()
            .map(|p| Block::new(BlockKind::Paragraph(vec![Inline::Text((*p).to_owned())]), HERE))
            .collect();
        of(&Prose::<Bound> { blocks, footnotes: Vec::new() })
    }

    #[test]
    fn lix_is_words_a_sentence_plus_per_cent_of_long_words() {
        let r = measured(&["Barnet leker nu. Familjecentralen stödjer föräldrarna."]);
        assert_eq!((r.words, r.sentences, r.long_words), (6, 2, 3));
        assert!((r.lix() - 53.0).abs() < 1e-9, "{}", r.lix());
    }

    #[test]
    fn a_text_without_words_has_no_lix() {
        assert!(measured(&[]).lix().abs() < 1e-9);
        assert_eq!(measured(&["– …"]).words, 0);
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence_and_paragraphs_do() {
        let r = measured(&["Läs s. 8 i S1, t.ex. Figur 2.", "Utan punkt"]);
        assert_eq!(r.sentences, 2);
        assert_eq!(r.longest[0].words, 8);
    }

    #[test]
    fn the_longest_sentence_comes_first() {
        let r = measured(&["En två tre. En två tre fyra fem. En."]);
        assert_eq!(r.longest[0].text, "En två tre fyra fem.");
    }
}
