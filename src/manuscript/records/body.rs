//! A group with a mandate, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::body::Body;
use crate::model::stage::Written;

impl Record for Body<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let name = f.need("namn", "Organets namn.");
        let level = f.need("niva", "Nivå.");
        let region = f.maybe("region", "Region.");
        let phase = f.maybe("fas", "Skede.");
        let description = f.maybe("beskrivning", "Beskrivning.");
        let roles = f.list("roller", "Roller som ingår.");
        let mandate = f.one_or_many("mandat", "Mandat.");
        let meetings = f.maybe("moten_per_ar", "Möten per år.");
        let status = f.need("status", "Om organet finns.");
        let proposal = f.maybe("forslag", "Förslaget, id ur proposals.yaml.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self {
            id: id?,
            name: name?,
            level: level?,
            region,
            phase,
            description,
            roles,
            mandate,
            meetings,
            status: status?,
            proposal,
            sources,
        })
    }
}
