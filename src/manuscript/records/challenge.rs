//! A difficulty that a source names, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::challenge::Challenge;
use crate::model::stage::Written;

impl Record for Challenge<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let area = f.need("omrade", "Område.");
        let text = f.need("text", "Utmaningen.");
        let region = f.maybe("region", "Region.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self { id: id?, area: area?, text: text?, region, sources })
    }
}
