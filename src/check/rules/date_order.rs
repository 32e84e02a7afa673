//! Dates in the wrong order.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::when::When;
use crate::source::span::Spanned;

/// The rule.
pub static RULE: Rule = Rule {
    code: "datum-i-fel-ordning",
    severity: Severity::Error,
    title: "Två datum står i fel ordning.",
    why: "Det som slutar måste sluta efter att det börjar. Annars går det inte att räkna ut vad som gäller i dag.",
    wrong: "giltig_fran: 2026-01-01\ngiltig_till: 2025-12-31",
    right: "giltig_fran: 2025-01-01\ngiltig_till: 2025-12-31",
    source: "Handbokens datamodell",
};

type Point = Option<Spanned<When>>;

fn order(from: &Point, to: &Point, what: &str, diags: &mut Diags) {
    if let (Some(from), Some(to)) = (from, to)
        && to.value.last_day() < from.value.first_day()
    {
        diags.push(
            Finding::new(&RULE, to.span, format!("{what} slutar innan det börjar"))
                .help("byt plats på datumen, eller rätta året")
                .see(from.span, "här börjar det"),
        );
    }
}

/// Looks for ends before beginnings.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let h = cx.handbook;
    order(&h.colophon.valid_from, &h.colophon.valid_to, "utgåvans giltighet", diags);
    for tariff in h.tariffs.rows() {
        order(&Some(tariff.valid_from.clone()), &tariff.valid_to, "ersättningen", diags);
    }
    for centre in h.centres.rows() {
        for agreement in &centre.agreements {
            order(&agreement.from, &agreement.to, "avtalet", diags);
            order(&agreement.from, &agreement.review_by, "översynen av avtalet", diags);
        }
        let mut before: Option<&Spanned<When>> = None;
        for event in &centre.history {
            let Some(date) = &event.date else { continue };
            if let Some(earlier) = before
                && date.value.last_day() < earlier.value.first_day()
            {
                diags.push(
                    Finding::new(&RULE, date.span, "historiken står inte i tidsordning")
                        .help("skriv det äldsta först")
                        .see(earlier.span, "det här är senare"),
                );
            }
            before = Some(date);
        }
    }
    for article in h.articles.rows() {
        let front = &article.front;
        if let Some(reviewed) = &front.reviewed
            && front.review_by.value < reviewed.value
        {
            diags.push(
                Finding::new(
                    &RULE,
                    front.review_by.span,
                    "nästa granskning ligger före den som är gjord",
                )
                .help("skriv ett nytt datum i granskas_senast")
                .see(reviewed.span, "sidan granskades här"),
            );
        }
    }
    if let Some(statement) = &h.accessibility
        && let Some(assessed) = &statement.assessed
        && statement.updated.value < assessed.value
    {
        diags.push(
            Finding::new(
                &RULE,
                statement.updated.span,
                "redogörelsen är uppdaterad före bedömningen",
            )
            .help("skriv det datum då redogörelsen senast ändrades")
            .see(assessed.span, "bedömningen gjordes här"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn what_ends_has_begun() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/a.md --
---
titel: Sidan
ingress: Du får veta.
ansvarig_roll: redaktion
granskad: 2026-05-01
granskas_senast: 2026-01-01 # fel: datum-i-fel-ordning
status: utkast
---

Ord.
-- content/accessibility.yaml --
aktor: A
tjanst: B
status: delvis
bedomd: 2026-10-01
uppdaterad: 2026-09-01 # fel: datum-i-fel-ordning
metod: Egen
anmalan: https://www.digg.se/tdosanmalan
-- content/centres/dalarna/a.yaml --
namn: A
kommun: okand
benamning: okand
status: aktiv
historik:
  - status: planerad
    datum: 2024-02
  - status: ide
    datum: 2023 # fel: datum-i-fel-ordning
avtal:
  - id: a-1
    typ: samverkansavtal
    parter: [Region Dalarna, Falu kommun]
    fran: 2025-03
    till: 2025-02-28 # fel: datum-i-fel-ordning
    ses_over_senast: 2025-12-01
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
",
        );
    }
}
