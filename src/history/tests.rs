//! Repositories made for the test, with made-up names and days.
#![allow(clippy::disallowed_methods, reason = "the tests write files for git to look at")]

use std::fs;
use std::path::Path;
use std::process::Command;

use jiff::civil::date;

use super::read;
use crate::disk::printed::Shelf;
use crate::model::history::{Change, History};

struct Desk {
    room: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { room: tempfile::tempdir().expect("a temporary folder can be made") };
        desk.git("2026-01-01", &["init", "-q", "-b", "main"]);
        desk
    }

    fn root(&self) -> &Path {
        self.room.path()
    }

    fn git(&self, day: &str, words: &[&str]) {
        let who = ["-c", "user.name=Påhittad", "-c", "user.email=pahittad@example.org"];
        let done = Command::new("git")
            .arg("-C")
            .arg(self.root())
            .args(who)
            .args(words)
            .env("GIT_COMMITTER_DATE", format!("{day}T12:00:00+0100"))
            .env("GIT_AUTHOR_DATE", "2001-01-01T12:00:00+0100")
            .output()
            .expect("git can be run");
        assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("has one")).expect("can be made");
        fs::write(path, text).expect("can be written");
    }

    fn commit(&self, day: &str) {
        self.git(day, &["add", "-A"]);
        self.git(day, &["commit", "-q", "-m", "Påhittad ändring"]);
    }

    fn read(&self) -> History {
        self.read_at(self.root())
    }

    fn read_at(&self, root: &Path) -> History {
        read(root, &Shelf::of(self.root()))
    }
}

fn on(month: i8, day: i8) -> Change {
    Change::On(date(2026, month, day))
}

#[test]
fn every_file_has_the_day_of_its_last_commit() {
    let desk = Desk::new();
    desk.write("guidance/å.md", "ett");
    desk.write("guidance/b.yaml", "ett");
    desk.commit("2026-01-05");
    desk.write("guidance/b.yaml", "två");
    desk.commit("2026-02-06");
    let history = desk.read();
    assert_eq!(history.of("guidance/å.md"), Some(on(1, 5)));
    assert_eq!(history.of("guidance/b.yaml"), Some(on(2, 6)));
    assert_eq!(history.under("guidance"), Some(on(2, 6)));
    assert_eq!(history.of("guidance/c.yaml"), None);
    assert_eq!(desk.read(), history, "and what was kept is what was read");
}

#[test]
fn a_file_that_only_changed_its_name_is_as_old_as_it_was() {
    let desk = Desk::new();
    desk.write("guidance/a.md", "Samma text.");
    desk.write("guidance/b.md", "En helt annan text, som blir ändrad när den flyttas.");
    desk.commit("2026-01-05");
    desk.git("2026-02-06", &["mv", "guidance/a.md", "guidance/c.md"]);
    desk.git("2026-02-06", &["mv", "guidance/b.md", "guidance/d.md"]);
    desk.write("guidance/d.md", "En helt annan text, som blev ändrad när den flyttades.");
    desk.commit("2026-02-06");
    desk.git("2026-03-07", &["mv", "guidance/c.md", "guidance/e.md"]);
    desk.write("guidance/a.md", "En ny fil på ett gammalt namn.");
    desk.commit("2026-03-07");
    let history = desk.read();
    assert_eq!(history.of("guidance/e.md"), Some(on(1, 5)));
    assert_eq!(history.of("guidance/d.md"), Some(on(2, 6)));
    assert_eq!(history.of("guidance/a.md"), Some(on(3, 7)));
}

#[test]
fn a_merge_counts_where_it_has_text_of_its_own() {
    let desk = Desk::new();
    desk.write("guidance/a.md", "ett");
    desk.write("guidance/b.md", "ett");
    desk.commit("2026-01-05");
    desk.git("2026-01-05", &["checkout", "-q", "-b", "sida"]);
    desk.write("guidance/a.md", "två");
    desk.commit("2026-02-06");
    desk.git("2026-02-06", &["checkout", "-q", "main"]);
    desk.write("guidance/b.md", "två");
    desk.commit("2026-03-07");
    desk.git("2026-04-08", &["merge", "-q", "--no-ff", "--no-commit", "sida"]);
    desk.write("guidance/b.md", "tre");
    desk.commit("2026-04-08");
    let history = desk.read();
    assert_eq!(history.of("guidance/a.md"), Some(on(2, 6)));
    assert_eq!(history.of("guidance/b.md"), Some(on(4, 8)));
}

#[test]
fn what_is_not_committed_is_told_and_a_handbook_may_lie_in_a_folder_of_the_repository() {
    let desk = Desk::new();
    desk.write("bok/guidance/a.md", "ett");
    desk.write("bok/guidance/b.md", "ett");
    desk.write("guidance/a.md", "utanför handboken");
    desk.commit("2026-01-05");
    desk.write("bok/guidance/a.md", "två");
    desk.write("bok/content/ny.md", "ny");
    let history = desk.read_at(&desk.root().join("bok"));
    assert_eq!(history.of("guidance/a.md"), Some(Change::After(date(2026, 1, 5))));
    assert_eq!(history.of("guidance/b.md"), Some(on(1, 5)));
    assert_eq!(history.of("content/ny.md"), Some(Change::New));
    assert_eq!(history.iter().count(), 3);
}

#[test]
fn a_shallow_clone_does_not_claim_days_that_it_cannot_know() {
    let desk = Desk::new();
    desk.write("guidance/a.md", "ett");
    desk.write("guidance/b.md", "ett");
    desk.commit("2026-01-05");
    desk.write("guidance/b.md", "två");
    desk.commit("2026-02-06");
    desk.write("guidance/b.md", "tre");
    desk.commit("2026-03-07");
    let from = format!("file://{}", desk.root().display());
    let copy = desk.root().join("kopia");
    let copied = copy.to_string_lossy().into_owned();
    desk.git("2026-03-07", &["clone", "-q", "--depth", "2", &from, &copied]);
    let history = desk.read_at(&copy);
    assert_eq!(history.of("guidance/a.md"), Some(Change::NoLaterThan(date(2026, 2, 6))));
    assert_eq!(history.of("guidance/b.md"), Some(on(3, 7)));
    assert_eq!(desk.read().of("guidance/a.md"), Some(on(1, 5)));
}

#[test]
fn outside_a_repository_and_before_the_first_commit_nothing_is_known() {
    let room = tempfile::tempdir().expect("a temporary folder can be made");
    assert!(read(room.path(), &Shelf::of(room.path())).is_empty());
    let desk = Desk::new();
    desk.write("guidance/a.md", "ett");
    assert!(desk.read().is_empty());
    assert!(read(&desk.root().join("finns-inte"), &Shelf::of(desk.root())).is_empty());
}
