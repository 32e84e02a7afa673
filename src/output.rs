//! What renderers hand out: a path from the site's root and the bytes to put there.

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Path from the site's root, with `/`.
    pub path: String,
    /// Content.
    pub bytes: Vec<u8>,
}

impl Output {
    /// One file.
    pub fn one(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}
