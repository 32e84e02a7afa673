//! Something that a source proposes, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::proposal::Proposal;
use crate::model::stage::Written;

impl Record for Proposal<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let text = f.need("text", "Förslaget.");
        let level = f.need("niva", "Nivå.");
        let region = f.maybe("region", "Region.");
        let area = f.maybe("omrade", "Utvecklingsområde.");
        let status = f.need("status", "Vad som hände med förslaget.");
        let responsible = f.maybe("ansvarig", "Ansvarig.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self {
            id: id?,
            text: text?,
            level: level?,
            region,
            area,
            status: status?,
            responsible,
            sources,
        })
    }
}
