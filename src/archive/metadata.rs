//! What an edition is: Dublin Core as XML, by DCMI's guidelines for Dublin Core in XML, and the
//! same as JSON. What is not known is left out of the XML and `null` in the JSON.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::Kept;
use crate::model::closed::Closed as _;
use crate::model::decision::Decision;
use crate::model::handbook::Handbook;
use crate::model::when::When;
use crate::source::span::Spanned;
use crate::word::xml::escape;

/// A date as exactly as it is known, in W3C's form.
fn w3c(when: When) -> String {
    match when {
        When::Year(year) => format!("{year:04}"),
        When::Month(year, month) => format!("{year:04}-{month:02}"),
        When::Day(date) => date.to_string(),
    }
}

fn said(stated: Option<&Spanned<String>>) -> Option<&str> {
    stated.map(|s| s.value.as_str())
}

fn when(stated: Option<&Spanned<When>>) -> Option<String> {
    stated.map(|s| w3c(s.value))
}

fn decision(hb: &Handbook) -> Option<&Decision> {
    hb.colophon.decision.map(|d| &hb.decisions[d])
}

/// The edition as JSON.
#[must_use]
pub fn json(hb: &Handbook) -> String {
    let c = &hb.colophon;
    let decided = decision(hb).map(|d| {
        json!({
            "rubrik": d.title.value,
            "organ": d.organ.value,
            "datum": when(d.date.as_ref()),
            "paragraf": said(d.paragraph.as_ref()),
            "diarienummer": said(d.number.as_ref()),
            "status": d.status.value.label(),
        })
    });
    let publishers: Vec<&str> = c.publishers.iter().map(|p| p.value.as_str()).collect();
    let value: Value = json!({
        "titel": c.title.value,
        "undertitel": said(c.subtitle.as_ref()),
        "utgivare": publishers,
        "utgava": c.edition.value,
        "datum": c.date.value.to_string(),
        "status": c.status.value.label(),
        "beslut": decided,
        "giltig_fran": when(c.valid_from.as_ref()),
        "giltig_till": when(c.valid_to.as_ref()),
        "ersatter": said(c.replaces.as_ref()),
        "adress": said(c.base_url.as_ref()),
        "kontakt": said(c.contact.as_ref()),
        "sprak": c.language.value,
        "licens": said(c.licence.as_ref()),
        "sammanfattning": said(c.summary.as_ref()),
    });
    format!("{value:#}\n")
}

/// The elements that describe the edition, a line each.
fn elements(hb: &Handbook) -> String {
    let c = &hb.colophon;
    let mut out = String::new();
    let mut element = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            let _ = writeln!(out, "  <{name}>{}</{name}>", escape(value));
        }
    };
    element("dc:title", Some(&c.title.value));
    element("dcterms:alternative", said(c.subtitle.as_ref()));
    for publisher in &c.publishers {
        element("dc:publisher", Some(&publisher.value));
    }
    let edition = format!("Utgåva {}. {}.", c.edition.value, c.status.value.label());
    element("dc:description", Some(&edition));
    element("dcterms:abstract", said(c.summary.as_ref()));
    element("dcterms:issued", Some(&c.date.value.to_string()));
    let (from, to) = (when(c.valid_from.as_ref()), when(c.valid_to.as_ref()));
    if from.is_some() || to.is_some() {
        let mut period = String::new();
        for (word, day) in [("start", from), ("end", to)] {
            if let Some(day) = day {
                let _ = write!(period, "{word}={day}; ");
            }
        }
        element("dcterms:valid", Some(&format!("{period}scheme=W3C-DTF;")));
    }
    let decision = decision(hb);
    element("dc:identifier", decision.and_then(|d| said(d.number.as_ref())));
    element("dc:identifier", said(c.base_url.as_ref()));
    element("dcterms:provenance", decision.map(|d| d.title.value.as_str()));
    element("dcterms:replaces", said(c.replaces.as_ref()));
    element("dc:language", Some(&c.language.value));
    element("dc:rights", said(c.licence.as_ref()));
    element("dc:type", Some("Text"));
    out
}

/// The edition as XML, with the booklets that it consists of.
#[must_use]
pub fn xml(hb: &Handbook, files: &[Kept]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"../../schemas/dublin-core.xsd\">\n",
    );
    out.push_str(&elements(hb));
    for file in files.iter().filter(|file| file.path.starts_with("representations/haften/")) {
        let _ = writeln!(out, "  <dcterms:hasPart>{}</dcterms:hasPart>", escape(&file.path));
    }
    out.push_str("</metadata>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_told_no_more_exactly_than_it_is_known() {
        let said = ["2026", "2026-03", "2026-03-01"].map(|day| When::parse(day).map(w3c));
        assert_eq!(said, ["2026", "2026-03", "2026-03-01"].map(|day| Some(day.to_owned())));
    }
}
