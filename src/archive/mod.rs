//! The archive of an edition: what says what it is, what it holds, and that it is whole. The files
//! themselves are made by the other rooms; this one describes them. It invents no schema: the
//! description is Dublin Core (DCMI Metadata Terms), the list of files METS.

pub mod metadata;
pub mod mets;

use sha2::{Digest as _, Sha256};

use crate::model::closed::Closed as _;
use crate::model::handbook::Handbook;
use crate::output::Output;
use crate::text::dates;

/// The list of checksums, as `sha256sum -c` reads it.
pub const SUMS: &str = "SHA256SUMS";

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
        let mut sum = String::with_capacity(64);
        for byte in Sha256::digest(&file.bytes) {
            sum.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
            sum.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
        }
        Self { path: file.path.clone(), length: file.bytes.len() as u64, sum }
    }
}

/// What describes the files that an archive holds, checksums last: they are of all but themselves.
#[must_use]
pub fn described(hb: &Handbook, files: &[Kept]) -> Vec<Output> {
    let mut files = files.to_vec();
    files.sort();
    let mut out = vec![
        Output::one("LAS-MIG.txt", readme(hb)),
        Output::one("metadata.json", metadata::json(hb)),
        Output::one("metadata.xml", metadata::xml(hb, &files)),
    ];
    files.extend(out.iter().map(Kept::of));
    files.sort();
    out.push(Output::one("mets.xml", mets::mets(hb, &files)));
    files.extend(out.last().map(Kept::of));
    files.sort();
    let sums: String = files.iter().flat_map(|f| [&f.sum, "  ", &f.path, "\n"]).collect();
    out.push(Output::one(SUMS, sums));
    out
}

/// What the archive is, for whoever opens it in thirty years.
fn readme(hb: &Handbook) -> String {
    let c = &hb.colophon;
    let publishers: Vec<&str> = c.publishers.iter().map(|p| p.value.as_str()).collect();
    let publishers =
        if publishers.is_empty() { "Uppgift saknas".to_owned() } else { publishers.join(", ") };
    format!(
        "{}\nUtgåva {}, {}\nLäge: {}\nUtgivare: {publishers}\n\n\
         pdf/            häftena som PDF/A-2a och PDF/UA-1\n\
         webbplats.zip   webbplatsen: packa upp och öppna index.html, inget nät behövs\n\
         kallor.zip      det som utgåvan är gjord av: Markdown, YAML, bilder och tema\n\
         data/           alla register som CSV och JSON, förklarade i datapackage.json\n\
         word/           mallarna som Word-dokument\n\
         metadata.xml    vad utgåvan är, enligt Dublin Core (DCMI Metadata Terms)\n\
         metadata.json   detsamma som JSON\n\
         mets.xml        vilka filer som ingår, enligt METS, till exempel som underlag för\n\
         \x20               leverans av e-plikt eller till ett e-arkiv\n\
         SHA256SUMS      kontrollsummor: kör sha256sum -c SHA256SUMS i mappen\n\n\
         Mottagaren kan kräva en egen form. Filerna är inte prövade mot Kungliga bibliotekets\n\
         eller Riksarkivets specifikationer.\n",
        c.title.value,
        c.edition.value,
        dates::long(c.date.value),
        c.status.value.label(),
    )
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
}
