//! A method or an effort, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::method::Method;
use crate::model::stage::Written;

impl Record for Method<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let name = f.need("namn", "Metodens namn.");
        let level = f.need("niva", "För alla, vid behov eller i samverkan.");
        let aim = f.need("inriktning", "Främjande eller förebyggande.");
        let target_groups = f.list("malgrupper", "Målgrupper.");
        let professions = f.list("professioner", "Roller som arbetar med metoden.");
        let description = f.need("beskrivning", "Beskrivning.");
        let evidence = f.need("evidens", "Stöd i forskning.");
        let recommendation = f.maybe("rekommendation", "Rekommendation.");
        let region = f.maybe("region", "Region.");
        let decision = f.maybe("beslut", "Beslut.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self {
            id: id?,
            name: name?,
            level: level?,
            aim: aim?,
            target_groups,
            professions,
            description: description?,
            evidence: evidence?,
            recommendation,
            region,
            decision,
            sources,
        })
    }
}
