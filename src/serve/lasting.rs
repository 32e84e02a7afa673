//! What one edition leaves to the next.

use std::sync::{Arc, Mutex, PoisonError};

use crate::apart::crew::Crew;
use crate::print::stock::Stock;

/// What editions set type with, and what somebody had open.
#[derive(Debug)]
pub struct Lasting {
    /// Who sets a theme of the handbook's own.
    pub crew: Arc<Crew>,
    /// Type, and texts that were read before.
    pub stock: Arc<Stock>,
    open: Mutex<Option<String>>,
}

impl Lasting {
    /// A crew and a stock, and nothing open.
    #[must_use]
    pub fn new(crew: Arc<Crew>, stock: Arc<Stock>) -> Self {
        Self { crew, stock, open: Mutex::default() }
    }

    /// Somebody has asked for the PDF at a path.
    pub fn opened(&self, path: String) {
        *self.open.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
    }

    /// The path of the PDF that was asked for last. It is told once: who still has it open asks again.
    #[must_use]
    pub fn take_open(&self) -> Option<String> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}
