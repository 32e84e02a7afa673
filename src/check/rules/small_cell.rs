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
            diags.push(
                Finding::new(&RULE, n.span, message)
                    .help("byt värdet mot saknas_skal; filen är öppen även om sidan döljer värdet"),
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
    fn few_are_told() {
        expect(
            &Entry { rule: &RULE, check },
            "-- guidance/indicators.yaml --\n- id: andel\n  namn: andel\n  typ: process\n  definition: D\n  enhet: procent\n  riktning: hog\n  periodicitet: varje år\n  minsta_cell: 5\n  version: \"1\"\n  status: forslag\n  taljare: A\n  namnare: B\n- id: antal\n  namn: antal\n  typ: process\n  definition: D\n  enhet: antal\n  riktning: hog\n  periodicitet: varje år\n  minsta_cell: 5\n  version: \"1\"\n  status: forslag\n-- guidance/regions/dalarna.yaml --\nnamn: Region Dalarna\nkortnamn: Dalarna\nlan: Dalarnas län\nlankod: \"20\"\ndefinitioner:\n  familjecentral: okand\nkommuner_antal: 1\nkommuner:\n  - id: falun\n    namn: Falun\n    kommunkod: \"2080\"\n    fc_status: okand\n-- content/measurements/2025.yaml --\n- indikator: andel\n  region: dalarna\n  ar: 2025\n  varde: 50\n  n: 3 # fel: for-fa-bakom-vardet\n  kalla: s1\n- indikator: andel\n  region: dalarna\n  ar: 2024\n  varde: 50\n  n: 5\n  kalla: s1\n",
        );
    }
}
