//! Embeds `themes/default/` and the handbook that `new` begins with, `src/cli/scaffold/`, in the
//! binary as sorted tables, compiles the few syntaxes that the handbook highlights into a dump, and
//! says which program this is. Deterministic: no network, no clock, no git.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script reads and writes files; the press does not"
)]

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use syntect::parsing::{SyntaxDefinition, SyntaxSetBuilder};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    embed(&root.join("themes/default"), &out.join("theme.rs"))?;
    embed(&root.join("src/cli/scaffold"), &out.join("scaffold.rs"))?;
    syntaxes(&root.join("themes/syntaxes"), &out.join("syntaxes.packdump"))?;
    println!("cargo:rustc-env=HANDBOK_PROGRAM_ID={}", identity(&root)?);
    Ok(())
}

/// What the program is made of, as one number: its own text, its theme and the versions of all that
/// it stands on. What was remembered by a program with another number is not this one's to use; to
/// take the number of the finished program instead would be to read all of it in every build.
fn identity(root: &Path) -> io::Result<String> {
    let mut parts = vec![root.join("Cargo.lock"), root.join("Cargo.toml"), root.join("build.rs")];
    for part in &parts {
        println!("cargo:rerun-if-changed={}", part.display());
    }
    parts.extend(files(&root.join("src"))?);
    parts.extend(files(&root.join("themes"))?);
    let mut hashers = [0_u8, 1].map(|seed| {
        let mut hasher = DefaultHasher::new();
        seed.hash(&mut hasher);
        hasher
    });
    for part in &parts {
        let name = part.strip_prefix(root).map_err(io::Error::other)?.to_string_lossy();
        let bytes = fs::read(part)?;
        for hasher in &mut hashers {
            name.hash(hasher);
            bytes.hash(hasher);
        }
    }
    let target = env::var("TARGET").unwrap_or_default();
    Ok(hashers.map(|hasher| format!("{:016x}", hasher.finish())).concat() + "-" + &target)
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

/// Whether one of the files is newer than what is made of them, or that is not made yet; removed
/// files show in the time of their folder.
fn newer(files: &[PathBuf], made: &Path) -> bool {
    let time = |path: &Path| fs::metadata(path).and_then(|meta| meta.modified()).ok();
    let folders = files.iter().filter_map(|file| file.parent());
    let before = time(made);
    before.is_none()
        || files
            .iter()
            .map(PathBuf::as_path)
            .chain(folders)
            .chain([Path::new("build.rs"), Path::new("Cargo.lock")])
            .any(|path| time(path) >= before)
}

/// Compiles the `.sublime-syntax` files of a folder into one dump.
fn syntaxes(folder: &Path, target: &Path) -> io::Result<()> {
    let mut builder = SyntaxSetBuilder::new();
    let files = files(folder)?;
    if !newer(&files, target) {
        return Ok(());
    }
    for path in files {
        let text = fs::read_to_string(&path)?;
        let syntax = SyntaxDefinition::load_from_str(&text, true, None)
            .map_err(|e| io::Error::other(format!("{}: {e}", path.display())))?;
        builder.add(syntax);
    }
    syntect::dumps::dump_to_file(&builder.build(), target).map_err(io::Error::other)
}
