//! Embeds `themes/default/` and the handbook that `new` begins with, `src/cli/scaffold/`, in the
//! binary as sorted tables, and compiles the few syntaxes that the handbook highlights into a
//! dump. Deterministic: no network, no clock, no git.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script reads and writes files; the press does not"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use syntect::parsing::{SyntaxDefinition, SyntaxSetBuilder};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    embed(&root.join("themes/default"), &out.join("theme.rs"))?;
    embed(&root.join("src/cli/scaffold"), &out.join("scaffold.rs"))?;
    syntaxes(&root.join("themes/syntaxes"), &out.join("syntaxes.packdump"))
}

/// The files under a folder, sorted; declares that the build depends on each.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(io::Error::other)?;
        println!("cargo:rerun-if-changed={}", entry.path().display());
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

/// Writes a Rust slice of (path, bytes), sorted by path.
fn embed(folder: &Path, target: &Path) -> io::Result<()> {
    let mut rows = String::from("&[\n");
    for path in files(folder)? {
        let relative = path.strip_prefix(folder).map_err(io::Error::other)?;
        let name = relative.to_string_lossy().replace('\\', "/");
        let path = path.to_string_lossy();
        let _ = writeln!(rows, "    ({name:?}, include_bytes!({path:?})),");
    }
    rows.push_str("]\n");
    fs::write(target, rows)
}

/// Compiles the `.sublime-syntax` files of a folder into one dump.
fn syntaxes(folder: &Path, target: &Path) -> io::Result<()> {
    let mut builder = SyntaxSetBuilder::new();
    for path in files(folder)? {
        let text = fs::read_to_string(&path)?;
        let syntax = SyntaxDefinition::load_from_str(&text, true, None)
            .map_err(|e| io::Error::other(format!("{}: {e}", path.display())))?;
        builder.add(syntax);
    }
    syntect::dumps::dump_to_file(&builder.build(), target).map_err(io::Error::other)
}
