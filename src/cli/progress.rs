//! A bar that tells how far a build has come, on a terminal, once it has taken over a second.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::screen::Stream;

/// How long a build may take before it says anything.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far it has come.
#[derive(Debug)]
pub struct Progress {
    begun: Instant,
    words: (&'static str, &'static str),
    all: u64,
    done: AtomicU64,
    watched: bool,
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    /// A bar for as many steps.
    #[must_use]
    pub fn new(all: usize) -> Self {
        Self::of(all, "Bygger", "sidor och PDF:er")
    }

    /// A bar that says what is done with what.
    #[must_use]
    pub fn of(all: usize, verb: &'static str, what: &'static str) -> Self {
        Self {
            words: (verb, what),
            begun: Instant::now(),
            all: all as u64,
            done: AtomicU64::new(0),
            watched: Stream::Err.is_terminal(),
            bar: OnceLock::new(),
        }
    }

    /// One step more; from any thread.
    pub fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.watched && self.begun.elapsed() > PATIENCE {
            self.bar.get_or_init(|| bar(self.all, self.words)).set_position(done);
        }
    }

    /// Takes the bar away.
    pub fn end(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

fn bar(all: u64, (verb, what): (&str, &str)) -> ProgressBar {
    let bar = ProgressBar::new(all);
    let style =
        ProgressStyle::with_template(&format!("{verb} {{bar:32}} {{pos}} av {{len}} {what}"));
    if let Ok(style) = style {
        bar.set_style(style.progress_chars("━╸ "));
    }
    bar
}
