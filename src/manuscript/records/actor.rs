//! An authority or organisation and its mandate, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::actor::Actor;
use crate::model::stage::Written;

impl Record for Actor<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let name = f.need("namn", "Aktörens namn.");
        let region = f.maybe("region", "Region.");
        let mandate = f.stated("uppdrag_fc", "Om aktören har uppdrag för familjecentraler.");
        let description = f.need("beskrivning", "Beskrivning.");
        let as_of = f.maybe("avser", "Vilken tid uppgiften gäller.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self {
            id: id?,
            name: name?,
            region,
            mandate,
            description: description?,
            as_of,
            sources,
        })
    }
}
