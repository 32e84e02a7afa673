//! Tables as plain data, for those who count by themselves: every register, every measured value
//! and everything that is derived from them, with a name, fields that say what they mean, and
//! values that are not yet text.
//!
//! [`sheets`] is all of them. Whoever wants files takes `export::files`, which writes each as CSV
//! and JSON with a data dictionary; an archive may take the same bytes. What the site hides, a
//! sheet hides: measured values pass through `follow_up`, never around it.

pub mod centres;
pub mod computed;
pub mod directory;
pub mod goals;
pub mod governance;
pub mod library;
pub mod measured;
pub mod places;
pub mod sheet;
pub mod value;

use self::sheet::Sheet;
use crate::model::handbook::Handbook;

/// The name of every sheet, as addresses say it: `data/centraler.csv`. A name is never changed.
pub const NAMES: &[&str] = &[
    "regioner",
    "kommuner",
    "kommuner-efter-lage",
    "centraler",
    "verksamheter",
    "centralernas-historia",
    "avtal",
    "lokala-mal",
    "centralernas-steg",
    "centralernas-lagsta-niva",
    "centralernas-luckor",
    "kostnadsdelning",
    "samlokalisering",
    "definitioner",
    "klassning",
    "ersattningar",
    "ersattningsbelopp",
    "uppskattad-ersattning",
    "mal",
    "malgrupper",
    "indikatorer",
    "matvarden",
    "statistik",
    "avvikelser",
    "roller",
    "organ",
    "aktorer",
    "ansvar",
    "uppdrag",
    "samverkansparter",
    "samverkanskarta",
    "metoder",
    "trappan",
    "lagsta-niva",
    "jamforelse",
    "forslag",
    "utvecklingsomraden",
    "utmaningar",
    "fragor",
    "kalender",
    "ordlista",
    "orddefinitioner",
    "kallor",
    "lagar",
    "beslut",
    "krav",
    "sidor",
    "introduktionssteg",
];

/// Every sheet, in the order of [`NAMES`]; one without rows is there too, so that an address
/// always answers.
#[must_use]
pub fn sheets(hb: &Handbook) -> Vec<Sheet> {
    gather(hb, measured::sheets(hb))
}

/// Every sheet with how many rows it has, for those who only tell of them: the measured values
/// themselves, which may be many, are left out.
#[must_use]
pub fn outline(hb: &Handbook) -> Vec<(Sheet, usize)> {
    let rows = |sheet: &Sheet| match sheet.name {
        "matvarden" => measured::count(hb),
        _ => sheet.rows.len(),
    };
    let counted = |sheet: Sheet| {
        let count = rows(&sheet);
        (sheet, count)
    };
    gather(hb, measured::outline(hb)).into_iter().map(counted).collect()
}

fn gather(hb: &Handbook, measured: Vec<Sheet>) -> Vec<Sheet> {
    let mut out = places::sheets(hb);
    out.extend(centres::sheets(hb));
    out.extend(computed::sheets(hb));
    out.extend(goals::sheets(hb));
    out.extend(measured);
    out.extend(governance::sheets(hb));
    out.extend(library::sheets(hb));
    out.extend(directory::sheets(hb));
    out.sort_by_key(|sheet| NAMES.iter().position(|name| *name == sheet.name));
    out
}
