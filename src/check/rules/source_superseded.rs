//! Sources that are cited though something has superseded them.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::words::SourceStatus;

/// The rule.
pub static RULE: Rule = Rule {
    code: "ersatt-kalla",
    severity: Severity::Warning,
    title: "Källan är ersatt av en nyare.",
    why: "Det som sidan bygger på gäller kanske inte längre. Läs den nya källan och hänvisa till den, eller skriv i texten att uppgiften är historisk.",
    wrong: "kalla: fhm-2019 (ersatt av fhm-2024)",
    right: "kalla: fhm-2024",
    source: "Handbokens datamodell",
};

/// Looks for places in force that cite a superseded source.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for cited in &cx.cited {
        let source = &cx.handbook.sources[cited.source];
        let current =
            source.status.value != SourceStatus::Superseded && source.superseded_by.is_none();
        if cited.historic || current {
            continue;
        }
        let finding =
            Finding::new(&RULE, cited.span, format!("källan {} är ersatt", source.id.value));
        diags.push(match source.superseded_by.map(|s| &cx.handbook.sources[s]) {
            Some(new) => {
                finding.help(format!("läs och hänvisa till {} ({})", new.id.value, new.title.value))
            }
            None => finding.help("skriv i sources.yaml vad som ersätter den (ersatt_av)"),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_superseded_source_is_told_where_it_is_cited() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- guidance/sources.yaml --
- id: s1
  kortnamn: s1
  titel: T
  utgivare: U
  ar: 2025
  typ: rapport
  status: underlag
  beskrivning: B
- id: old
  kortnamn: old
  titel: T
  utgivare: U
  ar: 2025
  typ: rapport
  status: ersatt
  beskrivning: B
  ersatt_av: s1
-- content/x.md --
Så är det [S1](kalla:s1).

Så var det [old](kalla:old). <!-- fel: ersatt-kalla -->
-- guidance/goals.yaml --
- id: a # fel: ersatt-kalla
  niva: regional
  text: Mål.
  kortnamn: a
  kalla: old
  status: gallande
",
        );
    }
}
