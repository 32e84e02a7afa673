//! What a build wrote, file by file: how the next build knows what is its own to take away.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

use crate::memo::{ContentHash, bytes_hash};

/// The manifest's name in the output folder.
pub const NAME: &str = ".handbok-manifest";

const HEADING: &str = "handbok-manifest 1";

/// Paths from the site's root, each with the mark of its content: a hash, or its length where nothing
/// else asks for a hash.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Sorted, so that the same site has the same manifest.
    pub files: BTreeMap<String, ContentHash>,
}

/// The hash that the manifest keeps of a file.
#[must_use]
pub fn hash(bytes: &[u8]) -> ContentHash {
    bytes_hash(bytes)
}

/// How many bytes of a mark are 0 when it is a length; no hash begins so.
const ZEROS: usize = size_of::<ContentHash>() - size_of::<u64>();

/// A file's length as the manifest keeps it.
#[must_use]
pub fn length(bytes: u64) -> ContentHash {
    let mut mark = ContentHash::default();
    mark[ZEROS..].copy_from_slice(&bytes.to_be_bytes());
    mark
}

/// Whether two files with these marks have different content for certain. A hash and a length say
/// nothing of each other.
#[must_use]
pub fn unlike(one: &ContentHash, other: &ContentHash) -> bool {
    let is_length = |mark: &ContentHash| mark[..ZEROS].iter().all(|byte| *byte == 0);
    is_length(one) == is_length(other) && one != other
}

/// The hash that the manifest keeps of a file on the disk, read in parts, and its length.
///
/// # Errors
/// When it cannot be read.
pub fn hash_file(place: &Path) -> io::Result<(ContentHash, u64)> {
    let mut file = std::fs::File::open(place)?;
    let length = file.metadata()?.len();
    let mut hasher = blake3::Hasher::new();
    io::copy(&mut file, &mut hasher)?;
    Ok((*hasher.finalize().as_bytes(), length))
}

impl Manifest {
    /// The manifest in a folder; `None` when there is none or when it is not one of ours.
    ///
    /// # Errors
    /// When it is there but cannot be read.
    pub fn read(folder: &Path) -> io::Result<Option<Self>> {
        match std::fs::read_to_string(folder.join(NAME)) {
            Ok(text) => Ok(Self::parse(&text)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) if e.kind() == io::ErrorKind::InvalidData => Ok(None),
            Err(e) => Err(e),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next() != Some(HEADING) {
            return None;
        }
        let mut files = BTreeMap::new();
        for line in lines {
            let (hex, path) = line.split_once(' ')?;
            files.insert(path.to_owned(), from_hex(hex)?);
        }
        Some(Self { files })
    }

    /// The manifest as it is written: a heading, then a mark and a path on each line.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::with_capacity(40 + self.files.len() * 100);
        out.push_str(HEADING);
        out.push('\n');
        for (path, hash) in &self.files {
            let _ = writeln!(out, "{} {path}", hex(hash));
        }
        out
    }
}

/// A hash in 64 hexadecimal digits.
#[must_use]
pub fn hex(hash: &ContentHash) -> String {
    let mut out = String::with_capacity(hash.len() * 2);
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    for byte in hash {
        out.push(digit(byte >> 4));
        out.push(digit(byte & 15));
    }
    out
}

fn from_hex(hex: &str) -> Option<ContentHash> {
    let mut hash = ContentHash::default();
    if hex.len() != hash.len() * 2 || !hex.is_ascii() {
        return None;
    }
    for (i, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&hex[i * 2..i * 2 + 2], 16).ok()?;
    }
    Some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_other_texts_are_no_manifest() {
        let mut manifest = Manifest::default();
        manifest.files.insert("mål/å ä.html".to_owned(), hash(b"a"));
        manifest.files.insert("index.html".to_owned(), hash(b""));
        manifest.files.insert("lang.html".to_owned(), length(u64::MAX));
        assert_eq!(Manifest::parse(&manifest.text()), Some(manifest));
        assert_eq!(Manifest::parse(""), None);
        assert_eq!(Manifest::parse("handbok-manifest 1\nabc index.html\n"), None);
        assert_eq!(Manifest::parse("handbok-manifest 2\n"), None);
    }

    #[test]
    fn files_differ_for_certain_only_by_marks_of_one_kind() {
        assert!(unlike(&hash(b"a"), &hash(b"b")) && unlike(&length(1), &length(2)));
        assert!(!unlike(&hash(b"a"), &hash(b"a")) && !unlike(&length(7), &length(7)));
        assert!(!unlike(&hash(b"a"), &length(1)) && !unlike(&length(0), &hash(b"")));
    }
}
