//! A group that family centres are for, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::stage::Written;
use crate::model::target_group::TargetGroup;

impl Record for TargetGroup<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let name = f.need("namn", "Målgruppens namn.");
        let description = f.maybe("beskrivning", "Beskrivning.");
        let exposed = f.maybe("sarskilt_utsatt", "Om gruppen nämns som särskilt utsatt.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self { id: id?, name: name?, description, exposed, sources })
    }
}
