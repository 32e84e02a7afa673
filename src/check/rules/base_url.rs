//! Handbooks that do not know their address.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "bas-adress",
    severity: Severity::Info,
    title: "Webbplatsens adress är inte angiven.",
    why: "Adressen behövs för flödet, webbplatskartan och länkar i PDF. Skriv den när det är bestämt var handboken ska ligga.",
    wrong: "bas_url: okand",
    right: "bas_url: https://familjecentraler.example",
    source: "Handbokens inställningar",
};

/// Looks for a missing or unusable address of the site.
pub fn check(cx: &Cx, diags: &mut Diags) {
    if !cx.has_colophon() {
        return;
    }
    let colophon = &cx.handbook.colophon;
    if cx.handbook.settings.base_url.is_some() {
        return;
    }
    let Some(url) = &colophon.base_url else {
        diags.push(
            Finding::new(&RULE, colophon.title.span, "webbplatsens adress är inte angiven")
                .help("lägg till bas_url: https://… när adressen är bestämd"),
        );
        return;
    };
    let secure = url.value.starts_with("https://");
    if !secure || url.value.contains(['?', '#', ' ']) {
        let mut finding = Finding::new(
            &RULE,
            url.span,
            format!("{} går inte att använda som adress", url.value),
        )
        .help("skriv en adress som börjar med https:// och saknar frågetecken och nummertecken");
        finding.severity = Severity::Warning;
        diags.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn an_address_is_told() {
        expect(
            &Entry::whole(&RULE, check),
            r#"
-- guidance/handbook.yaml --
titel: H # fel: bas-adress
utgivare: [A]
utgava: "1"
datum: 2026-11-01
status: utkast
sprak: sv
"#,
        );
    }

    #[test]
    fn an_address_is_secure() {
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
bas_url: http://a.example # fel: bas-adress
"#,
        );
    }

    #[test]
    fn a_right_address_is_right() {
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
