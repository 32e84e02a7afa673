//! A page as the index sees it: its words in order, the places that can be led to, and what it says
//! of itself.

use std::collections::BTreeMap;

use super::reader;
use crate::memo::{ContentHash, content_hash};

/// A page, read for the index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Path from the site's root.
    pub url: String,
    /// What can be found there; `None` when the page asks to be left out.
    pub searched: Option<Searched>,
}

/// What can be found on a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Searched {
    /// The words with a space between each, references resolved.
    pub text: String,
    /// From which word on a weight holds, in order; the first begins at word 0.
    pub weights: Vec<(u32, u8)>,
    /// Places that a hit can lead to, in order.
    pub anchors: Vec<Anchor>,
    /// What the page says of itself, by name.
    pub meta: BTreeMap<String, Told>,
    /// What the page can be chosen by, by name.
    pub filters: BTreeMap<String, Vec<String>>,
}

/// An element with an id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Anchor {
    /// The element's name.
    pub element: String,
    /// Its id.
    pub id: String,
    /// Its own text.
    pub text: String,
    /// The number of the first word after it.
    pub location: u32,
}

/// Something that a page says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// The words.
    pub text: String,
    /// Whether it stands on the page as text: then its compounds are split, as those of texts are.
    pub shown: bool,
}

impl Page {
    /// Reads a page of HTML.
    #[must_use]
    pub fn read(url: String, html: &str) -> Self {
        // Most of what is left out is never looked at.
        let searched = html.contains("data-pagefind-body").then(|| reader::read(html)).flatten();
        Self { url, searched }
    }

    /// The hash of all that the index shows of the page.
    #[must_use]
    pub fn hash(&self) -> ContentHash {
        let Some(page) = &self.searched else { return content_hash(&[]) };
        let weights: Vec<u8> = page
            .weights
            .iter()
            .flat_map(|(from, weight)| [&from.to_le_bytes()[..], &[*weight]].concat())
            .collect();
        let mut parts: Vec<&[u8]> = vec![self.url.as_bytes(), page.text.as_bytes(), &weights];
        let places: Vec<[u8; 4]> = page.anchors.iter().map(|a| a.location.to_le_bytes()).collect();
        for (anchor, place) in page.anchors.iter().zip(&places) {
            parts.extend([anchor.element.as_bytes(), anchor.id.as_bytes(), anchor.text.as_bytes()]);
            parts.push(place);
        }
        parts.push(b"\0meta");
        for (name, told) in &page.meta {
            let shown: &[u8] = if told.shown { b"shown" } else { b"" };
            parts.extend([name.as_bytes(), told.text.as_bytes(), shown]);
        }
        parts.push(b"\0filter");
        for (name, values) in &page.filters {
            parts.push(name.as_bytes());
            parts.extend(values.iter().map(String::as_bytes));
            parts.push(b"\0");
        }
        content_hash(&parts)
    }
}
