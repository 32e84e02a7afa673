//! Terms found in running text: linked at their first use on a page, abbreviations written out.

use std::collections::{HashMap, HashSet};

use crate::model::link::Link;
use crate::model::prose::{Block, BlockKind, Inline, LinkInline, Prose};
use crate::model::table::{Ref, Table};
use crate::model::term::Term;
use crate::text::begins::Begins;
use crate::text::words::{letter, runs};

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
}

fn word_end(text: &str) -> usize {
    let plain = text.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
    match text.as_bytes().get(plain) {
        Some(byte) if !byte.is_ascii() => {
            let rest = &text[plain..];
            let end = rest.find(|c: char| !letter(c) && c != '-');
            end.map_or(text.len(), |end| plain + end)
        }
        _ => plain,
    }
}

impl Finder {
    /// A finder of these terms.
    #[must_use]
    pub fn new(terms: &Table<Term>) -> Self {
        let mut by_first: HashMap<String, Vec<Form>> = HashMap::new();
        let mut add = |text: &str, term, abbreviation| {
            let text = if abbreviation { text.to_owned() } else { text.to_lowercase() };
            let first = text[..word_end(&text)].to_lowercase();
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
        Self { by_first, begins }
    }

    /// The longest term that begins `text`, and how many bytes it takes.
    fn at(&self, text: &str) -> Option<(&Form, usize)> {
        if !self.begins.may(text) {
            return None;
        }
        let first = text[..word_end(text)].to_lowercase();
        let forms = self.by_first.get(&first)?;
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
        let mut page = Page { finder: self, seen: HashSet::new(), long: HashSet::new() };
        page.blocks(&mut prose.blocks);
    }
}

struct Page<'a> {
    finder: &'a Finder,
    /// Terms already linked.
    seen: HashSet<Ref<Term>>,
    /// Terms whose long form the reader has met.
    long: HashSet<Ref<Term>>,
}

impl Page<'_> {
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
        let mut out: Vec<Inline> = Vec::with_capacity(inlines.len());
        for inline in std::mem::take(inlines) {
            match inline {
                Inline::Text(text) => self.text(text, &mut out),
                Inline::Emphasis(mut c) => {
                    self.inlines(&mut c);
                    out.push(Inline::Emphasis(c));
                }
                Inline::Strong(mut c) => {
                    self.inlines(&mut c);
                    out.push(Inline::Strong(c));
                }
                other => {
                    if let Inline::Link(link) = &other
                        && let Link::Term { term, .. } = link.to
                    {
                        self.seen.insert(term);
                    }
                    out.push(other);
                }
            }
        }
        *inlines = out;
    }

    fn text(&mut self, text: String, out: &mut Vec<Inline>) {
        let mut plain = 0;
        // What stands before this is part of a term, linked or not.
        let mut passed = 0;
        for (at, _) in runs(&text) {
            let within = at < passed || text.as_bytes()[..at].ends_with(b"-");
            let rest = &text[at..];
            let Some((form, len)) = (!within).then(|| self.finder.at(rest)).flatten() else {
                continue;
            };
            passed = at + len;
            let term = form.term;
            if !form.abbreviation {
                self.long.insert(term);
            }
            if !self.seen.insert(term) {
                continue;
            }
            if plain < at {
                out.push(Inline::Text(text[plain..at].to_owned()));
            }
            let bracketed = text[..at].ends_with('(') && text[passed..].starts_with(')');
            let expand = form.abbreviation && !bracketed && !self.long.contains(&term);
            out.push(Inline::Link(Box::new(LinkInline {
                to: Link::Term { term, expand },
                title: String::new(),
                text: vec![Inline::Text(rest[..len].to_owned())],
            })));
            plain = passed;
        }
        if plain == 0 {
            out.push(Inline::Text(text));
        } else if plain < text.len() {
            out.push(Inline::Text(text[plain..].to_owned()));
        }
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
        let paragraph = BlockKind::Paragraph(vec![Inline::Text(text.to_owned())]);
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

    #[test]
    fn the_longest_term_wins_and_parts_of_words_are_left_alone() {
        assert_eq!(
            linked("En Sjuksköterska i barnhälsovården möter dig."),
            [("Sjuksköterska i barnhälsovården".to_owned(), false)]
        );
        assert_eq!(linked("BVC-sköterska och barnavårdscentralen"), []);
    }
}
