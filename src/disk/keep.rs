//! Small files under `.handbok/` that are kept from one run to the next. Safe to delete.

use std::fs;
use std::io;
use std::path::Path;

use super::scaffold::refresh;
use crate::output::Output;

const FOLDER: &str = ".handbok";

/// What was kept under a name; nothing when nothing was.
#[must_use]
pub fn read(root: &Path, name: &str) -> Vec<u8> {
    fs::read(root.join(FOLDER).join(name)).unwrap_or_default()
}

/// Keeps bytes under a name, in one step.
///
/// # Errors
/// When the disk cannot be written to; nothing else is the worse for it.
pub fn write(root: &Path, name: &str, bytes: Vec<u8>) -> io::Result<()> {
    let mut files = vec![Output::one(name, bytes)];
    // Whoever has no .gitignore for it is spared the question.
    if !root.join(FOLDER).join(".gitignore").exists() {
        files.push(Output::one(".gitignore", "*\n"));
    }
    refresh(&root.join(FOLDER), &files)
}
