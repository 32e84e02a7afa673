//! Sources that nothing cites.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "oanvand-kalla",
    severity: Severity::Info,
    title: "Källan används inte.",
    why: "Ingen sida och ingen post hänvisar till källan. Kanske fattas en hänvisning i texten, kanske behövs källan inte.",
    wrong: "- id: sou-1997-161",
    right: "[SOU 1997:161 s. 40](kalla:sou-1997-161)",
    source: "Handbokens datamodell",
};

/// Looks for sources without a place that cites them.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let mut used = vec![false; cx.handbook.sources.len()];
    for cited in &cx.cited {
        used[cited.source.index()] = true;
    }
    for source in cx.handbook.sources.rows() {
        if let Some(new) = source.superseded_by {
            used[new.index()] = true;
        }
    }
    for (r, source) in cx.handbook.sources.iter() {
        if !used[r.index()] {
            diags.push(
                Finding::new(
                    &RULE,
                    source.id.span,
                    "ingen sida och ingen post hänvisar till källan",
                )
                .help("hänvisa till den där den används, eller ta bort den"),
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
    fn a_source_is_cited() {
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
- id: s2 # fel: oanvand-kalla
  kortnamn: s2
  titel: T
  utgivare: U
  ar: 2025
  typ: rapport
  status: underlag
  beskrivning: B
- id: s3
  kortnamn: s3
  titel: T
  utgivare: U
  ar: 2025
  typ: rapport
  status: underlag
  beskrivning: B
-- content/x.md --
Så är det [S3](kalla:s3).
",
        );
    }
}
