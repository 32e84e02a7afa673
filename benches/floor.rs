//! The floor under a press: reads every source and writes as many bytes as a site has, in as many
//! files, on two threads. No parsing, no templates: what the disk alone takes.
//!
//! `floor SOURCES SITE OUT`: SITE is a built site. As many files as it has, each as large, are
//! written to OUT, filled with one letter.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, io, thread};

fn files(folder: &Path, out: &mut Vec<(PathBuf, u64)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            files(&entry.path(), out)?;
        } else {
            out.push((entry.path(), entry.metadata()?.len()));
        }
    }
    Ok(())
}

fn main() -> io::Result<()> {
    let [sources, site, out] = [1, 2, 3].map(|n| env::args().nth(n).unwrap_or_default());
    let (mut read, mut write) = (Vec::new(), Vec::new());
    files(Path::new(&sources), &mut read)?;
    files(Path::new(&site), &mut write)?;
    let largest = write.iter().map(|f| f.1).max().unwrap_or(0);
    let bytes = vec![b'x'; usize::try_from(largest).unwrap_or(0)];
    let next = AtomicUsize::new(0);
    let work = || -> io::Result<()> {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if let Some((path, _)) = read.get(at) {
                fs::read(path)?;
            } else if let Some((path, size)) = write.get(at - read.len()) {
                let place = Path::new(&out).join(path.strip_prefix(&site).unwrap_or(path));
                if let Some(folder) = place.parent() {
                    fs::create_dir_all(folder)?;
                }
                fs::write(place, &bytes[..usize::try_from(*size).unwrap_or(0)])?;
            } else {
                return Ok(());
            }
        }
    };
    thread::scope(|scope| {
        let other = scope.spawn(work);
        work().and(other.join().unwrap_or(Ok(())))
    })
}
