//! Two tariffs for the same day.

use std::collections::BTreeMap;

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::handbook::Handbook;
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

/// Tariffs that are not mere proposals, each with the next of the same region and recipient.
pub fn successors(handbook: &Handbook) -> Vec<(&Tariff, &Tariff)> {
    let mut groups: BTreeMap<(usize, String), Vec<&Tariff>> = BTreeMap::new();
    for tariff in handbook.tariffs.rows() {
        if let Some(region) = tariff.region
            && tariff.status.value != TariffStatus::Proposed
        {
            let recipient = tariff.recipient.as_ref().map_or("", |r| r.value.as_str());
            groups.entry((region.index(), recipient.to_lowercase())).or_default().push(tariff);
        }
    }
    let mut out = Vec::new();
    for (_, mut tariffs) in groups {
        tariffs.sort_by_key(|t| t.valid_from.value.first_day());
        out.extend(tariffs.iter().zip(tariffs.iter().skip(1)).map(|(a, b)| (*a, *b)));
    }
    out
}

/// Looks for tariffs of one region and recipient that share a day.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for (earlier, later) in successors(cx.handbook) {
        let ends = earlier.valid_to.as_ref().map(|t| t.value.last_day());
        if ends.is_none_or(|end| later.valid_from.value.first_day() <= end) {
            let message =
                format!("{} börjar innan {} har slutat", later.name.value, earlier.name.value);
            diags.push(
                Finding::new(&RULE, later.valid_from.span, message)
                    .help("skriv giltig_till i den äldre: dagen innan den nya börjar")
                    .see(earlier.valid_from.span, "den äldre börjar här"),
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
    fn one_tariff_a_day() {
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
    giltig_till: 2024
    status: gallande
    mottagare: Vårdcentraler
    per_person:
      - grupp: Barn
        kronor: 90
    kalla: s1
  - id: b
    namn: b
    giltig_fran: 2025
    status: gallande
    mottagare: Vårdcentraler
    per_person:
      - grupp: Barn
        kronor: 90
    kalla: s1
  - id: c
    namn: c
    giltig_fran: 2026 # fel: overlappande-ersattning
    status: gallande
    mottagare: Vårdcentraler
    per_person:
      - grupp: Barn
        kronor: 90
    kalla: s1
  - id: d
    namn: d
    giltig_fran: 2026
    status: forslag
    mottagare: Vårdcentraler
    per_person:
      - grupp: Barn
        kronor: 90
    kalla: s1
  - id: e
    namn: e
    giltig_fran: 2026
    status: gallande
    mottagare: Barnmorskor
    per_person:
      - grupp: Barn
        kronor: 90
    kalla: s1
"#,
        );
    }
}
