//! Fragments: what the search shows of a page, one file for each.

use std::collections::BTreeMap;
use std::io::{self, Read};

use flate2::read::GzDecoder;
use serde::Serialize;

use super::files;
use super::page::Anchor;
use super::postings::Entry;
use super::vocabulary::count;
use crate::memo::{ContentHash, content_hash};

/// A page's fragment, made but not yet named.
#[derive(Debug)]
pub struct Fragment {
    /// The hash of what it says.
    pub hash: ContentHash,
    /// How many words the page has.
    pub words: u32,
    /// What the page can be chosen by.
    pub filters: BTreeMap<String, Vec<String>>,
    /// The file's content.
    pub bytes: io::Result<Vec<u8>>,
}

#[derive(Serialize)]
struct Shown<'p> {
    url: &'p str,
    content: &'p str,
    word_count: u32,
    filters: &'p BTreeMap<String, Vec<String>>,
    meta: BTreeMap<&'p str, &'p str>,
    anchors: Vec<Place<'p>>,
}

#[derive(Serialize)]
struct Place<'p> {
    element: &'p str,
    id: &'p str,
    text: &'p str,
    location: u32,
}

impl<'p> Place<'p> {
    fn of(anchor: &'p Anchor) -> Self {
        let Anchor { element, id, text, location } = anchor;
        Self { element, id, text, location: *location }
    }
}

impl Fragment {
    /// What is shown of a page.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        let page = &entry.page;
        let words = count(entry.words.text.len());
        let shown = Shown {
            url: &entry.url,
            content: &page.text,
            word_count: words,
            filters: &page.filters,
            meta: page.meta.iter().map(|(name, told)| (&**name, &*told.text)).collect(),
            anchors: page.anchors.iter().map(Place::of).collect(),
        };
        let text = serde_json::to_vec(&shown).map_err(io::Error::from);
        let hash = content_hash(&[text.as_deref().unwrap_or_default()]);
        let bytes = text.and_then(|text| files::packed(&text));
        Self { hash, words, filters: page.filters.clone(), bytes }
    }
}

/// A fragment's content.
///
/// # Errors
/// When the bytes are not gzip.
pub fn read(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut text)?;
    Ok(text)
}
