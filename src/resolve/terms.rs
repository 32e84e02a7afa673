//! Terms found in running text: linked at their first use on a page, abbreviations written out.

use std::collections::HashMap;

use crate::model::link::Link;
use crate::model::prose::{Block, BlockKind, Inline, LinkInline, Prose};
use crate::model::table::{Ref, Table};
use crate::model::term::Term;
use crate::source::piece::Piece;
use crate::text::begins::Begins;
use crate::text::words::{Starts, letter, lowered};

/// A way of writing a term.
#[derive(Debug)]
struct Form {
    /// As written; lowercase unless an abbreviation.
    text: String,
    term: Ref<Term>,
    abbreviation: bool,
}

/// Finds terms by the first word of each way of writing them.
#[derive(Debug)]
pub struct Finder {
    by_first: HashMap<String, Vec<Form>>,
    /// How the first words begin.
    begins: Begins,
    /// How they end, for each number of bytes, the last for all from there on.
    ends: [u64; 64],
    /// How many terms there are.
    count: usize,
}

/// Where the word ends that a text begins with, hyphens and all, and whether all its letters are of
/// the nearest, from a to ÿ, whose small ones have as many bytes.
fn word_end(text: &str) -> (usize, bool) {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        match bytes[at..] {
            [b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-', ..] => at += 1,
            // The signs for times and divided by are no letters.
            [0xC3, 0x97 | 0xB7, ..] => return (at, true),
            [0xC3, _, ..] => at += 2,
            [byte, ..] if !byte.is_ascii() => {
                let end = text[at..].find(|c: char| !letter(c) && c != '-');
                let end = end.map_or(text.len(), |end| at + end);
                return (end, end == at);
            }
            _ => return (at, true),
        }
    }
}

/// Which bit of [`Finder::ends`] a word has that is of the nearest letters, the same in large and
/// small ones.
fn ending(word: &str) -> (usize, u64) {
    let last = word.bytes().next_back().unwrap_or_default() | 0x20;
    (word.len().min(63), 1 << (last & 63))
}

impl Finder {
    /// A finder of these terms.
    #[must_use]
    pub fn new(terms: &Table<Term>) -> Self {
        let mut by_first: HashMap<String, Vec<Form>> = HashMap::new();
        let mut add = |text: &str, term, abbreviation| {
            let text = if abbreviation { text.to_owned() } else { text.to_lowercase() };
            let first = text[..word_end(&text).0].to_lowercase();
            if first.chars().count() > 1 {
                let forms = by_first.entry(first).or_default();
                let place = forms.partition_point(|f: &Form| f.text.len() >= text.len());
                forms.insert(place, Form { text, term, abbreviation });
            }
        };
        for (r, term) in terms.iter() {
            add(&term.term.value, r, false);
            if let Some(short) = &term.abbreviation {
                add(&short.value, r, true);
            }
        }
        let begins = by_first.keys().map(String::as_str).collect();
        let mut ends = [0; 64];
        for (length, bit) in by_first.keys().map(|first| ending(first)) {
            ends[length] |= bit;
        }
        Self { by_first, begins, ends, count: terms.len() }
    }

    /// The longest term that begins `text`, and how many bytes it takes; `room` is for what is
    /// looked up.
    fn at(&self, text: &str, room: &mut String) -> Option<(&Form, usize)> {
        let (end, near) = word_end(text);
        let first = &text[..end];
        let (length, bit) = ending(first);
        if near && self.ends[length] & bit == 0 {
            return None;
        }
        lowered(first, room);
        let forms = self.by_first.get(room.as_str())?;
        forms.iter().find_map(|form| {
            let mut rest = text.char_indices();
            for wanted in form.text.chars() {
                let (_, c) = rest.next()?;
                let same = if form.abbreviation {
                    c == wanted
                } else {
                    c == wanted || c.to_lowercase().eq(std::iter::once(wanted))
                };
                if !same {
                    return None;
                }
            }
            let len = rest.next().map_or(text.len(), |(i, _)| i);
            let ends = text[len..].chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '-');
            ends.then_some((form, len))
        })
    }

    /// Links each term at its first use in a text.
    pub fn link(&self, prose: &mut Prose) {
        if self.by_first.is_empty() {
            return;
        }
        let met = vec![Met::default(); self.count];
        let (room, starts) = (String::new(), Starts::default());
        let mut page = Page { finder: self, met, room, starts };
        page.blocks(&mut prose.blocks);
    }
}

#[derive(Clone, Copy, Default)]
struct Met {
    /// A link to it.
    link: bool,
    /// Its long form.
    long: bool,
}

struct Page<'a> {
    finder: &'a Finder,
    /// Beside each term, what the reader has met of it.
    met: Vec<Met>,
    /// For a word that is looked up.
    room: String,
    /// For where the words of a text begin.
    starts: Starts,
}

impl Page<'_> {
    fn met(&mut self, term: Ref<Term>) -> &mut Met {
        // As many as there are terms, so this grows only where a link is of another table.
        if self.met.len() <= term.index() {
            self.met.resize(term.index() + 1, Met::default());
        }
        &mut self.met[term.index()]
    }

    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match &mut block.kind {
                BlockKind::Paragraph(inlines) | BlockKind::Plain(inlines) => self.inlines(inlines),
                BlockKind::List(list) => {
                    for item in &mut list.items {
                        self.blocks(&mut item.blocks);
                    }
                }
                BlockKind::Callout(c) => self.blocks(&mut c.blocks),
                BlockKind::Supplement(s) => self.blocks(&mut s.blocks),
                _ => {}
            }
        }
    }

    fn inlines(&mut self, inlines: &mut Vec<Inline>) {
        let mut at = 0;
        while at < inlines.len() {
            let parts = match &mut inlines[at] {
                Inline::Text(text) => self.text(text),
                Inline::Emphasis(inner) | Inline::Strong(inner) => {
                    self.inlines(inner);
                    Vec::new()
                }
                Inline::Link(link) => {
                    if let Link::Term { term, .. } = link.to {
                        self.met(term).link = true;
                    }
                    Vec::new()
                }
                _ => Vec::new(),
            };
            if parts.is_empty() {
                at += 1;
                continue;
            }
            let count = parts.len();
            inlines.reserve_exact(count - 1);
            inlines.splice(at..=at, parts);
            at += count;
        }
    }

    /// What a text becomes in which terms are linked; nothing when none is.
    fn text(&mut self, text: &Piece) -> Vec<Inline> {
        let finder = self.finder;
        let bytes = text.as_bytes();
        let mut out = Vec::new();
        let mut plain = 0;
        // What stands before this is part of a term, linked or not.
        let mut passed = 0;
        let mut starts = std::mem::take(&mut self.starts);
        for at in starts.of(text) {
            if !finder.begins.may_bytes(&bytes[at..]) {
                continue;
            }
            if at < passed || bytes[..at].ends_with(b"-") {
                continue;
            }
            let Some((form, len)) = finder.at(&text[at..], &mut self.room) else { continue };
            passed = at + len;
            let term = form.term;
            let abbreviation = form.abbreviation;
            let met = self.met(term);
            met.long |= !abbreviation;
            let long = met.long;
            if std::mem::replace(&mut met.link, true) {
                continue;
            }
            if plain < at {
                out.push(Inline::Text(text.slice(plain..at)));
            }
            let bracketed = text[..at].ends_with('(') && text[passed..].starts_with(')');
            let expand = abbreviation && !bracketed && !long;
            out.push(Inline::Link(Box::new(LinkInline {
                to: Link::Term { term, expand },
                title: String::new(),
                text: vec![Inline::Text(text.slice(at..passed))],
            })));
            plain = passed;
        }
        self.starts = starts;
        if plain > 0 && plain < text.len() {
            out.push(Inline::Text(text.slice(plain..text.len())));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::table::Table;
    use crate::source::span::{FileId, Span, Spanned};

    fn term(id: &str, name: &str, short: Option<&str>) -> Term {
        let text = |s: &str| Spanned::new(s.to_owned(), Span::head(FileId(0)));
        Term {
            id: text(id),
            term: text(name),
            abbreviation: short.map(text),
            synonyms: Vec::new(),
            avoid: Vec::new(),
            definition: None,
            definitions: Vec::new(),
            see_also: Vec::new(),
        }
    }

    fn linked(text: &str) -> Vec<(String, bool)> {
        let mut terms = Table::default();
        terms.add(term("bvc", "barnavårdscentral", Some("BVC")));
        terms.add(term("ssk", "sjuksköterska", None));
        terms.add(term("bhv-ssk", "sjuksköterska i barnhälsovården", None));
        let span = Span::head(FileId(0));
        let paragraph = BlockKind::Paragraph(vec![Inline::Text(text.into())]);
        let mut prose = Prose { blocks: vec![Block::new(paragraph, span)], footnotes: Vec::new() };
        Finder::new(&terms).link(&mut prose);
        let BlockKind::Paragraph(inlines) = &prose.blocks[0].kind else { return Vec::new() };
        assert_eq!(crate::model::prose::plain_text(inlines), text, "no word may be lost");
        inlines
            .iter()
            .filter_map(|i| match i {
                Inline::Link(l) => match l.to {
                    Link::Term { expand, .. } => {
                        Some((crate::model::prose::plain_text(&l.text), expand))
                    }
                    _ => None,
                },
                _ => None,
            })
            .collect()
    }

    #[test]
    fn the_first_use_is_linked_and_an_abbreviation_is_due_its_long_form() {
        assert_eq!(linked("Gå till BVC. BVC är öppen."), [("BVC".to_owned(), true)]);
        assert_eq!(
            linked("En barnavårdscentral (BVC) är en BVC."),
            [("barnavårdscentral".to_owned(), false)]
        );
    }

    proptest::proptest! {
        #[test]
        fn a_word_ends_where_its_letters_do_and_no_term_is_lost_by_how_words_end(
            text in "[a-cA-C0-1åÅöÖ×÷-]{0,6}[ſéÉÿŸK日. -]{0,2}[a-cÅé]{0,3}",
        ) {
            let (end, near) = word_end(&text);
            let slow = text.find(|c: char| !letter(c) && c != '-').unwrap_or(text.len());
            proptest::prop_assert_eq!(end, slow);
            let small = text[..end].to_lowercase();
            if near {
                proptest::prop_assert_eq!(ending(&text[..end]), ending(&small));
            }
            // The same word in small letters is found, if it can be a term's at all.
            let mut terms = Table::default();
            terms.add(term("t", &small, None));
            let finder = Finder::new(&terms);
            let whole = small.chars().count() > 1 && word_end(&small).0 == small.len();
            let mut room = String::new();
            if whole && small.chars().all(|c| c.to_lowercase().eq([c])) {
                let found = finder.at(&text, &mut room).map(|(_, len)| len);
                let same = text[..end].chars().count() == small.chars().count();
                proptest::prop_assert!(found == Some(end) || !same, "{} {:?}", text, found);
            }
        }
    }

    #[test]
    fn the_longest_term_wins_and_parts_of_words_are_left_alone() {
        assert_eq!(
            linked("En Sjuksköterska i barnhälsovården möter dig."),
            [("Sjuksköterska i barnhälsovården".to_owned(), false)]
        );
        assert_eq!(linked("BVC-sköterska och barnavårdscentralen"), []);
    }
}
