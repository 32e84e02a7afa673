//! How hard a page is to read: its sentences, its words, LIX. The one computation of it: the
//! finding, the editors' overview and the page itself all tell what is told here.

use std::collections::BTreeSet;

use crate::model::article::{Article, Place};
use crate::model::handbook::Handbook;
use crate::model::link::Link;
use crate::model::prose::{Block, BlockKind, Inline};
use crate::model::words::Audience;
use crate::source::span::{FileId, Span};
use crate::text::begins::Begins;
use crate::text::bounds::Bounds;
use crate::text::sentences;
use crate::text::words::{lowered, words};

/// Under so many words LIX says nothing about a text.
const FEWEST: usize = 100;

/// A sentence and the block that it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// Its first fourteen characters, with single spaces: by them it is found in the block.
    pub begins: String,
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

/// The words of the handbook's own terms: their length says nothing about how hard a text is.
#[derive(Clone, Debug, Default)]
pub struct OwnWords {
    /// In small letters.
    words: BTreeSet<String>,
    begins: Begins,
}

impl OwnWords {
    /// Those of a handbook.
    #[must_use]
    pub fn of(handbook: &Handbook) -> Self {
        let terms = handbook.terms.rows();
        terms
            .flat_map(|term| std::iter::once(&term.term).chain(&term.synonyms))
            .flat_map(|text| words(&text.value))
            .map(|word| word.text.to_lowercase())
            .collect()
    }

    /// Whether the word of a text that begins at a place is one of them; `lower` is room for it in
    /// small letters.
    fn has(&self, text: &str, at: usize, bounds: &Bounds, lower: &mut String) -> bool {
        self.begins.may_bytes(&text.as_bytes()[at..]) && {
            lowered(bounds.word(text, at), lower);
            self.words.contains(lower)
        }
    }
}

impl FromIterator<String> for OwnWords {
    fn from_iter<I: IntoIterator<Item = String>>(words: I) -> Self {
        let words: BTreeSet<String> = words.into_iter().collect();
        let begins = words.iter().map(String::as_str).collect();
        Self { words, begins }
    }
}

/// The measures of a page.
#[must_use]
pub fn of(article: &Article, own: &OwnWords) -> Readability {
    read(article, own, usize::MAX).measures
}

/// What one reading of a page's sentences tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// How hard they are.
    pub measures: Readability,
    /// How many words the longest has (the last of them, if several are as long), and the block
    /// where it stands.
    pub longest: Option<(usize, Span)>,
    /// Those of more words than were asked for, in reading order.
    pub long: Vec<Sentence>,
}

/// Reads the sentences of a page's own paragraphs, list items and footnotes, in order. Headings, tables, code, quotations, tags of sources and what is made from data
/// are not the editor's sentences; neither is text that is included from another file. A page in
/// another language has none: LIX and the length of a good sentence are known for Swedish. Keeps
/// the sentences of more than `most` words.
#[must_use]
pub fn read(article: &Article, own: &OwnWords, most: usize) -> Reading {
    let mut reader = Reader::new(own, most);
    if !article.in_swedish() {
        return reader.out;
    }
    reader.blocks(&article.prose.blocks, article.file);
    for note in &article.prose.footnotes {
        reader.blocks(&note.blocks, article.file);
    }
    reader.out
}

/// One reading on its way.
struct Reader<'o> {
    own: &'o OwnWords,
    most: usize,
    out: Reading,
    /// The text of the paragraph at hand.
    text: String,
    /// Where its words stand.
    bounds: Bounds,
    /// The word at hand in small letters.
    lower: String,
}

impl<'o> Reader<'o> {
    fn new(own: &'o OwnWords, most: usize) -> Self {
        let (text, bounds, lower) = (String::new(), Bounds::default(), String::new());
        Self { own, most, out: Reading::default(), text, bounds, lower }
    }

    fn blocks(&mut self, list: &[Block], file: FileId) {
        for block in list.iter().filter(|block| block.span.file == file) {
            match &block.kind {
                BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => {
                    let mut text = std::mem::take(&mut self.text);
                    text.clear();
                    readable(inlines, &mut text);
                    self.paragraph(&text, block.span);
                    self.text = text;
                }
                BlockKind::List(list) => {
                    list.items.iter().for_each(|item| self.blocks(&item.blocks, file));
                }
                BlockKind::Definitions(items) => {
                    let all = items.iter().flat_map(|item| &item.descriptions);
                    all.for_each(|description| self.blocks(description, file));
                }
                BlockKind::Callout(callout) => self.blocks(&callout.blocks, file),
                BlockKind::Supplement(supplement) => self.blocks(&supplement.blocks, file),
                BlockKind::Question(question) => {
                    self.blocks(&question.intro, file);
                    question.options.iter().for_each(|option| self.blocks(&option.blocks, file));
                    self.blocks(&question.reply, file);
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

    fn paragraph(&mut self, text: &str, span: Span) {
        let mut bounds = std::mem::take(&mut self.bounds);
        bounds.read(text);
        bounds.of_seven(|at| {
            let own = self.own.has(text, at, &bounds, &mut self.lower);
            self.out.measures.long_words += usize::from(!own);
        });
        let mut begun = 0;
        for end in sentences::ends(text, &bounds).chain([text.len()]) {
            self.sentence(&text[begun..end], bounds.count(begun..end), span);
            begun = end;
        }
        self.bounds = bounds;
    }

    fn sentence(&mut self, text: &str, count: usize, span: Span) {
        if count == 0 {
            return;
        }
        self.out.measures.sentences += 1;
        self.out.measures.words += count;
        if self.out.longest.is_none_or(|(most, _)| count >= most) {
            self.out.longest = Some((count, span));
        }
        if count > self.most {
            self.out.long.push(Sentence { begins: beginning(text), words: count, span });
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

/// How many characters a sentence is found by.
const FOUND_BY: usize = 14;

/// The first characters of a text, with one space between its words.
fn beginning(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
        if let Some((end, _)) = out.char_indices().nth(FOUND_BY) {
            out.truncate(end);
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::example::HERE;

    fn measured(paragraphs: &[&str]) -> Readability {
        let own: OwnWords = ["samverkar".to_owned()].into_iter().collect();
        let mut reader = Reader::new(&own, usize::MAX);
        for paragraph in paragraphs {
            reader.paragraph(paragraph, HERE);
        }
        reader.out.measures
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
        let own = OwnWords::default();
        let mut reader = Reader::new(&own, 0);
        reader.paragraph(text, HERE);
        let begins: Vec<&str> = reader.out.long.iter().map(|s| s.begins.as_str()).collect();
        assert_eq!(begins, ["Läs s. 8 i S1,", "Ni börjar kl. ", "Sedan äter ni.", "Fika?"]);
        assert_eq!(measured(&[text, "Utan punkt"]).sentences, 5);
    }

    #[test]
    fn the_longest_sentence_and_those_longer_than_asked_for_are_kept() {
        let own = OwnWords::default();
        let mut reader = Reader::new(&own, 3);
        reader
            .paragraph("Tre ord här. Fyra ord  står\u{a0}här. (\u{201d}Nu då!\u{201d}) Slut", HERE);
        let long: Vec<&str> = reader.out.long.iter().map(|s| s.begins.as_str()).collect();
        assert_eq!(long, ["Fyra ord står "]);
        assert_eq!(reader.out.longest, Some((4, HERE)));
        assert_eq!((reader.out.measures.sentences, reader.out.measures.words), (4, 10));
    }

    #[test]
    fn every_lix_has_a_grade_that_readers_know() {
        let grades = [12.0, 38.0, 49.9, 50.0, 71.0].map(grade);
        assert_eq!(grades, ["mycket lättläst", "lättläst", "medelsvår", "svår", "mycket svår"]);
    }
}
