//! The two streams that a person reads: what was asked for goes to the first, all else to the
//! second. Nothing else in the program prints.

use std::io::{IsTerminal as _, Write as _, stderr, stdout};

use super::Failure;

/// Writes to the first stream. A reader that has gone away is no trouble.
pub fn out(text: &str) {
    let _ = stdout().lock().write_all(text.as_bytes());
}

/// Writes to the second stream.
pub fn err(text: &str) {
    let _ = stderr().lock().write_all(text.as_bytes());
}

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// What was asked for.
    Out,
    /// All else.
    Err,
}

impl Stream {
    /// Writes.
    pub fn write(self, text: &str) {
        match self {
            Self::Out => out(text),
            Self::Err => err(text),
        }
    }

    /// Whether a person sees it on a screen.
    #[must_use]
    pub fn is_terminal(self) -> bool {
        match self {
            Self::Out => stdout().is_terminal(),
            Self::Err => stderr().is_terminal(),
        }
    }

    /// Whether colours are wanted: on a terminal that is not dumb, unless `NO_COLOR` says no, or
    /// anywhere if `CLICOLOR_FORCE` says yes.
    #[must_use]
    pub fn colours(self) -> bool {
        let set = |name| std::env::var_os(name).is_some_and(|v| !v.is_empty() && v != "0");
        if std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty()) {
            return false;
        }
        if set("CLICOLOR_FORCE") {
            return true;
        }
        self.is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
    }

    /// How many columns there are: what `COLUMNS` says, or the terminal, or 100.
    #[must_use]
    pub fn width(self) -> usize {
        let told = std::env::var("COLUMNS").ok().and_then(|c| c.parse::<usize>().ok());
        let seen = || match self {
            Self::Out => terminal_size::terminal_size_of(stdout()),
            Self::Err => terminal_size::terminal_size_of(stderr()),
        };
        told.or_else(|| seen().map(|(width, _)| usize::from(width.0))).unwrap_or(100).clamp(40, 160)
    }
}

/// Breaks a text at spaces so that no line is wider than `width`, words longer than that aside;
/// no-break spaces hold.
#[must_use]
pub fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for word in text.split([' ', '\n']).filter(|w| !w.is_empty()) {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}

/// Tells of a failure and what to do.
pub fn failure(failure: &Failure) {
    let (red, cyan, end) = if Stream::Err.colours() {
        ("\u{1b}[1;91m", "\u{1b}[1;96m", "\u{1b}[0m")
    } else {
        ("", "", "")
    };
    err(&format!("{red}fel{end}: {}\n", failure.message));
    if let Some(help) = &failure.help {
        err(&format!("{cyan}hjälp{end}: {help}\n"));
    }
}
