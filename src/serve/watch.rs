//! Sees that something in the handbook has changed, however it was saved, moved or checked out.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::disk::load::{FOLDERS, passed_over};

/// How long it must be quiet before we look: editors save in several steps.
const QUIET: Duration = Duration::from_millis(80);
/// How long to listen on after a file that was saved and closed, for one saved with it.
const AFTER_CLOSE: Duration = Duration::from_millis(4);
/// More files than these at once are no save but a checkout, a copy, a search and replace.
const FEW: usize = 4;
/// The longest that a stream of changes is waited out.
const PATIENCE: Duration = Duration::from_millis(600);
/// How often we look without having been told: for folders that vanish and return, and for file
/// systems that tell nothing.
const LOOK: Duration = Duration::from_secs(1);

/// Watches a handbook's folders.
pub struct Watch {
    root: PathBuf,
    watcher: Option<RecommendedWatcher>,
    events: Receiver<Note>,
    voice: Sender<Note>,
    marks: Vec<Option<Mark>>,
}

/// What comes to the one who waits.
#[derive(Debug)]
enum Note {
    /// From the system.
    Event(notify::Result<Event>),
    /// From one who has looked all over: these files are others than was thought, or, when there
    /// are none, anything may be.
    Found(Vec<PathBuf>),
}

/// Tells the one who waits what was found by looking.
#[derive(Clone, Debug)]
pub struct Voice(Sender<Note>);

impl Voice {
    /// These files have changed; with none, more than files has.
    pub fn tell(&self, changed: Vec<PathBuf>) {
        // The receiver is gone only when the preview ends.
        let _ = self.0.send(Note::Found(changed));
    }
}

/// What tells one folder from another of the same name.
#[cfg(unix)]
type Mark = (u64, u64);
#[cfg(not(unix))]
type Mark = std::time::SystemTime;

/// What made the watch return.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The system told of changes to these files and folders, which are read.
    Change(Vec<PathBuf>),
    /// Anything may have changed: the folders are others, the system lost count, or this disk tells
    /// nothing.
    Perhaps,
}

/// Changes so far, and which files are still being written.
#[derive(Debug, Default)]
struct Changes {
    paths: BTreeSet<PathBuf>,
    /// Written to and not yet closed.
    open: BTreeSet<PathBuf>,
    /// Whether the paths do not tell all.
    lost: bool,
}

impl Changes {
    /// How much longer to listen: a file that was saved and closed, or moved into its place, is
    /// whole; of many files, more are to come.
    fn quiet(&self) -> Duration {
        let closes = cfg!(any(target_os = "linux", target_os = "android"));
        let few = self.paths.len() <= FEW && !self.lost;
        if closes && few && self.open.is_empty() { AFTER_CLOSE } else { QUIET }
    }
}

impl Watch {
    /// Begins to watch. A system that cannot is looked at once a second instead.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        let (voice, events) = channel();
        let tell = voice.clone();
        // The receiver is gone only when the preview ends.
        let watcher = notify::recommended_watcher(move |event| {
            let _ = tell.send(Note::Event(event));
        });
        let (root, marks) = (root.to_owned(), Vec::new());
        let mut watch = Self { root, watcher: watcher.ok(), events, voice, marks };
        watch.attach();
        watch
    }

    /// Tells whoever waits here.
    #[must_use]
    pub fn voice(&self) -> Voice {
        Voice(self.voice.clone())
    }

    /// Watches the folders that there are now.
    fn attach(&mut self) {
        self.marks = self.marks_now();
        let Some(watcher) = &mut self.watcher else { return };
        // The handbook's own folder tells when one of the others comes or goes.
        let mut well = watcher.watch(&self.root, RecursiveMode::NonRecursive).is_ok();
        for folder in FOLDERS {
            let folder = self.root.join(folder);
            // Without this, a folder that is another by the same name is not watched anew.
            let _ = watcher.unwatch(&folder);
            if folder.is_dir() {
                well &= watcher.watch(&folder, RecursiveMode::Recursive).is_ok();
            }
        }
        if !well && self.root.is_dir() {
            // Too many folders for the system, or a disk that tells nothing.
            self.watcher = None;
        }
    }

    fn marks_now(&self) -> Vec<Option<Mark>> {
        let places = FOLDERS.iter().map(|f| self.root.join(f)).chain([self.root.clone()]);
        places.map(|place| std::fs::metadata(place).ok().as_ref().and_then(mark)).collect()
    }

    /// Waits until something may have changed, and until it is quiet again.
    pub fn wait(&mut self) -> Seen {
        let mut changes = Changes::default();
        loop {
            match self.events.recv_timeout(LOOK) {
                Ok(Note::Found(changed)) if changed.is_empty() => return Seen::Perhaps,
                Ok(Note::Found(changed)) => return Seen::Change(changed),
                Ok(Note::Event(event)) => {
                    if !self.note(&mut changes, event) {
                        continue;
                    }
                    self.settle(&mut changes);
                    if self.marks != self.marks_now() {
                        self.attach();
                        return Seen::Perhaps;
                    }
                    if changes.lost {
                        return Seen::Perhaps;
                    }
                    return Seen::Change(changes.paths.into_iter().collect());
                }
                Err(RecvTimeoutError::Timeout) if self.marks != self.marks_now() => {
                    self.attach();
                    return Seen::Perhaps;
                }
                Err(RecvTimeoutError::Timeout) if self.watcher.is_some() => {}
                Err(RecvTimeoutError::Timeout) => return Seen::Perhaps,
                Err(RecvTimeoutError::Disconnected) => {
                    std::thread::sleep(LOOK);
                    return Seen::Perhaps;
                }
            }
        }
    }

    fn settle(&self, changes: &mut Changes) {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            match self.events.recv_timeout(changes.quiet()) {
                Ok(Note::Event(event)) => {
                    self.note(changes, event);
                }
                Ok(Note::Found(found)) => {
                    changes.lost |= found.is_empty();
                    changes.paths.extend(found);
                }
                Err(_) => return,
            }
        }
    }

    /// Notes an event if it is about something that is read, and tells whether it was. Reading is
    /// no change, and neither is what lies outside the folders or is passed over.
    fn note(&self, changes: &mut Changes, event: notify::Result<Event>) -> bool {
        let Ok(event) = event else {
            changes.lost = true;
            return true;
        };
        let closed = event.kind == EventKind::Access(AccessKind::Close(AccessMode::Write));
        if closed {
            event.paths.iter().for_each(|path| {
                changes.open.remove(path);
            });
        }
        if event.kind.is_access() {
            return false;
        }
        if event.need_rescan() || event.paths.is_empty() {
            changes.lost = true;
            return true;
        }
        let writes = matches!(
            event.kind,
            EventKind::Create(CreateKind::File) | EventKind::Modify(ModifyKind::Data(_))
        );
        let mut any = false;
        for path in event.paths.into_iter().filter(|path| self.read(path)) {
            any = true;
            if writes {
                changes.open.insert(path.clone());
            } else {
                changes.open.remove(&path);
            }
            changes.paths.insert(path);
        }
        any
    }

    fn read(&self, path: &Path) -> bool {
        let Ok(relative) = path.strip_prefix(&self.root) else { return true };
        let mut parts = relative.components().map(|part| part.as_os_str().to_string_lossy());
        let Some(first) = parts.next() else { return true };
        FOLDERS.contains(&&*first) && !parts.any(|part| passed_over(&part))
    }
}

#[cfg(unix)]
#[allow(clippy::unnecessary_wraps, reason = "other systems may not know")]
fn mark(meta: &std::fs::Metadata) -> Option<Mark> {
    use std::os::unix::fs::MetadataExt as _;
    Some((meta.dev(), meta.ino()))
}

#[cfg(not(unix))]
fn mark(meta: &std::fs::Metadata) -> Option<Mark> {
    meta.created().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::sync::mpsc;

    /// Does something to a handbook that is watched and tells whether it was seen in time.
    fn seen(change: impl FnOnce(&Path)) -> bool {
        let room = tempfile::tempdir().expect("a temporary folder");
        let root = room.path().canonicalize().expect("is there").join("bok");
        fs::create_dir_all(root.join("content")).expect("can be made");
        fs::write(root.join("content/a.md"), "a").expect("can be written");
        let mut watch = Watch::new(&root);
        let (tell, told) = mpsc::channel();
        std::thread::spawn(move || {
            let _ = tell.send(watch.wait());
        });
        std::thread::sleep(Duration::from_millis(30));
        change(&root);
        told.recv_timeout(Duration::from_secs(4)).is_ok()
    }

    #[test]
    fn a_save_an_atomic_save_a_rename_and_a_removal_are_seen() {
        assert!(seen(|root| fs::write(root.join("content/a.md"), "b").expect("is written")));
        assert!(seen(|root| {
            fs::write(root.join("content/.a.md.tmp"), "b").expect("is written");
            fs::rename(root.join("content/.a.md.tmp"), root.join("content/a.md"))
                .expect("is moved");
        }));
        assert!(seen(|root| {
            fs::rename(root.join("content/a.md"), root.join("content/b.md")).expect("is moved");
        }));
        assert!(seen(|root| fs::remove_file(root.join("content/a.md")).expect("is removed")));
    }

    #[test]
    fn new_folders_and_folders_that_vanish_and_return_are_seen() {
        assert!(seen(|root| {
            fs::create_dir_all(root.join("guidance/chapters")).expect("is made");
            fs::write(root.join("guidance/chapters/a.md"), "b").expect("is written");
        }));
        let room = tempfile::tempdir().expect("a temporary folder");
        let root = room.path().canonicalize().expect("is there").join("bok");
        fs::create_dir_all(root.join("content")).expect("can be made");
        let mut watch = Watch::new(&root);
        fs::remove_dir_all(&root).expect("is removed");
        watch.wait();
        fs::create_dir_all(root.join("content")).expect("can be made");
        watch.wait();
        // And after that, changes are seen as before.
        fs::write(root.join("content/a.md"), "a").expect("is written");
        watch.wait();
    }

    #[test]
    fn what_somebody_found_by_looking_is_told_as_if_the_system_had_seen_it() {
        let room = tempfile::tempdir().expect("a temporary folder");
        let mut watch = Watch::new(room.path());
        let path = room.path().join("content/a.md");
        watch.voice().tell(vec![path.clone()]);
        assert_eq!(watch.wait(), Seen::Change(vec![path]));
        watch.voice().tell(Vec::new());
        assert_eq!(watch.wait(), Seen::Perhaps);
    }

    #[test]
    fn what_is_not_read_is_not_told() {
        let room = tempfile::tempdir().expect("a temporary folder");
        let watch = Watch::new(room.path());
        let root = &watch.root;
        for path in
            ["dist/a.html", ".handbok/cache/a", "content/.a.swp", "content/a.md~", "README.md"]
        {
            assert!(!watch.read(&root.join(path)), "{path}");
        }
        for path in ["content", "content/a.md", "themes/default/assets/a.css"] {
            assert!(watch.read(&root.join(path)), "{path}");
        }
    }
}
