//! What is known of addresses as findings at the places that link to them.

use std::collections::BTreeMap;

use super::ask::Known;
use super::net::Fault;
use super::places::host;
use super::rules;
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::source::sources::Sources;
use crate::source::span::Span;

/// A finding for each place that links to an address which does not answer as it should.
#[must_use]
pub fn findings(
    sources: &Sources,
    places: &BTreeMap<String, Vec<Span>>,
    known: &BTreeMap<String, Known>,
) -> Diags {
    let mut out = Diags::new();
    for (address, spans) in places {
        let Some(known) = known.get(address) else { continue };
        for span in spans {
            if let Some(finding) = finding(address, known, *span) {
                out.push(with_change(sources, finding, address, known));
            }
        }
    }
    out
}

fn finding(address: &str, known: &Known, span: Span) -> Option<Finding> {
    let host = host(address);
    let open = "öppna länken själv och se om sidan finns";
    let (rule, message, help) = match known {
        Known::Well => return None,
        Known::Moved(to) => {
            (&rules::MOVED, format!("{address} har flyttat för gott"), format!("byt till {to}"))
        }
        Known::Front(_) => (
            &rules::GONE,
            format!("{address} leder numera till webbplatsens förstasida"),
            "sidan är troligen borta: sök efter dess namn och byt adress".to_owned(),
        ),
        Known::Status(404) => (
            &rules::GONE,
            format!("{address} finns inte (404)"),
            "sök efter sidans namn och byt adress".to_owned(),
        ),
        Known::Status(410) => (
            &rules::GONE,
            format!("{address} är borttagen för gott (410)"),
            "ta bort länken eller hänvisa till något annat".to_owned(),
        ),
        Known::Status(status @ (401 | 403)) => (
            &rules::SILENT,
            format!("{host} släpper inte in kontrollen ({status})"),
            open.to_owned(),
        ),
        Known::Status(429) => (
            &rules::SILENT,
            format!("{host} vill inte svara på fler frågor just nu (429)"),
            "kontrollera igen om en stund".to_owned(),
        ),
        Known::Status(status @ 400..=499) => (
            &rules::GONE,
            format!("{host} svarar att adressen {address} inte går att visa ({status})"),
            open.to_owned(),
        ),
        Known::Status(status) => (
            &rules::SILENT,
            format!("{host} har ett eget fel ({status})"),
            "kontrollera igen en annan dag".to_owned(),
        ),
        Known::Circle => {
            (&rules::GONE, format!("{address} leder runt i en cirkel"), open.to_owned())
        }
        Known::Fault(Fault::NoHost) => (
            &rules::GONE,
            format!("webbplatsen {host} finns inte"),
            "kontrollera stavningen, eller sök efter sidans namn".to_owned(),
        ),
        Known::Fault(Fault::Malformed) => (
            &rules::GONE,
            format!("{address} är ingen webbadress"),
            "kontrollera stavningen".to_owned(),
        ),
        Known::Fault(Fault::Unsafe) => (
            &rules::UNSAFE,
            format!("anslutningen till {host} är inte säker: certifikatet godtas inte"),
            "hör av dig till den som äger webbplatsen, eller länka någon annanstans".to_owned(),
        ),
        Known::Fault(fault) => {
            let why = match fault {
                Fault::Slow => "svarade inte i tid",
                Fault::Refused => "tar inte emot anslutningar",
                _ => "bröt anslutningen",
            };
            (&rules::SILENT, format!("{host} {why}"), "kontrollera igen en annan dag".to_owned())
        }
    };
    Some(Finding::new(rule, span, message).help(help))
}

/// The new address as a change, where the old one stands as it is.
fn with_change(sources: &Sources, finding: Finding, address: &str, known: &Known) -> Finding {
    let Known::Moved(to) = known else { return finding };
    let span = finding.span;
    let text = sources.file(span.file).text().ok().and_then(|text| text.get(span.range()));
    if text.is_some_and(|text| text.split('#').next() == Some(address)) {
        let end = span.start as usize + address.len();
        let old = Span::new(span.file, span.start as usize, end);
        return finding.suggest(old, to);
    }
    finding
}
