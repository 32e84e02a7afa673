//! The legal deposit of electronic material (lag 2012:492): the guidance as one publication,
//! described as Kungliga biblioteket asks in "Förvaltningsgemensam specifikation för leverans av
//! enstaka publikationer (FGS-PUBL)", version 1.2: a file `sip.xml` in METS, with MODS inside.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::{Kept, UNKNOWN, hexadecimal, mets, number, sender};
use crate::model::handbook::Handbook;
use crate::output::Output;
use crate::print::booklet::Booklet;
use crate::word::xml::escape;

/// The folder.
const FOLDER: &str = "e-plikt/";

/// The publication's path in the built site, and in the archive beside its description.
#[must_use]
pub fn publication(hb: &Handbook) -> (String, String) {
    let path = Booklet::Whole { region: None }.path(hb);
    let file = path.rsplit('/').next().unwrap_or(&path);
    let beside = format!("{FOLDER}{file}");
    (path, beside)
}

/// What a delivery asks of the publisher that the handbook does not tell, in the order of
/// `handbook.yaml`.
#[must_use]
pub fn missing(hb: &Handbook) -> Vec<&'static str> {
    let c = &hb.colophon;
    let deposit = c.deposit.as_ref();
    let told = [
        (!c.publishers.is_empty(), "utgivare i handbook.yaml"),
        (c.base_url.is_some(), "bas_url i handbook.yaml: adressen där utgåvan publicerades"),
        (
            deposit.is_some_and(|d| d.number.is_some()),
            "organisationsnummer under leverans i handbook.yaml",
        ),
        (
            deposit.is_some_and(|d| d.archive.is_some()),
            "e_arkiv under leverans: leveransöverenskommelsen med ert e-arkiv",
        ),
        (
            deposit.is_some_and(|d| d.library.is_some()),
            "e_plikt under leverans: leveransöverenskommelsen med Kungliga biblioteket",
        ),
    ];
    told.into_iter().filter(|(is, _)| !is).map(|(_, what)| what).collect()
}

/// The description of the publication; `None` when the edition has no such PDF.
#[must_use]
pub fn manifest(hb: &Handbook, files: &[Kept]) -> Option<Output> {
    let (site_path, path) = publication(hb);
    let file = files.iter().find(|file| file.path == path)?;
    let c = &hb.colophon;
    let day = format!("{}T00:00:00", c.date.value);
    let uuid = uuid(&format!("{} {} {}", c.title.value, c.edition.value, file.sum));
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        out,
        "<mets xmlns=\"http://www.loc.gov/METS/\" xmlns:mods=\"http://www.loc.gov/mods/v3\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" OBJID=\"UUID:{uuid}\" TYPE=\"SIP\" LABEL=\"{}\" PROFILE=\"http://www.kb.se/namespace/mets/fgs/eARD_Paket_FGS-PUBL.xml\">",
        escape(&c.title.value)
    );
    let who = escape(&sender(hb));
    let note = number(hb).map_or_else(
        || UNKNOWN.to_owned(),
        |number| format!("URI:http://id.kb.se/organisations/{}", escape(&number)),
    );
    let agreement = c.deposit.as_ref().and_then(|d| d.library.as_ref());
    let _ = write!(
        out,
        "  <metsHdr CREATEDATE=\"{day}\" RECORDSTATUS=\"NEW\">\n    \
         <agent ROLE=\"ARCHIVIST\" TYPE=\"ORGANIZATION\"><name>{who}</name><note>{note}</note></agent>\n    \
         <agent ROLE=\"CREATOR\" TYPE=\"ORGANIZATION\"><name>{who}</name><note>{note}</note></agent>\n    \
         <agent ROLE=\"ARCHIVIST\" TYPE=\"OTHER\" OTHERTYPE=\"SOFTWARE\"><name>handbok</name><note>{}</note></agent>\n    \
         <altRecordID TYPE=\"DELIVERYTYPE\">DEPOSIT</altRecordID>\n    \
         <altRecordID TYPE=\"DELIVERYSPECIFICATION\">http://www.kb.se/namespace/digark/deliveryspecification/deposit/fgs-publ/v1/</altRecordID>\n    \
         <altRecordID TYPE=\"SUBMISSIONAGREEMENT\">{}</altRecordID>\n  </metsHdr>\n",
        env!("CARGO_PKG_VERSION"),
        agreement.map_or_else(|| UNKNOWN.to_owned(), |a| escape(&a.value)),
    );
    let _ = writeln!(
        out,
        "  <dmdSec ID=\"beskrivning\">\n    <mdWrap MDTYPE=\"MODS\">\n      <xmlData>\n        <mods:mods version=\"3.5\">\n{}        </mods:mods>\n      </xmlData>\n    </mdWrap>\n  </dmdSec>",
        mods(hb, &site_path, &uuid)
    );
    let name = path.strip_prefix(FOLDER).unwrap_or(&path);
    let _ = write!(
        out,
        "  <fileSec>\n    <fileGrp>\n      <file ID=\"publikation\" USE=\"PDF/A-2a;PRONOM:fmt/476\" CREATED=\"{day}\" {}><FLocat LOCTYPE=\"URL\" xlink:type=\"simple\" xlink:href=\"file:{}\"/></file>\n    </fileGrp>\n  </fileSec>\n  \
         <structMap TYPE=\"physical\">\n    <div TYPE=\"files\">\n      <div TYPE=\"publication\"><fptr FILEID=\"publikation\"/></div>\n    </div>\n  </structMap>\n</mets>\n",
        mets::measured(file),
        escape(name),
    );
    Some(Output::one(format!("{FOLDER}sip.xml"), out))
}

/// The publication in MODS 3.5. The law asks where and when it was first made available, in what
/// format, and whether a password opens it; FGS-PUBL also a title, an identity and a price.
fn mods(hb: &Handbook, site_path: &str, uuid: &str) -> String {
    let c = &hb.colophon;
    let mut out = String::new();
    let mut line = |text: String| {
        let _ = writeln!(out, "          {text}");
    };
    let address = c.base_url.as_ref().map_or_else(
        || UNKNOWN.to_owned(),
        |base| escape(&format!("{}/{site_path}", base.value.trim_end_matches('/'))),
    );
    let subtitle = c.subtitle.as_ref().map_or_else(String::new, |s| {
        format!("<mods:subTitle>{}</mods:subTitle>", escape(&s.value))
    });
    line(format!(
        "<mods:titleInfo><mods:title>{}</mods:title>{subtitle}</mods:titleInfo>",
        escape(&c.title.value)
    ));
    line("<mods:typeOfResource>text</mods:typeOfResource>".to_owned());
    let mut publishers = String::new();
    for publisher in &c.publishers {
        let _ = write!(publishers, "<mods:publisher>{}</mods:publisher>", escape(&publisher.value));
    }
    line(format!(
        "<mods:originInfo>{publishers}<mods:dateIssued encoding=\"w3cdtf\">{}</mods:dateIssued><mods:edition>{}</mods:edition></mods:originInfo>",
        c.date.value,
        escape(&c.edition.value)
    ));
    if c.language.value == "sv" {
        line("<mods:language><mods:languageTerm type=\"code\" authority=\"iso639-2b\">swe</mods:languageTerm></mods:language>".to_owned());
    }
    line("<mods:physicalDescription><mods:internetMediaType>application/pdf</mods:internetMediaType></mods:physicalDescription>".to_owned());
    if let Some(summary) = &c.summary {
        line(format!("<mods:abstract>{}</mods:abstract>", escape(&summary.value)));
    }
    line(format!("<mods:identifier type=\"local\">{uuid}</mods:identifier>"));
    line(format!("<mods:location><mods:url>{address}</mods:url></mods:location>"));
    line("<mods:accessCondition>gratis</mods:accessCondition>".to_owned());
    out
}

/// A UUID that follows from a text: version 8 of RFC 9562, so that it is the same every time.
fn uuid(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    bytes[6] = 0x80 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    let text = hexadecimal(&bytes);
    [&text[..8], &text[8..12], &text[12..16], &text[16..20], &text[20..]].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_follows_from_what_it_names_and_says_its_version() {
        let one = uuid("en bok");
        assert_eq!(one, uuid("en bok"));
        assert_ne!(one, uuid("en annan bok"));
        assert_eq!((one.len(), one.as_bytes()[14]), (36, b'8'));
        assert!(matches!(one.as_bytes()[19], b'8' | b'9' | b'a' | b'b'), "{one}");
    }
}
