//! One folder put in another's place in a single step, and order kept among those who want to.
//!
//! Beside a target `dist` there may stand, for a while:
//! `.dist.handbok-las` (locked while somebody writes), `.dist.handbok-4711` (the new site of
//! process 4711, not yet whole) and `.dist.handbok-gammal` (the earlier site, set aside between
//! two renames where the system cannot exchange two folders in one step).

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// The places beside a target.
#[derive(Clone, Debug)]
pub struct Beside {
    target: PathBuf,
    parent: PathBuf,
    stem: OsString,
}

impl Beside {
    /// The places beside `target`, which need not exist; its parent is made.
    ///
    /// # Errors
    /// When the path has no last part (`/`, `..`) or the parent cannot be made.
    pub fn new(target: &Path) -> io::Result<Self> {
        let target = match target.canonicalize() {
            Ok(real) => real,
            Err(_) => std::path::absolute(target)?,
        };
        let (Some(parent), Some(name)) = (target.parent(), target.file_name()) else {
            return Err(io::ErrorKind::InvalidInput.into());
        };
        let mut stem = OsString::from(".");
        stem.push(name);
        stem.push(".handbok-");
        fs::create_dir_all(parent)?;
        Ok(Self { parent: parent.to_owned(), stem, target })
    }

    /// The target, absolute, symbolic links resolved.
    #[must_use]
    pub fn target(&self) -> &Path {
        &self.target
    }

    fn place(&self, end: &str) -> PathBuf {
        let mut name = self.stem.clone();
        name.push(end);
        self.parent.join(name)
    }

    /// Where this process builds.
    #[must_use]
    pub fn staging(&self) -> PathBuf {
        self.place(&std::process::id().to_string())
    }

    fn aside(&self) -> PathBuf {
        self.place("gammal")
    }

    /// Puts back what a killed build had set aside and takes away what it left half made.
    /// Only the holder of the lock may.
    ///
    /// # Errors
    /// When a folder cannot be moved or removed.
    pub fn tidy(&self, _: &Lock) -> io::Result<()> {
        if !self.target.exists() && self.aside().exists() {
            fs::rename(self.aside(), &self.target)?;
        }
        let stem = self.stem.to_string_lossy().into_owned();
        for entry in fs::read_dir(&self.parent)? {
            let entry = entry?;
            let name = entry.file_name();
            let Some(end) = name.to_str().and_then(|n| n.strip_prefix(&stem)) else { continue };
            let ours =
                end == "gammal" || (!end.is_empty() && end.bytes().all(|b| b.is_ascii_digit()));
            if ours && entry.file_type()?.is_dir() {
                remove(&entry.path())?;
            }
        }
        Ok(())
    }

    /// Puts `staging` in the target's place. At every moment either the earlier site or the new
    /// one stands whole: at the target, or, between two renames, where [`Beside::tidy`] finds it.
    ///
    /// # Errors
    /// When a folder cannot be moved; then the earlier site stands as it was.
    pub fn swap(&self, staging: &Path) -> io::Result<()> {
        if !self.target.exists() {
            return fs::rename(staging, &self.target);
        }
        if exchange(staging, &self.target).is_ok() {
            return remove(staging);
        }
        self.swap_by_renames(staging)
    }

    fn swap_by_renames(&self, staging: &Path) -> io::Result<()> {
        fs::rename(&self.target, self.aside())?;
        if let Err(e) = fs::rename(staging, &self.target) {
            fs::rename(self.aside(), &self.target)?;
            return Err(e);
        }
        remove(&self.aside())
    }
}

/// Removes a folder with all in it; a folder that is gone is no trouble.
fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
        _ => Ok(()),
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The right to write to a target, until dropped or until the process ends however it ends.
#[derive(Debug)]
pub struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock; calls `waiting` once if somebody else has it, and then waits.
    ///
    /// # Errors
    /// When the lock file cannot be made or the file system knows no locks.
    pub fn take(beside: &Beside, waiting: impl FnOnce()) -> io::Result<Self> {
        let path = beside.place("las");
        let mut waiting = Some(waiting);
        loop {
            let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    if let Some(tell) = waiting.take() {
                        tell();
                    }
                    file.lock()?;
                }
                Err(TryLockError::Error(e)) => return Err(e),
            }
            // Whoever had the lock may have taken the file away as it let go.
            if same_file(&file, &path) {
                return Ok(Self { file, path });
            }
        }
    }
}

#[cfg(unix)]
fn same_file(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let key = |m: &fs::Metadata| (m.dev(), m.ino());
    matches!((file.metadata(), fs::metadata(path)), (Ok(a), Ok(b)) if key(&a) == key(&b))
}

#[cfg(not(unix))]
fn same_file(_: &File, _: &Path) -> bool {
    // An open file cannot be taken away there, so `drop` leaves it.
    true
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Taken away before it is let go, so that those who wait see that it is another file.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(path: &Path, content: &str) {
        fs::create_dir_all(path).expect("can be made");
        fs::write(path.join("a.txt"), content).expect("can be written");
    }

    fn read(path: &Path) -> String {
        fs::read_to_string(path.join("a.txt")).unwrap_or_default()
    }

    #[test]
    fn both_ways_of_swapping_leave_the_new_folder_alone_in_the_place() {
        for by_renames in [false, true] {
            let room = tempfile::tempdir().expect("a temporary folder");
            let beside = Beside::new(&room.path().join("dist")).expect("a usable target");
            folder(beside.target(), "gammal");
            folder(&beside.staging(), "ny");
            if by_renames {
                beside.swap_by_renames(&beside.staging()).expect("swaps");
            } else {
                beside.swap(&beside.staging()).expect("swaps");
            }
            assert_eq!(read(beside.target()), "ny");
            assert_eq!(fs::read_dir(room.path()).expect("is read").count(), 1);
        }
    }

    #[test]
    fn what_was_set_aside_by_a_killed_build_is_put_back() {
        let room = tempfile::tempdir().expect("a temporary folder");
        let beside = Beside::new(&room.path().join("dist")).expect("a usable target");
        folder(&beside.aside(), "gammal");
        folder(&beside.place("4711"), "halv");
        folder(&room.path().join(".dist.handbok-min"), "någon annans");
        folder(&room.path().join(".dist2.handbok-4711"), "någon annans");
        let lock = Lock::take(&beside, || ()).expect("nobody has it");
        beside.tidy(&lock).expect("tidies");
        drop(lock);
        assert_eq!(read(beside.target()), "gammal");
        assert!(!beside.place("4711").exists());
        assert_eq!(fs::read_dir(room.path()).expect("is read").count(), 3);
    }

    #[test]
    fn the_second_waits_until_the_first_lets_go() {
        use std::sync::atomic::{AtomicBool, Ordering};
        let room = tempfile::tempdir().expect("a temporary folder");
        let beside = Beside::new(&room.path().join("dist")).expect("a usable target");
        let inside = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let lock = Lock::take(&beside, || ()).expect("is given in the end");
                    assert!(!inside.swap(true, Ordering::SeqCst), "two at once");
                    std::thread::sleep(std::time::Duration::from_millis(2));
                    inside.store(false, Ordering::SeqCst);
                    drop(lock);
                });
            }
        });
        assert!(!beside.place("las").exists() || cfg!(not(unix)));
    }

    #[test]
    fn a_target_without_a_name_is_refused() {
        assert!(Beside::new(Path::new("/")).is_err());
    }
}
