//! Git's log as days by file, and those days as text to keep.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use jiff::civil::Date;

use super::git::Repository;
use crate::model::history::{Change, History};

/// Reads a log whose latest commit stands first. A file keeps its history through a change of name
/// alone: its text is as old as it was.
#[must_use]
pub fn read(repository: &Repository, log: &[u8]) -> History {
    let mut files: BTreeMap<String, Change> = BTreeMap::new();
    // What a file was called earlier, by what it is called today.
    let mut today: HashMap<String, String> = HashMap::new();
    let mut tokens = log.split(|b| *b == 0);
    let mut change = None;
    // A commit's new names hold for what came before it, not for its own changes.
    let mut renamed = Vec::new();
    while let Some(token) = tokens.next() {
        let token = token.strip_prefix(b"\n").unwrap_or(token);
        if let [1, day @ ..] = token {
            for (from, to) in renamed.drain(..) {
                let now = today.remove(&to).unwrap_or(to);
                if !files.contains_key(&now) {
                    today.insert(from, now);
                }
            }
            let first = tokens.next().is_none_or(<[u8]>::is_empty);
            let date = std::str::from_utf8(day).ok().and_then(|day| day.parse::<Date>().ok());
            let unsure = repository.shallow && first;
            change = date.map(|d| if unsure { Change::NoLaterThan(d) } else { Change::On(d) });
            continue;
        }
        if token.is_empty() {
            continue;
        }
        let mut path = || tokens.next().and_then(|path| repository.path(path));
        if let [b'R', b'0'..=b'9', ..] = token {
            let (from, to) = (path(), path());
            renamed.extend(from.zip(to));
        } else if let (Some(path), Some(change)) = (path(), change) {
            let now = today.get(&path).cloned().unwrap_or(path);
            files.entry(now).or_insert(change);
        }
    }
    History::new(files)
}

/// The days as lines: how sure, the day, the path.
#[must_use]
pub fn written(history: &History) -> Vec<u8> {
    let mut text = String::new();
    for (path, change) in history.iter() {
        let (sure, date) = match change {
            Change::NoLaterThan(date) => ('<', date),
            Change::On(date) => ('=', date),
            Change::After(_) | Change::New => continue,
        };
        if !path.contains('\n') {
            let _ = writeln!(text, "{sure}{date} {path}");
        }
    }
    text.into_bytes()
}

/// The days out of lines; none when any line is not one of ours.
#[must_use]
pub fn reread(text: &[u8]) -> Option<History> {
    let mut files = BTreeMap::new();
    for line in std::str::from_utf8(text).ok()?.lines() {
        let (day, path) = line.get(1..)?.split_once(' ')?;
        let date = day.parse().ok()?;
        let change = match line.as_bytes()[0] {
            b'<' => Change::NoLaterThan(date),
            b'=' => Change::On(date),
            _ => return None,
        };
        files.insert(path.to_owned(), change);
    }
    Some(History::new(files))
}
