//! What a handbook makes of its findings: which of them are silenced where they stand, and which
//! kinds weigh more or less than they do elsewhere (`anmarkningar` in handbook.yaml).

use std::collections::{BTreeMap, BTreeSet};

use super::rules::{self, mobile_number, personal_number, private_mail, small_cell};
use super::silence::{self, Silencers};
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::colophon::{Weighing, Weight};
use crate::model::handbook::Handbook;
use crate::source::sources::Sources;
use crate::text::near::nearest;

/// A changed weight that cannot be used.
pub static MALFORMED: Rule = Rule {
    code: "vikt-fel-form",
    severity: Severity::Warning,
    title: "En anmärknings vikt går inte att ändra så.",
    why: "I handbook.yaml får en handbok låta en anmärkning väga mer eller mindre. Sänks vikten behövs ett skäl, så att den som läser efter dig förstår varför. Fel i filens form, trasiga hänvisningar och det som skyddar personuppgifter går inte att sänka för hela handboken. Tills raden är rättad väger anmärkningen som vanligt.",
    wrong: "anmarkningar:\n  - kod: lang-mening\n    vikt: upplysning",
    right: "anmarkningar:\n  - kod: lang-mening\n    vikt: upplysning\n    skal: Avtalstexterna skrivs av jurister.",
    source: "Handbokens egen regel",
};

/// The kinds of findings about weights.
pub static RULES: &[&Rule] = &[&MALFORMED];

/// The kinds that protect somebody: one place may be silenced, never the kind.
static PERSONS: [&Rule; 4] =
    [&personal_number::RULE, &private_mail::RULE, &mobile_number::RULE, &small_cell::RULE];

/// Whether findings of a kind may be silenced at all: not those about silencers and weights, and
/// not errors of form, since what they tell of is missing from the handbook.
#[must_use]
pub fn may_be_lowered(rule: &Rule) -> bool {
    let about_itself = silence::RULES.iter().chain(RULES).any(|r| r.code == rule.code);
    let own = rules::ALL.iter().any(|r| r.rule.code == rule.code);
    !about_itself && (rule.severity != Severity::Error || own)
}

/// What a handbook silences and weighs in its own way.
#[derive(Debug, Default)]
pub struct Verdict {
    silencers: Silencers,
    /// `None`: not told at all.
    weights: BTreeMap<&'static str, Option<Severity>>,
}

impl Verdict {
    /// Reads what the handbook says of its findings, and tells where it cannot be followed;
    /// `known` are the kinds of findings that there are.
    #[must_use]
    pub fn read(
        handbook: &Handbook,
        sources: &Sources,
        known: &[&'static Rule],
        diags: &mut Diags,
    ) -> Self {
        let silencers =
            Silencers::read(sources, handbook.settings.today, known, may_be_lowered, diags);
        let mut weights = BTreeMap::new();
        for weighing in &handbook.colophon.weights {
            match weigh(weighing, known) {
                Ok((code, severity)) if !weights.contains_key(code) => {
                    weights.insert(code, severity);
                }
                Ok((code, _)) => diags.push(
                    Finding::new(
                        &MALFORMED,
                        weighing.code.span,
                        format!("vikten för \u{201d}{code}\u{201d} är redan ändrad"),
                    )
                    .help("ta bort den ena posten"),
                ),
                Err(finding) => diags.push(*finding),
            }
        }
        Self { silencers, weights }
    }

    /// The findings of reading, resolving and checking, as this handbook wants to hear them, and
    /// the silencers that silenced none of them; `late` are the kinds that are found later.
    #[must_use]
    pub fn first(&self, diags: Diags, late: &[&'static Rule]) -> Diags {
        let mut used = BTreeSet::new();
        let mut out = self.filtered(diags, &mut used);
        self.silencers.idle(&used, late, &mut out);
        out
    }

    /// Findings that came later, as this handbook wants to hear them.
    #[must_use]
    pub fn over(&self, diags: Diags) -> Diags {
        self.filtered(diags, &mut BTreeSet::new())
    }

    fn filtered(&self, mut diags: Diags, used: &mut BTreeSet<usize>) -> Diags {
        diags.retain(|finding| {
            if let Some(at) = self.silencers.hit(finding) {
                used.insert(at);
                return false;
            }
            match self.weights.get(finding.rule.code) {
                None => true,
                Some(None) => false,
                Some(Some(severity)) => {
                    finding.severity = *severity;
                    true
                }
            }
        });
        diags
    }
}

/// The kind and the weight that a line in handbook.yaml asks for, or why it cannot have it.
fn weigh(
    weighing: &Weighing,
    known: &[&'static Rule],
) -> Result<(&'static str, Option<Severity>), Box<Finding>> {
    let code = weighing.code.value.as_str();
    let wrong = |message: String| Box::new(Finding::new(&MALFORMED, weighing.code.span, message));
    let Some(rule) = known.iter().find(|rule| rule.code == code) else {
        let near = nearest(code, known.iter().map(|rule| rule.code));
        let finding = *wrong(format!("anmärkningen \u{201d}{code}\u{201d} finns inte"));
        return Err(Box::new(match near {
            Some(_) => finding.did_you_mean(weighing.code.span, near),
            None => finding.help("skriv koden som står inom hakparentes i anmärkningen"),
        }));
    };
    let severity = match weighing.weight.value {
        Weight::Error => Some(Severity::Error),
        Weight::Warning => Some(Severity::Warning),
        Weight::Info => Some(Severity::Info),
        Weight::Off => None,
    };
    let lowered = severity.is_none_or(|severity| severity > rule.severity);
    if lowered && PERSONS.iter().any(|held| held.code == code) {
        let finding = *wrong(format!(
            "\u{201d}{code}\u{201d} skyddar personuppgifter och går inte att sänka"
        ));
        return Err(Box::new(finding.help(
            "ta bort posten; ett enda ställe kan tystas där det står, med skäl och sista dag",
        )));
    }
    if lowered && !may_be_lowered(rule) {
        let finding = *wrong(format!("vikten för \u{201d}{code}\u{201d} går inte att sänka"));
        return Err(Box::new(finding.help("ta bort posten och rätta det som anmärkningen gäller")));
    }
    if lowered && weighing.reason.is_none() {
        let finding = *wrong(format!("det finns inget skäl till att sänka \u{201d}{code}\u{201d}"));
        return Err(Box::new(finding.help("lägg till skal: och skriv varför")));
    }
    Ok((rule.code, severity))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::{Prepared, prepare};

    const PAGE: &str = "
-- guidance/handbook.yaml --
titel: Handboken
utgava: \"1\"
datum: 2026-11-01
status: utkast
sprak: sv
anmarkningar:
  - kod: intetsagande-lanktext
    vikt: fel
  - kod: lang-mening
    vikt: upplysning
    skal: Påhittat skäl.
  - kod: tom-sida
    vikt: av
    skal: Påhittat skäl.
-- content/x.md --
[Klicka här](index.md)
";

    #[test]
    fn a_kind_weighs_what_the_handbook_says_also_when_it_is_found_late() {
        let Prepared { sources, handbook, .. } = prepare(PAGE);
        let known: Vec<_> = crate::check::all().collect();
        let mut diags = Diags::new();
        let verdict = Verdict::read(&handbook, &sources, &known, &mut diags);
        crate::check::handbook(&handbook, &sources, &mut diags);
        let weight = |diags: &Diags, code: &str| {
            diags.as_slice().iter().find(|f| f.rule.code == code).map(|f| f.severity)
        };
        let code = "intetsagande-lanktext";
        assert_eq!(weight(&diags, code), Some(Severity::Warning));
        assert_eq!(weight(&verdict.over(diags.clone()), code), Some(Severity::Error));
        assert_eq!(weight(&verdict.first(diags.clone(), &[]), code), Some(Severity::Error));
        assert!(verdict.over(diags.clone()).has_errors());
    }

    #[test]
    fn errors_of_form_and_what_is_said_of_silencers_are_told_always() {
        let held = crate::manuscript::rules::ALL.iter().filter(|r| r.severity == Severity::Error);
        assert!(held.chain(silence::RULES).chain(RULES).all(|rule| !may_be_lowered(rule)));
        assert!(may_be_lowered(&crate::check::rules::link_text::RULE));
    }
}
