//! Files packed into one zip, the same bytes for the same files: every file has the same time and
//! the same rights, and none of the machine's. The only place that knows the zip format.

use std::io::{self, Cursor, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::output::Output;

/// Endings of files that are pressed together already: doing it again costs time and gains nothing.
const PRESSED: [&str; 16] = [
    "pdf",
    "docx",
    "zip",
    "gz",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "webp",
    "avif",
    "woff2",
    "mp4",
    "pf_fragment",
    "pf_index",
    "pf_meta",
    "pf_filter",
];

/// A zip on its way to wherever its bytes go: a file, or memory.
pub struct Zip<W: Write + Seek> {
    writer: ZipWriter<W>,
}

impl<W: Write + Seek> std::fmt::Debug for Zip<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Zip").finish_non_exhaustive()
    }
}

impl<W: Write + Seek> Zip<W> {
    /// An empty zip that will be written to `out`.
    pub fn new(out: W) -> Self {
        Self { writer: ZipWriter::new(out) }
    }

    /// Puts a file last. Files come in the order in which they are put: those who want the same
    /// zip twice put them sorted by path.
    ///
    /// # Errors
    /// When the path is taken or too long, or what is written to fails.
    pub fn put(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let pressed = PRESSED.iter().any(|known| ending.eq_ignore_ascii_case(known));
        let method = if pressed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            .large_file(u32::try_from(bytes.len()).is_err());
        self.writer.start_file(path, options)?;
        self.writer.write_all(bytes)
    }

    /// Puts all files of a zip last, as they were pressed there: the same bytes come of it as if they
    /// had been put here one by one, and many can be pressed side by side.
    ///
    /// # Errors
    /// When it is no zip, or what is written to fails.
    pub fn append(&mut self, other: Vec<u8>) -> io::Result<()> {
        Ok(self.writer.merge_archive(ZipArchive::new(Cursor::new(other))?)?)
    }

    /// Writes the list of contents, and gives back what was written to.
    ///
    /// # Errors
    /// When what is written to fails.
    pub fn finish(self) -> io::Result<W> {
        Ok(self.writer.finish()?)
    }
}

/// Files as a zip in memory, sorted by path whatever their order.
///
/// # Errors
/// When two files have one path.
pub fn zip(files: &[Output]) -> io::Result<Vec<u8>> {
    let mut sorted: Vec<&Output> = files.iter().collect();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    let mut zip = Zip::new(Cursor::new(Vec::new()));
    for file in sorted {
        zip.put(&file.path, &file.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn files() -> Vec<Output> {
        let page = "<p>Familjecentralen i Påhittad by</p>".repeat(50);
        vec![
            Output::one("å/sida.html", page),
            Output::one("a.pdf", "%PDF påhittad"),
            Output::one("tom", ""),
        ]
    }

    #[test]
    fn the_same_files_in_another_order_give_the_same_bytes() {
        let mut turned = files();
        turned.reverse();
        assert_eq!(zip(&files()).expect("zips"), zip(&turned).expect("zips"));
    }

    #[test]
    fn what_is_pressed_side_by_side_is_what_is_pressed_in_a_row() {
        let whole = zip(&files()).expect("zips");
        let mut sorted = files();
        sorted.sort_by(|a, b| a.path.cmp(&b.path));
        for at in 0..=sorted.len() {
            let mut parts = Zip::new(Cursor::new(Vec::new()));
            for part in [&sorted[..at], &sorted[at..]] {
                parts.append(zip(part).expect("zips")).expect("is taken");
            }
            assert_eq!(parts.finish().expect("zips").into_inner(), whole, "parted at {at}");
        }
        assert!(Zip::new(Cursor::new(Vec::new())).append(b"ingen zip".to_vec()).is_err());
    }

    #[test]
    fn what_was_packed_is_what_is_unpacked_sorted_and_without_a_time() {
        let bytes = zip(&files()).expect("zips");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("is a zip");
        let mut seen = Vec::new();
        for i in 0..archive.len() {
            let mut file = archive.by_index(i).expect("is there");
            assert_eq!(file.last_modified(), Some(DateTime::default()));
            assert_eq!(file.unix_mode(), Some(0o100_644));
            let mut content = Vec::new();
            file.read_to_end(&mut content).expect("is whole");
            seen.push(Output::one(file.name(), content));
        }
        let mut sorted = files();
        sorted.sort_by(|a, b| a.path.cmp(&b.path));
        assert_eq!(seen, sorted);
    }

    #[test]
    fn text_is_pressed_and_what_is_pressed_already_is_stored() {
        let bytes = zip(&files()).expect("zips");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("is a zip");
        let method = |archive: &mut zip::ZipArchive<_>, name: &str| {
            archive.by_name(name).map(|file: zip::read::ZipFile<'_, _>| file.compression()).ok()
        };
        assert_eq!(method(&mut archive, "å/sida.html"), Some(CompressionMethod::Deflated));
        assert_eq!(method(&mut archive, "a.pdf"), Some(CompressionMethod::Stored));
    }

    #[test]
    fn two_files_of_one_path_are_refused() {
        assert!(zip(&[Output::one("a", "1"), Output::one("a", "2")]).is_err());
    }
}
