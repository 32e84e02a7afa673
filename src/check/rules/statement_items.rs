//! Accessibility statements where something that the law asks for is missing.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "redogorelsen-ar-inte-hel",
    severity: Severity::Info,
    title: "Tillgänglighetsredogörelsen saknar en uppgift.",
    why: "Föreskriften räknar upp elva uppgifter. Det som saknas visas som \u{201d}Uppgift saknas\u{201d} på sidan. Ta reda på det innan handboken publiceras.",
    wrong: "bedomd: okand",
    right: "bedomd: 2026-11-01",
    source: "Diggs föreskrift om tillgänglighet till digital offentlig service",
};

/// Looks for items that are unknown, and for a complaint address that is not the supervisor's.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let Some(statement) = &cx.handbook.accessibility else { return };
    let here = statement.updated.span;
    let items = [
        (statement.status.is_none(), "hur väl webbplatsen följer lagen (status)"),
        (statement.assessed.is_none(), "vilken dag bedömningen gjordes (bedomd)"),
        (statement.report.is_none(), "vart man meddelar brister (meddela)"),
        (statement.actor.value.trim() == "okand", "vem som står bakom webbplatsen (aktor)"),
    ];
    for (_, what) in items.iter().filter(|(missing, _)| *missing) {
        diags.push(
            Finding::new(&RULE, here, format!("det framgår inte {what}"))
                .help("fyll i uppgiften innan handboken publiceras"),
        );
    }
    if !statement.complaint.value.starts_with("https://") {
        let mut finding = Finding::new(
            &RULE,
            statement.complaint.span,
            "adressen till tillsynsmyndigheten är ingen webbadress",
        )
        .help("skriv https://www.digg.se/tdosanmalan");
        finding.severity = Severity::Warning;
        diags.push(finding);
    }
    if let Some(report) = statement.report.as_ref().filter(|r| !r.value.starts_with("https://")) {
        let mut finding =
            Finding::new(&RULE, report.span, "meddelandefunktionen är ingen webbadress")
                .help("skriv adressen till ett formulär; e-post och telefon räcker inte");
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
    fn an_unknown_item_is_told() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/accessibility.yaml --
aktor: A
tjanst: B
status: okand
bedomd: 2026-10-01
uppdaterad: 2026-11-01 # fel: redogorelsen-ar-inte-hel
metod: M
meddela: https://a.example
anmalan: https://www.digg.se/tdosanmalan
manuell_granskning: ja
",
        );
    }

    #[test]
    fn addresses_are_addresses() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/accessibility.yaml --
aktor: A
tjanst: B
status: delvis
bedomd: 2026-10-01
uppdaterad: 2026-11-01
metod: M
meddela: info@a.example # fel: redogorelsen-ar-inte-hel
anmalan: Digg # fel: redogorelsen-ar-inte-hel
",
        );
    }

    #[test]
    fn a_whole_statement_is_right() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/accessibility.yaml --
aktor: A
tjanst: B
status: delvis
bedomd: 2026-10-01
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
