//! What Typst may see: files in memory, fonts, no clock, no disk and no packages.

use std::collections::BTreeMap;
use std::path::PathBuf;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use super::foundry::Foundry;
use super::stock::Stock;

/// The file that a booklet begins in.
pub const MAIN: &str = "main.typ";

/// The file that says how large the type is and whether the pages have a margin to write in.
pub const SHAPE: &str = "shape.typ";

/// A world of files in memory.
pub struct Desk {
    foundry: Foundry,
    main: FileId,
    files: BTreeMap<String, Content>,
}

enum Content {
    Source(Source),
    Bytes(Bytes),
}

/// The id of a path; `None` when Typst does not take the path. Ids live as long as the process
/// and there are 65,535 of them, so paths are few and used again for every booklet.
fn intern(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl Desk {
    /// A world of these files; those that end in `.typ` are Typst source, which the stock may hold
    /// already.
    #[must_use]
    pub fn new<'a>(
        foundry: &Foundry,
        stock: &Stock,
        files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Option<Self> {
        let main = intern(MAIN)?;
        let mut map = BTreeMap::new();
        for (path, bytes) in files {
            let Some(id) = intern(path) else { continue };
            let text = path.strip_suffix(".typ").and_then(|_| std::str::from_utf8(bytes).ok());
            let content = match text {
                Some(text) => Content::Source(stock.source(path, id, text)),
                None => Content::Bytes(Bytes::new(bytes.to_vec())),
            };
            map.insert(path.to_owned(), content);
        }
        Some(Self { foundry: foundry.clone(), main, files: map })
    }

    fn get(&self, id: FileId) -> FileResult<&Content> {
        let rooted = id.get();
        let path = rooted.vpath().get_without_slash();
        let missing = || FileError::NotFound(PathBuf::from(path));
        match rooted.root() {
            VirtualRoot::Project => self.files.get(path).ok_or_else(missing),
            VirtualRoot::Package(_) => Err(missing()),
        }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.foundry.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.foundry.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match self.get(id)? {
            Content::Source(source) => Ok(source.clone()),
            Content::Bytes(_) => Err(FileError::NotSource),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match self.get(id)? {
            Content::Source(source) => Ok(Bytes::from_string(source.clone())),
            Content::Bytes(bytes) => Ok(bytes.clone()),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.foundry.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
