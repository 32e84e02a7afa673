//! What findings doubt: which written facts, and what was said of them, so that no page shows such
//! a number without saying so.

use crate::source::span::Span;

/// Facts that a finding doubts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doubts {
    rows: Vec<(Span, String)>,
}

impl Doubts {
    /// Doubts by the places that they concern.
    #[must_use]
    pub fn new(mut rows: Vec<(Span, String)>) -> Self {
        rows.sort_unstable();
        rows.dedup();
        Self { rows }
    }

    /// Whether nothing is doubted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What is said of any of these places, each sentence once; places of no length are none.
    #[must_use]
    pub fn about(&self, places: &[Span]) -> Option<String> {
        let touches = |a: &Span, b: &Span| {
            let some = a.start < a.end && b.start < b.end;
            some && a.file == b.file && a.start < b.end && b.start < a.end
        };
        // Rows are sorted: those of the files that the places are in stand together.
        let from = places.iter().map(|p| p.file).min()?;
        let to = places.iter().map(|p| p.file).max()?;
        let first = self.rows.partition_point(|(span, _)| span.file < from);
        let past = self.rows.partition_point(|(span, _)| span.file <= to);
        let mut told: Vec<&str> = Vec::new();
        for (span, words) in &self.rows[first..past] {
            let here = places.iter().any(|place| touches(span, place));
            if here && !told.contains(&words.as_str()) {
                told.push(words);
            }
        }
        (!told.is_empty()).then(|| told.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::span::FileId;

    #[test]
    fn a_doubt_is_about_the_places_that_it_touches_in_its_own_file() {
        let at = |file, start, end| Span::new(FileId(file), start, end);
        let doubts = Doubts::new(vec![
            (at(0, 10, 20), "andelen är 104 %".to_owned()),
            (at(0, 15, 18), "andelen är 104 %".to_owned()),
            (at(0, 30, 31), "året har inte kommit".to_owned()),
        ]);
        let said = |spans: &[Span]| doubts.about(spans);
        assert_eq!(said(&[at(0, 19, 25)]).as_deref(), Some("andelen är 104 %"));
        assert_eq!(
            said(&[at(0, 10, 20), at(0, 30, 31)]).as_deref(),
            Some("andelen är 104 %; året har inte kommit")
        );
        assert_eq!(said(&[at(0, 20, 30), at(1, 10, 20), at(0, 12, 12)]), None);
    }
}
