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
    /// Counts what was set, and forgets what was laid out long ago when it is enough.
    pub fn spend(&self, text: usize) {
        let set = self.0.fetch_add(text, Ordering::Relaxed) + text;
        if set >= WORTH {
            self.0.store(0, Ordering::Relaxed);
            comemo::evict(MEMORY);
        }
    }
}
