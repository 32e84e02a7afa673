//! A goal, from the overarching one to an initiative's, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::goal::Goal;
use crate::model::stage::Written;

impl Record for Goal<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let level = f.need("niva", "Målets nivå.");
        let number = f.maybe("nummer", "Nummer i sin serie.");
        let text = f.need("text", "Målet med egna ord.");
        let short = f.need("kortnamn", "Kort namn.");
        let region = f.maybe("region", "Region.");
        let target_groups = f.list("malgrupper", "Målgrupper.");
        let derived_from = f.maybe("harlett_fran", "Mål som det bygger på.");
        let indicators = f.list("indikatorer", "Indikatorer som följer upp målet.");
        let status = f.need("status", "Om målet gäller.");
        let detail = f.maybe("precisering", "Precisering.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self {
            id: id?,
            level: level?,
            number,
            text: text?,
            short: short?,
            region,
            target_groups,
            derived_from,
            indicators,
            status: status?,
            detail,
            sources,
        })
    }
}
