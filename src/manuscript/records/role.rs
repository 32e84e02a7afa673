//! A profession or function, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::role::Role;
use crate::model::stage::Written;

impl Record for Role<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let title = f.need("titel", "Rollens titel.");
        let principal = f.stated("huvudman", "Vem som är arbetsgivare.");
        let activity = f.maybe("verksamhet", "Verksamhet.");
        let mission = f.need("uppdrag", "Uppdraget i korthet.");
        let duties = f.one_or_many("ansvar", "Vad rollen ansvarar för.");
        let at_centre = f.need("pa_central", "Om rollen arbetar på en familjecentral.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self {
            id: id?,
            title: title?,
            principal,
            activity,
            mission: mission?,
            duties,
            at_centre: at_centre?,
            sources,
        })
    }
}
