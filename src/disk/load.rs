//! Reads a handbook's folders into memory: sorted, with paths in NFC, and nothing from outside.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;
use walkdir::WalkDir;

use super::stamp::Stamp;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::history::History;
use crate::source::file::SourceFile;
use crate::source::sources::Sources;
use crate::source::span::Span;

/// The folders that make a handbook; nothing else under the root is read.
pub const FOLDERS: [&str; 3] = ["content", "guidance", "themes"];

/// The largest file that is read: 64 MiB.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// A handbook in memory.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// What was read.
    pub sources: Sources,
    /// What lay there but was left out, sorted by path. Hidden files and editors' backups are
    /// passed over in silence and do not stand here.
    pub left_out: Vec<LeftOut>,
    /// When the files were last changed; nothing until someone who knows has told.
    pub history: History,
    /// Beside each file of `sources`, by what it is known again; none when they were not read here.
    pub stamps: Vec<Stamp>,
}

/// A file or folder that was not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOut {
    /// Path from the root, with `/`; bytes that are not Unicode replaced.
    pub path: String,
    /// Why.
    pub why: Why,
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Larger than [`LARGEST`].
    TooLarge,
    /// A symbolic link out of the handbook.
    LeadsOut,
    /// A symbolic link to nothing, or to a folder that it lies in.
    LeadsNowhere,
    /// A name that some system cannot have: not Unicode, one of `\ : * ? " < > |`, a control
    /// character, or a dot or space at its end.
    Name,
    /// Another file has the same name when letters with marks are written the same way.
    SameName,
}

/// A file that lies in the handbook but was not read.
pub static LEFT_OUT: Rule = Rule {
    code: "fil-utelamnad",
    severity: Severity::Warning,
    title: "En fil i handbokens mappar lästes inte.",
    why: "Filen kommer varken med på webbplatsen eller i PDF:erna. Orsaken står i anmärkningen: \
          filen är större än 64 MB, den är en genväg ut ur handboken eller till ingenting, eller \
          så har den ett namn som inte fungerar på alla datorer.",
    wrong: "content/images/film.mp4 (210 MB)",
    right: "[Se filmen](https://exempel.se/film)",
    source: "Handbokens egen regel",
};

/// Every rule of this room.
pub static RULES: &[&Rule] = &[&LEFT_OUT];

impl Loaded {
    /// Whether two readings found the same.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        let (a, b) = (self.sources.files(), other.sources.files());
        self.left_out == other.left_out
            && self.history == other.history
            && a.len() == b.len()
            && a.iter().zip(b).all(|(a, b)| a.path == b.path && a.bytes == b.bytes)
    }

    /// What was left out, as findings. They stand at the head of the handbook's first file, since
    /// what was not read has no place of its own.
    #[must_use]
    pub fn diags(&self) -> Diags {
        let mut diags = Diags::new();
        let first = self.sources.find("guidance/handbook.yaml");
        let Some(first) = first.or_else(|| self.sources.iter().next().map(|(id, _)| id)) else {
            return diags;
        };
        for LeftOut { path, why } in &self.left_out {
            let (because, help) = match why {
                Why::TooLarge => (
                    "är större än 64 MB",
                    "lägg filen på en annan plats och länka till den, eller gör den mindre",
                ),
                Why::LeadsOut => {
                    ("är en genväg till något utanför handboken", "kopiera filen hit i stället")
                }
                Why::LeadsNowhere => {
                    ("är en genväg som inte leder någonstans", "ta bort genvägen eller peka om den")
                }
                Why::Name => (
                    "har ett namn som inte fungerar på alla datorer",
                    "byt namn: använd bokstäver, siffror och bindestreck",
                ),
                Why::SameName => (
                    "har samma namn som en annan fil, fast å, ä eller ö är lagrat på annat sätt",
                    "byt namn på en av filerna",
                ),
            };
            let message = format!("{path} lästes inte: den {because}");
            diags.push(Finding::new(&LEFT_OUT, Span::head(first), message).help(help));
        }
        diags
    }
}

/// Reads every file of the handbook at `root`, in parallel.
///
/// # Errors
/// When a folder or a file cannot be read. A file that vanishes between the listing and the
/// reading is left out: editors save that way. A handbook's folder that does not exist is empty.
pub fn load(root: &Path) -> io::Result<Loaded> {
    let root = root.canonicalize().map_err(|e| at(root, &e))?;
    let Listed { found, mut left_out } = listed(&root)?;
    let read: Vec<Got> = found
        .into_par_iter()
        .map(|(path, place)| match read(&place) {
            Ok(Some((bytes, stamp))) => Ok(Got::File(SourceFile::new(path, bytes), stamp)),
            Ok(None) => Ok(Got::TooLarge(path)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Got::Nothing),
            Err(e) => Err(at(&place, &e)),
        })
        .collect::<io::Result<_>>()?;
    let (mut files, mut stamps) = (Vec::with_capacity(read.len()), Vec::with_capacity(read.len()));
    for got in read {
        match got {
            // In the order of their paths, each path once: that is the order of `Sources` too.
            Got::File(file, stamp) => {
                files.push(file);
                stamps.push(stamp);
            }
            Got::TooLarge(path) => left_out.push(LeftOut { path, why: Why::TooLarge }),
            Got::Nothing => {}
        }
    }
    left_out.sort();
    Ok(Loaded { sources: Sources::new(files), left_out, history: History::default(), stamps })
}

/// What came of reading a file.
enum Got {
    File(SourceFile, Stamp),
    TooLarge(String),
    Nothing,
}

/// A file's bytes and by what it is known again; none for one that is too large.
pub(super) fn read(place: &Path) -> io::Result<Option<(Vec<u8>, Stamp)>> {
    let file = std::fs::File::open(place)?;
    let meta = file.metadata()?;
    if meta.len() > LARGEST {
        return Ok(None);
    }
    let stamp = Stamp::of(&meta);
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or(0) + 1);
    // A part of a file is not asked again how long it is, as a file would be.
    io::Read::read_to_end(&mut io::Read::take(file, u64::MAX), &mut bytes)?;
    Ok(Some((bytes, stamp)))
}

/// What lies in a handbook's folders.
pub(super) struct Listed {
    /// Paths from the root with the places where they lie, sorted, each path once.
    pub(super) found: Vec<(String, PathBuf)>,
    /// What is not read, whatever its size.
    pub(super) left_out: Vec<LeftOut>,
}

/// Lists a handbook's folders.
pub(super) fn listed(root: &Path) -> io::Result<Listed> {
    let mut left_out = Vec::new();
    let mut found = Vec::new();
    for folder in FOLDERS {
        list(root, folder, &mut found, &mut left_out)?;
    }
    found.sort();
    found.dedup_by(|b, a| {
        let same = a.0 == b.0;
        if same {
            left_out.push(LeftOut { path: b.0.clone(), why: Why::SameName });
        }
        same
    });
    Ok(Listed { found, left_out })
}

/// Whether a name is one that the press passes over: hidden files, editors' backups and swap
/// files, and what an earlier build wrote.
#[must_use]
pub fn passed_over(name: &str) -> bool {
    let backup = [".bak", ".orig", ".rej", ".swp", ".swo", ".tmp", "~"];
    name.starts_with('.')
        || backup.iter().any(|end| name.ends_with(end))
        || (name.starts_with('#') && name.ends_with('#'))
        || name == "dist"
        || name == "node_modules"
}

fn list(
    root: &Path,
    folder: &str,
    found: &mut Vec<(String, PathBuf)>,
    left_out: &mut Vec<LeftOut>,
) -> io::Result<()> {
    let top = root.join(folder);
    let mut outside = HashSet::new();
    // A linked folder is walked once for each name it has: that is what the author sees too.
    let walk = WalkDir::new(&top).follow_links(true).into_iter().filter_entry(|entry| {
        if entry.depth() > 0 && passed_over(&entry.file_name().to_string_lossy()) {
            return false;
        }
        if entry.path_is_symlink() && leads_out(root, entry.path()) {
            outside.insert(entry.path().to_owned());
            return false;
        }
        true
    });
    let mut seen: Vec<(PathBuf, Option<Why>)> = Vec::new();
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => seen.push((entry.into_path(), None)),
            Err(e) => {
                let missing = e.io_error().is_some_and(|e| e.kind() == io::ErrorKind::NotFound);
                let Some(path) = e.path().map(Path::to_owned) else { return Err(e.into()) };
                if path == top && missing && !top.is_symlink() {
                    return Ok(());
                }
                let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
                if name.is_some_and(|name| passed_over(&name)) {
                    continue;
                }
                if e.loop_ancestor().is_some() || (missing && path.is_symlink()) {
                    seen.push((path, Some(Why::LeadsNowhere)));
                } else if !missing {
                    return Err(at(&path, &e.into()));
                }
            }
        }
    }
    seen.extend(outside.into_iter().map(|path| (path, Some(Why::LeadsOut))));
    for (path, why) in seen {
        let relative = path.strip_prefix(root).unwrap_or(&path);
        match (named(relative), why) {
            (Some(name), None) => found.push((name, path)),
            (Some(path), Some(why)) => left_out.push(LeftOut { path, why }),
            (None, _) => {
                let path = relative.to_string_lossy().into_owned();
                left_out.push(LeftOut { path, why: Why::Name });
            }
        }
    }
    Ok(())
}

fn leads_out(root: &Path, link: &Path) -> bool {
    // A link to nothing is told by the walk itself.
    let inside = |target: PathBuf| FOLDERS.iter().any(|f| target.starts_with(root.join(f)));
    link.canonicalize().is_ok_and(|target| !inside(target))
}

/// The path with `/` and in NFC, so that a handbook reads the same from every disk.
pub(super) fn named(relative: &Path) -> Option<String> {
    let mut parts = Vec::new();
    for part in relative.components() {
        let part = part.as_os_str().to_str()?;
        let strange = |c: char| c.is_control() || r#"\:*?"<>|"#.contains(c);
        if part.contains(strange) || part.ends_with(['.', ' ']) {
            return None;
        }
        parts.push(part);
    }
    let name = parts.join("/");
    Some(if name.is_ascii() { name } else { name.nfc().collect() })
}

pub(super) fn at(path: &Path, e: &io::Error) -> io::Error {
    io::Error::new(e.kind(), format!("{}: {e}", path.display()))
}

#[cfg(test)]
#[path = "load_tests.rs"]
pub(super) mod tests;
