//! Handbooks without an accessibility statement.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "saknad-tillganglighetsredogorelse",
    severity: Severity::Warning,
    title: "Handboken har ingen tillgänglighetsredogörelse.",
    why: "Varje offentlig webbplats ska berätta hur tillgänglig den är och hur man säger till om brister. Sidan görs av content/accessibility.yaml.",
    wrong: "",
    right: "content/accessibility.yaml",
    source: "Lagen (2018:1937) om tillgänglighet till digital offentlig service",
};

/// Looks for the statement's file.
pub fn check(cx: &Cx, diags: &mut Diags) {
    if cx.sources.find("guidance/handbook.yaml").is_none() {
        return;
    }
    let written = cx.sources.find("content/accessibility.yaml").is_some();
    if cx.handbook.accessibility.is_none() && !written {
        diags.push(
            Finding::new(
                &RULE,
                cx.handbook.colophon.title.span,
                "handboken har ingen tillgänglighetsredogörelse",
            )
            .help("skriv content/accessibility.yaml; är läget inte känt, skriv status: okand"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_statement_is_there() {
        expect(
            &Entry::whole(&RULE, check),
            r#"
-- guidance/handbook.yaml --
titel: H # fel: saknad-tillganglighetsredogorelse
utgivare: [A]
utgava: "1"
datum: 2026-11-01
status: utkast
sprak: sv
bas_url: https://a.example
-- content/accessibility.yaml saknas --
"#,
        );
    }

    #[test]
    fn a_written_statement_is_right() {
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
bas_url: https://a.example
"#,
        );
    }
}
