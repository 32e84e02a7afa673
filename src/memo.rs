//! What is remembered between two builds or two edits: results by the content they came from.

use std::collections::HashMap;
use std::sync::Mutex;

/// The content that a result came from.
pub type ContentHash = [u8; 32];

/// The hash of content in parts; the parts' lengths count, so `ab|c` differs from `a|bc`.
#[must_use]
pub fn content_hash(parts: &[&[u8]]) -> ContentHash {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    *hasher.finalize().as_bytes()
}

/// The hash of some bytes alone, which is made in larger strides.
#[must_use]
pub fn bytes_hash(bytes: &[u8]) -> ContentHash {
    *blake3::hash(bytes).as_bytes()
}

/// Results by content. A hit is always what would be computed again: cold equals warm.
#[derive(Debug)]
pub struct Memo<T> {
    entries: Mutex<HashMap<ContentHash, T>>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self { entries: Mutex::new(HashMap::new()) }
    }
}

impl<T: Clone> Memo<T> {
    /// The remembered result, or a new one that is remembered.
    pub fn get(&self, key: ContentHash, make: impl FnOnce() -> T) -> T {
        let lock = || self.entries.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(hit) = lock().get(&key) {
            return hit.clone();
        }
        let made = make();
        lock().insert(key, made.clone());
        made
    }

    /// Forgets what is not in `keep`, so that memory follows the handbook's size.
    pub fn retain(&self, mut keep: impl FnMut(&ContentHash) -> bool) {
        let mut entries = self.entries.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        entries.retain(|key, _| keep(key));
    }
}
