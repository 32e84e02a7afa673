//! Which findings keep someone from reading, and what that means for the accessibility statement.

use crate::check::rules::statement_claim;
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::model::accessibility::Hindrance;
use crate::model::handbook::Handbook;
use crate::model::words::Conformity;

/// The kinds of findings that tell of a breach of WCAG 2.2, level A or AA. A site with one of them
/// does not follow the law in full.
pub const KINDS: &[&str] = &[
    "alternativtext-ar-filnamn",
    "bild-utan-alternativtext",
    "hoppad-rubrikniva",
    "intetsagande-lanktext",
    "logotyp",
    "samma-titel",
    "svag-kontrast",
    "tabell-utan-kolumnrubrik",
    "tom-rubrik",
];

/// What stands in the way, a row for each kind, after the handbook has said which findings it does
/// not want to hear.
#[must_use]
pub fn of(diags: &Diags) -> Vec<Hindrance> {
    let mut out = Vec::new();
    for kind in KINDS {
        let found = diags.as_slice().iter().filter(|f| f.rule.code == *kind);
        let places = found.clone().count();
        out.extend(found.take(1).map(|f| Hindrance { what: f.rule.title, places }));
    }
    out
}

/// Tells of a statement that says that the law is followed in full while a finding says otherwise.
pub fn claimed(handbook: &Handbook, diags: &Diags) -> Option<Finding> {
    let status = handbook.accessibility.as_ref()?.status.as_ref()?;
    if status.value != Conformity::Full {
        return None;
    }
    let found: Vec<&Finding> =
        diags.as_slice().iter().filter(|f| KINDS.contains(&f.rule.code)).collect();
    let first = found.iter().min_by_key(|f| (f.span.file, f.span.start))?;
    let rest = match found.len() - 1 {
        0 => String::new(),
        1 => " (och en brist till)".to_owned(),
        n => format!(" (och {n} brister till)"),
    };
    Some(
        Finding::new(
            &statement_claim::RULE,
            status.span,
            format!("redogörelsen säger helt förenlig, men kontrollen hittar en brist{rest}"),
        )
        .help("rätta bristen, eller skriv status: delvis och räkna upp den under brister")
        .see(first.span, first.message.clone()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_a_rule() {
        let read = crate::manuscript::rules::ALL.iter().copied();
        let known: Vec<&str> = crate::check::all().chain(read).map(|rule| rule.code).collect();
        let lost: Vec<&&str> = KINDS.iter().filter(|kind| !known.contains(kind)).collect();
        assert!(lost.is_empty(), "no rule is called {lost:?}");
    }
}
