//! All files of a handbook, sorted by path; after `disk::load` nothing reads a file again.

use std::collections::HashMap;
use std::sync::Arc;

use super::file::{LineColumn, SourceFile};
use super::span::{FileId, Span};

/// Every file of the handbook, in memory, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    by_path: Arc<HashMap<String, FileId>>,
}

impl Sources {
    /// Sorts the files by path; of two with one path the first is kept.
    #[must_use]
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|b, a| a.path == b.path);
        let by_path = files
            .iter()
            .enumerate()
            .map(|(i, f)| (f.path.clone(), FileId(u32::try_from(i).unwrap_or(u32::MAX))))
            .collect();
        Self { files, by_path: Arc::new(by_path) }
    }

    /// The same files, with other bytes in one of them.
    #[must_use]
    pub fn with(&self, id: FileId, bytes: Vec<u8>) -> Self {
        let mut other = self.clone();
        let path = other.files[id.0 as usize].path.clone();
        other.files[id.0 as usize] = SourceFile::new(path, bytes);
        other
    }

    /// Reads files written as one text: `-- path --` on a line of its own begins each file.
    /// This is how tests write a handbook.
    #[must_use]
    pub fn from_fixture(text: &str) -> Self {
        let mut files: Vec<(String, String)> = Vec::new();
        for line in text.split_inclusive('\n') {
            let trimmed = line.trim_end();
            let header = trimmed.strip_prefix("-- ").and_then(|l| l.strip_suffix(" --"));
            match (header, files.last_mut()) {
                (Some(path), _) => files.push((path.to_owned(), String::new())),
                (None, Some((_, body))) => body.push_str(line),
                (None, None) => {}
            }
        }
        Self::new(files.into_iter().map(|(p, b)| SourceFile::new(p, b.into_bytes())).collect())
    }

    /// The files in order.
    #[must_use]
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// Ids and files in order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files
            .iter()
            .enumerate()
            .map(|(i, f)| (FileId(u32::try_from(i).unwrap_or(u32::MAX)), f))
    }

    /// One file. Ids come from this set, so the index is always inside.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The file at a path from the handbook's root.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.by_path.get(path).copied()
    }

    /// The line of a span's beginning, from 1.
    #[must_use]
    pub fn line(&self, span: Span) -> usize {
        self.file(span.file).line_of(span.start as usize)
    }

    /// Line and column of a span's beginning.
    #[must_use]
    pub fn place(&self, span: Span) -> LineColumn {
        self.file(span.file).line_column(span.start as usize)
    }
}
