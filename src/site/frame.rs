//! What is alike on all pages that are as far from the root: the links of their heads, the name of
//! the handbook, the ways on. It is rendered once for them.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use serde::Serialize;

use super::Site;
use super::templates::Ready;

/// What the templates see as `page`.
#[derive(Clone, Debug, Serialize)]
struct Of<'a> {
    root: &'a str,
}

/// The parts, as HTML.
#[derive(Clone, Debug, Serialize)]
struct Parts {
    head: String,
    name: String,
    ways: String,
    foot: String,
}

/// Parts rendered so far, by the way to the root.
#[derive(Debug, Default)]
pub struct Frames {
    known: RwLock<HashMap<String, Ready>>,
}

impl Site<'_> {
    /// What a page of this way to the root shares with others, as templates see it.
    pub(super) fn frame(&self, root: &str) -> Ready {
        let known = &self.frames.known;
        if let Some(frame) = known.read().unwrap_or_else(PoisonError::into_inner).get(root) {
            return frame.clone();
        }
        let part = |template: &str| {
            let html = String::from_utf8(self.fill(template, &Of { root }, &(), None));
            html.unwrap_or_default().trim_end().to_owned()
        };
        // Two threads may render the same ones: they get the same.
        let frame = Ready::new(&Parts {
            head: part("frame-head.html"),
            name: part("frame-name.html"),
            ways: part("frame-ways.html"),
            foot: part("frame-foot.html"),
        });
        let mut known = known.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(root.to_owned(), frame.clone());
        frame
    }
}
