//! Days between two tariffs when none applies.

use super::tariff_overlap::successors;
use crate::check::cx::Cx;
use crate::derive::say;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "lucka-i-ersattning",
    severity: Severity::Info,
    title: "Mellan två ersättningar finns dagar då ingen gäller.",
    why: "För de dagarna kan ingen ersättning räknas fram. Är det så, är allt rätt. Annars är ett datum fel.",
    wrong: "giltig_till: 2024-12-31\ngiltig_fran: 2025-03-01",
    right: "giltig_till: 2025-02-28\ngiltig_fran: 2025-03-01",
    source: "Handbokens datamodell",
};

/// Looks for days between tariffs of one region and recipient.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for (earlier, later) in successors(cx.handbook) {
        let Some(end) = &earlier.valid_to else { continue };
        let days = (later.valid_from.value.first_day() - end.value.last_day()).get_days();
        if days > 1 {
            let message = format!(
                "mellan {} och {} går {} utan ersättning",
                earlier.name.value,
                later.name.value,
                say::counted(usize::try_from(days - 1).unwrap_or(0), "dag", "dagar")
            );
            diags.push(
                Finding::new(&RULE, later.valid_from.span, message)
                    .help("kontrollera datumen mot källan")
                    .see(end.span, "den äldre slutar här"),
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
    fn a_gap_is_told() {
        expect(
            &Entry::whole(&RULE, check),
            r#"
-- guidance/regions/dalarna.yaml --
namn: Region Dalarna
kortnamn: Dalarna
lan: Dalarnas län
lankod: "20"
definitioner:
  familjecentral: okand
kommuner_antal: 1
kommuner:
  - id: falun
    namn: Falun
    kommunkod: "2080"
    fc_status: okand
tariffer:
  - id: a
    namn: a
    giltig_fran: 2023
    giltig_till: 2023-12-31
    status: gallande
    mottagare: Vårdcentraler
    per_person:
      - grupp: Barn
        kronor: 90
    kalla: s1
  - id: b
    namn: b
    giltig_fran: 2024
    giltig_till: 2024-12-31
    status: gallande
    mottagare: Vårdcentraler
    per_person:
      - grupp: Barn
        kronor: 90
    kalla: s1
  - id: c
    namn: c
    giltig_fran: 2025-03 # fel: lucka-i-ersattning
    status: gallande
    mottagare: Vårdcentraler
    per_person:
      - grupp: Barn
        kronor: 90
    kalla: s1
"#,
        );
    }
}
