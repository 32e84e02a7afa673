//! The last lines of a command: how it went, and what to begin with.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::diag::finding::Finding;
use crate::diag::rule::Severity;
use crate::source::sources::Sources;
use crate::source::span::FileId;
use crate::text::numbers::whole;

/// How many findings of each weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Those that stop a build.
    pub errors: usize,
    /// Those that stop under `--strict`.
    pub warnings: usize,
    /// Those that never stop.
    pub infos: usize,
}

impl Count {
    /// Counts.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let many = |severity| findings.iter().filter(|f| f.severity == severity).count();
        Self {
            errors: many(Severity::Error),
            warnings: many(Severity::Warning),
            infos: many(Severity::Info),
        }
    }

    /// Whether a command stops for them.
    #[must_use]
    pub fn stops(self, strict: bool) -> bool {
        self.errors > 0 || (strict && self.warnings > 0)
    }

    /// "3 fel, 1 varning och 12 upplysningar", or "inga anmärkningar".
    #[must_use]
    pub fn words(self) -> String {
        let parts: Vec<String> = [
            (self.errors, "fel", "fel"),
            (self.warnings, "varning", "varningar"),
            (self.infos, "upplysning", "upplysningar"),
        ]
        .into_iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(n, one, many)| counted(n, one, many))
        .collect();
        match parts.as_slice() {
            [] => "inga anmärkningar".to_owned(),
            [one] => one.clone(),
            [rest @ .., last] => format!("{} och {last}", rest.join(", ")),
        }
    }
}

/// "1 sida", "18 266 sidor".
#[must_use]
pub fn counted(n: usize, one: &str, many: &str) -> String {
    let number = whole(i64::try_from(n).unwrap_or(i64::MAX));
    format!("{number} {}", if n == 1 { one } else { many })
}

/// The lines that end a list of findings: how many, where to begin, where to read more.
#[must_use]
pub fn findings(sources: &Sources, findings: &[Finding]) -> String {
    let count = Count::of(findings);
    if findings.is_empty() {
        return "Inga anmärkningar.\n".to_owned();
    }
    let mut files: BTreeMap<FileId, Count> = BTreeMap::new();
    let mut codes: BTreeMap<&str, Count> = BTreeMap::new();
    for finding in findings {
        add(files.entry(finding.span.file).or_default(), finding.severity);
        add(codes.entry(finding.rule.code).or_default(), finding.severity);
    }
    let mut out =
        format!("{} i {}.\n", sentence(&count.words()), counted(files.len(), "fil", "filer"));
    // Most errors first, then most of all; the first in order among equals.
    let weight = |c: &Count| (c.errors, c.warnings, c.infos);
    let worst_file = files.iter().rev().max_by_key(|(_, c)| weight(c));
    let worst_code = codes.iter().rev().max_by_key(|(_, c)| weight(c));
    if let Some((file, count)) = worst_file
        && files.len() > 1
    {
        let path = &sources.file(*file).path;
        let _ = writeln!(out, "Börja med {path}: {}.", count.words());
    }
    if let Some((code, count)) = worst_code {
        let many = if codes.len() > 1 { format!(" ({})", count.words()) } else { String::new() };
        let _ = writeln!(out, "handbok explain {code} berättar mer{many}.");
    }
    out
}

fn add(count: &mut Count, severity: Severity) {
    match severity {
        Severity::Error => count.errors += 1,
        Severity::Warning => count.warnings += 1,
        Severity::Info => count.infos += 1,
    }
}

fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().collect::<String>() + chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_told_as_people_tell_them() {
        let words = |errors, warnings, infos| Count { errors, warnings, infos }.words();
        assert_eq!(words(0, 0, 0), "inga anmärkningar");
        assert_eq!(words(1, 0, 0), "1 fel");
        assert_eq!(words(2, 1, 1200), "2 fel, 1 varning och 1\u{a0}200 upplysningar");
        assert!(Count { errors: 0, warnings: 1, infos: 0 }.stops(true));
        assert!(!Count { errors: 0, warnings: 1, infos: 9 }.stops(false));
    }
}
