//! The archive of an edition: what says what it is, what it holds, and that it is whole. The files
//! themselves are made by the other rooms; this one says where they lie and describes them.
//!
//! The folder is a submission package by FGS Paketstruktur 2.0 of Riksarkivet, which is E-ARK CSIP
//! 2.1.0 with E-ARK SIP 2.1.0; the description is Dublin Core. Beside lies what Kungliga
//! biblioteket asks of a publication, by its FGS-PUBL 1.2.

pub mod deposit;
pub mod metadata;
pub mod mets;
pub mod schemas;

use sha2::{Digest as _, Sha256};

use crate::model::closed::Closed as _;
use crate::model::handbook::Handbook;
use crate::output::Output;
use crate::text::dates;
use crate::text::slug::slug;

/// The list of checksums, as `sha256sum -c` reads it.
pub const SUMS: &str = "SHA256SUMS";

/// What stands where the publisher has not told.
pub const UNKNOWN: &str = "Uppgift saknas";

/// Which folder of the built site lies in which part of the package.
const PLACES: [(&str, &str); 5] = [
    ("pdf/", "representations/haften/data/"),
    ("word/", "representations/mallar/data/"),
    ("data/", "representations/data/data/"),
    ("webbplats.zip", "representations/webbplats/data/webbplats.zip"),
    ("kallor.zip", "representations/kallor/data/kallor.zip"),
];

/// Where in the package a file of the built site lies; `None` for what is in the zip of it alone.
#[must_use]
pub fn place(path: &str) -> Option<String> {
    let page = path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("html"));
    let (from, to) = PLACES.iter().find(|(from, _)| path.starts_with(from))?;
    (!page).then(|| format!("{to}{}", &path[from.len()..]))
}

/// The package's name, which is its folder's too: `vagledning-for-familjecentraler-2026-1`.
#[must_use]
pub fn name(hb: &Handbook) -> String {
    slug(&format!("{} {}", hb.colophon.title.value, hb.colophon.edition.value))
}

/// A file of the archive.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kept {
    /// Path from the archive's root.
    pub path: String,
    /// Length in bytes.
    pub length: u64,
    /// SHA-256 in hexadecimal.
    pub sum: String,
}

impl Kept {
    /// A file as the archive knows it.
    #[must_use]
    pub fn of(file: &Output) -> Self {
        Self {
            path: file.path.clone(),
            length: file.bytes.len() as u64,
            sum: hexadecimal(&Sha256::digest(&file.bytes)),
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |four: u8| char::from_digit(u32::from(four), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// What describes the files that an archive holds, checksums last: they are of all but themselves.
#[must_use]
pub fn described(hb: &Handbook, files: &[Kept]) -> Vec<Output> {
    let mut files = files.to_vec();
    files.sort();
    let manifest = deposit::manifest(hb, &files);
    let mut out = vec![
        Output::one("documentation/LAS-MIG.txt", readme(hb, manifest.is_some())),
        Output::one("metadata/descriptive/dublin-core.xml", metadata::xml(hb, &files)),
        Output::one("metadata/descriptive/utgava.json", metadata::json(hb)),
    ];
    out.extend(schemas::ALL.iter().map(|(path, text)| Output::one(*path, *text)));
    out.extend(manifest);
    files.extend(out.iter().map(Kept::of));
    files.sort();
    out.push(Output::one(mets::PATH, mets::mets(hb, &files)));
    files.extend(out.last().map(Kept::of));
    files.sort();
    let sums: String = files.iter().flat_map(|f| [&f.sum, "  ", &f.path, "\n"]).collect();
    out.push(Output::one(SUMS, sums));
    out
}

/// Who sends the package: as told, otherwise the publishers.
fn sender(hb: &Handbook) -> String {
    let c = &hb.colophon;
    if let Some(name) = c.deposit.as_ref().and_then(|d| d.organisation.as_ref()) {
        return name.value.clone();
    }
    let publishers: Vec<&str> = c.publishers.iter().map(|p| p.value.as_str()).collect();
    if publishers.is_empty() { UNKNOWN.to_owned() } else { publishers.join(", ") }
}

/// The number of who sends, with its country: `SE2321000016`.
fn number(hb: &Handbook) -> Option<String> {
    let told = hb.colophon.deposit.as_ref()?.number.as_ref()?;
    Some(format!("SE{}", told.value.chars().filter(char::is_ascii_digit).collect::<String>()))
}

/// What the archive is, for whoever opens it in thirty years.
fn readme(hb: &Handbook, deposit: bool) -> String {
    let c = &hb.colophon;
    let publishers: Vec<&str> = c.publishers.iter().map(|p| p.value.as_str()).collect();
    let publishers = if publishers.is_empty() { UNKNOWN.to_owned() } else { publishers.join(", ") };
    let mut out = format!(
        "{}\nUtgåva {}, {}\nLäge: {}\nUtgivare: {publishers}\n\n\
         representations/haften/data/      häftena som PDF/A-2a och PDF/UA-1\n\
         representations/webbplats/data/   webbplatsen: packa upp och öppna index.html,\n\
         \x20                                 inget nät behövs\n\
         representations/kallor/data/      det som utgåvan är gjord av: Markdown, YAML, bilder\n\
         \x20                                 och tema\n\
         representations/data/data/        alla register som CSV och JSON, förklarade i\n\
         \x20                                 datapackage.json\n\
         representations/mallar/data/      mallarna som Word-dokument\n\
         metadata/descriptive/             vad utgåvan är: dublin-core.xml enligt Dublin Core\n\
         \x20                                 (DCMI Metadata Terms), utgava.json detsamma som JSON\n\
         schemas/                          XML-scheman för dublin-core.xml\n\
         METS.xml                          vilka filer som ingår\n\
         SHA256SUMS                        kontrollsummor: kör sha256sum -c SHA256SUMS i mappen\n\n\
         Till ett e-arkiv\n\
         Mappen följer FGS Paketstruktur 2.0, som Riksarkivet har fastställt. Den består av\n\
         E-ARK CSIP 2.1.0 och E-ARK SIP 2.1.0. Mappen ska heta {}.\n\
         Ett arkiv kan kräva mer i sin egen tillämpning.\n",
        c.title.value,
        c.edition.value,
        dates::long(c.date.value),
        c.status.value.label(),
        name(hb),
    );
    if deposit {
        out.push_str(
            "\nTill Kungliga biblioteket (e-plikt)\n\
             e-plikt/ innehåller vägledningen som PDF och beskrivningen sip.xml, enligt KB:s\n\
             specifikation FGS-PUBL 1.2. Packa de två filerna i en tar-fil, eller lämna PDF:en i\n\
             KB:s webbformulär och hämta uppgifterna ur sip.xml.\n",
        );
    }
    let missing = deposit::missing(hb);
    if !missing.is_empty() {
        out.push_str("\nDet här behöver utgivaren fylla i före en leverans\n");
        for what in missing {
            out.push_str("- ");
            out.push_str(what);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_that_of_the_standard() {
        let sum = |text: &str| Kept::of(&Output::one("a", text)).sum;
        assert_eq!(sum(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(sum("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn a_file_of_the_site_lies_in_its_part_and_pages_lie_in_the_zip_alone() {
        let lies = |path: &str| place(path).unwrap_or_default();
        assert_eq!(lies("pdf/kapitel/a.pdf"), "representations/haften/data/kapitel/a.pdf");
        assert_eq!(lies("data/mal.csv"), "representations/data/data/mal.csv");
        assert_eq!(lies("kallor.zip"), "representations/kallor/data/kallor.zip");
        assert_eq!(lies("data/index.html"), "");
        assert_eq!(lies("index.html"), "");
    }
}
