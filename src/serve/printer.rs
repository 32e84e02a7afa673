//! Prints what is asked for of one edition, one PDF after another.

use std::collections::HashMap;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex, MutexGuard, Once, OnceLock, PoisonError};

use super::book::Book;
use super::edition::{Answer, Ask};
use super::lasting::Means;
use crate::disk::memory::resident;
use crate::disk::printed::Shelf;
use crate::memo::ContentHash;
use crate::print::booklet::Booklet;
use crate::print::press::Press;
use crate::theme::Theme;

/// Sets the booklets of an edition.
pub struct Printer<'a> {
    book: &'a Book,
    theme: &'a Theme,
    shelf: &'a Shelf,
    means: &'a Means,
    booklets: HashMap<String, Booklet>,
    /// Under which key the shelf has each booklet that has been asked for.
    made: Mutex<HashMap<Booklet, ContentHash>>,
    press: OnceLock<Press<'a>>,
    /// Whether what no edition asks for any more has been forgotten.
    forgotten: Once,
}

impl<'a> Printer<'a> {
    /// Nothing printed yet.
    #[must_use]
    pub fn new(
        book: &'a Book,
        theme: &'a Theme,
        shelf: &'a Shelf,
        means: &'a Means,
        booklets: &[Booklet],
    ) -> Self {
        let handbook = &book.bound.handbook;
        let booklets = booklets.iter().map(|b| (b.path(handbook), *b)).collect();
        let (made, press, forgotten) = (Mutex::default(), OnceLock::new(), Once::new());
        Self { book, theme, shelf, means, booklets, made, press, forgotten }
    }

    /// Answers until nobody can ask any more.
    pub fn serve(&self, line: &Receiver<Ask>) {
        self.begin(line);
        for ask in line {
            self.take(ask);
        }
    }

    fn take(&self, ask: Ask) {
        // A browser that has gone away no longer wants it.
        if let Some(booklet) = self.booklets.get(&ask.path) {
            self.means.hands.opened(ask.path);
            self.pdf(*booklet, |answer| drop(ask.answer.send(answer)));
        } else {
            let _ = ask.answer.send(Answer::Missing);
        }
    }

    /// Sets the PDF that somebody had open in the edition before: they will ask for it again.
    fn begin(&self, line: &Receiver<Ask>) {
        let Some(open) = self.means.hands.take_open() else { return };
        let Some(booklet) = self.booklets.get(&open) else { return };
        let mut others = Vec::new();
        self.pdf(*booklet, |answer| {
            // Who has asked meanwhile gets it before anything else is done.
            for ask in line.try_iter() {
                if ask.path == open {
                    self.means.hands.opened(ask.path);
                    let _ = ask.answer.send(answer.clone());
                } else {
                    others.push(ask);
                }
            }
        });
        for ask in others {
            self.take(ask);
        }
    }

    /// Tells a booklet's PDF, and what there is to do when nobody waits for it any longer is done then.
    fn pdf(&self, booklet: Booklet, tell: impl FnOnce(Answer)) {
        // A reader's program asks for a PDF in pieces: its text is not made ready for each of them.
        let known = self.made().get(&booklet).copied();
        if let Some(bytes) = known.and_then(|key| self.shelf.kept(&key)) {
            return tell(Answer::File(bytes));
        }
        let (handbook, sources) = (&self.book.bound.handbook, &self.book.loaded.sources);
        let press = || {
            let Means { hands, ends } = self.means;
            let press = Press::out_of(Arc::clone(&hands.stock), handbook, sources, self.theme);
            press.with_memory(resident).with_crew(&hands.crew).with_end(Arc::clone(&ends.press))
        };
        let press = self.press.get_or_init(press);
        let set = self.shelf.set(press, handbook, self.theme, booklet);
        self.made().insert(booklet, set.key);
        tell(match &set.bytes {
            Some(bytes) => Answer::File(bytes.clone()),
            None => {
                let said = set.diags.clone().sorted().into_iter().map(|f| f.message);
                Answer::Failed(said.collect::<Vec<_>>().join("\n"))
            }
        });
        self.shelf.keep_pdf(&set);
        self.forgotten.call_once(|| press.forget());
    }

    fn made(&self) -> MutexGuard<'_, HashMap<Booklet, ContentHash>> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
