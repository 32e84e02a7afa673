//! What the `git` command says of a handbook's files: what the next commit will hold, and which
//! files have changes that no commit has. `None` where there is no git or no repository.

use std::collections::{BTreeSet, HashSet};
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use unicode_normalization::UnicodeNormalization as _;

use super::load::{FOLDERS, Loaded};
use crate::source::file::SourceFile;
use crate::source::sources::Sources;

/// A handbook as the next commit will hold it.
#[derive(Debug)]
pub struct Staged {
    /// Its files: those that are not added to git left out, those changed since they were added
    /// as they were then.
    pub loaded: Loaded,
    /// The paths from the handbook's root that the commit changes, adds or takes away.
    pub changed: BTreeSet<String>,
}

/// Turns a handbook read from the disk into the one that the next commit will hold.
#[must_use]
pub fn staged(root: &Path, loaded: Loaded) -> Option<Staged> {
    let list = ["--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z", "--"];
    let diff = |more: &[&str]| names(root, &[&["diff"], more, &list, &FOLDERS].concat());
    let changed = diff(&["--cached"])?;
    let since = diff(&[])?;
    let foreign = others(root, &FOLDERS)?;
    let drop: HashSet<&str> = since.iter().chain(&foreign).map(String::as_str).collect();
    let kept = loaded.sources.files().iter().filter(|f| !drop.contains(f.path.as_str()));
    let mut files: Vec<SourceFile> = kept.cloned().collect();
    files.extend(added(root, &since)?);
    let loaded = Loaded { sources: Sources::new(files), ..loaded };
    Some(Staged { loaded, changed: changed.iter().map(|path| whole(path)).collect() })
}

/// Those of some files, by path from the root, whose content no commit holds.
#[must_use]
pub fn uncommitted(root: &Path, paths: &[&str]) -> Option<BTreeSet<String>> {
    let list = ["diff", "--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z"];
    let mut out: BTreeSet<String> = others(root, paths)?.iter().map(|path| whole(path)).collect();
    match names(root, &[&list[..], &["HEAD", "--"], paths].concat()) {
        Some(changed) => out.extend(changed.iter().map(|path| whole(path))),
        // Nothing is committed yet.
        None => out.extend(paths.iter().map(|path| (*path).to_owned())),
    }
    Some(out)
}

/// Files that are not added to git, ignored ones too: a commit has neither.
fn others(root: &Path, paths: &[&str]) -> Option<Vec<String>> {
    names(root, &[&["ls-files", "--others", "-z", "--"], paths].concat())
}

/// Paths are compared as the loader tells them.
fn whole(path: &str) -> String {
    path.nfc().collect()
}

fn git(root: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).stderr(Stdio::null()).stdin(Stdio::null());
    // Within a hook git tells its own places, which may be relative to where the hook runs.
    for name in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"] {
        if let Some(place) = std::env::var_os(name)
            && let Ok(place) = std::path::absolute(&place)
        {
            command.env(name, place);
        }
    }
    command
}

/// What a command lists between NUL bytes; names that are no Unicode are passed over.
fn names(root: &Path, arguments: &[&str]) -> Option<Vec<String>> {
    let output = git(root).args(arguments).output().ok().filter(|o| o.status.success())?;
    let names = output.stdout.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    Some(names.filter_map(|name| Some(std::str::from_utf8(name).ok()?.to_owned())).collect())
}

/// The files as they were when they were added; those taken away are passed over.
fn added(root: &Path, paths: &[String]) -> Option<Vec<SourceFile>> {
    let paths: Vec<&String> = paths.iter().filter(|path| !path.contains('\n')).collect();
    if paths.is_empty() {
        return Some(Vec::new());
    }
    let mut child = git(root)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let (mut ask, mut answer) = (child.stdin.take()?, child.stdout.take()?);
    let asked: Vec<String> = paths.iter().map(|path| format!(":./{path}\n")).collect();
    let asked = asked.concat();
    let mut bytes = Vec::new();
    std::thread::scope(|scope| {
        // A git that stops listening also stops answering, and that is seen below.
        scope.spawn(move || drop(ask.write_all(asked.as_bytes())));
        answer.read_to_end(&mut bytes)
    })
    .ok()?;
    child.wait().ok()?;
    let mut rest = bytes.as_slice();
    let mut files = Vec::new();
    for path in paths {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let (head, after) = (String::from_utf8_lossy(&rest[..end]), &rest[end + 1..]);
        let size = head.rsplit_once(" blob ").and_then(|(_, size)| size.parse::<usize>().ok());
        rest = after;
        if let Some(size) = size {
            files.push(SourceFile::new(whole(path), rest.get(..size)?.to_vec()));
            rest = rest.get(size + 1..)?;
        }
    }
    Some(files)
}
