//! `handbok check --fix`: the changes that are always right, made in the authors' files.

use std::collections::BTreeMap;
use std::path::Path;

use super::Failure;
use crate::diag::finding::{Finding, Suggestion};
use crate::disk::scaffold;
use crate::source::sources::Sources;
use crate::source::span::FileId;

/// Makes every safe change; of two that overlap, the first alone. Returns how many were made.
///
/// # Errors
/// When a file cannot be written, or is no longer what it was when it was read.
pub fn all(root: &Path, sources: &Sources, findings: &[Finding]) -> Result<usize, Failure> {
    let mut by_file: BTreeMap<FileId, Vec<&Suggestion>> = BTreeMap::new();
    for suggestion in findings.iter().filter_map(|f| f.suggestion.as_ref()).filter(|s| s.safe) {
        by_file.entry(suggestion.span.file).or_default().push(suggestion);
    }
    let mut made = 0;
    for (id, suggestions) in by_file {
        let file = sources.file(id);
        let Ok(text) = file.text() else { continue };
        let (mended, count) = apply(text, suggestions);
        if count > 0 {
            scaffold::replace(&root.join(&file.path), &file.bytes, mended.as_bytes())
                .map_err(|e| Failure::io(&format!("{} gick inte att rätta", file.path), &e))?;
            made += count;
        }
    }
    Ok(made)
}

/// The text with the changes made, and how many they were.
fn apply(text: &str, mut suggestions: Vec<&Suggestion>) -> (String, usize) {
    suggestions.sort_by_key(|s| (s.span.start, s.span.end));
    let (mut out, mut at, mut count) = (String::with_capacity(text.len()), 0, 0);
    for suggestion in suggestions {
        let range = suggestion.span.range();
        // Two changes at one place: what the second would do is known only after the first.
        let taken = count > 0 && range.is_empty() && range.start == at;
        let Some(before) = text.get(at..range.start).filter(|_| !taken) else { continue };
        if text.get(range.clone()).is_none() {
            continue;
        }
        out.push_str(before);
        out.push_str(&suggestion.text);
        at = range.end;
        count += 1;
    }
    out.push_str(&text[at..]);
    (out, count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::span::Span;

    fn change(start: usize, end: usize, text: &str) -> Suggestion {
        Suggestion { span: Span::new(FileId(0), start, end), text: text.to_owned(), safe: true }
    }

    #[test]
    fn changes_are_made_in_order_and_overlapping_ones_wait() {
        let made = |changes: &[Suggestion]| apply("ett - två - tre", changes.iter().collect());
        let changes = [change(6, 10, "TVÅ"), change(0, 3, "ETT"), change(7, 8, "x")];
        assert_eq!(made(&changes), ("ETT - TVÅ - tre".to_owned(), 2));
        let changes =
            [change(0, 3, "1"), change(3, 6, "+"), change(6, 6, "a"), change(99, 99, "!")];
        assert_eq!(made(&changes), ("1+två - tre".to_owned(), 2));
        // Places inside the two bytes of å are no places.
        assert_eq!(made(&[change(6, 9, "TV"), change(9, 10, "Å")]).1, 0);
    }
}
