//! One file: its path in the handbook, its bytes, its text if it is text, and its lines.

use std::sync::{Arc, OnceLock};

/// A file of the handbook, read once into memory.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path from the handbook's root, with `/`, in Unicode NFC.
    pub path: String,
    /// The bytes as they lie on the disk.
    pub bytes: Arc<[u8]>,
    lines: OnceLock<Vec<u32>>,
}

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
    pub fn new(path: impl Into<String>, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self { path: path.into(), bytes: bytes.into(), lines: OnceLock::new() }
    }

    /// The file's text.
    ///
    /// # Errors
    /// The offset of the first byte that is not UTF-8.
    pub fn text(&self) -> Result<&str, usize> {
        std::str::from_utf8(&self.bytes).map_err(|e| e.valid_up_to())
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
            for (i, b) in bytes.iter().enumerate() {
                let lone_cr = *b == b'\r' && bytes.get(i + 1) != Some(&b'\n');
                if *b == b'\n' || lone_cr {
                    starts.push(u32::try_from(i + 1).unwrap_or(u32::MAX));
                }
            }
            starts
        })
    }

    /// The line and column of a byte offset.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> LineColumn {
        let offset = offset.min(self.bytes.len());
        let lines = self.lines();
        let line = lines.partition_point(|&s| s as usize <= offset).max(1);
        let start = lines[line - 1] as usize;
        let column = String::from_utf8_lossy(&self.bytes[start..offset]).chars().count() + 1;
        LineColumn { line, column }
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
