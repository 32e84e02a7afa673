//! How much text has been set, and when what was laid out for it is forgotten.

use std::sync::atomic::{AtomicUsize, Ordering};

/// After so much text has been set, in bytes of Typst source, what was laid out for booklets before
/// that is forgotten: about half a book, so that the short ones beside a long one do not make the
/// press forget what the long one is made of before it is done.
const WORTH: usize = 400_000;
/// How often that may happen to what is laid out before it is forgotten: a booklet that is being set
/// meanwhile asks for its own again sooner.
const MEMORY: usize = 1;

/// How much text has been set since something was last forgotten.
#[derive(Debug, Default)]
pub struct Spent(AtomicUsize);

impl Spent {
    /// Counts what is going to be set. Before it is, what was laid out long ago is forgotten, when
    /// enough has been set since the last time: nobody who waits for a booklet waits for that.
    pub fn spend(&self, text: usize) {
        let before = self.0.fetch_add(text, Ordering::Relaxed);
        if before >= WORTH {
            self.0.store(text, Ordering::Relaxed);
            comemo::evict(MEMORY);
        }
    }
}
