//! The git command: what is asked of it, and how it is kept from doing anything else.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use unicode_normalization::UnicodeNormalization;

/// The folders of a handbook whose history is told.
const FOLDERS: [&str; 2] = ["content", "guidance"];

/// Variables that would lead git to another repository than the one around the handbook.
const LEADS: [&str; 6] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_NAMESPACE",
];

/// The repository that a handbook lies in.
#[derive(Clone, Debug)]
pub struct Repository {
    root: PathBuf,
    /// The commit that is checked out.
    pub head: String,
    /// The handbook's folder from the repository's root: "" or `a/b/`.
    pub prefix: String,
    /// Whether the clone lacks the beginning of the history.
    pub shallow: bool,
}

impl Repository {
    /// The repository around a folder; none without git, outside a repository, or before the
    /// first commit.
    #[must_use]
    pub fn around(root: &Path) -> Option<Self> {
        let wanted = ["--is-inside-work-tree", "--is-shallow-repository", "--show-prefix", "HEAD"];
        let answer = ask(root, &[&["rev-parse"], &wanted[..]].concat())?;
        let answer = String::from_utf8(answer).ok()?;
        let mut lines = answer.lines();
        let inside = lines.next()? == "true";
        let shallow = lines.next()? != "false";
        let prefix = lines.next()?.to_owned();
        let head = lines.next()?.to_owned();
        let named = head.len() >= 40 && head.bytes().all(|b| b.is_ascii_hexdigit());
        (inside && named).then(|| Self { root: root.to_owned(), head, prefix, shallow })
    }

    /// Every change to the handbook's files, the latest first, in the form that `log::read` reads:
    /// a day and parents for each commit, then its files. A file that only changed its name is told
    /// with both names; a merge, where it has text that none of its parents has.
    #[must_use]
    pub fn log(&self) -> Option<Vec<u8>> {
        let how = ["log", "--no-show-signature", "--no-color", "--no-ext-diff", "--no-notes", "-c"];
        let what = ["-M100%", "--name-status", "-z", "--format=%x01%cs%x00%P", "HEAD", "--"];
        ask(&self.root, &[&how[..], &what[..], &FOLDERS[..]].concat())
    }

    /// Paths of the handbook whose text differs from the commit's.
    #[must_use]
    pub fn open(&self) -> Vec<String> {
        let how = ["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--"];
        let Some(bytes) = ask(&self.root, &[&how[..], &FOLDERS[..]].concat()) else {
            return Vec::new();
        };
        let entries = bytes.split(|b| *b == 0).filter_map(|entry| entry.get(3..));
        entries.filter_map(|path| self.path(path)).collect()
    }

    /// A path as git says it, from the handbook's root; none for what lies outside it.
    #[must_use]
    pub fn path(&self, bytes: &[u8]) -> Option<String> {
        let path = String::from_utf8_lossy(bytes);
        path.strip_prefix(self.prefix.as_str()).map(|path| path.nfc().collect())
    }
}

/// What git answers; nothing when it is not there or says no.
fn ask(root: &Path, words: &[&str]) -> Option<Vec<u8>> {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(["-c", "core.fsmonitor=false", "-c", "core.quotePath=false"]);
    command.args(["-c", "log.showRoot=true", "-c", "log.mailmap=false"]).args(words);
    for name in LEADS {
        command.env_remove(name);
    }
    command
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .stderr(Stdio::null());
    let output = command.output().ok()?;
    output.status.success().then_some(output.stdout)
}
