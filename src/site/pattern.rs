//! What is alike on many pages, filled in once: a template is given marks where the words of one page
//! stand, and what comes out is a pattern that the words of each page are set in.
//!
//! This holds for templates that write such words out and ask no more of them than whether they are
//! there: those of the embedded theme. A handbook with templates of its own has each page filled in by
//! itself.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock};

use super::html::escape;

/// Before and after the number of a mark: characters that no template writes.
const OPEN: char = '\u{1}';
const CLOSE: char = '\u{2}';

/// More patterns of one kind are not kept: then pages are too unlike for them to be worth it.
const MOST: usize = 1024;

/// Whether there are words: all that a pattern knows of those of one page.
pub fn any(words: Option<&String>) -> bool {
    words.is_some_and(|words| !words.is_empty())
}

/// The words that marks were made for, `W` telling which they are.
#[derive(Debug)]
pub struct Marks<W> {
    words: Vec<W>,
}

impl<W: Copy> Marks<W> {
    /// No marks yet.
    pub fn new() -> Self {
        Self { words: Vec::new() }
    }

    /// What the template is given instead of some words. The sign in it tells whether the template
    /// escapes what it writes.
    pub fn of(&mut self, word: W) -> String {
        self.words.push(word);
        format!("{OPEN}{}&{CLOSE}", self.words.len() - 1)
    }

    /// A mark where there are words at all.
    pub fn may(&mut self, there: bool, word: W) -> Option<String> {
        there.then(|| self.of(word))
    }

    /// A mark where there are words, and nothing where there are none.
    pub fn if_any(&mut self, there: bool, word: W) -> String {
        self.may(there, word).unwrap_or_default()
    }

    /// The pattern that was made of the marks; none when one of them did not come out whole.
    #[must_use]
    pub fn pattern(&self, html: &str) -> Option<Pattern<W>> {
        let mut parts = html.split(OPEN);
        let mut before = parts.next()?;
        let mut pieces = Vec::new();
        for part in parts {
            let (mark, after) = part.split_once(CLOSE)?;
            let (number, escaped) = match mark.strip_suffix("&amp;") {
                Some(number) => (number, true),
                None => (mark.strip_suffix('&')?, false),
            };
            let word = *self.words.get(number.parse::<usize>().ok()?)?;
            pieces.push(Piece { before: before.into(), word, escaped });
            before = after;
        }
        Some(Pattern { pieces, end: before.into() })
    }
}

/// HTML with places for words.
#[derive(Debug)]
pub struct Pattern<W> {
    pieces: Vec<Piece<W>>,
    end: Box<str>,
}

/// What stands before some words, and how they are written.
#[derive(Debug)]
struct Piece<W> {
    before: Box<str>,
    word: W,
    escaped: bool,
}

impl<W: Copy> Pattern<W> {
    /// Writes the pattern with its words.
    pub fn fill<'w>(&self, out: &mut String, words: impl Fn(W) -> &'w str) {
        for piece in &self.pieces {
            out.push_str(&piece.before);
            let words = words(piece.word);
            if piece.escaped { escape::as_templates(out, words) } else { out.push_str(words) }
        }
        out.push_str(&self.end);
    }
}

/// Patterns made so far, by what of a page decides which one it has.
#[derive(Debug)]
pub struct Patterns<K, W> {
    known: RwLock<HashMap<K, Option<Arc<Pattern<W>>>>>,
}

impl<K, W> Default for Patterns<K, W> {
    fn default() -> Self {
        Self { known: RwLock::default() }
    }
}

impl<K: Eq + Hash, W> Patterns<K, W> {
    /// The pattern of a kind; none when what was made of it is no pattern. Two threads may make the
    /// same one: they get the same.
    pub fn get(
        &self,
        kind: K,
        make: impl FnOnce(&K) -> Option<Pattern<W>>,
    ) -> Option<Arc<Pattern<W>>> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(pattern) = known.get(&kind) {
            return pattern.clone();
        }
        drop(known);
        let pattern = make(&kind).map(Arc::new);
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() < MOST {
            known.insert(kind, pattern.clone());
        }
        pattern
    }
}

#[cfg(test)]
mod tests {
    use super::{Marks, Patterns};

    #[test]
    fn words_are_set_in_as_the_template_would_have_written_them() {
        let mut marks = Marks::new();
        let (title, html) = (marks.of('t'), marks.of('h'));
        let made = format!("<p>{}</p>{html}!", title.replace('&', "&amp;"));
        let pattern = marks.pattern(&made).expect("both marks are whole");
        let mut out = String::new();
        pattern.fill(&mut out, |word| if word == 't' { "a < b" } else { "<i>x</i>" });
        assert_eq!(out, "<p>a &lt; b</p><i>x</i>!");
    }

    #[test]
    fn what_does_more_with_a_mark_than_write_it_is_no_pattern() {
        let mut marks = Marks::new();
        let mark = marks.of('t');
        for made in [&mark[..2], &mark.replace('0', "7"), &mark.replace('&', "")] {
            assert!(marks.pattern(made).is_none(), "{made:?}");
        }
    }

    #[test]
    fn a_pattern_is_made_once() {
        let patterns = Patterns::default();
        let make = |_: &u8| Marks::<char>::new().pattern("a");
        assert!(patterns.get(1, make).is_some());
        assert!(patterns.get(1, |_| None).is_some());
        assert!(patterns.get(2, |_| None).is_none());
    }
}
