//! Steps that are met before those that come earlier, or against the degree of co-location.

use crate::check::cx::Cx;
use crate::derive::classify::degree;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::words::Degree;

/// The rule.
pub static RULE: Rule = Rule {
    code: "steg-i-annan-ordning",
    severity: Severity::Info,
    title: "Ett senare steg är uppfyllt men inte ett tidigare.",
    why: "Ordningen får skilja sig lokalt, så det behöver inte vara fel. Men ofta är det ena svaret gammalt. Ett steg om samlokalisering går inte ihop med att verksamheterna ligger på olika platser.",
    wrong: "steg 2: nej, steg 3: ja",
    right: "steg 2: ja, steg 3: ja",
    source: "Trappan i S4 s. 2, som kallas ett exempel",
};

/// Compares each centre's answers with the order of the steps and with its degree.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let h = cx.handbook;
    for centre in h.centres.rows() {
        let mut answers: Vec<_> = centre
            .steps
            .iter()
            .filter_map(|(key, state)| {
                let step = &h.steps[h.steps.find(&key.value)?];
                Some((step.order.value, step, state.met.as_ref()?))
            })
            .collect();
        answers.sort_by_key(|(order, _, _)| *order);
        let missed = answers.iter().find(|(_, _, met)| !met.value);
        if let Some((_, earlier, no)) = missed
            && let Some((_, later, yes)) = answers.iter().rev().find(|(_, _, met)| met.value)
            && later.order.value > earlier.order.value
        {
            let message = format!(
                "steg {} är uppfyllt, men inte steg {}",
                later.order.value, earlier.order.value
            );
            diags.push(
                Finding::new(&RULE, yes.span, message)
                    .help("är det så hos er är allt rätt; annars rätta det svar som är gammalt")
                    .see(no.span, "det tidigare steget"),
            );
        }
        for (_, step, met) in &answers {
            let shared = step.name.value.to_lowercase().contains("samlokalisering");
            if met.value && shared && degree(centre) == Some(Degree::None) {
                diags.push(
                    Finding::new(
                        &RULE,
                        met.span,
                        "steget handlar om samlokalisering, men graden är ej",
                    )
                    .help("rätta svaret eller graden"),
                );
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
    fn steps_are_met_in_order_and_as_the_degree_says() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- guidance/steps.yaml --
- id: ett
  ordning: 1
  namn: Ökad samverkan
  kalla: s1
- id: tva
  ordning: 2
  namn: Samlokalisering med öppna förskolan
  kalla: s1
-- content/centres/dalarna/a.yaml --
namn: A
kommun: okand
benamning: okand
status: planerad
steg:
  tva:
    uppfyllt: ja # fel: steg-i-annan-ordning
  ett:
    uppfyllt: nej
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/b.yaml --
namn: B
kommun: okand
benamning: okand
status: planerad
samlokalisering:
  grad: ej
steg:
  ett:
    uppfyllt: ja
  tva:
    uppfyllt: ja # fel: steg-i-annan-ordning
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
",
        );
    }
}
