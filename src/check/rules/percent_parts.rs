//! Percentages without numerator or denominator.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::words::Unit;

/// The rule.
pub static RULE: Rule = Rule {
    code: "procent-utan-taljare",
    severity: Severity::Warning,
    title: "Procenttalet har ingen täljare eller nämnare.",
    why: "En andel går bara att jämföra när det är klart vad som räknas och av hur många. Skriv båda med ord.",
    wrong: "enhet: procent",
    right: "enhet: procent\ntaljare: Familjer som fått hembesök\nnamnare: Alla familjer med barn under ett år",
    source: "Handbokens datamodell",
};

/// Looks for percentages and quotients that do not say of what.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for indicator in cx.handbook.indicators.rows() {
        if !matches!(indicator.unit.value, Unit::Percent | Unit::Quotient) {
            continue;
        }
        let missing = match (&indicator.numerator, &indicator.denominator) {
            (None, None) => "täljare och nämnare",
            (None, Some(_)) => "täljare",
            (Some(_), None) => "nämnare",
            _ => continue,
        };
        diags.push(
            Finding::new(&RULE, indicator.unit.span, format!("indikatorn saknar {missing}"))
                .help("skriv taljare och namnare: vad som räknas, av hur många"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_share_says_of_what() {
        expect(
            &Entry { rule: &RULE, check },
            "-- guidance/indicators.yaml --\n- id: a\n  namn: a\n  typ: process\n  definition: D\n  enhet: procent # fel: procent-utan-taljare\n  riktning: hog\n  periodicitet: varje år\n  minsta_cell: 5\n  version: \"1\"\n  status: forslag\n- id: b\n  namn: b\n  typ: process\n  definition: D\n  enhet: procent\n  riktning: hog\n  periodicitet: varje år\n  minsta_cell: 5\n  version: \"1\"\n  status: forslag\n  taljare: A\n  namnare: B\n- id: c\n  namn: c\n  typ: process\n  definition: D\n  enhet: antal\n  riktning: hog\n  periodicitet: varje år\n  minsta_cell: 5\n  version: \"1\"\n  status: forslag\n",
        );
    }
}
