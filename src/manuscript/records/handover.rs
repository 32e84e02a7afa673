//! A family's need and who takes over, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::handover::Handover;
use crate::model::stage::Written;

impl Record for Handover<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let need = f.need("behov", "Behovet.");
        let partners = f.list("tar_vid", "Vem som tar vid.");
        let routine = f.stated("rutin", "Om det finns en rutin.");
        let description = f.maybe("beskrivning", "Beskrivning.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self { id: id?, need: need?, partners, routine, description, sources })
    }
}
