//! What took long to make, kept under `.handbok/cache` by the content that it came from. Safe to
//! delete at any time, and never wrong: a file that was cut short or changed is as if missing.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use super::manifest::hex;
use crate::memo::{ContentHash, content_hash};

/// The most that the cache holds after [`Cache::prune`]: 512 MiB.
pub const LARGEST: u64 = 512 * 1024 * 1024;

static TURN: AtomicU64 = AtomicU64::new(0);

/// A folder of results by content.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// The cache of the handbook at `root`. All worktrees of one git repository share the main
    /// one's, since what is kept depends on content alone.
    #[must_use]
    pub fn of(root: &Path) -> Self {
        let home = main_worktree(root).unwrap_or_else(|| root.to_owned());
        Self { folder: home.join(".handbok/cache") }
    }

    /// A cache in a folder of its own.
    #[must_use]
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    fn place(&self, key: &ContentHash) -> PathBuf {
        let hex = hex(key);
        self.folder.join(&hex[..2]).join(&hex[2..])
    }

    /// What was kept under a key, if it is whole.
    #[must_use]
    pub fn get(&self, key: &ContentHash) -> Option<Vec<u8>> {
        let place = self.place(key);
        let mut bytes = fs::read(&place).ok()?;
        let split = bytes.len().checked_sub(size_of::<ContentHash>())?;
        let seal = bytes.split_off(split);
        if seal != content_hash(&[key, &bytes]) {
            let _ = fs::remove_file(&place);
            return None;
        }
        // What is used is young: `prune` takes the oldest. A disk that cannot be written to is
        // no reason to make anything again.
        if let Ok(file) = fs::File::options().write(true).open(&place) {
            let _ = file.set_modified(SystemTime::now());
        }
        Some(bytes)
    }

    /// Keeps bytes under a key.
    ///
    /// # Errors
    /// When the disk is full or cannot be written to; the build is none the worse for it.
    pub fn put(&self, key: &ContentHash, bytes: &[u8]) -> io::Result<()> {
        let place = self.place(key);
        let folder = place.parent().unwrap_or(&self.folder);
        if !folder.exists() {
            fs::create_dir_all(folder)?;
            // Whoever has no .gitignore for it is spared the question.
            let note = self.folder.parent().unwrap_or(&self.folder).join(".gitignore");
            if !note.exists() {
                fs::write(note, "*\n")?;
            }
        }
        let turn = TURN.fetch_add(1, Ordering::Relaxed);
        let part = folder.join(format!("{}-{turn}.del", std::process::id()));
        let seal = content_hash(&[key, bytes]);
        let written =
            fs::write(&part, [bytes, &seal].concat()).and_then(|()| fs::rename(&part, place));
        if written.is_err() {
            let _ = fs::remove_file(&part);
        }
        written
    }

    /// Takes away the oldest until at most `largest` bytes are left.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn prune(&self, largest: u64) -> io::Result<()> {
        let mut files: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
        for entry in walkdir::WalkDir::new(&self.folder).into_iter().flatten() {
            if let Ok(meta) = entry.metadata()
                && meta.is_file()
            {
                files.push((meta.modified()?, meta.len(), entry.into_path()));
            }
        }
        let mut total: u64 = files.iter().map(|f| f.1).sum();
        files.sort();
        for (_, size, path) in files {
            if total <= largest {
                break;
            }
            // Another build may have taken it first.
            let _ = fs::remove_file(path);
            total -= size;
        }
        Ok(())
    }
}

/// What this program is: the hash of all that it was made of, told by `build.rs`. What another
/// version kept is not ours to use.
#[must_use]
pub fn program() -> ContentHash {
    content_hash(&[env!("HANDBOK_PROGRAM_ID").as_bytes()])
}

/// The main worktree's root, when `root` is another worktree of the same repository.
fn main_worktree(root: &Path) -> Option<PathBuf> {
    let text = fs::read_to_string(root.join(".git")).ok()?;
    let folder = PathBuf::from(text.strip_prefix("gitdir:")?.trim());
    let worktrees = folder.parent()?;
    let git = worktrees.parent()?;
    let linked = worktrees.ends_with("worktrees") && git.ends_with(".git") && git.is_dir();
    linked.then(|| git.parent().map(Path::to_owned)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_what_is_damaged_does_not() {
        let room = tempfile::tempdir().expect("a temporary folder");
        let cache = Cache::at(room.path().join(".handbok/cache"));
        let key = content_hash(&[b"nyckel"]);
        assert_eq!(cache.get(&key), None);
        cache.put(&key, b"en bok").expect("is kept");
        assert_eq!(cache.get(&key).as_deref(), Some(b"en bok".as_slice()));
        let place = cache.place(&key);
        let whole = fs::read(&place).expect("is there");
        for damaged in [&whole[..whole.len() - 1], &whole[1..], b""] {
            fs::write(&place, damaged).expect("can be written");
            assert_eq!(cache.get(&key), None);
        }
        // The right bytes under another key are wrong too.
        let other = content_hash(&[b"annan"]);
        cache.put(&key, b"en bok").expect("is kept");
        let there = cache.place(&other);
        fs::create_dir_all(there.parent().expect("has one")).expect("can be made");
        fs::copy(&place, there).expect("can be copied");
        assert_eq!(cache.get(&other), None);
        assert!(room.path().join(".handbok/.gitignore").exists());
    }

    #[test]
    fn the_oldest_go_first() {
        let room = tempfile::tempdir().expect("a temporary folder");
        let cache = Cache::at(room.path());
        let keys: Vec<_> = (0..4u8).map(|n| content_hash(&[&[n]])).collect();
        for (n, key) in (0u64..).zip(&keys) {
            cache.put(key, &[0; 68]).expect("is kept");
            let file = fs::File::options().write(true).open(cache.place(key)).expect("is there");
            let time = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000 + n);
            file.set_modified(time).expect("can be set");
        }
        assert!(cache.get(&keys[0]).is_some(), "and what is used becomes young again");
        cache.prune(200).expect("prunes");
        let left: Vec<bool> = keys.iter().map(|k| cache.get(k).is_some()).collect();
        assert_eq!(left, [true, false, false, true]);
    }

    #[test]
    fn worktrees_share_the_main_ones_cache() {
        let room = tempfile::tempdir().expect("a temporary folder");
        let main = room.path().join("main");
        let other = room.path().join("annan");
        fs::create_dir_all(main.join(".git/worktrees/annan")).expect("can be made");
        fs::create_dir_all(&other).expect("can be made");
        let note = format!("gitdir: {}\n", main.join(".git/worktrees/annan").display());
        fs::write(other.join(".git"), note).expect("can be written");
        assert_eq!(Cache::of(&other).folder, Cache::of(&main).folder);
    }
}
