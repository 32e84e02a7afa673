//! Days between two tariffs when none applies.

use std::collections::BTreeMap;

use crate::check::cx::Cx;
use crate::derive::say;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::tariff::Tariff;
use crate::model::words::TariffStatus;

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
    let mut groups: BTreeMap<(usize, String), Vec<&Tariff>> = BTreeMap::new();
    for tariff in cx.handbook.tariffs.rows() {
        if tariff.status.value == TariffStatus::Proposed {
            continue;
        }
        let Some(region) = tariff.region else { continue };
        let recipient = tariff.recipient.as_ref().map_or("", |r| r.value.as_str());
        groups.entry((region.index(), recipient.to_lowercase())).or_default().push(tariff);
    }
    for (_, mut tariffs) in groups {
        tariffs.sort_by_key(|t| t.valid_from.value.first_day());
        for pair in tariffs.windows(2) {
            let [earlier, later] = pair else { continue };
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_gap_is_told() {
        expect(
            &Entry { rule: &RULE, check },
            "-- guidance/regions/dalarna.yaml --\nnamn: Region Dalarna\nkortnamn: Dalarna\nlan: Dalarnas län\nlankod: \"20\"\ndefinitioner:\n  familjecentral: okand\nkommuner_antal: 1\nkommuner:\n  - id: falun\n    namn: Falun\n    kommunkod: \"2080\"\n    fc_status: okand\ntariffer:\n  - id: a\n    namn: a\n    giltig_fran: 2023\n    giltig_till: 2023-12-31\n    status: gallande\n    mottagare: Vårdcentraler\n    per_person:\n      - grupp: Barn\n        kronor: 90\n    kalla: s1\n  - id: b\n    namn: b\n    giltig_fran: 2024\n    giltig_till: 2024-12-31\n    status: gallande\n    mottagare: Vårdcentraler\n    per_person:\n      - grupp: Barn\n        kronor: 90\n    kalla: s1\n  - id: c\n    namn: c\n    giltig_fran: 2025-03 # fel: lucka-i-ersattning\n    status: gallande\n    mottagare: Vårdcentraler\n    per_person:\n      - grupp: Barn\n        kronor: 90\n    kalla: s1\n",
        );
    }
}
