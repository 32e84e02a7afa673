//! New files for authors: written only where nothing stands, all of them or none.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use crate::output::Output;

/// Writes new files under `root`, folders made as needed.
///
/// # Errors
/// `AlreadyExists` with the path when any of them stands there already, and then nothing is
/// written; otherwise when the machine fails, and then what was begun is taken away.
pub fn write_new(root: &Path, files: &[Output]) -> io::Result<()> {
    if let Some(taken) = files.iter().find(|f| root.join(&f.path).symlink_metadata().is_ok()) {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, taken.path.clone()));
    }
    let mut made = Vec::new();
    for file in files {
        let place = root.join(&file.path);
        let written = make(&place, &file.bytes);
        if let Err(e) = written {
            for place in made {
                let _ = fs::remove_file(place);
            }
            // Somebody else was there between our look and our hand.
            let text = if e.kind() == io::ErrorKind::AlreadyExists {
                file.path.clone()
            } else {
                format!("{}: {e}", place.display())
            };
            return Err(io::Error::new(e.kind(), text));
        }
        made.push(place);
    }
    Ok(())
}

/// Puts new content in an author's file, in one step, if it still holds `old`.
///
/// # Errors
/// `InvalidData` when somebody changed the file in the meantime; otherwise when the machine fails.
pub fn replace(place: &Path, old: &[u8], new: &[u8]) -> io::Result<()> {
    // A link is written through, and a file keeps who may read it.
    let place = place.canonicalize()?;
    if fs::read(&place)? != old {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let folder = place.parent().unwrap_or(Path::new("."));
    let mut part = tempfile::Builder::new().prefix(".handbok-").tempfile_in(folder)?;
    part.write_all(new)?;
    part.as_file().set_permissions(fs::metadata(&place)?.permissions())?;
    part.persist(&place)?;
    Ok(())
}

/// Writes files of the program's own under a folder, over earlier ones of the same names.
///
/// # Errors
/// When the machine fails; those written before stand.
pub fn refresh(folder: &Path, files: &[Output]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for file in files {
        let place = folder.join(&file.path);
        fs::create_dir_all(place.parent().unwrap_or(folder))?;
        let mut part = tempfile::Builder::new().prefix(".handbok-").tempfile_in(folder)?;
        part.write_all(&file.bytes)?;
        open_to_all(part.as_file())?;
        part.persist(place)?;
    }
    Ok(())
}

/// Writes a file that is made to be given away (a PDF, a Word document), in one step; over an
/// earlier one of the same kind, never over anything else. Kinds are told by their first four
/// bytes.
///
/// # Errors
/// `AlreadyExists` when something else stands there; otherwise when the machine fails.
pub fn made(place: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::read(place) {
        Ok(old) if old.get(..4) != bytes.get(..4) => {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
        _ => {}
    }
    let folder = place.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut part = tempfile::Builder::new().prefix(".handbok-").tempfile_in(folder)?;
    part.write_all(bytes)?;
    open_to_all(part.as_file())?;
    part.persist(place)?;
    Ok(())
}

/// A temporary file is its owner's alone; this one is for those who may read the folder.
#[cfg(unix)]
fn open_to_all(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_to_all(_: &fs::File) -> io::Result<()> {
    Ok(())
}

fn make(place: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(place)?;
    file.write_all(bytes)?;
    if bytes.starts_with(b"#!") { may_be_run(&file) } else { Ok(()) }
}

/// A script is there to be run.
#[cfg(unix)]
fn may_be_run(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn may_be_run(_: &fs::File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_files_are_written_all_or_none_and_never_over_another() {
        let room = tempfile::tempdir().expect("a temporary folder");
        let files = [Output::one("a/b.md", "b"), Output::one("c.md", "c")];
        fs::write(room.path().join("c.md"), "min text").expect("can be written");
        let taken = write_new(room.path(), &files).expect_err("c.md stands there");
        assert_eq!(taken.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(taken.to_string(), "c.md");
        assert!(!room.path().join("a").exists());
        fs::remove_file(room.path().join("c.md")).expect("can be removed");
        write_new(room.path(), &files).expect("is written");
        assert_eq!(fs::read(room.path().join("a/b.md")).expect("is read"), b"b");
    }

    #[test]
    fn a_file_is_replaced_only_while_it_is_what_it_was() {
        let room = tempfile::tempdir().expect("a temporary folder");
        let place = room.path().join("a.md");
        fs::write(&place, "ett").expect("can be written");
        replace(&place, b"ett", b"tv\xc3\xa5").expect("is replaced");
        let changed = replace(&place, b"ett", b"tre").expect_err("is another text now");
        assert_eq!(changed.kind(), io::ErrorKind::InvalidData);
        assert_eq!(fs::read(&place).expect("is read"), "två".as_bytes());
        assert_eq!(fs::read_dir(room.path()).expect("is listed").count(), 1);
        assert_eq!(
            made(&place, b"%PDF-1.7").expect_err("is a text").kind(),
            io::ErrorKind::AlreadyExists
        );
        for turn in ["%PDF-1.7 a", "%PDF-1.7 b"] {
            made(&room.path().join("ny/b.pdf"), turn.as_bytes()).expect("is written");
        }
        assert_eq!(fs::read(room.path().join("ny/b.pdf")).expect("is read"), b"%PDF-1.7 b");
    }
}
