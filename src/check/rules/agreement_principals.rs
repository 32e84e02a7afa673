//! Agreements that leave out a principal of the centre's activities.

use crate::check::cx::Cx;
use crate::derive::classify::{ACTIVITIES, unit};
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::words::{AgreementType, Principal};

/// The rule.
pub static RULE: Rule = Rule {
    code: "avtal-utan-huvudman",
    severity: Severity::Info,
    title: "En huvudman för verksamheterna är inte part i avtalet.",
    why: "Ett samverkansavtal binder bara dem som skriver under. Är regionen huvudman för barnhälsovården men inte part, är det oklart vad som gäller för den.",
    wrong: "parter: [Socialförvaltningen, Förskoleförvaltningen]",
    right: "parter: [Region Stockholm, Östermalms stadsdelsnämnd]",
    source: "Handbokens datamodell",
};

/// Words that tell which principal a party is.
fn is_principal(party: &str, principal: Principal) -> bool {
    let party = party.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| party.contains(w));
    match principal {
        Principal::Region => has(&["region", "landsting", "sjukvårdsområde", "vårdval"]),
        Principal::Federation => has(&["förbund"]),
        Principal::Municipality => {
            has(&["kommun", "stad", "nämnd", "socialtjänst", "förskol", "förvaltning"])
                && !has(&["region", "kommunalförbund"])
        }
    }
}

/// Looks for signed agreements on collaboration where no party is a principal of an activity.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for centre in cx.handbook.centres.rows() {
        let mut principals: Vec<Principal> = ACTIVITIES
            .into_iter()
            .filter_map(|a| Some(unit(centre, a)?.principal.as_ref()?.value))
            .collect();
        principals.sort();
        principals.dedup();
        for agreement in &centre.agreements {
            let kind = agreement.kind.value;
            if !matches!(kind, AgreementType::Collaboration | AgreementType::Accord)
                || agreement.parties.len() < 2
            {
                continue;
            }
            for principal in &principals {
                if agreement.parties.iter().any(|p| is_principal(&p.value, *principal)) {
                    continue;
                }
                let message = format!(
                    "ingen av avtalets parter är {}, som är huvudman för en av verksamheterna",
                    match principal {
                        Principal::Region => "regionen",
                        Principal::Municipality => "kommunen",
                        Principal::Federation => "kommunalförbundet",
                    }
                );
                diags.push(
                    Finding::new(&RULE, agreement.id.span, message)
                        .help("lägg till parten, eller rätta huvudmannen under enheter"),
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
    fn every_principal_signs() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/centres/dalarna/a.yaml --
namn: a
kommun: okand
benamning: okand
status: aktiv
enheter:
  bhv: {huvudman: region}
  oppen_forskola: {huvudman: kommun}
avtal:
  - id: a-1 # fel: avtal-utan-huvudman
    typ: samverkansavtal
    parter: [Socialförvaltningen i Falun, Förskolan]
    fran: 2026
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
-- content/centres/dalarna/b.yaml --
namn: b
kommun: okand
benamning: okand
status: aktiv
enheter:
  bhv: {huvudman: region}
  oppen_forskola: {huvudman: kommun}
avtal:
  - id: b-1
    typ: samverkansavtal
    parter: [Region Dalarna, Falu kommun]
    fran: 2026
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
",
        );
    }
}
