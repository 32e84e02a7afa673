//! Which files an archive holds, as METS (Library of Congress): a description in Dublin Core, every
//! file with its kind, length and checksum, and how they hang together.

use std::fmt::Write as _;

use super::{Kept, metadata};
use crate::model::handbook::Handbook;
use crate::word::xml::escape;

/// The groups of files, by the folder or the beginning of the name.
const GROUPS: [(&str, &str, &str); 5] = [
    ("publikation", "Häften", "pdf/"),
    ("webbplats", "Webbplatsen", "webbplats.zip"),
    ("kallor", "Källor", "kallor.zip"),
    ("data", "Data", "data/"),
    ("mallar", "Mallar", "word/"),
];

/// The list of files, sorted by path.
#[must_use]
pub fn mets(hb: &Handbook, files: &[Kept]) -> String {
    let c = &hb.colophon;
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        out,
        "<mets xmlns=\"http://www.loc.gov/METS/\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" LABEL=\"{}\">",
        escape(&format!("{}, utgåva {}", c.title.value, c.edition.value))
    );
    let _ = writeln!(out, "  <metsHdr CREATEDATE=\"{}T00:00:00\">", c.date.value);
    for publisher in &c.publishers {
        let _ = writeln!(
            out,
            "    <agent ROLE=\"CREATOR\" TYPE=\"ORGANIZATION\"><name>{}</name></agent>",
            escape(&publisher.value)
        );
    }
    out.push_str("    <agent ROLE=\"CREATOR\" TYPE=\"OTHER\" OTHERTYPE=\"SOFTWARE\"><name>handbok</name></agent>\n  </metsHdr>\n");
    let _ = writeln!(
        out,
        "  <dmdSec ID=\"beskrivning\">\n    <mdWrap MDTYPE=\"DC\">\n      <xmlData>\n{}      </xmlData>\n    </mdWrap>\n  </dmdSec>\n  <fileSec>",
        metadata::elements(hb, "        ")
    );
    let mut map = String::new();
    for (id, label, prefix) in GROUPS {
        group(&mut out, &mut map, files, id, label, |path| path.starts_with(prefix));
    }
    let other = |path: &str| !GROUPS.iter().any(|(_, _, prefix)| path.starts_with(prefix));
    group(&mut out, &mut map, files, "beskrivningar", "Beskrivningar", other);
    let _ = write!(
        out,
        "  </fileSec>\n  <structMap>\n    <div LABEL=\"{}\" DMDID=\"beskrivning\">\n{map}    </div>\n  </structMap>\n</mets>\n",
        escape(&c.title.value)
    );
    out
}

/// A group of files and its place in the whole; a group without files is left out.
fn group(
    out: &mut String,
    map: &mut String,
    files: &[Kept],
    id: &str,
    label: &str,
    belongs: impl Fn(&str) -> bool,
) {
    let these: Vec<(usize, &Kept)> =
        files.iter().enumerate().filter(|(_, file)| belongs(&file.path)).collect();
    if these.is_empty() {
        return;
    }
    let _ = writeln!(out, "    <fileGrp ID=\"{id}\" USE=\"{label}\">");
    let _ = writeln!(map, "      <div LABEL=\"{label}\">");
    for (i, file) in these {
        let _ = writeln!(
            out,
            "      <file ID=\"fil{i}\" MIMETYPE=\"{}\" SIZE=\"{}\" CHECKSUM=\"{}\" CHECKSUMTYPE=\"SHA-256\"><FLocat LOCTYPE=\"URL\" xlink:type=\"simple\" xlink:href=\"{}\"/></file>",
            kind(&file.path),
            file.length,
            file.sum,
            escape(&file.path)
        );
        let _ = writeln!(map, "        <fptr FILEID=\"fil{i}\"/>");
    }
    out.push_str("    </fileGrp>\n");
    map.push_str("      </div>\n");
}

/// What kind of file a path names, by IANA's names.
fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "csv" => "text/csv",
        "json" => "application/json",
        "xml" => "application/xml",
        "txt" => "text/plain",
        _ => "application/octet-stream",
    }
}
