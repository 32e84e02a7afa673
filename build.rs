//! Embeds `themes/` in the binary as a sorted table. Deterministic: no network, no clock, no git.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    embed(&root.join("themes/default"), &out.join("theme.rs"))
}

/// Writes a Rust slice of (path, bytes), sorted by path.
fn embed(folder: &Path, target: &Path) -> io::Result<()> {
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut rows = String::from("&[\n");
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(io::Error::other)?;
        if entry.file_type().is_dir() {
            println!("cargo:rerun-if-changed={}", entry.path().display());
            continue;
        }
        let relative = entry.path().strip_prefix(folder).map_err(io::Error::other)?;
        let name = relative.to_string_lossy().replace('\\', "/");
        let _ = writeln!(rows, "    ({name:?}, include_bytes!({:?})),", entry.path());
    }
    rows.push_str("]\n");
    fs::write(target, rows)
}
