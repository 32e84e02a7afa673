//! Pages → search index, in the format of Pagefind, whose search runs in the reader's browser: it
//! fetches small parts of the index, and nothing leaves the site.

mod browser;
mod cbor;
pub mod compounds;
mod elements;
mod files;
pub mod fragment;
mod html;
pub mod page;
pub mod parts;
mod postings;
mod reader;
mod said;
mod vocabulary;
pub mod words;

use std::fmt;

use self::page::{Page, Searched};
use self::postings::Entry;
use self::vocabulary::Vocabulary;
use crate::output::Output;

/// Where the index lies on the site.
pub const FOLDER: &str = "sok";

/// The version of Pagefind whose format is written and whose search reads it.
const VERSION: &str = "1.6.0";

/// The language that words are taken apart by.
const LANGUAGE: &str = "sv";

/// The index could not be made: a fault of the machine or of the program, not of the text.
#[derive(Debug)]
pub struct SearchError(String);

impl fmt::Display for SearchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sökindexet kunde inte göras: {}", self.0)
    }
}

impl std::error::Error for SearchError {}

fn failed(error: impl fmt::Display) -> SearchError {
    SearchError(error.to_string())
}

/// The search index of pages, which are numbered in the order they come. The files lie under
/// [`FOLDER`], sorted by path; `ord.txt` among them lists the words of the pages, `filer.json` all
/// the others, for reading without a connection.
///
/// # Errors
/// When a file cannot be pressed, or the search for the browser cannot be taken out of its crate.
pub fn index(pages: Vec<Page>) -> Result<Vec<Output>, SearchError> {
    let (made, browser) = rayon::join(|| of(pages), browser::files);
    let mut out = made?;
    out.extend(browser?);
    out.sort_by(|a, b| a.path.cmp(&b.path));
    let names: Vec<&str> = out.iter().map(|file| file.path.as_str()).collect();
    let list = serde_json::to_vec(&names).map_err(failed)?;
    out.push(Output::one(format!("{FOLDER}/filer.json"), list));
    out.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(out)
}

/// What differs from one handbook to another.
fn of(pages: Vec<Page>) -> Result<Vec<Output>, SearchError> {
    let pages: Vec<(String, Searched)> =
        pages.into_iter().filter_map(|page| Some((page.url, page.searched?))).collect();
    let read: Vec<&Searched> = pages.iter().map(|(_, page)| page).collect();
    let (vocabulary, numbered) = Vocabulary::read(&read);
    let entries = pages.into_iter().zip(numbered);
    let entries = entries.map(|((url, page), words)| Entry { url, page, words });
    // A page without a word is nowhere to be found.
    let found =
        |entry: &Entry| entry.words.text.iter().any(|word| !vocabulary.signs(*word).is_empty());
    let sheets = postings::sheets(entries.filter(found).collect(), &vocabulary);
    let words = words::list(&vocabulary.listed, &files::on_pages(&sheets, &vocabulary));
    let mut out = files::all(sheets, &vocabulary).map_err(failed)?;
    out.push(Output::one(format!("{FOLDER}/ord.txt"), words));
    Ok(out)
}
