//! PDFs and search indexes, made only when what they show has changed.

use std::path::Path;

use super::cache::{self, Cache};
use crate::diag::sink::Diags;
use crate::memo::{ContentHash, content_hash};
use crate::model::handbook::Handbook;
use crate::output::Output;
use crate::print::booklet::Booklet;
use crate::print::press::Press;
use crate::theme::Theme;

/// What was made before, by this very program; without a program to vouch for, nothing.
#[derive(Clone, Debug)]
pub struct Shelf {
    cache: Cache,
    program: Option<ContentHash>,
}

/// A booklet as a file, and what was found while it was set.
#[derive(Clone, Debug)]
pub struct Set {
    /// The PDF; `None` when the theme is broken.
    pub bytes: Option<Vec<u8>>,
    /// Findings, the same whether the PDF was set now or earlier.
    pub diags: Diags,
    /// Whether it was set now.
    pub fresh: bool,
}

impl Shelf {
    /// The shelf of the handbook at `root`.
    #[must_use]
    pub fn of(root: &Path) -> Self {
        Self { cache: Cache::of(root), program: cache::program().ok() }
    }

    fn key(&self, kind: &str, parts: &[&[u8]]) -> Option<ContentHash> {
        let program = self.program?;
        let mut all: Vec<&[u8]> = vec![&program, kind.as_bytes()];
        all.extend_from_slice(parts);
        Some(content_hash(&all))
    }

    /// A disk that is full or cannot be written to costs time at the next build, nothing else.
    fn keep(&self, key: Option<ContentHash>, bytes: &[u8]) {
        if let Some(key) = key {
            let _ = self.cache.put(&key, bytes);
        }
    }

    /// Sets a booklet, unless the same program has set the same text before. A booklet that Typst
    /// had something to say about is not remembered, so that it is said again.
    #[must_use]
    pub fn pdf(&self, press: &Press<'_>, hb: &Handbook, theme: &Theme, booklet: Booklet) -> Set {
        let forme = press.forme(booklet);
        let key = self.key("pdf", &[booklet.path(hb).as_bytes(), &forme.key(theme)]);
        let own = forme.diags.clone();
        if let Some(bytes) = key.and_then(|key| self.cache.get(&key)) {
            return Set { bytes: Some(bytes), diags: own, fresh: false };
        }
        let outcome = press.set_forme(forme);
        let bytes = outcome.printed.map(|printed| printed.bytes);
        if let Some(bytes) = &bytes
            && outcome.diags.as_slice() == own.as_slice()
        {
            self.keep(key, bytes);
        }
        Set { bytes, diags: outcome.diags, fresh: true }
    }

    /// The search index of pages, given as path and HTML: made by `make`, unless the same pages
    /// have been indexed before.
    ///
    /// # Errors
    /// What `make` says.
    pub fn index<E>(
        &self,
        pages: &[(String, String)],
        make: impl FnOnce(&[(String, String)]) -> Result<Vec<Output>, E>,
    ) -> Result<Vec<Output>, E> {
        let parts: Vec<&[u8]> =
            pages.iter().flat_map(|(path, html)| [path.as_bytes(), html.as_bytes()]).collect();
        let key = self.key("sok", &parts);
        let kept = key.and_then(|key| self.cache.get(&key));
        if let Some(files) = kept.and_then(|bytes| unpack(&bytes)) {
            return Ok(files);
        }
        let files = make(pages)?;
        self.keep(key, &pack(&files));
        Ok(files)
    }

    /// What `make` makes of `parts`, which must hold all that it depends on: made once by each
    /// version of the program. What could not be made is not remembered.
    pub fn remembered(
        &self,
        kind: &str,
        parts: &[&[u8]],
        make: impl FnOnce() -> Option<Vec<u8>>,
    ) -> Option<Vec<u8>> {
        let key = self.key(kind, parts);
        if let Some(bytes) = key.and_then(|key| self.cache.get(&key)) {
            return Some(bytes);
        }
        let bytes = make()?;
        self.keep(key, &bytes);
        Some(bytes)
    }

    /// Takes away the oldest when there is too much.
    pub fn tidy(&self) {
        // What cannot be listed or is taken by another build first is no trouble.
        let _ = self.cache.prune(cache::LARGEST);
    }
}

/// Files as one run of bytes: for each its path and its content, each after its length.
fn pack(files: &[Output]) -> Vec<u8> {
    let mut out = Vec::new();
    for file in files {
        for part in [file.path.as_bytes(), &file.bytes] {
            out.extend((part.len() as u64).to_le_bytes());
            out.extend(part);
        }
    }
    out
}

fn unpack(mut bytes: &[u8]) -> Option<Vec<Output>> {
    let mut part = || -> Option<Option<Vec<u8>>> {
        if bytes.is_empty() {
            return Some(None);
        }
        let (length, rest) = bytes.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let (found, rest) = rest.split_at_checked(length)?;
        bytes = rest;
        Some(Some(found.to_vec()))
    };
    let mut files = Vec::new();
    while let Some(path) = part()? {
        let content = part()??;
        files.push(Output::one(String::from_utf8(path).ok()?, content));
    }
    Some(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf(room: &tempfile::TempDir) -> Shelf {
        Shelf { cache: Cache::at(room.path()), program: Some([7; 32]) }
    }

    #[test]
    fn files_packed_are_files_unpacked_and_what_is_cut_short_is_none() {
        let files = [Output::one("sok/å", "abc"), Output::one("b", "")];
        let packed = pack(&files);
        assert_eq!(unpack(&packed).as_deref(), Some(files.as_slice()));
        assert_eq!(unpack(&[]), Some(Vec::new()));
        for end in 1..packed.len() {
            let cut = unpack(&packed[..end]);
            assert!(cut.is_none_or(|files| files.len() == 1), "cut at {end}");
        }
    }

    #[test]
    fn the_same_pages_are_indexed_once_and_other_pages_anew() {
        let room = tempfile::tempdir().expect("a temporary folder");
        let shelf = shelf(&room);
        let page = |text: &str| vec![("a.html".to_owned(), text.to_owned())];
        let made = std::cell::Cell::new(0);
        let index = |pages: &[(String, String)]| {
            made.set(made.get() + 1);
            Ok::<_, ()>(vec![Output::one("sok/a", pages[0].1.clone())])
        };
        for (text, times) in [("ett", 1), ("ett", 1), ("två", 2), ("ett", 2)] {
            let files = shelf.index(&page(text), index).expect("is made");
            assert_eq!((files[0].bytes.as_slice(), made.get()), (text.as_bytes(), times));
        }
        let unknown = Shelf { program: None, ..shelf };
        unknown.index(&page("ett"), index).expect("is made");
        assert_eq!(made.get(), 3, "without knowing the program nothing is taken from the shelf");
    }
}
