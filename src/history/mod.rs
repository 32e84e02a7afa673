//! What git knows of each file: the day when its text was last changed.
//!
//! The `git` command is asked, once for all files, and only where it is there: without it, or
//! outside a repository, nothing is known and nothing fails. It asks no network and starts no
//! program that a repository's settings name. The answer is kept by commit; what has been changed
//! since is asked anew each time.

mod git;
mod log;

use std::path::Path;
use std::thread;

use crate::disk::printed::Shelf;
use crate::model::history::History;
use git::Repository;

/// When each file of the handbook at `root` was last changed.
#[must_use]
pub fn read(root: &Path, shelf: &Shelf) -> History {
    let Some(repository) = Repository::around(root) else { return History::default() };
    // Both wait for git, and take no thread from those who work meanwhile.
    let (committed, open) = thread::scope(|scope| {
        let open = scope.spawn(|| repository.open());
        let committed = {
            let make = || Some(log::written(&log::read(&repository, &repository.log()?)));
            // More of a shallow clone's history can be fetched without any commit's name changing.
            let text = if repository.shallow {
                make()
            } else {
                let key = [repository.head.as_bytes(), repository.prefix.as_bytes()];
                shelf.remembered("historik", &key, make)
            };
            text.and_then(|text| log::reread(&text))
        };
        (committed, open.join().unwrap_or_default())
    });
    let Some(mut history) = committed else { return History::default() };
    for path in open {
        history.open(path);
    }
    history
}

#[cfg(test)]
mod tests;
