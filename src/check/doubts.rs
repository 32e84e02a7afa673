//! Which findings doubt something that pages show.

use crate::diag::sink::Diags;
use crate::model::doubt::Doubts;
use crate::source::span::Span;

/// The kinds of findings that doubt a number or a state that a page is made from. What such a kind
/// points at is marked wherever it is shown.
pub const KINDS: &[&str] = &[
    "antal-centraler",
    "antal-centraler-i-kommunen",
    "antal-kommuner",
    "avtalets-ytor",
    "delar-blir-inte-hundra",
    "dubbel-matning",
    "grad-mot-verksamheter",
    "kommunens-lage",
    "matning-i-framtiden",
    "matning-utan-varde",
    "matningens-foremal",
    "overlappande-ersattning",
    "procent-utan-taljare",
    "samordnarens-tid",
    "varde-utanfor",
];

/// What is doubted after the handbook has said which findings it does not want to hear.
#[must_use]
pub fn of(diags: &Diags) -> Doubts {
    let rows = diags
        .as_slice()
        .iter()
        .filter(|f| KINDS.contains(&f.rule.code))
        .flat_map(|f| {
            let places = std::iter::once(f.span).chain(f.related.iter().map(|(span, _)| *span));
            places.map(|span| (span, f.message.clone())).collect::<Vec<(Span, String)>>()
        })
        .collect();
    Doubts::new(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_a_rule() {
        let known: Vec<&str> = crate::check::all().map(|rule| rule.code).collect();
        let lost: Vec<&&str> = KINDS.iter().filter(|kind| !known.contains(kind)).collect();
        assert!(lost.is_empty(), "no rule is called {lost:?}");
    }
}
