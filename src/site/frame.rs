//! What is alike on all pages that are as far from the root: the links of their heads, the name of
//! the handbook, the ways on. It is rendered once for them.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

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
pub struct Parts {
    /// What the head of a page links to.
    pub head: String,
    /// The name of the handbook.
    pub name: String,
    /// The ways on at the head of a page.
    pub ways: String,
    /// The ways on at its foot.
    pub foot: String,
}

/// What pages share.
#[derive(Debug)]
pub struct Frame {
    /// Its parts.
    pub parts: Parts,
    /// The same, as templates see them.
    pub ready: Ready,
}

impl Frame {
    /// What some parts make.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        Self { ready: Ready::new(&parts), parts }
    }
}

/// Parts rendered so far, by the way to the root.
#[derive(Debug, Default)]
pub struct Frames {
    known: RwLock<HashMap<String, Arc<Frame>>>,
}

impl Site<'_> {
    /// What a page of this way to the root shares with others.
    pub(super) fn frame(&self, root: &str) -> Arc<Frame> {
        let known = &self.frames.known;
        if let Some(frame) = known.read().unwrap_or_else(PoisonError::into_inner).get(root) {
            return Arc::clone(frame);
        }
        let part = |template: &str| {
            let html = String::from_utf8(self.fill(template, &Of { root }, &(), None));
            html.unwrap_or_default().trim_end().to_owned()
        };
        // Two threads may render the same ones: they get the same.
        let frame = Arc::new(Frame::new(Parts {
            head: part("frame-head.html"),
            name: part("frame-name.html"),
            ways: part("frame-ways.html"),
            foot: part("frame-foot.html"),
        }));
        let mut known = known.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(root.to_owned(), Arc::clone(&frame));
        frame
    }
}
