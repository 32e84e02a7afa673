//! When each of the handbook's files was last changed, and how surely that is known.

use std::collections::BTreeMap;

use jiff::civil::Date;

/// When a file was last changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// On this day.
    On(Date),
    /// On this day or before: what came earlier was never fetched.
    NoLaterThan(Date),
    /// After this day, in a change that the history does not hold yet.
    After(Date),
    /// The history does not hold the file yet.
    New,
}

/// When the handbook's files were last changed; empty where nothing keeps a history. Only days:
/// who made a change is nobody's business here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    files: BTreeMap<String, Change>,
}

impl Change {
    /// The day that the history itself holds.
    #[must_use]
    pub fn date(self) -> Option<Date> {
        match self {
            Self::On(date) | Self::NoLaterThan(date) | Self::After(date) => Some(date),
            Self::New => None,
        }
    }

    /// Whether the change is one that the history does not hold yet.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::After(_) | Self::New)
    }

    /// The later of two changes to what is shown as one.
    #[must_use]
    pub fn or_later(self, other: Self) -> Self {
        let date = match (self.date(), other.date()) {
            (Some(a), Some(b)) => a.max(b),
            (a, b) => match a.or(b) {
                Some(date) => date,
                None => return Self::New,
            },
        };
        let sure = |change| matches!(change, Self::On(day) if day == date);
        match () {
            () if self.is_open() || other.is_open() => Self::After(date),
            () if sure(self) || sure(other) => Self::On(date),
            () => Self::NoLaterThan(date),
        }
    }
}

impl History {
    /// A history of files by path from the handbook's root.
    #[must_use]
    pub fn new(files: BTreeMap<String, Change>) -> Self {
        Self { files }
    }

    /// Whether nothing is known of any file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// When a file was last changed, if that is known.
    #[must_use]
    pub fn of(&self, path: &str) -> Option<Change> {
        self.files.get(path).copied()
    }

    /// When anything under a path was last changed: a file, or all files of a folder.
    #[must_use]
    pub fn under(&self, path: &str) -> Option<Change> {
        if let Some(change) = self.of(path) {
            return Some(change);
        }
        let folder = if path.is_empty() { String::new() } else { format!("{path}/") };
        let inside = self.files.range(folder.clone()..).take_while(|(p, _)| p.starts_with(&folder));
        inside.map(|(_, change)| *change).reduce(Change::or_later)
    }

    /// Every file with its change, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Change)> {
        self.files.iter().map(|(path, change)| (path.as_str(), *change))
    }

    /// Tells of changes that the history does not hold yet.
    pub fn open(&mut self, path: String) {
        let change = match self.of(&path).and_then(Change::date) {
            Some(date) => Change::After(date),
            None => Change::New,
        };
        self.files.insert(path, change);
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_later_change_is_told_no_surer_than_it_is_known() {
        let (early, late) = (date(2026, 1, 1), date(2026, 2, 1));
        assert_eq!(Change::On(early).or_later(Change::On(late)), Change::On(late));
        assert_eq!(
            Change::On(early).or_later(Change::NoLaterThan(late)),
            Change::NoLaterThan(late)
        );
        assert_eq!(Change::On(late).or_later(Change::NoLaterThan(late)), Change::On(late));
        assert_eq!(Change::On(late).or_later(Change::After(early)), Change::After(late));
        assert_eq!(Change::New.or_later(Change::On(early)), Change::After(early));
        assert_eq!(Change::New.or_later(Change::New), Change::New);
    }

    #[test]
    fn a_folder_was_changed_when_the_last_of_its_files_was() {
        let files = [("a.md", 5), ("a/b.md", 1), ("a/c/d.md", 3), ("ab/e.md", 9)];
        let files = files.map(|(path, day)| (path.to_owned(), Change::On(date(2026, 1, day))));
        let mut history = History::new(files.into_iter().collect());
        assert_eq!(history.under("a"), Some(Change::On(date(2026, 1, 3))));
        assert_eq!(history.under(""), Some(Change::On(date(2026, 1, 9))));
        assert_eq!(history.under("b"), None);
        history.open("a/b.md".to_owned());
        history.open("a/ny.md".to_owned());
        assert_eq!(history.of("a/b.md"), Some(Change::After(date(2026, 1, 1))));
        assert_eq!(history.of("a/ny.md"), Some(Change::New));
        assert_eq!(history.under("a"), Some(Change::After(date(2026, 1, 3))));
    }
}
