//! One file: its path in the handbook, its bytes, its text if it is text, and its lines.

use std::sync::{Arc, OnceLock};

use crate::text::scan::Scan;

/// A file of the handbook, read once into memory.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path from the handbook's root, with `/`, in Unicode NFC.
    pub path: String,
    /// The bytes as they lie on the disk.
    pub bytes: Arc<[u8]>,
    /// The same bytes as text, or the first that is none.
    text: Result<Arc<str>, usize>,
    /// What follows is made when it is asked for, and shared by all clones.
    lines: Arc<OnceLock<Vec<u32>>>,
    /// How many characters begin before each [`BLOCK`] bytes.
    marks: Arc<OnceLock<Vec<usize>>>,
}

/// Columns of lines longer than this are counted from marks, not from the line's beginning.
const BLOCK: usize = 4096;

/// Places before this are looked for from the file's beginning: to know where all lines begin, the
/// whole file is read.
const NEAR: usize = 4096;

/// A place as people count: line and column from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl SourceFile {
    /// A file at a path.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        let (text, bytes) = match simdutf8::basic::from_utf8(&bytes) {
            // Text and bytes are one piece of memory.
            Ok(text) => {
                let text = Arc::<str>::from(text);
                (Ok(Arc::clone(&text)), Arc::<[u8]>::from(text))
            }
            Err(_) => {
                (Err(bytes.utf8_chunks().next().map_or(0, |c| c.valid().len())), bytes.into())
            }
        };
        let (lines, marks) = (Arc::default(), Arc::default());
        Self { path: path.into(), bytes, text, lines, marks }
    }

    /// The file's text.
    ///
    /// # Errors
    /// The offset of the first byte that is not UTF-8.
    pub fn text(&self) -> Result<&str, usize> {
        self.text.as_deref().map_err(|at| *at)
    }

    /// The file's text, to hold on to parts of it; `None` when it is not UTF-8.
    #[must_use]
    pub fn whole(&self) -> Option<&Arc<str>> {
        self.text.as_ref().ok()
    }

    /// The last part of the path.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The last part of the path without its ending.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let mut starts = vec![0];
            let bytes = &self.bytes;
            let mut at = 0;
            let mut ends = Scan::new(bytes, |byte| matches!(byte, b'\r' | b'\n'));
            while let Some(found) = ends.next(at) {
                at = found + 1;
                let two = bytes[at - 1] == b'\r' && bytes.get(at) == Some(&b'\n');
                if !two {
                    starts.push(u32::try_from(at).unwrap_or(u32::MAX));
                }
            }
            starts.shrink_to_fit();
            starts
        })
    }

    /// The line of a byte offset, from 1.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        let offset = offset.min(self.bytes.len());
        if offset < NEAR && self.lines.get().is_none() {
            return self.lines_before(offset) + 1;
        }
        self.lines().partition_point(|&s| s as usize <= offset).max(1)
    }

    /// How many lines end before an offset.
    fn lines_before(&self, offset: usize) -> usize {
        let mut ends = Scan::new(&self.bytes[..offset], |byte| matches!(byte, b'\r' | b'\n'));
        let (mut at, mut count) = (0, 0);
        while let Some(found) = ends.next(at) {
            at = found + 1;
            let two = self.bytes[found] == b'\r' && self.bytes.get(at) == Some(&b'\n');
            count += usize::from(!two);
        }
        count
    }

    /// The line and column of a byte offset.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> LineColumn {
        let offset = offset.min(self.bytes.len());
        let line = self.line_of(offset);
        let start = self.lines()[line - 1] as usize;
        let column = if offset - start > BLOCK && self.text.is_ok() {
            self.begun_before(offset) - self.begun_before(start)
        } else {
            String::from_utf8_lossy(&self.bytes[start..offset]).chars().count()
        };
        LineColumn { line, column: column + 1 }
    }

    /// How many characters begin before an offset.
    fn begun_before(&self, offset: usize) -> usize {
        let begun = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        let marks = self.marks.get_or_init(|| {
            let mut marks = vec![0];
            let mut sum = 0;
            for block in self.bytes.chunks(BLOCK) {
                sum += begun(block);
                marks.push(sum);
            }
            marks
        });
        let block = offset / BLOCK;
        marks[block] + begun(&self.bytes[block * BLOCK..offset])
    }

    /// The bytes of line `line` (from 1), without its line ending.
    #[must_use]
    pub fn line(&self, line: usize) -> &[u8] {
        let lines = self.lines();
        let Some(&start) = lines.get(line.wrapping_sub(1)) else { return &[] };
        let end = lines.get(line).map_or(self.bytes.len(), |&e| e as usize);
        let mut slice = &self.bytes[start as usize..end];
        while let [rest @ .., b'\n' | b'\r'] = slice {
            slice = rest;
        }
        slice
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_the_same_whether_all_lines_are_known_or_not() {
        let text = "---\r\ntitel: å\rb\n\r\n\n".repeat(250);
        let known = SourceFile::new("a.md", text.clone());
        assert_eq!(known.line_of(text.len()), 5 * 250 + 1);
        for at in 0..=text.len() + 1 {
            let line = SourceFile::new("a.md", text.clone()).line_of(at);
            assert_eq!(line, known.line_of(at), "{at}");
        }
    }

    #[test]
    fn columns_of_a_very_long_line_are_counted_in_characters() {
        let text = format!("kort\n{}", "åb€".repeat(9000));
        let file = SourceFile::new("a.md", text.clone().into_bytes());
        for at in (5..text.len()).step_by(997).chain([text.len()]) {
            let due = String::from_utf8_lossy(&text.as_bytes()[5..at]).chars().count() + 1;
            assert_eq!(file.line_column(at), LineColumn { line: 2, column: due }, "{at}");
        }
        assert_eq!(file.text(), Ok(text.as_str()));
        assert_eq!(SourceFile::new("b", b"abc\xe5".to_vec()).text(), Err(3));
    }
}
