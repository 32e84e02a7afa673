//! Measurements with neither value nor reason.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "matning-utan-varde",
    severity: Severity::Warning,
    title: "Mätningen har varken värde eller skäl.",
    why: "En rad utan värde visas som \u{201d}Uppgift saknas\u{201d}. Skriv varför i saknas_skal, så vet läsaren om det kommer ett värde.",
    wrong: "- indikator: andel\n  ar: 2025",
    right: "- indikator: andel\n  ar: 2025\n  saknas_skal: Mäts först 2026.",
    source: "Handbokens datamodell",
};

/// Looks for measurements without a value that do not say why, or with both.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for m in &cx.handbook.measurements {
        match (&m.value, &m.missing) {
            (None, None) if cx.misread_item(m.year.span) => {}
            (None, None) => diags.push(
                Finding::new(&RULE, m.year.span, "mätningen har varken värde eller skäl")
                    .help("skriv varde, eller saknas_skal med en mening om varför"),
            ),
            (Some(_), Some(missing)) => diags.push(
                Finding::new(
                    &RULE,
                    missing.span,
                    "mätningen har både ett värde och ett skäl till att det saknas",
                )
                .help("ta bort det som inte stämmer"),
            ),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect_measured;
    use crate::check::rules::Entry;

    #[test]
    fn a_missing_value_has_a_reason() {
        expect_measured(
            &Entry::whole(&RULE, check),
            "
-- content/measurements/2025.yaml --
- indikator: andel
  region: dalarna
  ar: 2025 # fel: matning-utan-varde
  kalla: s1
- indikator: andel
  region: dalarna
  ar: 2024
  saknas_skal: Mäts inte.
  kalla: s1
- indikator: andel
  region: dalarna
  ar: 2023
  varde: 50
  saknas_skal: Mäts inte. # fel: matning-utan-varde
  kalla: s1
",
        );
    }
}
