//! Tests of the press as a whole; unit tests stand beside what they test.
#![allow(clippy::disallowed_methods, reason = "tests stand outside the rooms and read real files")]

use std::path::{Path, PathBuf};

mod derive_pages;
mod disk;
mod house;
mod press;
mod site;

/// The project's root: the folder with `Cargo.toml`.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}
