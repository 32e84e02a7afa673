//! Handbooks without a form for reports.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "synpunktsformular",
    severity: Severity::Info,
    title: "Det finns inget formulär för synpunkter.",
    why: "Läsaren ska kunna säga till när något är fel. Det ska vara ett formulär, inte bara en e-postadress. Skriv adressen när utgivaren har bestämt den.",
    wrong: "arende_formular: okand",
    right: "arende_formular: https://region.example/synpunkter",
    source: "Lagen (2018:1937) om tillgänglighet till digital offentlig service",
};

/// Looks for a missing or unusable report form.
pub fn check(cx: &Cx, diags: &mut Diags) {
    if !cx.has_colophon() {
        return;
    }
    let colophon = &cx.handbook.colophon;
    match &colophon.report_form {
        None => diags.push(
            Finding::new(&RULE, colophon.title.span, "det finns inget formulär för synpunkter")
                .help("lägg till arende_formular: https://… när utgivaren har bestämt det"),
        ),
        Some(form) if !form.value.starts_with("https://") => {
            let mut finding =
                Finding::new(&RULE, form.span, format!("{} är ingen webbadress", form.value))
                    .help("skriv adressen till ett formulär; en e-postadress räcker inte");
            finding.severity = Severity::Warning;
            diags.push(finding);
        }
        Some(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_missing_form_is_told() {
        expect(
            &Entry::whole(&RULE, check),
            r#"
-- guidance/handbook.yaml --
titel: H # fel: synpunktsformular
utgivare: [A]
utgava: "1"
datum: 2026-11-01
status: utkast
sprak: sv
"#,
        );
    }

    #[test]
    fn a_form_is_an_address() {
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
arende_formular: info@a.example # fel: synpunktsformular
"#,
        );
    }

    #[test]
    fn nothing_is_missed_in_settings_that_could_not_be_read() {
        let told = |date: &str| {
            let text = format!(
                "-- guidance/handbook.yaml --\ntitel: H\nutgivare: [A]\nutgava: \"1\"\ndatum: {date}\nstatus: utkast\nsprak: sv\n"
            );
            crate::check::harness::findings(&Entry::whole(&RULE, check), &text).len()
        };
        assert_eq!((told("2026-11-01"), told("2026-13-45")), (1, 0));
    }
}
