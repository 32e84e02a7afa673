//! What a press keeps for the next booklet and the next edition: type, and sources as Typst has read
//! them. To read fonts and to parse a book again takes longer than to set an edited paragraph.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use typst::syntax::{FileId, Source};

use super::foundry::Foundry;
use crate::memo::{ContentHash, content_hash};

/// The theme's files, which all booklets are set with.
const THEME: &str = "print/";

/// Type and sources, shared by presses.
#[derive(Debug, Default)]
pub struct Stock {
    /// Whether the text of the booklet that was set last is kept too.
    texts: bool,
    foundry: Mutex<Option<(ContentHash, Foundry)>>,
    read: Mutex<BTreeMap<String, Source>>,
    parsed: AtomicUsize,
    /// After which round of laying nothing moved in a booklet the last time, by what it is called.
    still: Mutex<BTreeMap<String, usize>>,
    foreseen: AtomicUsize,
}

impl Stock {
    /// A stock that keeps the text of booklets as well as the theme: for a preview, where the same
    /// booklet is set again with a paragraph changed.
    #[must_use]
    pub fn of_texts() -> Self {
        Self { texts: true, ..Self::default() }
    }

    /// The fonts in the binary and those in these files: read again only when they are others than
    /// before.
    pub fn foundry<'a>(&self, fonts: impl IntoIterator<Item = &'a [u8]>) -> Foundry {
        let fonts: Vec<&[u8]> = fonts.into_iter().collect();
        let key = content_hash(&fonts);
        let mut known = lock(&self.foundry);
        if known.as_ref().is_some_and(|(of, _)| *of != key) {
            *known = None;
        }
        known.get_or_insert_with(|| (key, Foundry::of(fonts))).1.clone()
    }

    /// A file of Typst source, and whether it was parsed now: it is, unless it was the same the last
    /// time that it was asked for.
    pub fn source(&self, path: &str, id: FileId, text: &str) -> (Source, bool) {
        if let Some(known) = lock(&self.read).get(path).filter(|known| known.text() == text) {
            return (known.clone(), false);
        }
        self.parsed.fetch_add(1, Ordering::Relaxed);
        let source = Source::new(id, text.to_owned());
        if self.texts || path.starts_with(THEME) {
            lock(&self.read).insert(path.to_owned(), source.clone());
        }
        (source, true)
    }

    /// After which round of laying nothing moved in a booklet, when it was set the last time; none when
    /// that is not known, or when something moved in each.
    #[must_use]
    pub fn still(&self, booklet: &str) -> Option<usize> {
        lock(&self.still).get(booklet).copied()
    }

    /// Remembers after which round nothing moved, in a stock that keeps texts.
    pub fn stood_still(&self, booklet: &str, after: impl FnOnce() -> Option<usize>) {
        if !self.texts {
            return;
        }
        match after() {
            Some(round) => lock(&self.still).insert(booklet.to_owned(), round),
            None => lock(&self.still).remove(booklet),
        };
    }

    /// Counts a PDF that was written beside the rounds that moved nothing.
    pub fn foresaw(&self) {
        self.foreseen.fetch_add(1, Ordering::Relaxed);
    }

    /// How many PDFs have been written beside the rounds that moved nothing.
    #[must_use]
    pub fn foreseen(&self) -> usize {
        self.foreseen.load(Ordering::Relaxed)
    }

    /// How many files of source have been parsed so far.
    #[must_use]
    pub fn parsed(&self) -> usize {
        self.parsed.load(Ordering::Relaxed)
    }
}

/// What is kept is whole whatever became of the thread that put it there.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use typst::syntax::{RootedPath, VirtualPath, VirtualRoot};

    use super::*;

    fn read(stock: &Stock, path: &str, text: &str) -> String {
        let virtual_path = VirtualPath::new(path).expect("a path");
        let id = RootedPath::new(VirtualRoot::Project, virtual_path).intern();
        stock.source(path, id, text).0.text().to_owned()
    }

    #[test]
    fn what_is_asked_for_again_is_not_parsed_again_and_what_has_changed_is() {
        let (stock, brief) = (Stock::of_texts(), Stock::default());
        for (text, of_texts, of_theme) in [("Ett", 2, 2), ("Ett", 2, 3), ("Två", 4, 5)] {
            for stock in [&stock, &brief] {
                assert_eq!(read(stock, "text/0.typ", text), text);
                assert_eq!(read(stock, "print/theme.typ", text), text);
            }
            assert_eq!((stock.parsed(), brief.parsed()), (of_texts, of_theme), "{text}");
        }
    }

    #[test]
    fn fonts_are_read_again_when_they_are_others() {
        let stock = Stock::default();
        let first = stock.foundry([]);
        assert!(std::sync::Arc::ptr_eq(&first.fonts, &stock.foundry([]).fonts));
        let other = stock.foundry([&b"inget typsnitt"[..]]);
        assert!(!std::sync::Arc::ptr_eq(&first.fonts, &other.fonts));
    }
}
