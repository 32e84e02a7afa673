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
            &Entry::whole(&RULE, check),
            r#"
-- guidance/indicators.yaml --
- id: a
  namn: a
  typ: process
  definition: D
  enhet: procent # fel: procent-utan-taljare
  riktning: hog
  periodicitet: varje år
  minsta_cell: 5
  version: "1"
  status: forslag
- id: b
  namn: b
  typ: process
  definition: D
  enhet: procent
  riktning: hog
  periodicitet: varje år
  minsta_cell: 5
  version: "1"
  status: forslag
  taljare: A
  namnare: B
- id: c
  namn: c
  typ: process
  definition: D
  enhet: antal
  riktning: hog
  periodicitet: varje år
  minsta_cell: 5
  version: "1"
  status: forslag
"#,
        );
    }
}
