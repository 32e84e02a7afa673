//! The last lines of a command: how it went, and what to begin with.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use crate::diag::finding::Finding;
use crate::diag::rule::Severity;
use crate::disk::write::Report;
use crate::source::sources::Sources;
use crate::source::span::FileId;
use crate::text::numbers::{decimal, whole};

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

/// "1,4 sekunder", "0,08 sekunder".
#[must_use]
pub fn seconds(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    let decimals = if seconds < 1.0 { 2 } else { 1 };
    format!("{} sekunder", decimal(seconds, decimals))
}

/// What was made.
#[derive(Clone, Copy, Debug, Default)]
pub struct Made {
    /// HTML pages.
    pub pages: usize,
    /// PDFs.
    pub pdfs: usize,
    /// Of these, set anew in this build.
    pub pdfs_new: usize,
}

/// The three lines of a build that went well: what was made, what was found, how long it took.
#[must_use]
pub fn built(target: &str, made: Made, report: Report, count: Count, time: Duration) -> String {
    let pages = counted(made.pages, "sida", "sidor");
    let pdfs = match (made.pdfs, made.pdfs_new) {
        (0, _) => "inga PDF:er".to_owned(),
        (all, new) => {
            let all = counted(all, "PDF", "PDF:er");
            if new == made.pdfs { all } else { format!("{all} (nya: {new})") }
        }
    };
    let mut changed = match (report.written, report.removed) {
        (0, 0) => "ingenting är ändrat".to_owned(),
        (written, _) => format!("{} nya eller ändrade", counted(written, "fil", "filer")),
    };
    if report.removed > 0 {
        let _ = write!(changed, ", {} borttagna", counted(report.removed, "fil", "filer"));
    }
    let found = sentence(&count.words());
    let see = if count == Count::default() { "" } else { ": handbok check visar alla" };
    format!("{pages} och {pdfs} i {target}\n{found}{see}\n{}, {changed}\n", seconds(time))
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
        let made = Made { pages: 1200, pdfs: 60, pdfs_new: 2 };
        let report = Report { written: 3, unchanged: 1257, removed: 1, bytes: 0, fresh: 0 };
        let time = Duration::from_millis(1440);
        assert_eq!(
            built("dist", made, report, Count::default(), time),
            "1\u{a0}200 sidor och 60 PDF:er (nya: 2) i dist\nInga anmärkningar\n\
             1,4 sekunder, 3 filer nya eller ändrade, 1 fil borttagna\n"
        );
        assert!(Count { errors: 0, warnings: 1, infos: 0 }.stops(true));
        assert!(!Count { errors: 0, warnings: 1, infos: 9 }.stops(false));
    }
}
