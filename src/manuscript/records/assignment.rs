//! Something that a centre may be asked to do, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::assignment::Assignment;
use crate::model::stage::Written;

impl Record for Assignment<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let text = f.need("uppdrag", "Uppdraget.");
        let may_decline = f.stated("far_tacka_nej", "Om centralen får tacka nej.");
        let ordered_by = f.maybe("bestalls_av", "Vem som beställer.");
        let anchoring = f.maybe("forankring", "Hur det förankras.");
        let care_choice = f.maybe("i_vardval", "Om det ingår i vårdvalet.");
        let region = f.maybe("region", "Region.");
        let note = f.maybe("anmarkning", "Anmärkning.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self {
            id: id?,
            text: text?,
            may_decline,
            ordered_by,
            anchoring,
            care_choice,
            region,
            note,
            sources,
        })
    }
}
