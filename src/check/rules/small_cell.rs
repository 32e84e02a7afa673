//! Values built on fewer than the smallest count that may be shown.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "for-fa-bakom-vardet",
    severity: Severity::Info,
    title: "Värdet bygger på färre än vad som får visas.",
    why: "Bakom ett litet tal kan en familj gå att känna igen. Handboken döljer värdet och ett till, så att det inte går att räkna fram. Fundera på om det alls ska stå i filen, som är öppen.",
    wrong: "n: 3 (minsta_cell: 5)",
    right: "saknas_skal: Färre än fem.",
    source: "Offentlighets- och sekretesslagen (2009:400) 24 kap. 8 §; dataskyddsförordningen",
};

/// Looks for values with too few behind them.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for m in &cx.handbook.measurements {
        let (Some(indicator), Some(n)) = (m.indicator, &m.n) else { continue };
        let Some(least) = &cx.handbook.indicators[indicator].smallest_cell else { continue };
        if m.value.is_some() && n.value < least.value {
            let message = format!("värdet bygger på {}, men minst {} krävs", n.value, least.value);
            diags
                .push(Finding::new(&RULE, n.span, message).help(
                    "byt värdet mot saknas_skal; filen är öppen även om sidan döljer värdet",
                ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect_measured;
    use crate::check::rules::Entry;

    #[test]
    fn few_are_told() {
        expect_measured(
            &Entry::whole(&RULE, check),
            "
-- content/measurements/2025.yaml --
- indikator: andel
  region: dalarna
  ar: 2025
  varde: 50
  n: 3 # fel: for-fa-bakom-vardet
  kalla: s1
- indikator: andel
  region: dalarna
  ar: 2024
  varde: 50
  n: 5
  kalla: s1
",
        );
    }
}
