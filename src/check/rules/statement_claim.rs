//! Accessibility statements that claim more than has been shown.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::words::Conformity;

/// The rule.
pub static RULE: Rule = Rule {
    code: "redogorelsen-lovar-for-mycket",
    severity: Severity::Error,
    title: "Redogörelsen säger mer än vad som är visat.",
    why: "Helt förenlig får man bara skriva när ingen brist är känd och en människa har granskat. Delvis förenlig betyder att bristerna är listade.",
    wrong: "status: helt\nmanuell_granskning: nej",
    right: "status: delvis\nbrister:\n  - text: …",
    source: "Lagen (2018:1937); Diggs föreskrift om tillgänglighet till digital offentlig service",
};

/// Holds the claim against the shortcomings and the review.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let Some(statement) = &cx.handbook.accessibility else { return };
    let Some(status) = &statement.status else { return };
    let reviewed = statement.manual_review.as_ref().is_some_and(|m| m.value);
    let known = statement.shortcomings.first();
    let finding = match (status.value, known) {
        (Conformity::Full, Some(first)) => Finding::new(
            &RULE,
            status.span,
            "redogörelsen säger helt förenlig, men räknar upp brister",
        )
        .help("skriv status: delvis")
        .see(first.text.span, "här är den första bristen"),
        (Conformity::Full, None) if !reviewed => Finding::new(
            &RULE,
            status.span,
            "redogörelsen säger helt förenlig, men ingen människa har granskat",
        )
        .help("gör en manuell granskning, eller skriv status: okand"),
        (Conformity::Partial | Conformity::Not, None) => Finding::new(
            &RULE,
            status.span,
            "redogörelsen säger att det finns brister, men räknar inte upp dem",
        )
        .help("skriv bristerna under brister"),
        _ => return,
    };
    diags.push(finding);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn full_is_not_said_with_shortcomings() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/accessibility.yaml --
aktor: A
tjanst: B
status: helt # fel: redogorelsen-lovar-for-mycket
brister:
  - text: T
uppdaterad: 2026-11-01
metod: M
meddela: https://a.example
anmalan: https://www.digg.se/tdosanmalan
manuell_granskning: ja
",
        );
    }

    #[test]
    fn full_is_not_said_unreviewed() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/accessibility.yaml --
aktor: A
tjanst: B
status: helt # fel: redogorelsen-lovar-for-mycket
uppdaterad: 2026-11-01
metod: M
anmalan: https://www.digg.se/tdosanmalan
manuell_granskning: nej
",
        );
    }

    #[test]
    fn partly_lists_what_is_wrong() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/accessibility.yaml --
aktor: A
tjanst: B
status: delvis # fel: redogorelsen-lovar-for-mycket
uppdaterad: 2026-11-01
metod: M
meddela: https://a.example
anmalan: https://www.digg.se/tdosanmalan
manuell_granskning: ja
",
        );
    }

    #[test]
    fn full_and_reviewed_is_right() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/accessibility.yaml --
aktor: A
tjanst: B
status: helt
uppdaterad: 2026-11-01
metod: M
meddela: https://a.example
anmalan: https://www.digg.se/tdosanmalan
manuell_granskning: ja
",
        );
    }
}
