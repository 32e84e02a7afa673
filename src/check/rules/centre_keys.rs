//! Steps and requirements that a centre answers but that do not exist.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::source::span::Spanned;
use crate::text::near::nearest;

/// The rule.
pub static RULE: Rule = Rule {
    code: "okant-steg",
    severity: Severity::Error,
    title: "Centralen svarar på ett steg eller krav som inte finns.",
    why: "Svaret hör till ett steg i steps.yaml eller ett krav i minimum-level.yaml. Är id:t fel syns svaret ingenstans.",
    wrong: "steg:\n  narra-varandra:\n    uppfyllt: ja",
    right: "steg:\n  nara-varandra:\n    uppfyllt: ja",
    source: "Handbokens datamodell",
};

fn look<'a>(key: &Spanned<String>, what: &str, known: impl Iterator<Item = &'a str>) -> Finding {
    let message = format!("{what} \u{201d}{}\u{201d} finns inte", key.value);
    let near = nearest(&key.value, known);
    let finding = Finding::new(&RULE, key.span, message);
    match near {
        Some(_) => finding.did_you_mean(key.span, near),
        None => finding.help("se vilka id som finns i steps.yaml och minimum-level.yaml"),
    }
}

/// Looks up the keys of each centre's steps and requirements.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let h = cx.handbook;
    for centre in h.centres.rows() {
        for (key, _) in &centre.steps {
            if h.steps.find(&key.value).is_none() {
                diags.push(look(key, "steget", h.steps.ids()));
            }
        }
        for (key, _) in &centre.minimum {
            if h.requirements.find(&key.value).is_none() {
                diags.push(look(key, "kravet", h.requirements.ids()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_centre_answers_what_is_asked() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- guidance/steps.yaml --
- id: nara-varandra
  ordning: 1
  namn: Nära varandra
  kalla: s1
-- content/centres/dalarna/a.yaml --
namn: A
kommun: okand
benamning: okand
status: planerad
steg:
  nara-varandra:
    uppfyllt: ja
  narra-varandra: # fel: okant-steg
    uppfyllt: ja
lagsta_niva:
  samordnare: ja # fel: okant-steg
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
",
        );
    }
}
