//! Two tariffs for the same day.

use std::collections::BTreeMap;

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::tariff::Tariff;
use crate::model::words::TariffStatus;

/// The rule.
pub static RULE: Rule = Rule {
    code: "overlappande-ersattning",
    severity: Severity::Error,
    title: "Två ersättningar gäller samma dag.",
    why: "För en och samma dag och mottagare kan bara en ersättning gälla. Avsluta den gamla dagen före den nya börjar.",
    wrong: "giltig_fran: 2024-01-01 (ingen giltig_till)\ngiltig_fran: 2026-01-01",
    right: "giltig_till: 2025-12-31\ngiltig_fran: 2026-01-01",
    source: "Handbokens datamodell",
};

/// Looks for tariffs of one region and recipient that share a day.
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
            let ends = earlier.valid_to.as_ref().map(|t| t.value.last_day());
            if ends.is_none_or(|end| later.valid_from.value.first_day() <= end) {
                let message = format!("{} börjar innan {} har slutat", later.name.value, earlier.name.value);
                diags.push(
                    Finding::new(&RULE, later.valid_from.span, message)
                        .help("skriv giltig_till i den äldre: dagen innan den nya börjar")
                        .see(earlier.valid_from.span, "den äldre börjar här"),
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
    fn one_tariff_a_day() {
        expect(
            &Entry { rule: &RULE, check },
            "-- guidance/regions/dalarna.yaml --\nnamn: Region Dalarna\nkortnamn: Dalarna\nlan: Dalarnas län\nlankod: \"20\"\ndefinitioner:\n  familjecentral: okand\nkommuner_antal: 1\nkommuner:\n  - id: falun\n    namn: Falun\n    kommunkod: \"2080\"\n    fc_status: okand\ntariffer:\n  - id: a\n    namn: a\n    giltig_fran: 2023\n    giltig_till: 2024\n    status: gallande\n    mottagare: Vårdcentraler\n    per_person:\n      - grupp: Barn\n        kronor: 90\n    kalla: s1\n  - id: b\n    namn: b\n    giltig_fran: 2025\n    status: gallande\n    mottagare: Vårdcentraler\n    per_person:\n      - grupp: Barn\n        kronor: 90\n    kalla: s1\n  - id: c\n    namn: c\n    giltig_fran: 2026 # fel: overlappande-ersattning\n    status: gallande\n    mottagare: Vårdcentraler\n    per_person:\n      - grupp: Barn\n        kronor: 90\n    kalla: s1\n  - id: d\n    namn: d\n    giltig_fran: 2026\n    status: forslag\n    mottagare: Vårdcentraler\n    per_person:\n      - grupp: Barn\n        kronor: 90\n    kalla: s1\n  - id: e\n    namn: e\n    giltig_fran: 2026\n    status: gallande\n    mottagare: Barnmorskor\n    per_person:\n      - grupp: Barn\n        kronor: 90\n    kalla: s1\n",
        );
    }
}
