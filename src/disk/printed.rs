//! PDFs and search indexes, made only when what they show has changed.

use std::fmt::Write as _;
use std::path::Path;

use rayon::prelude::*;

use super::cache::{self, Cache};
use crate::diag::sink::Diags;
use crate::memo::{ContentHash, content_hash};
use crate::model::handbook::Handbook;
use crate::output::Output;
use crate::print::booklet::Booklet;
use crate::print::card::{Card, Fault, Painter};
use crate::print::press::Press;
use crate::search::page::Page;
use crate::site::{Size, Sizes};
use crate::theme::Theme;

/// What was made before, by this very program.
#[derive(Clone, Debug)]
pub struct Shelf {
    cache: Cache,
    program: ContentHash,
}

/// A booklet as a file, and what was found while it was set.
#[derive(Clone, Debug)]
pub struct Set {
    /// The PDF; `None` when the theme is broken.
    pub bytes: Option<Vec<u8>>,
    /// How many pages it has; 0 when there is none.
    pub pages: u64,
    /// Findings, the same whether the PDF was set now or earlier.
    pub diags: Diags,
    /// Whether it was set now.
    pub fresh: bool,
    /// What the shelf keeps it under, if it does.
    pub key: ContentHash,
    /// Whether it is to be kept: it was set now, and Typst had nothing to say.
    sound: bool,
}

impl Shelf {
    /// The shelf of the handbook at `root`.
    #[must_use]
    pub fn of(root: &Path) -> Self {
        Self { cache: Cache::of(root), program: cache::program() }
    }

    fn key(&self, kind: &str, parts: &[&[u8]]) -> ContentHash {
        let mut all: Vec<&[u8]> = vec![&self.program, kind.as_bytes()];
        all.extend_from_slice(parts);
        content_hash(&all)
    }

    /// A disk that is full or cannot be written to costs time at the next build, nothing else.
    fn keep(&self, key: ContentHash, bytes: &[u8]) {
        let _ = self.cache.put(&key, bytes);
    }

    /// Sets a booklet, unless the same program has set the same text before. A booklet that Typst
    /// had something to say about is not remembered, so that it is said again.
    #[must_use]
    pub fn pdf(&self, press: &Press<'_>, hb: &Handbook, theme: &Theme, booklet: Booklet) -> Set {
        let set = self.set(press, hb, theme, booklet);
        self.keep_pdf(&set);
        set
    }

    /// The same, of which nothing is remembered yet: somebody waits for it, and for no file to be
    /// written.
    #[must_use]
    pub fn set(&self, press: &Press<'_>, hb: &Handbook, theme: &Theme, booklet: Booklet) -> Set {
        let forme = press.forme(booklet);
        let key = self.key("pdf", &[booklet.path(hb).as_bytes(), &forme.key(theme)]);
        let own = forme.diags.clone();
        if let Some((bytes, pages)) = self.cache.get(&key).and_then(opened) {
            let (bytes, fresh, sound) = (Some(bytes), false, false);
            return Set { bytes, pages, diags: own, fresh, key, sound };
        }
        let outcome = press.set_forme(forme);
        let printed = outcome.printed.as_ref().map_or(0, |printed| printed.pages);
        Set {
            pages: u64::try_from(printed).unwrap_or(u64::MAX),
            sound: outcome.diags.as_slice() == own.as_slice(),
            bytes: outcome.printed.map(|printed| printed.bytes),
            diags: outcome.diags,
            fresh: true,
            key,
        }
    }

    /// Remembers a booklet, unless that is done or Typst had something to say about it.
    pub fn keep_pdf(&self, set: &Set) {
        if let Some(bytes) = set.bytes.as_ref().filter(|_| set.sound) {
            self.keep(set.key, &[bytes, set.pages.to_le_bytes().as_slice()].concat());
        }
    }

    /// A booklet that was set before, by the key that [`Set`] told; `None` when it is not kept.
    #[must_use]
    pub fn kept(&self, key: &ContentHash) -> Option<Vec<u8>> {
        self.cache.get(key).and_then(opened).map(|(bytes, _)| bytes)
    }

    /// The hash of the zip that was packed of the same files before; `None` when none was.
    #[must_use]
    pub fn packed(&self, files: &ContentHash) -> Option<ContentHash> {
        let kept = self.cache.get(&self.key("zip", &[files]))?;
        kept.try_into().ok()
    }

    /// Remembers what files were packed to.
    pub fn keep_packed(&self, files: &ContentHash, zip: &ContentHash) {
        self.keep(self.key("zip", &[files]), zip);
    }

    /// Remembers how large the files to download became, for previews that show no sizes of
    /// their own.
    pub fn keep_sizes(&self, sizes: &Sizes) {
        let mut lines = String::new();
        for (path, size) in sizes {
            let _ = writeln!(lines, "{}\t{}\t{path}", size.pages.unwrap_or(0), size.bytes);
        }
        self.keep(self.key("storlekar", &[]), lines.as_bytes());
    }

    /// The sizes that the latest build told; none before the first.
    #[must_use]
    pub fn sizes(&self) -> Sizes {
        let bytes = self.cache.get(&self.key("storlekar", &[]));
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
        let line = |line: &str| {
            let mut parts = line.splitn(3, '\t');
            let pages: u64 = parts.next()?.parse().ok()?;
            let bytes = parts.next()?.parse().ok()?;
            Some((parts.next()?.to_owned(), Size { pages: (pages > 0).then_some(pages), bytes }))
        };
        text.lines().filter_map(line).collect()
    }

    /// The search index of pages: made by `make`, unless the same pages have been indexed before.
    ///
    /// # Errors
    /// What `make` says.
    pub fn index<E>(
        &self,
        pages: Vec<Page>,
        make: impl FnOnce(Vec<Page>) -> Result<Vec<Output>, E>,
    ) -> Result<Vec<Output>, E> {
        let hashes: Vec<ContentHash> = pages.par_iter().map(Page::hash).collect();
        let parts: Vec<&[u8]> = hashes.iter().map(<[u8; 32]>::as_slice).collect();
        let key = self.key("sok", &parts);
        let kept = self.cache.get(&key);
        if let Some(files) = kept.and_then(|bytes| unpack(&bytes)) {
            return Ok(files);
        }
        let files = make(pages)?;
        self.keep(key, &pack(&files));
        Ok(files)
    }

    /// A card's picture, drawn unless the same program has drawn the same card before. `painter` is
    /// asked for only when something must be drawn.
    ///
    /// # Errors
    /// When the theme's drawing of it is broken.
    pub fn card<'a>(
        &self,
        card: &Card,
        theme: &Theme,
        painter: impl FnOnce() -> &'a Painter<'a>,
    ) -> Result<Vec<u8>, Fault> {
        let mut fault = Fault::Refused(Vec::new());
        let draw = || painter().png(card).map_err(|why| fault = why).ok();
        self.remembered("kort", &card.key(theme), draw).ok_or(fault)
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
        if let Some(bytes) = self.cache.get(&key) {
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

/// How many bytes at the end of a kept PDF tell its pages.
const PAGES: usize = 8;

/// A kept PDF and its pages.
fn opened(mut bytes: Vec<u8>) -> Option<(Vec<u8>, u64)> {
    let pages = u64::from_le_bytes(*bytes.last_chunk::<PAGES>()?);
    bytes.truncate(bytes.len() - PAGES);
    Some((bytes, pages))
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
        Shelf { cache: Cache::at(room.path()), program: [7; 32] }
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
    fn sizes_kept_are_sizes_read_and_a_pdf_keeps_its_pages() {
        let room = tempfile::tempdir().expect("a temporary folder");
        let shelf = shelf(&room);
        assert!(shelf.sizes().is_empty());
        let sizes = Sizes::from([
            ("pdf/å b.pdf".to_owned(), Size { pages: Some(34), bytes: 409_600 }),
            ("word/a.docx".to_owned(), Size { pages: None, bytes: 1 }),
        ]);
        shelf.keep_sizes(&Sizes::new());
        shelf.keep_sizes(&sizes);
        assert_eq!(shelf.sizes(), sizes);
        assert_eq!(
            opened([b"%PDF".as_slice(), &7_u64.to_le_bytes()].concat()),
            Some((b"%PDF".to_vec(), 7))
        );
        assert_eq!(opened(vec![1, 2]), None);
    }

    #[test]
    fn the_same_pages_are_indexed_once_and_other_pages_anew() {
        let room = tempfile::tempdir().expect("a temporary folder");
        let shelf = shelf(&room);
        let page = |text: &str| {
            let html = format!("<main data-pagefind-body>{text}</main>");
            vec![Page::read("a.html".to_owned(), &html)]
        };
        let made = std::cell::Cell::new(0);
        let index = |pages: Vec<Page>| {
            made.set(made.get() + 1);
            let text = pages.into_iter().find_map(|page| page.searched).map(|page| page.text);
            Ok::<_, ()>(vec![Output::one("sok/a", text.unwrap_or_default())])
        };
        for (text, times) in [("ett", 1), ("ett", 1), ("två", 2), ("ett", 2)] {
            let files = shelf.index(page(text), index).expect("is made");
            assert_eq!((files[0].bytes.as_slice(), made.get()), (text.as_bytes(), times));
        }
        let other = Shelf { program: [8; 32], ..shelf };
        other.index(page("ett"), index).expect("is made");
        assert_eq!(made.get(), 3, "what another program made is not taken from the shelf");
    }
}
