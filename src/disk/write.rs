//! Writes a site whole or not at all: into a folder beside the target, which then takes the
//! target's place in one step. A build that fails or is killed leaves the earlier site as it was.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::manifest::{self, Manifest};
use super::swap::{Beside, Lock};
use crate::memo::ContentHash;
use crate::output::Output;
use crate::zipped::Zip;

/// Files that the systems of desks strew about: neither foreign nor ours.
const STREWN: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// How many files one thread presses at a time for a zip.
const PRESSED: usize = 16;

/// Why a site could not be written.
#[derive(Debug)]
pub enum Trouble {
    /// The target holds files that no build wrote: some of them, sorted, and how many in all.
    Foreign {
        /// The target.
        target: PathBuf,
        /// At most three.
        some: Vec<String>,
        /// All.
        count: usize,
    },
    /// The target is a file, or a path without a name.
    NotAFolder(PathBuf),
    /// Two outputs have one path, or a path leads out of the site: our fault, not the author's.
    Path(String),
    /// The machine failed.
    Io(io::Error),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign { target, some, count } => {
                let more = count - some.len();
                let and = if more > 0 { format!(" och {more} till") } else { String::new() };
                write!(
                    f,
                    "Mappen {} innehåller filer som handbok inte har skrivit: {}{and}. \
                     Ingenting är ändrat.",
                    target.display(),
                    some.join(", "),
                )
            }
            Self::NotAFolder(path) => {
                write!(f, "{} är ingen mapp som en webbplats kan skrivas till.", path.display())
            }
            Self::Path(path) => {
                write!(
                    f,
                    "Sökvägen \u{201d}{path}\u{201d} kan inte skrivas, eller skrivs två gånger."
                )
            }
            Self::Io(e) => write!(f, "{e}"),
        }
    }
}

impl From<io::Error> for Trouble {
    fn from(e: io::Error) -> Self {
        Self::Io(e)
    }
}

/// What a build changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that are new or have other bytes than before.
    pub written: usize,
    /// Files that are as they were, with the time they had.
    pub unchanged: usize,
    /// Files of the earlier build that are gone.
    pub removed: usize,
    /// Bytes of the whole site.
    pub bytes: u64,
    /// Bytes of the files that are new or have other bytes.
    pub fresh: u64,
}

/// A site on its way to a folder. Dropped without [`Writer::commit`], it leaves nothing behind.
#[derive(Debug)]
pub struct Writer {
    staging: PathBuf,
    beside: Beside,
    earlier: Manifest,
    hashed: bool,
    state: Mutex<State>,
    _lock: Lock,
}

#[derive(Debug, Default)]
struct State {
    manifest: Manifest,
    unchanged: Vec<String>,
    folders: HashSet<PathBuf>,
    bytes: u64,
    fresh: u64,
}

impl Writer {
    /// Makes ready to write to `target`: waits for its turn (after telling through `waiting`),
    /// tidies after builds that were killed, and looks that the folder holds nothing foreign.
    ///
    /// # Errors
    /// When the folder holds foreign files, is no folder, or the machine fails.
    pub fn open(target: &Path, waiting: impl FnOnce()) -> Result<Self, Trouble> {
        let beside = Beside::new(target).map_err(|e| match e.kind() {
            io::ErrorKind::InvalidInput | io::ErrorKind::NotADirectory => {
                Trouble::NotAFolder(target.to_owned())
            }
            _ => Trouble::Io(e),
        })?;
        let lock = Lock::take(&beside, waiting)?;
        beside.tidy(&lock)?;
        let earlier = earlier(beside.target())?;
        let staging = beside.staging();
        fs::create_dir(&staging)?;
        Ok(Self { staging, beside, earlier, hashed: true, state: Mutex::default(), _lock: lock })
    }

    /// A writer that hashes no file: for who will not ask for hashes. What an earlier build wrote is
    /// known by its length and its bytes.
    #[must_use]
    pub fn without_hashes(mut self) -> Self {
        self.hashed = false;
        self
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes one file. May be called from many threads at once.
    ///
    /// # Errors
    /// When the path is not one inside the site or is taken already, or the machine fails.
    pub fn put(&self, output: &Output) -> Result<(), Trouble> {
        let path = &output.path;
        if !inside(path) || path == manifest::NAME {
            return Err(Trouble::Path(path.clone()));
        }
        let length = output.bytes.len() as u64;
        let mark =
            if self.hashed { manifest::hash(&output.bytes) } else { manifest::length(length) };
        self.enter(path, mark, length)?;
        // The manifest says what we wrote, not what lies there now: the bytes decide.
        let earlier = self.earlier.files.get(path);
        let same = earlier.is_some_and(|earlier| !manifest::unlike(earlier, &mark))
            && fs::read(self.beside.target().join(path)).is_ok_and(|old| old == output.bytes);
        if same {
            self.state().unchanged.push(path.clone());
            return Ok(());
        }
        let place = self.place(path)?;
        fs::write(&place, &output.bytes).map_err(|e| at(&place, &e))?;
        self.state().fresh += length;
        Ok(())
    }

    /// The files taken so far, each with the hash of its content, or its length from a writer without
    /// hashes.
    #[must_use]
    pub fn files(&self) -> BTreeMap<String, ContentHash> {
        self.state().manifest.files.clone()
    }

    /// A file taken earlier.
    ///
    /// # Errors
    /// When it was not, or the machine fails.
    pub fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match fs::read(self.staging.join(path)) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                fs::read(self.beside.target().join(path))
            }
            read => read,
        }
    }

    /// Takes the earlier site's file at a path, when it still has the content with this hash.
    /// Tells its length.
    pub fn take_earlier(&self, path: &str, hash: ContentHash) -> Option<u64> {
        let place = self.beside.target().join(path);
        let known = self.earlier.files.get(path) == Some(&hash);
        let (found, length) = known.then(|| manifest::hash_file(&place).ok()).flatten()?;
        (found == hash && self.enter(path, hash, length).is_ok()).then(|| {
            self.state().unchanged.push(path.to_owned());
            length
        })
    }

    /// Packs every file taken so far, and some more, in one zip within the site: sorted, under
    /// one folder, pressed side by side, some hundred files at a time in memory. Tells the zip's
    /// hash and length.
    ///
    /// # Errors
    /// When the path is taken, or the machine fails.
    pub fn pack(
        &self,
        path: &str,
        folder: &str,
        more: &[Output],
    ) -> Result<(ContentHash, u64), Trouble> {
        let mut names: Vec<String> = self.files().into_keys().collect();
        names.extend(more.iter().map(|file| file.path.clone()));
        names.sort();
        let place = self.place(path)?;
        let file = fs::File::create(&place).map_err(|e| at(&place, &e))?;
        let mut zip = Zip::new(io::BufWriter::new(file));
        let press = |names: &[String]| -> io::Result<Vec<u8>> {
            let mut part = Zip::new(io::Cursor::new(Vec::new()));
            for name in names {
                let inside = format!("{folder}/{name}");
                match more.iter().find(|file| file.path == *name) {
                    Some(file) => part.put(&inside, &file.bytes)?,
                    None => part.put(&inside, &self.read(name)?)?,
                }
            }
            Ok(part.finish()?.into_inner())
        };
        for names in names.chunks(PRESSED * rayon::current_num_threads().min(8)) {
            let parts: Vec<Vec<u8>> =
                names.par_chunks(PRESSED).map(press).collect::<io::Result<_>>()?;
            parts.into_iter().try_for_each(|part| zip.append(part))?;
        }
        zip.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
        let (hash, length) = manifest::hash_file(&place)?;
        self.enter(path, hash, length)?;
        self.state().fresh += length;
        Ok((hash, length))
    }

    fn enter(&self, path: &str, hash: ContentHash, length: u64) -> Result<(), Trouble> {
        let mut state = self.state();
        if state.manifest.files.insert(path.to_owned(), hash).is_some() {
            return Err(Trouble::Path(path.to_owned()));
        }
        state.bytes += length;
        Ok(())
    }

    fn place(&self, path: &str) -> io::Result<PathBuf> {
        let place = self.staging.join(path);
        if let Some(folder) = place.parent()
            && !self.state().folders.contains(folder)
        {
            fs::create_dir_all(folder)?;
            self.state().folders.insert(folder.to_owned());
        }
        Ok(place)
    }

    /// Puts the site in its place. A site that is as it was is not touched at all.
    ///
    /// # Errors
    /// When foreign files have come into the folder since, or the machine fails; then the earlier
    /// site stands as it was.
    pub fn commit(self) -> Result<Report, Trouble> {
        let State { manifest, mut unchanged, bytes, fresh, .. } =
            std::mem::take(&mut *self.state());
        unchanged.sort();
        let removed =
            self.earlier.files.keys().filter(|path| !manifest.files.contains_key(*path)).count();
        let report = Report {
            written: manifest.files.len() - unchanged.len(),
            unchanged: unchanged.len(),
            removed,
            bytes,
            fresh,
        };
        if report.written == 0
            && removed == 0
            && self.earlier == manifest
            && !manifest.files.is_empty()
        {
            return Ok(report);
        }
        unchanged.par_iter().try_for_each(|path| self.keep(path))?;
        fs::write(self.staging.join(manifest::NAME), manifest.text())?;
        // Looked at again: somebody may have put a file there while we were at work.
        earlier(self.beside.target())?;
        self.beside.swap(&self.staging)?;
        Ok(report)
    }

    /// The earlier file in the new site: the same file under two names, or a copy with its time.
    fn keep(&self, path: &str) -> io::Result<()> {
        let old = self.beside.target().join(path);
        let new = self.place(path)?;
        if fs::hard_link(&old, &new).is_ok() {
            return Ok(());
        }
        fs::copy(&old, &new).map_err(|e| at(&new, &e))?;
        let modified = fs::metadata(&old)?.modified()?;
        fs::File::options().write(true).open(&new)?.set_modified(modified)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // After a commit there is no such folder; what cannot be removed now, the next build will.
        let _ = fs::remove_dir_all(&self.staging);
    }
}

/// What an earlier build wrote to the folder, after looking that it holds nothing else.
fn earlier(target: &Path) -> Result<Manifest, Trouble> {
    match fs::metadata(target) {
        Ok(meta) if meta.is_dir() => {}
        Ok(_) => return Err(Trouble::NotAFolder(target.to_owned())),
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Manifest::default()),
        Err(e) => return Err(at(target, &e).into()),
    }
    let manifest = Manifest::read(target)?;
    let mut foreign = Vec::new();
    let mut count = 0;
    for entry in WalkDir::new(target).sort_by_file_name() {
        let entry = entry.map_err(io::Error::from)?;
        if entry.file_type().is_dir() {
            continue;
        }
        let name = entry.file_name().to_string_lossy();
        if STREWN.contains(&&*name) {
            continue;
        }
        let relative = entry.path().strip_prefix(target).unwrap_or(entry.path());
        let path = relative.to_string_lossy().replace('\\', "/");
        let ours = manifest
            .as_ref()
            .is_some_and(|m| path == manifest::NAME || m.files.contains_key(&path));
        if !ours {
            count += 1;
            if foreign.len() < 3 {
                foreign.push(path);
            }
        }
    }
    if count > 0 {
        return Err(Trouble::Foreign { target: target.to_owned(), some: foreign, count });
    }
    Ok(manifest.unwrap_or_default())
}

/// Whether a path stays inside the site on every system.
fn inside(path: &str) -> bool {
    let good = |part: &str| !part.is_empty() && part != "." && part != "..";
    !path.contains(['\\', ':', '\0', '\n', '\r']) && path.split('/').all(good)
}

fn at(path: &Path, e: &io::Error) -> io::Error {
    io::Error::new(e.kind(), format!("{}: {e}", path.display()))
}

#[cfg(test)]
#[path = "write_tests.rs"]
mod tests;
