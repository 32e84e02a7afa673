//! The words of the handbook, with the number of pages that use each: what a misspelt question is
//! held against in the reader's browser. One line a word, sorted: `samordnare 57`; a word that one
//! page uses stands without number.

use std::fmt::Write as _;

/// Shortest word that is listed, in letters: shorter ones have too many neighbours to be mended.
const SHORTEST: usize = 4;

/// The words to list of a text, in small letters.
#[must_use]
pub fn of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() >= SHORTEST)
        .map(str::to_lowercase)
        .collect()
}

/// The list of words, sorted, and how many pages use each.
#[must_use]
pub fn list(words: &[String], pages: &[u32]) -> String {
    let mut out = String::new();
    for (word, pages) in words.iter().zip(pages) {
        out.push_str(word);
        if *pages > 1 {
            let _ = write!(out, " {pages}");
        }
        out.push('\n');
    }
    out
}
