//! By what a file is known again without being read: its length, its times, its place on the disk.

use std::fs::Metadata;
use std::time::{Duration, SystemTime};

/// What the system tells of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    place: Place,
    /// Whether it had been left alone for so long when it was read that a change since would show
    /// in its times.
    settled: bool,
}

/// Device, number on it, and the time when either last changed, where the system has them.
#[cfg(unix)]
type Place = (u64, u64, i64, i64);
#[cfg(not(unix))]
type Place = ();

/// The coarsest clock of a file system that is met with: two seconds, and some more.
const COARSEST: Duration = Duration::from_millis(2_500);

impl Stamp {
    /// What is told of a file that is read now.
    #[must_use]
    pub fn of(meta: &Metadata) -> Self {
        let modified = meta.modified().ok();
        let age = modified.and_then(|modified| SystemTime::now().duration_since(modified).ok());
        let settled = age.is_some_and(|age| age > COARSEST);
        Self { length: meta.len(), modified, place: place(meta), settled }
    }

    /// Whether a file with this stamp, then, has the same content with that stamp, now; `false`
    /// when that cannot be told without reading it.
    #[must_use]
    pub fn vouches(&self, now: &Self) -> bool {
        self.settled
            && self.modified.is_some()
            && (self.length, self.modified, self.place) == (now.length, now.modified, now.place)
    }
}

#[cfg(unix)]
fn place(meta: &Metadata) -> Place {
    use std::os::unix::fs::MetadataExt as _;
    (meta.dev(), meta.ino(), meta.ctime(), meta.ctime_nsec())
}

#[cfg(not(unix))]
fn place(_: &Metadata) -> Place {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn an_old_file_is_known_again_and_one_that_was_just_written_is_not() {
        let room = tempfile::tempdir().expect("a temporary folder");
        let path = room.path().join("a.md");
        let stamp = || Stamp::of(&fs::metadata(&path).expect("is there"));
        let age = |seconds| {
            let time = SystemTime::now() - Duration::from_secs(seconds);
            let file = fs::File::options().write(true).open(&path).expect("is there");
            file.set_modified(time).expect("can be set");
        };
        fs::write(&path, "a").expect("is written");
        let fresh = stamp();
        assert!(!fresh.vouches(&stamp()), "it may be written again within the same tick");
        age(60);
        let old = stamp();
        assert!(old.vouches(&stamp()));
        fs::write(&path, "b").expect("is written");
        assert!(!old.vouches(&stamp()), "of the same length, but at another time");
        if cfg!(unix) {
            // Whoever sets the time back cannot set back the time of doing so.
            let time = old.modified.expect("is known");
            let file = fs::File::options().write(true).open(&path).expect("is there");
            file.set_modified(time).expect("can be set");
            assert!(!old.vouches(&stamp()));
        }
    }
}
