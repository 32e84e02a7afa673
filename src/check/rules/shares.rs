//! Shares that do not make the whole.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::text::numbers;

/// The rule.
pub static RULE: Rule = Rule {
    code: "delar-blir-inte-hundra",
    severity: Severity::Warning,
    title: "Andelarna blir inte 100 procent.",
    why: "När varje svar räknas en gång ska delarna bli hela. Får man svara flera gånger, skriv flerval: ja.",
    wrong: "andel: 40, 40, 40",
    right: "flerval: ja",
    source: "Handbokens datamodell",
};

/// Looks for statistics whose shares sum to something else, beyond what rounding explains.
#[allow(clippy::cast_precision_loss, reason = "a statistic has few rows")]
pub fn check(cx: &Cx, diags: &mut Diags) {
    for statistic in cx.handbook.statistics.rows() {
        let multiple = statistic.multiple.as_ref().is_some_and(|m| m.value);
        let shares: Vec<f64> =
            statistic.rows.iter().filter_map(|r| r.share.as_ref().map(|s| s.value)).collect();
        if multiple || shares.len() < 2 || shares.len() != statistic.rows.len() {
            continue;
        }
        let sum: f64 = shares.iter().sum();
        // Half of what the shares are rounded to, for each: a half goes up, so the sum can come so
        // far over but not so far under.
        let room = shares.len() as f64 * step(&shares) / 2.0;
        if sum - 100.0 > room + 1e-9 || 100.0 - sum > room - 1e-9 && 100.0 - sum > 1e-9 {
            let message = format!("andelarna blir tillsammans {}", numbers::percent(sum, 1));
            diags.push(
                Finding::new(&RULE, statistic.id.span, message).help(
                    "rätta andelarna, eller skriv flerval: ja om man fick svara flera gånger",
                ),
            );
        }
    }
}

/// What shares are rounded to: the last decimal that any of them has, up to the third.
fn step(shares: &[f64]) -> f64 {
    let whole = |x: f64| (x - x.round()).abs() < 1e-6;
    let fits = |by: f64| shares.iter().all(|share| whole(share * by));
    [1.0, 10.0, 100.0].into_iter().find(|by| fits(*by)).map_or(0.001, |by| 1.0 / by)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn parts_make_the_whole() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- guidance/statistics.yaml --
- id: a # fel: delar-blir-inte-hundra
  namn: S
  enhet: antal
  avser: 2025
  rader:
    - id: r
      namn: R
      varde: 1
      andel: 40
    - id: q
      namn: Q
      varde: 1
      andel: 40
  kalla: s1
- id: b
  namn: S
  enhet: antal
  avser: 2025
  rader:
    - id: r
      namn: R
      varde: 1
      andel: 40
    - id: q
      namn: Q
      varde: 1
      andel: 60
  kalla: s1
- id: c
  namn: S
  enhet: antal
  avser: 2025
  flerval: ja
  rader:
    - id: r
      namn: R
      varde: 1
      andel: 40
    - id: q
      namn: Q
      varde: 1
      andel: 40
  kalla: s1
",
        );
    }
}
