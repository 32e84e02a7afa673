//! A development area, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::area::Area;
use crate::model::stage::Written;

impl Record for Area<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let name = f.need("namn", "Namn.");
        let kind = f.need("typ", "Typ.");
        let description = f.need("beskrivning", "Beskrivning.");
        let state = f.maybe("status", "Läge.");
        let next = f.maybe("nasta_steg", "Nästa steg.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self {
            id: id?,
            name: name?,
            kind: kind?,
            description: description?,
            state,
            next,
            sources,
        })
    }
}
