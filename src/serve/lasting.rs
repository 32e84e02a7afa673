//! What an edition sets type with, and what it leaves to the next.

use std::sync::atomic::AtomicBool;
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

/// What is told when nobody can ask an edition any more: a theme of the handbook's own may be one that
/// never ends, and another edition has another theme.
#[derive(Clone, Debug, Default)]
pub struct Ends {
    /// To the press.
    pub press: Arc<AtomicBool>,
    /// To the painter.
    pub painter: Arc<AtomicBool>,
}

/// What an edition sets type with.
pub struct Means {
    /// What lasts.
    pub hands: Arc<Lasting>,
    /// What its own work ends by.
    pub ends: Ends,
}
