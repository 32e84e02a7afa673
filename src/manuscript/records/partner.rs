//! Someone that a centre works with or hands over to, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::partner::Partner;
use crate::model::stage::Written;

impl Record for Partner<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let name = f.need("namn", "Namn.");
        let kind = f.need("typ", "Typ.");
        let description = f.maybe("beskrivning", "Beskrivning.");
        let sources = f.one_or_many("kalla", "Källa.");
        Some(Self { id: id?, name: name?, kind: kind?, description, sources })
    }
}
