//! The file that is being read, what can be read from it, and what was found.

use std::sync::Arc;

use super::rules;
use super::shape::Shape;
use super::yaml::{Node, NodeKind};
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::source::span::FileId;

/// The file that is being read, and the findings so far.
#[derive(Debug)]
pub struct Reading {
    /// The file.
    pub file: FileId,
    /// The file's name without ending: the id of one-file records.
    pub stem: String,
    /// The name of the file's folder.
    pub folder: String,
    /// The file's text, of which what is read may hold parts.
    pub whole: Option<Arc<str>>,
    /// What was found.
    pub diags: Diags,
    /// Ids of records that could not be read.
    pub lost: Vec<String>,
    /// Whether keys are asked for without a file: then nothing is told.
    pub(super) probing: bool,
}

impl Reading {
    /// Reads a file at a path.
    #[must_use]
    pub fn new(file: FileId, path: &str) -> Self {
        let mut parts = path.rsplit('/');
        let name = parts.next().unwrap_or("");
        let stem = name.rsplit_once('.').map_or(name, |(s, _)| s).to_owned();
        let folder = parts.next().unwrap_or("").to_owned();
        let (diags, lost, probing) = (Diags::new(), Vec::new(), false);
        Self { file, stem, folder, whole: None, diags, lost, probing }
    }

    /// Tells a finding.
    pub fn push(&mut self, finding: Finding) {
        if !self.probing {
            self.diags.push(finding);
        }
    }

    /// Reads a record; the id of one that cannot be read is remembered as lost.
    pub fn record<T: Decode>(&mut self, node: &Node) -> Option<T> {
        let read = T::decode(node, self);
        if read.is_none()
            && let NodeKind::Map(entries) = &node.kind
        {
            let id = entries.iter().find(|e| e.key == "id").map(|e| &e.value.kind);
            if let Some(NodeKind::Scalar { text, .. }) = id {
                self.lost.push(text.clone());
            }
        }
        read
    }

    /// Tells that a value is of the wrong kind.
    pub fn wrong_kind(&mut self, node: &Node, due: &str) {
        let message = format!("här ska stå {due}, men det står {}", node.kind.name());
        self.push(Finding::new(&rules::WRONG_KIND, node.span, message));
    }
}

/// A value that can be read from a node.
pub trait Decode: Sized {
    /// Reads it; `None` when it cannot be, already told.
    fn decode(node: &Node, cx: &mut Reading) -> Option<Self>;
    /// What it looks like.
    fn shape() -> Shape;
}
