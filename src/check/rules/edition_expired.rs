//! Editions whose days are over.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::words::HandbookStatus;
use crate::text::dates;

/// The rule.
pub static RULE: Rule = Rule {
    code: "utgavan-har-gatt-ut",
    severity: Severity::Warning,
    title: "Utgåvan gäller inte längre.",
    why: "Sista dagen för utgåvan har passerat. Läsaren ser att den är gammal. Ge ut en ny, eller besluta att den här gäller längre.",
    wrong: "giltig_till: 2025-12-31",
    right: "giltig_till: 2027-12-31",
    source: "Webbriktlinje R24 (Digg)",
};

/// Looks at the edition's last day.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let colophon = &cx.handbook.colophon;
    if let Some(end) = &colophon.valid_to
        && end.value.last_day() < cx.today
        && colophon.status.value != HandbookStatus::Superseded
    {
        diags.push(
            Finding::new(
                &RULE,
                end.span,
                format!("utgåvan gällde till {}", dates::long(end.value.last_day())),
            )
            .help("ge ut en ny utgåva, skriv status: ersatt, eller flytta fram dagen"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn an_edition_has_its_days() {
        expect(
            &Entry::whole(&RULE, check),
            r#"
-- guidance/handbook.yaml --
titel: H
utgivare: [A]
utgava: "1"
datum: 2026-11-01
status: utkast
sprak: sv
giltig_till: 2026-11 # fel: utgavan-har-gatt-ut
"#,
        );
    }

    #[test]
    fn an_edition_in_force_is_right() {
        expect(
            &Entry::whole(&RULE, check),
            r#"
-- guidance/handbook.yaml --
titel: H
utgivare: [A]
utgava: "1"
datum: 2026-11-01
status: utkast
sprak: sv
giltig_till: 2026-12
"#,
        );
    }
}
