//! What is said of a text beside it: how far it has come, who keeps it, what it rests on.

use crate::model::article::Article;
use crate::model::citation::Citation;
use crate::model::closed::Closed as _;
use crate::model::handbook::Handbook;
use crate::model::words::HandbookStatus;
use crate::text::dates;

/// The word for what a text rests on.
pub const SOURCES: &str = "Källor";

/// A source's mark of at most so many characters stands on one line: "S3 avsnitt 3.2.1".
pub const WHOLE_MARK: usize = 22;

/// In a table's cell, where it decides how narrow a column can be: "S3 avsnitt 3.2.1" at most.
pub const WHOLE_IN_CELL: usize = 16;

/// Who keeps the text, when it was reviewed, what it rests on.
pub fn info(hb: &Handbook, article: &Article) -> Vec<(String, String)> {
    let front = &article.front;
    let mut out = Vec::new();
    let mut row = |label: &str, value: String| out.push((label.to_owned(), value));
    row("Status", status(front.status.value, front.decision.is_some()));
    if let Some(role) = front.responsible {
        row("Ansvarar", hb.roles[role].title.value.clone());
    }
    let reviewed = front.reviewed.as_ref().map(|date| dates::long(date.value));
    row("Granskad", reviewed.unwrap_or_else(|| "inte ännu".to_owned()));
    row("Granskas senast", dates::long(front.review_by.value));
    if let Some(decision) = front.decision {
        row("Beslut", hb.decisions[decision].title.value.clone());
    }
    if !front.sources.is_empty() {
        row(SOURCES, citations(hb, &front.sources));
    }
    out
}

/// "Utkast, ej beslutad": how far a text has come, in words.
#[must_use]
pub fn status(status: HandbookStatus, decided: bool) -> String {
    match status {
        HandbookStatus::Draft | HandbookStatus::Consultation if !decided => {
            format!("{}, ej beslutad", status.label())
        }
        _ => status.label().to_owned(),
    }
}

/// "S1 kap. 3, S3 avsnitt 2.1": each on one line, unless it is long.
#[must_use]
pub fn citations(hb: &Handbook, citations: &[Citation]) -> String {
    let one = |c: &Citation| {
        let short = &hb.sources[c.source].short.value;
        let place = c.place.as_ref().map_or_else(String::new, |place| format!("\u{a0}{place}"));
        tied(&format!("{short}{place}"), WHOLE_MARK)
    };
    citations.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The words of a source's mark, tied together when they are at most so many characters.
#[must_use]
pub fn tied(words: &str, most: usize) -> String {
    if words.chars().count() > most {
        return words.to_owned();
    }
    words.replace(' ', "\u{a0}")
}
