//! Which files an archive holds, as METS (Library of Congress) by the profiles E-ARK CSIP and
//! E-ARK SIP 2.1.0 (DILCIS Board), which are FGS Paketstruktur 2.0: what describes the edition,
//! every file with its kind, length and checksum, and how they hang together.

use std::fmt::Write as _;

use super::{Kept, name, number, sender};
use crate::model::handbook::Handbook;
use crate::word::xml::escape;

/// Its place and name, as CSIP has it (CSIPSTR4).
pub const PATH: &str = "METS.xml";

/// The namespaces, each with where its schema lies.
const NAMESPACES: &str = concat!(
    r#"xmlns="http://www.loc.gov/METS/" "#,
    r#"xmlns:csip="https://DILCIS.eu/XML/METS/CSIPExtensionMETS" "#,
    r#"xmlns:sip="https://DILCIS.eu/XML/METS/SIPExtensionMETS" "#,
    r#"xmlns:xlink="http://www.w3.org/1999/xlink" "#,
    r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" "#,
    r#"xsi:schemaLocation="http://www.loc.gov/METS/ http://www.loc.gov/standards/mets/mets.xsd "#,
    "https://DILCIS.eu/XML/METS/CSIPExtensionMETS ",
    "https://earkcsip.dilcis.eu/schema/DILCISExtensionMETS.xsd ",
    "https://DILCIS.eu/XML/METS/SIPExtensionMETS ",
    r#"https://earksip.dilcis.eu/schema/DILCISExtensionSIPMETS.xsd""#,
);

/// A group of files: its id, its `USE` by CSIP64, what it holds in words, where its files lie, and
/// the division of the whole that it belongs to.
struct Group {
    id: &'static str,
    of: &'static str,
    holds: &'static str,
    prefix: &'static str,
    division: &'static str,
}

static GROUPS: [Group; 8] = [
    Group {
        id: "grupp-dokumentation",
        of: "Documentation",
        holds: "Läs mig",
        prefix: "documentation/",
        division: "Documentation",
    },
    Group {
        id: "grupp-scheman",
        of: "Schemas",
        holds: "XML-scheman",
        prefix: "schemas/",
        division: "Schemas",
    },
    Group {
        id: "grupp-haften",
        of: "Representations/haften/data",
        holds: "Häften som PDF/A-2a och PDF/UA-1",
        prefix: "representations/haften/",
        division: "Representations",
    },
    Group {
        id: "grupp-webbplats",
        of: "Representations/webbplats/data",
        holds: "Webbplatsen som HTML",
        prefix: "representations/webbplats/",
        division: "Representations",
    },
    Group {
        id: "grupp-kallor",
        of: "Representations/kallor/data",
        holds: "Källor som Markdown och YAML",
        prefix: "representations/kallor/",
        division: "Representations",
    },
    Group {
        id: "grupp-data",
        of: "Representations/data/data",
        holds: "Register som CSV och JSON (Tabular Data Package)",
        prefix: "representations/data/",
        division: "Representations",
    },
    Group {
        id: "grupp-mallar",
        of: "Representations/mallar/data",
        holds: "Mallar som Office Open XML",
        prefix: "representations/mallar/",
        division: "Representations",
    },
    Group {
        id: "grupp-e-plikt",
        of: "E-plikt",
        holds: "Pliktexemplar enligt FGS-PUBL 1.2",
        prefix: "e-plikt/",
        division: "E-plikt",
    },
];

/// The divisions that gather groups, in order, each with its id.
const DIVISIONS: [(&str, &str); 4] = [
    ("Documentation", "del-dokumentation"),
    ("Schemas", "del-scheman"),
    ("Representations", "del-innehall"),
    ("E-plikt", "del-e-plikt"),
];

/// The list of files, sorted by path within each group.
#[must_use]
pub fn mets(hb: &Handbook, files: &[Kept]) -> String {
    let c = &hb.colophon;
    let (id, day) = (name(hb), format!("{}T00:00:00", c.date.value));
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        out,
        "<mets {NAMESPACES} OBJID=\"{}\" LABEL=\"{}\" TYPE=\"Mixed\" csip:CONTENTINFORMATIONTYPE=\"MIXED\" PROFILE=\"https://earksip.dilcis.eu/profile/E-ARK-SIP.xml\">",
        escape(&id),
        escape(&format!("{}, utgåva {}", c.title.value, c.edition.value)),
    );
    header(&mut out, hb, &day);
    let described = describes(&mut out, files, &day);
    let held = held(&mut out, files, &day);
    let _ = writeln!(
        out,
        "  <structMap ID=\"karta\" TYPE=\"PHYSICAL\" LABEL=\"CSIP\">\n    <div ID=\"del-allt\" LABEL=\"{}\">\n      <div ID=\"del-metadata\" LABEL=\"Metadata\" DMDID=\"{}\"/>",
        escape(&id),
        described.join(" "),
    );
    for (division, id) in DIVISIONS {
        let groups: Vec<&Group> = held.iter().copied().filter(|g| g.division == division).collect();
        if groups.is_empty() {
            continue;
        }
        let _ = writeln!(out, "      <div ID=\"{id}\" LABEL=\"{division}\">");
        for group in groups {
            let _ = writeln!(out, "        <fptr FILEID=\"{}\"/>", group.id);
        }
        out.push_str("      </div>\n");
    }
    out.push_str("    </div>\n  </structMap>\n</mets>\n");
    out
}

/// Who made the package, who sends it, and by which agreement (CSIP7–16, SIP3–20).
fn header(out: &mut String, hb: &Handbook, day: &str) {
    let who = escape(&sender(hb));
    let note = number(hb).map_or_else(String::new, |number| {
        format!("<note csip:NOTETYPE=\"IDENTIFICATIONCODE\">{}</note>", escape(&number))
    });
    let _ = write!(
        out,
        "  <metsHdr CREATEDATE=\"{day}\" LASTMODDATE=\"{day}\" RECORDSTATUS=\"NEW\" csip:OAISPACKAGETYPE=\"SIP\">\n    \
         <agent ROLE=\"CREATOR\" TYPE=\"OTHER\" OTHERTYPE=\"SOFTWARE\"><name>handbok</name><note csip:NOTETYPE=\"SOFTWARE VERSION\">{}</note></agent>\n    \
         <agent ROLE=\"ARCHIVIST\" TYPE=\"ORGANIZATION\"><name>{who}</name>{note}</agent>\n    \
         <agent ROLE=\"CREATOR\" TYPE=\"ORGANIZATION\"><name>{who}</name>{note}</agent>\n",
        env!("CARGO_PKG_VERSION"),
    );
    let agreement = hb.colophon.deposit.as_ref().and_then(|d| d.archive.as_ref());
    if let Some(agreement) = agreement {
        let _ = writeln!(
            out,
            "    <altRecordID TYPE=\"SUBMISSIONAGREEMENT\">{}</altRecordID>",
            escape(&agreement.value)
        );
    }
    out.push_str("  </metsHdr>\n");
}

/// What describes the edition, by reference (CSIP17–30): the ids given.
fn describes(out: &mut String, files: &[Kept], day: &str) -> Vec<String> {
    let mut ids = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with("metadata/descriptive/")) {
        let id = format!("beskrivning-{}", ids.len() + 1);
        let kind = match kind(&file.path) {
            "application/xml" => "MDTYPE=\"DC\"",
            _ => "MDTYPE=\"OTHER\" OTHERMDTYPE=\"JSON\"",
        };
        let _ = writeln!(
            out,
            "  <dmdSec ID=\"{id}\" CREATED=\"{day}\" STATUS=\"CURRENT\">\n    <mdRef LOCTYPE=\"URL\" {kind} xlink:type=\"simple\" xlink:href=\"{}\" CREATED=\"{day}\" {}/>\n  </dmdSec>",
            escape(&file.path),
            measured(file),
        );
        ids.push(id);
    }
    ids
}

/// Every file by its group (CSIP58–79), and the groups that have any.
fn held(out: &mut String, files: &[Kept], day: &str) -> Vec<&'static Group> {
    out.push_str("  <fileSec ID=\"filer\">\n");
    let mut held = Vec::new();
    for group in &GROUPS {
        let these = || files.iter().enumerate().filter(|(_, f)| f.path.starts_with(group.prefix));
        if these().next().is_none() {
            continue;
        }
        let _ = writeln!(
            out,
            "    <fileGrp ID=\"{}\" USE=\"{}\" csip:CONTENTINFORMATIONTYPE=\"OTHER\" csip:OTHERCONTENTINFORMATIONTYPE=\"{}\">",
            group.id, group.of, group.holds
        );
        for (i, file) in these() {
            let format = match kind(&file.path) {
                "application/pdf" => " sip:FILEFORMATNAME=\"PDF/A\" sip:FILEFORMATVERSION=\"2a\"",
                _ => "",
            };
            let _ = writeln!(
                out,
                "      <file ID=\"fil-{i}\" CREATED=\"{day}\" {}{format}><FLocat LOCTYPE=\"URL\" xlink:type=\"simple\" xlink:href=\"{}\"/></file>",
                measured(file),
                escape(&file.path)
            );
        }
        out.push_str("    </fileGrp>\n");
        held.push(group);
    }
    out.push_str("  </fileSec>\n");
    held
}

/// A file's kind, length and checksum, as attributes.
pub(super) fn measured(file: &Kept) -> String {
    format!(
        "MIMETYPE=\"{}\" SIZE=\"{}\" CHECKSUM=\"{}\" CHECKSUMTYPE=\"SHA-256\"",
        kind(&file.path),
        file.length,
        file.sum
    )
}

/// What kind of file a path names, by IANA's names.
fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "csv" => "text/csv",
        "ics" => "text/calendar",
        "json" => "application/json",
        "xml" | "xsd" => "application/xml",
        "txt" => "text/plain",
        _ => "application/octet-stream",
    }
}
