//! What a document holds beside its text: pictures, and blanks that are left to fill in.

use std::sync::Arc;

/// A field that is not filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// The heading that it stands under; empty above the first.
    pub section: String,
    /// Where in the document the heading is.
    pub bookmark: Option<String>,
    /// What is to be written there.
    pub label: String,
    /// Whether the centre's own file would fill it.
    pub known: bool,
}

/// A picture of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    /// Its name within the document: `bild1.png`.
    pub name: String,
    /// The file.
    pub bytes: Arc<[u8]>,
}
