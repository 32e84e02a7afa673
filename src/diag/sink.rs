//! The collection of findings that every room pushes into.

use super::finding::Finding;
use super::rule::Severity;
use crate::source::span::FileId;

/// Findings so far, in the order they were seen.
#[derive(Clone, Debug, Default)]
pub struct Diags {
    findings: Vec<Finding>,
}

impl Diags {
    /// An empty collection.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Makes room for so many more.
    pub fn reserve(&mut self, more: usize) {
        self.findings.reserve_exact(more);
    }

    /// Adds all of another collection.
    pub fn extend(&mut self, other: Self) {
        if self.findings.capacity() == 0 {
            self.findings = other.findings;
        } else {
            self.findings.extend(other.findings);
        }
    }

    /// Takes away the findings of some files.
    pub fn forget(&mut self, files: &[FileId]) {
        self.findings.retain(|finding| !files.contains(&finding.span.file));
    }

    /// Keeps the findings that `keep` wants, which may change them.
    pub fn retain(&mut self, keep: impl FnMut(&mut Finding) -> bool) {
        self.findings.retain_mut(keep);
    }

    /// The findings sorted by file and place, the same finding at one place once.
    #[must_use]
    pub fn sorted(mut self) -> Vec<Finding> {
        self.findings.sort_by(|a, b| {
            (a.span, a.severity, a.rule.code, &a.message).cmp(&(
                b.span,
                b.severity,
                b.rule.code,
                &b.message,
            ))
        });
        self.findings
            .dedup_by(|b, a| a.span == b.span && a.rule == b.rule && a.message == b.message);
        self.findings
    }

    /// The findings as they came.
    #[must_use]
    pub fn as_slice(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether any finding stops a build.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|f| f.severity == Severity::Error)
    }
}
