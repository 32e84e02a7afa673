//! How another region does it, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::other_region::OtherRegion;
use crate::model::stage::Written;

impl Record for OtherRegion<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let region = f.need("region", "Regionens namn.");
        let count = f.need("antal", "Antal.");
        let care_choice = f.need("vardval", "Vårdval.");
        let economy = f.need("ekonomi", "Ekonomi.");
        let governance = f.need("styrning", "Styrning.");
        let experience = f.need("erfarenheter", "Erfarenheter.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self {
            id: id?,
            region: region?,
            count: count?,
            care_choice: care_choice?,
            economy: economy?,
            governance: governance?,
            experience: experience?,
            sources,
        })
    }
}
