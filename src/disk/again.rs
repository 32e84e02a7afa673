//! What has happened to a handbook since it was read: one file read again, or all looked over
//! without being read.

use std::io;
use std::path::{Path, PathBuf};

use super::load::{self, LeftOut, Listed, Loaded, Why, at, named, passed_over};
use super::stamp::Stamp;
use crate::source::sources::Sources;
use crate::source::span::FileId;

/// What was read before, with those files read again that were saved; and which they are.
///
/// # Errors
/// When a file cannot be read.
///
/// `None` when more has happened than that files known before were saved: then all must be read.
pub fn again(
    root: &Path,
    before: &Loaded,
    saved: &[PathBuf],
) -> io::Result<Option<(Loaded, Vec<FileId>)>> {
    let mut sources: Option<Sources> = None;
    let mut changed = Vec::new();
    let mut stamps = before.stamps.clone();
    for place in saved {
        let Ok(relative) = place.strip_prefix(root) else { return Ok(None) };
        let mut names = relative.components().map(|part| part.as_os_str().to_string_lossy());
        if names.any(|name| passed_over(&name)) {
            continue;
        }
        let known = named(relative).and_then(|path| before.sources.find(&path));
        let meta = match std::fs::symlink_metadata(place) {
            Ok(meta) => Some(meta),
            Err(e) if e.kind() == io::ErrorKind::NotFound => None,
            Err(e) => return Err(at(place, &e)),
        };
        let id = match (known, meta) {
            // Made and gone again, as editors do beside the file that they save.
            (None, None) => continue,
            (Some(id), Some(meta)) if meta.is_file() => id,
            _ => return Ok(None),
        };
        let now = sources.as_ref().unwrap_or(&before.sources);
        let Some((bytes, stamp)) = load::read(place).map_err(|e| at(place, &e))? else {
            return Ok(None);
        };
        if let Some(known) = stamps.get_mut(id.0 as usize) {
            *known = stamp;
        }
        if *now.file(id).bytes != *bytes {
            sources = Some(now.with(id, bytes));
            changed.push(id);
        }
    }
    changed.sort();
    changed.dedup();
    let sources = sources.unwrap_or_else(|| before.sources.clone());
    Ok(Some((Loaded { sources, stamps, ..before.clone() }, changed)))
}

/// How a handbook on the disk differs from what was read of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Differs {
    /// In nothing.
    Not,
    /// In the content of these files.
    In(Vec<PathBuf>),
    /// In which files there are, or so that only a new reading can tell.
    Throughout,
}

/// Looks all files over: lists them, and reads only those that the system's word does not vouch
/// for.
///
/// # Errors
/// When a folder or a file cannot be looked at.
pub fn look(root: &Path, before: &Loaded) -> io::Result<Differs> {
    let root = root.canonicalize().map_err(|e| at(root, &e))?;
    let Listed { found, left_out } = load::listed(&root)?;
    let files = before.sources.files();
    let large = |left: &&LeftOut| left.why == Why::TooLarge;
    if before.stamps.len() != files.len() || before.left_out.iter().any(|left| large(&left)) {
        return Ok(Differs::Throughout);
    }
    let mut sorted = left_out;
    sorted.sort();
    let same_paths = || found.iter().map(|(path, _)| path).eq(files.iter().map(|file| &file.path));
    if sorted != before.left_out || !same_paths() {
        return Ok(Differs::Throughout);
    }
    let mut others = Vec::new();
    for ((_, place), (file, stamp)) in found.into_iter().zip(files.iter().zip(&before.stamps)) {
        let gone = |e: &io::Error| e.kind() == io::ErrorKind::NotFound;
        let now = match std::fs::metadata(&place) {
            Ok(meta) => Stamp::of(&meta),
            Err(e) if gone(&e) => return Ok(Differs::Throughout),
            Err(e) => return Err(at(&place, &e)),
        };
        if stamp.vouches(&now) {
            continue;
        }
        match load::read(&place) {
            Ok(Some((bytes, _))) if *bytes == *file.bytes => {}
            Ok(Some(_)) => others.push(place),
            Ok(None) => return Ok(Differs::Throughout),
            Err(e) if gone(&e) => return Ok(Differs::Throughout),
            Err(e) => return Err(at(&place, &e)),
        }
    }
    Ok(if others.is_empty() { Differs::Not } else { Differs::In(others) })
}

#[cfg(test)]
mod tests {
    use super::super::load::load;
    use super::super::load::tests::handbook;
    use super::*;
    use std::fs;

    #[test]
    fn a_save_reads_one_file_again_and_whatever_is_more_than_a_save_reads_all() {
        let room = handbook(&["content/a.md", "content/b.md"]);
        let root = room.path().canonicalize().expect("is there");
        let before = load(&root).expect("is read");
        let (a, new) = (root.join("content/a.md"), root.join("content/c.md"));
        let again = |saved: &[&PathBuf]| {
            let saved: Vec<PathBuf> = saved.iter().map(|p| (*p).clone()).collect();
            again(&root, &before, &saved).expect("is read")
        };
        // A file beside it that came and went, a hidden one, and one that is as it was.
        let strange = root.join("content/.a.md.swp");
        let (same, changed) = again(&[&new, &strange, &a]).expect("no more than a save");
        assert!(changed.is_empty() && same.same(&before));
        fs::write(&a, "annat").expect("is written");
        let (other, changed) = again(&[&a, &a]).expect("no more than a save");
        assert_eq!(changed, [FileId(0)]);
        assert!(other.same(&load(&root).expect("is read")));
        assert_eq!(other.sources.find("content/b.md"), Some(FileId(1)));
        fs::write(&new, "ny").expect("is written");
        assert!(again(&[&new]).is_none());
        fs::remove_file(&a).expect("is removed");
        assert!(again(&[&a]).is_none());
        assert!(again(&[&root.join("content")]).is_none());
    }

    #[test]
    fn what_is_looked_over_differs_in_what_was_changed_and_in_nothing_else() {
        let room = handbook(&["content/a.md", "content/b.md", "guidance/c.yaml"]);
        let root = room.path().canonicalize().expect("is there");
        let before = load(&root).expect("is read");
        let look = || look(&root, &before).expect("can be looked at");
        assert_eq!(look(), Differs::Not);
        // Of the same length, and within the same tick as it was read.
        let (a, b) = (root.join("content/a.md"), root.join("content/b.md"));
        fs::write(&a, "content/x.md").expect("is written");
        assert_eq!(look(), Differs::In(vec![a.clone()]));
        fs::write(&b, "b").expect("is written");
        assert_eq!(look(), Differs::In(vec![a.clone(), b]));
        fs::write(&a, "content/a.md").expect("is written");
        fs::write(root.join("content/b.md"), "content/b.md").expect("is written");
        assert_eq!(look(), Differs::Not, "as it was, though at another time");
        fs::write(root.join("content/d.md"), "").expect("is written");
        assert_eq!(look(), Differs::Throughout);
        fs::remove_file(root.join("content/d.md")).expect("is removed");
        fs::remove_file(&a).expect("is removed");
        assert_eq!(look(), Differs::Throughout);
    }
}
