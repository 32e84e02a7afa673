//! Two values for the same thing.

use std::collections::HashMap;

use crate::check::cx::Cx;
use crate::derive::follow_up::object;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::source::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "dubbel-matning",
    severity: Severity::Error,
    title: "Två värden gäller samma sak.",
    why: "Samma indikator, plats, år, ålder och version kan bara ha ett värde. Ta bort det som inte gäller, eller märk upp vad som skiljer dem åt.",
    wrong: "två rader för listade barn i Falun 2025",
    right: "en rad",
    source: "Handbokens datamodell",
};

/// Looks for measurements with the same key.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let mut seen: HashMap<String, Span> = HashMap::new();
    for m in &cx.handbook.measurements {
        let Some(indicator) = m.indicator else { continue };
        // What could not be read may be what tells the two apart.
        if cx.misread_item(m.year.span) {
            continue;
        }
        let ages = m
            .ages
            .as_ref()
            .map(|a| (a.from.as_ref().map(|x| x.value), a.to.as_ref().map(|x| x.value)));
        let version = m.version.as_ref().map(|v| v.value.as_str());
        let key = format!("{indicator:?} {:?} {} {ages:?} {version:?}", object(m), m.year.value);
        match seen.get(&key) {
            Some(first) => diags.push(
                Finding::new(&RULE, m.year.span, "det finns redan ett värde för samma sak och år")
                    .help("ta bort det ena, eller skriv vilken ålder eller version det gäller")
                    .see(*first, "här är det andra värdet"),
            ),
            None => {
                seen.insert(key, m.year.span);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect_measured;
    use crate::check::rules::Entry;

    #[test]
    fn one_thing_has_one_value() {
        expect_measured(
            &Entry::whole(&RULE, check),
            r#"
-- content/measurements/2025.yaml --
- indikator: andel
  region: dalarna
  ar: 2025
  varde: 50
  kalla: s1
- indikator: andel
  region: dalarna
  ar: 2025 # fel: dubbel-matning
  varde: 50
  kalla: s1
- indikator: andel
  region: dalarna
  ar: 2024
  varde: 50
  kalla: s1
- indikator: andel
  kommun: falun
  ar: 2025
  varde: 50
  kalla: s1
- indikator: andel
  region: dalarna
  ar: 2025
  varde: 50
  version: "2"
  kalla: s1
"#,
        );
    }
}
