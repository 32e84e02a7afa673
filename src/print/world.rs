//! What Typst may see: files in memory, fonts, no clock, no disk and no packages.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
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

/// The folder of a booklet's text.
pub const TEXTS: &str = "text/";

/// The theme's file that all parts import.
const THEME: &str = "print/theme.typ";

/// A world of files in memory.
pub struct Desk {
    foundry: Foundry,
    main: FileId,
    files: BTreeMap<String, Content>,
    /// Paths of source that was parsed for this desk.
    parsed: Vec<String>,
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
        let files: Vec<(&str, &[u8])> = files.into_iter().collect();
        let read = |(path, bytes): &(&str, &[u8])| {
            let id = intern(path)?;
            let text = path.strip_suffix(".typ").and_then(|_| std::str::from_utf8(bytes).ok());
            let (content, parsed) = match text.map(|text| stock.source(path, id, text)) {
                Some((source, parsed)) => (Content::Source(source), parsed),
                None => (Content::Bytes(Bytes::new(bytes.to_vec())), false),
            };
            Some(((*path).to_owned(), content, parsed))
        };
        // Side by side: to parse a book takes longer than to read its fonts.
        let read: Vec<_> = files.par_iter().filter_map(read).collect();
        let parsed = read.iter().filter(|(_, _, parsed)| *parsed);
        let parsed = parsed.map(|(path, ..)| path.clone()).collect();
        let files = read.into_iter().map(|(path, content, _)| (path, content)).collect();
        Some(Self { foundry: foundry.clone(), main, files, parsed })
    }

    /// The theme, and the parts of the booklet that were parsed for this desk.
    #[must_use]
    pub fn unread(&self) -> (Option<&Source>, Vec<&Source>) {
        let source = |path: &str| match self.files.get(path) {
            Some(Content::Source(source)) => Some(source),
            _ => None,
        };
        let parts = self.parsed.iter().filter(|path| path.starts_with(TEXTS));
        (source(THEME), parts.filter_map(|path| source(path)).collect())
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
