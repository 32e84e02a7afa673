//! `handbok check --fix`: the changes that are always right, shown first, then made in the
//! authors' files.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use super::Failure;
use super::report::{Look, around, clean};
use crate::diag::finding::{Finding, Suggestion};
use crate::disk::scaffold;
use crate::source::file::SourceFile;
use crate::source::sources::Sources;
use crate::source::span::FileId;

/// A file and the changes that are to be made in it, in order, none over another.
#[derive(Debug)]
pub struct Mending<'a> {
    file: &'a SourceFile,
    text: &'a str,
    changes: Vec<&'a Suggestion>,
}

impl Mending<'_> {
    /// The file's path.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.file.path
    }

    /// How many changes.
    #[must_use]
    pub fn count(&self) -> usize {
        self.changes.len()
    }

    /// Makes them.
    ///
    /// # Errors
    /// When the file cannot be written, or is no longer what it was when it was read.
    pub fn make(&self, root: &Path) -> Result<(), Failure> {
        let mended = applied(self.text, &self.changes);
        scaffold::replace(&root.join(self.path()), &self.file.bytes, mended.as_bytes())
            .map_err(|e| Failure::io(&format!("{} gick inte att rätta", self.path()), &e))
    }
}

/// Every safe change, file by file; of two that overlap, the first alone.
#[must_use]
pub fn plan<'a>(sources: &'a Sources, findings: &'a [Finding]) -> Vec<Mending<'a>> {
    let mut by_file: BTreeMap<FileId, Vec<&Suggestion>> = BTreeMap::new();
    for suggestion in findings.iter().filter_map(|f| f.suggestion.as_ref()).filter(|s| s.safe) {
        by_file.entry(suggestion.span.file).or_default().push(suggestion);
    }
    let mending = |(id, changes): (FileId, Vec<&'a Suggestion>)| {
        let file = sources.file(id);
        let text = file.text().ok()?;
        let changes = apart(text, changes);
        (!changes.is_empty()).then_some(Mending { file, text, changes })
    };
    by_file.into_iter().filter_map(mending).collect()
}

/// The changes in order, without those that cannot be made once those before them are.
fn apart<'a>(text: &str, mut changes: Vec<&'a Suggestion>) -> Vec<&'a Suggestion> {
    changes.sort_by_key(|s| (s.span.start, s.span.end));
    let mut at = 0;
    let mut begun = false;
    changes.retain(|change| {
        let range = change.span.range();
        // Two changes at one place: what the second would do is known only after the first.
        let taken = begun && range.is_empty() && range.start == at;
        let fits = range.start >= at && !taken && text.get(range.clone()).is_some();
        if fits {
            (at, begun) = (range.end, true);
        }
        fits
    });
    changes
}

fn applied(text: &str, changes: &[&Suggestion]) -> String {
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for change in changes {
        let range = change.span.range();
        out.push_str(&text[at..range.start]);
        out.push_str(&change.text);
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}

/// What is to be changed: each line as it is and as it will be, with `-` and `+` before them.
#[must_use]
pub fn diff(mendings: &[Mending<'_>], look: Look) -> String {
    let (red, green, bold, end) = if look.colours {
        ("\u{1b}[31m", "\u{1b}[32m", "\u{1b}[1m", "\u{1b}[0m")
    } else {
        ("", "", "", "")
    };
    let mut out = String::new();
    for mending in mendings {
        let _ = writeln!(out, "{bold}{}{end}", clean(mending.path()));
        for change in &mending.changes {
            let range = change.span.range();
            let line = mending.file.line_column(range.start).line;
            let (before, after) = around(mending.text, range.clone(), look.width);
            let was = format!("{before}{}{after}", &mending.text[range]);
            let will = format!("{before}{}{after}", change.text);
            let mut number = line.to_string();
            for (sign, colour, text) in [('-', red, was), ('+', green, will)] {
                for row in text.lines() {
                    let _ = writeln!(out, "{number:>6} {colour}{sign} {}{end}", clean(row));
                    number.clear();
                }
            }
        }
        out.push('\n');
    }
    out
}

/// Takes out the files whose content no commit holds: `uncommitted` are their paths.
#[must_use]
pub fn spared<'a>(
    mendings: Vec<Mending<'a>>,
    uncommitted: &BTreeSet<String>,
) -> (Vec<Mending<'a>>, Vec<Mending<'a>>) {
    mendings.into_iter().partition(|mending| !uncommitted.contains(mending.path()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::span::Span;

    fn change(start: usize, end: usize, text: &str) -> Suggestion {
        Suggestion { span: Span::new(FileId(0), start, end), text: text.to_owned(), safe: true }
    }

    fn made(text: &str, changes: &[Suggestion]) -> (String, usize) {
        let changes = apart(text, changes.iter().collect());
        (applied(text, &changes), changes.len())
    }

    #[test]
    fn changes_are_made_in_order_and_overlapping_ones_wait() {
        let text = "ett - två - tre";
        let changes = [change(6, 10, "TVÅ"), change(0, 3, "ETT"), change(7, 8, "x")];
        assert_eq!(made(text, &changes), ("ETT - TVÅ - tre".to_owned(), 2));
        let changes =
            [change(0, 3, "1"), change(3, 6, "+"), change(6, 6, "a"), change(99, 99, "!")];
        assert_eq!(made(text, &changes), ("1+två - tre".to_owned(), 2));
        // Places inside the two bytes of å are no places.
        assert_eq!(made(text, &[change(6, 9, "TV"), change(9, 10, "Å")]).1, 0);
    }

    #[test]
    fn a_change_is_shown_as_the_line_that_was_and_the_line_that_will_be() {
        let long = format!("{} felet {}", "ord ".repeat(60), "ord ".repeat(60));
        let sources = Sources::from_fixture(&format!("-- a.md --\nett\ntvå\n{long}\n"));
        let file = &sources.files()[0];
        let text = file.text().expect("is text");
        let at = text.find("felet").expect("is there");
        let changes = [change(4, 8, "2"), change(at, at + 5, "rättat")];
        let mending = Mending { file, text, changes: changes.iter().collect() };
        let shown = diff(&[mending], Look { colours: false, width: 60 });
        let rows: Vec<&str> = shown.lines().collect();
        assert_eq!(rows[..3], ["a.md", "     2 - två", "       + 2"]);
        assert!(rows[3].starts_with("     3 - …") && rows[3].ends_with('…'), "{}", rows[3]);
        assert!(rows[3].contains(" felet ") && rows[4].contains(" rättat "));
        assert!(rows.iter().all(|row| row.chars().count() <= 62), "{shown}");
    }
}
