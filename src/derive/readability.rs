//! How hard a page is to read: its sentences, its words, LIX. The one computation of it: the
//! finding, the editors' overview and the page itself all tell what is told here.

use std::collections::BTreeSet;

use crate::model::article::{Article, Place};
use crate::model::handbook::Handbook;
use crate::model::link::Link;
use crate::model::prose::{Block, BlockKind, Inline};
use crate::model::words::Audience;
use crate::source::span::{FileId, Span};
use crate::text::words::words;

/// Under so many words LIX says nothing about a text.
const FEWEST: usize = 100;

/// A sentence and the block that it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// The words as written, with single spaces.
    pub text: String,
    /// How many words.
    pub words: usize,
    /// The block.
    pub span: Span,
}

/// The measures of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readability {
    /// Words.
    pub words: usize,
    /// Words of more than six letters that are not the handbook's own terms.
    pub long_words: usize,
    /// Sentences; a list item or paragraph ends one, with or without a full stop.
    pub sentences: usize,
}

impl Readability {
    /// Words a sentence plus per cent of long words; `None` under a hundred words.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
    pub fn lix(self) -> Option<f64> {
        (self.words >= FEWEST).then(|| {
            self.words as f64 / self.sentences.max(1) as f64
                + self.long_words as f64 * 100.0 / self.words as f64
        })
    }
}

/// What a LIX means, in Björnsson's words (Läsbarhet, 1968): "lättläst", "medelsvår".
#[must_use]
pub fn grade(lix: f64) -> &'static str {
    match lix {
        l if l < 30.0 => "mycket lättläst",
        l if l < 40.0 => "lättläst",
        l if l < 50.0 => "medelsvår",
        l if l < 60.0 => "svår",
        _ => "mycket svår",
    }
}

/// The class of readers that a page is written for.
#[must_use]
pub fn audience(article: &Article) -> Audience {
    match (&article.front.readability, &article.place) {
        (Some(stated), _) => stated.value,
        (None, Place::Path { .. }) => Audience::Introduction,
        (None, _) => Audience::Chapter,
    }
}

/// The highest LIX that a page for these readers should have.
#[must_use]
pub fn limit(audience: Audience) -> f64 {
    match audience {
        Audience::Introduction => 45.0,
        Audience::Chapter => 50.0,
        Audience::Law => 60.0,
    }
}

/// The words of the handbook's own terms in small letters: their length says nothing about how
/// hard a text is.
#[must_use]
pub fn own_words(handbook: &Handbook) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for term in handbook.terms.rows() {
        let texts = std::iter::once(&term.term).chain(&term.synonyms);
        for word in texts.flat_map(|t| words(&t.value)) {
            out.insert(word.text.to_lowercase());
        }
    }
    out
}

/// The measures of a page; `own` from [`own_words`].
#[must_use]
pub fn of(article: &Article, own: &BTreeSet<String>) -> Readability {
    measure(&sentences(article), own)
}

/// The measures of sentences; `own` from [`own_words`].
#[must_use]
pub fn measure(sentences: &[Sentence], own: &BTreeSet<String>) -> Readability {
    let mut out = Readability::default();
    for sentence in sentences {
        out.sentences += 1;
        out.words += sentence.words;
        let long = |text: &str| {
            text.len() > 6
                && text.chars().filter(|c| c.is_alphanumeric()).count() > 6
                && !own.contains(&text.to_lowercase())
        };
        out.long_words += words(&sentence.text).filter(|w| long(w.text)).count();
    }
    out
}

/// The sentences of a page's own paragraphs, list items and footnotes, in reading order. Headings,
/// tables, code, quotations, tags of sources and what is made from data are not the editor's
/// sentences; neither is text that is included from another file. A page in another language has
/// none: LIX and the length of a good sentence are known for Swedish.
#[must_use]
pub fn sentences(article: &Article) -> Vec<Sentence> {
    let mut out = Vec::new();
    if !article.in_swedish() {
        return out;
    }
    blocks(&article.prose.blocks, article.file, &mut out);
    for note in &article.prose.footnotes {
        blocks(&note.blocks, article.file, &mut out);
    }
    out
}

fn blocks(list: &[Block], file: FileId, out: &mut Vec<Sentence>) {
    for block in list.iter().filter(|block| block.span.file == file) {
        match &block.kind {
            BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => {
                let mut text = String::new();
                readable(inlines, &mut text);
                add(&text, block.span, out);
            }
            BlockKind::List(list) => list.items.iter().for_each(|i| blocks(&i.blocks, file, out)),
            BlockKind::Definitions(items) => {
                items.iter().flat_map(|i| &i.descriptions).for_each(|d| blocks(d, file, out));
            }
            BlockKind::Callout(callout) => blocks(&callout.blocks, file, out),
            BlockKind::Supplement(supplement) => blocks(&supplement.blocks, file, out),
            BlockKind::Question(question) => {
                blocks(&question.intro, file, out);
                question.options.iter().for_each(|o| blocks(&o.blocks, file, out));
                blocks(&question.reply, file, out);
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

fn readable(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(t) | Inline::Code(t) => out.push_str(t),
            Inline::SoftBreak | Inline::HardBreak => out.push(' '),
            Inline::Emphasis(c) | Inline::Strong(c) | Inline::Strike(c) => readable(c, out),
            Inline::Link(link)
                if !matches!(link.to, Link::Source { .. } | Link::Language { .. }) =>
            {
                readable(&link.text, out);
            }
            _ => {}
        }
    }
}

/// The words with one space between.
fn joined(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn add(text: &str, span: Span, out: &mut Vec<Sentence>) {
    for part in split(text) {
        let count = words(part).count();
        if count > 0 {
            out.push(Sentence { text: joined(part), words: count, span });
        }
    }
}

/// Abbreviations whose full stop ends no sentence even where a figure or a name follows.
const SHORT: [&str; 23] = [
    "art.", "bil.", "bl.a.", "ca.", "d.v.s.", "dnr.", "fig.", "jfr.", "kap.", "kl.", "m.fl.",
    "m.m.", "nr.", "o.d.", "p.", "prop.", "s.", "s.k.", "st.", "t.ex.", "tab.", "tel.", "vol.",
];

/// The sentences of a text: they end with `.`, `!`, `?` or `:` before white space and something
/// that begins anew (a capital letter or a digit), and at the end.
fn split(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut begin = 0;
    let mut tokens = text.split_whitespace().peekable();
    while let Some(token) = tokens.next() {
        let at = token.as_ptr() as usize - text.as_ptr() as usize + token.len();
        let bare = token.trim_end_matches(['"', '\u{201d}', '\u{2019}', ')', '\u{bb}']);
        let short = || bare.trim_start_matches(['(', '"', '\u{201d}']).to_lowercase();
        let ends = bare.ends_with(['.', '!', '?', ':']) && !SHORT.contains(&short().as_str());
        if !ends {
            continue;
        }
        let anew = tokens.peek().is_none_or(|next| {
            let next = next.trim_start_matches(['"', '\u{201d}', '(', '\u{bb}', '–']);
            next.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        });
        if anew {
            out.push(&text[begin..at]);
            begin = at;
        }
    }
    out.push(&text[begin..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::example::HERE;

    fn measured(paragraphs: &[&str]) -> Readability {
        let mut found = Vec::new();
        for paragraph in paragraphs {
            add(paragraph, HERE, &mut found);
        }
        measure(&found, &BTreeSet::from(["samverkar".to_owned()]))
    }

    #[test]
    fn lix_is_words_a_sentence_plus_per_cent_of_long_words() {
        let r = measured(&["Barnet leker nu. Familjecentralen stödjer föräldrarna."].repeat(20));
        assert_eq!((r.words, r.sentences, r.long_words), (120, 40, 60));
        assert!(r.lix().is_some_and(|lix| (lix - 53.0).abs() < 1e-9), "{:?}", r.lix());
    }

    #[test]
    fn a_text_of_few_words_has_no_lix() {
        assert_eq!(measured(&[]).lix(), None);
        assert_eq!(measured(&["– …"]).words, 0);
        assert_eq!(measured(&["Nittionio ord. ".repeat(49).trim()]).lix(), None);
    }

    #[test]
    fn the_handbooks_own_words_are_not_long() {
        assert_eq!(measured(&["De Samverkar och samarbetar."]).long_words, 1);
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence_and_paragraphs_do() {
        let text = "Läs s. 8 i S1, t.ex. Figur 2. Ni börjar kl. 8. Sedan äter ni. Fika?";
        let parts: Vec<&str> = split(text).into_iter().map(str::trim).collect();
        let due = ["Läs s. 8 i S1, t.ex. Figur 2.", "Ni börjar kl. 8.", "Sedan äter ni.", "Fika?"];
        assert_eq!(parts[..4], due);
        assert_eq!(measured(&[text, "Utan punkt"]).sentences, 5);
    }

    #[test]
    fn every_lix_has_a_grade_that_readers_know() {
        let grades = [12.0, 38.0, 49.9, 50.0, 71.0].map(grade);
        assert_eq!(grades, ["mycket lättläst", "lättläst", "medelsvår", "svår", "mycket svår"]);
    }
}
