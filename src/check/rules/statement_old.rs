//! Accessibility statements older than a year.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::text::dates;

/// The rule.
pub static RULE: Rule = Rule {
    code: "gammal-redogorelse",
    severity: Severity::Warning,
    title: "Bedömningen av tillgängligheten är äldre än ett år.",
    why: "Sidor tillkommer och ändras. Gör om bedömningen minst en gång om året och när webbplatsen har byggts om.",
    wrong: "bedomd: 2024-03-01",
    right: "bedomd: 2026-03-01",
    source: "Lagen (2018:1937); Diggs vägledning",
};

/// Looks at the day of the assessment.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let Some(assessed) = cx.handbook.accessibility.as_ref().and_then(|a| a.assessed.as_ref())
    else {
        return;
    };
    if cx.days_since(assessed.value) > 366 {
        diags.push(
            Finding::new(
                &RULE,
                assessed.span,
                format!("bedömningen gjordes {}", dates::long(assessed.value)),
            )
            .help("gör om bedömningen, och skriv den nya dagen"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn an_assessment_is_made_every_year() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/accessibility.yaml --
aktor: A
tjanst: B
status: delvis
bedomd: 2025-10-01 # fel: gammal-redogorelse
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
}
