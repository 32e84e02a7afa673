//! Degrees of co-location that the activities contradict.

use crate::check::cx::Cx;
use crate::derive::classify::{ACTIVITIES, unit};
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::closed::Closed;
use crate::model::words::{Activity, Degree};
use crate::source::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "grad-mot-verksamheter",
    severity: Severity::Warning,
    title: "Graden av samlokalisering stämmer inte med verksamheterna.",
    why: "Är en central helt samlokaliserad är alla dess verksamheter det. Är den inte samlokaliserad är ingen det. Ersättning och definition räknas ur båda uppgifterna, så de måste säga samma sak.",
    wrong: "grad: helt (och mhv samlokaliserad: nej)",
    right: "grad: delvis",
    source: "Handbokens datamodell",
};

/// Compares each centre's degree with what its activities say.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for centre in cx.handbook.centres.rows() {
        let Some(degree) = centre.colocation.as_ref().and_then(|c| c.degree.as_ref()) else {
            continue;
        };
        let stated: Vec<(Activity, bool, Span)> = ACTIVITIES
            .into_iter()
            .filter_map(|a| {
                let placed = unit(centre, a)?.colocated.as_ref()?;
                Some((a, placed.value, placed.span))
            })
            .collect();
        let wrong = match degree.value {
            Degree::Full => stated.iter().find(|s| !s.1),
            Degree::None => stated.iter().find(|s| s.1),
            // Two placed together are some; four placed together are all.
            Degree::Partial if stated.len() == 4 => {
                let all = stated.iter().all(|s| s.1) || stated.iter().all(|s| !s.1);
                stated.first().filter(|_| all)
            }
            Degree::Partial => None,
        };
        if let Some((activity, placed, span)) = wrong {
            let says = if *placed { "samlokaliserad" } else { "inte samlokaliserad" };
            let message = format!(
                "graden är \u{201d}{}\u{201d}, men {} är {says}",
                degree.value.word(),
                activity.label().to_lowercase()
            );
            diags.push(
                Finding::new(&RULE, degree.span, message)
                    .help("rätta graden, eller uppgiften om verksamheten")
                    .see(*span, "så säger verksamheten"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_degree_follows_the_activities() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/centres/dalarna/a.yaml --
namn: a
kommun: okand
benamning: okand
status: aktiv
enheter:
  mhv: {samlokaliserad: nej}
samlokalisering:
  grad: helt # fel: grad-mot-verksamheter
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/b.yaml --
namn: b
kommun: okand
benamning: okand
status: aktiv
enheter:
  bhv: {samlokaliserad: ja}
samlokalisering:
  grad: ej # fel: grad-mot-verksamheter
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/c.yaml --
namn: c
kommun: okand
benamning: okand
status: aktiv
enheter:
  bhv: {samlokaliserad: ja}
samlokalisering:
  grad: delvis
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/d.yaml --
namn: d
kommun: okand
benamning: okand
status: aktiv
enheter:
  mhv: {samlokaliserad: ja}
  bhv: {samlokaliserad: ja}
  oppen_forskola: {samlokaliserad: ja}
  socialtjanst: {samlokaliserad: ja}
samlokalisering:
  grad: delvis # fel: grad-mot-verksamheter
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
",
        );
    }
}
