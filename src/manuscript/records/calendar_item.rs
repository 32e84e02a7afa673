//! Something that comes at a time of the year, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::calendar_item::CalendarItem;
use crate::model::stage::Written;

impl Record for CalendarItem<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let title = f.need("titel", "Vad som händer.");
        let wheel = f.need("hjul", "Vilket årshjul: 2016 eller forslag.");
        let months = f.need_list("manader", "Månader 1–12.");
        let date = f.maybe("datum", "Exakt datum.");
        let kind = f.need("typ", "Typ.");
        let for_whom = f.list("for", "För vem: id ur roles.yaml eller bodies.yaml.");
        let document = f.maybe("underlag", "Underlag.");
        let recipient = f.maybe("mottagare", "Mottagare.");
        let status = f.need("status", "Om punkten gäller.");
        let region = f.maybe("region", "Region.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self {
            id: id?,
            title: title?,
            wheel: wheel?,
            months,
            date,
            kind: kind?,
            for_whom,
            document,
            recipient,
            status: status?,
            region,
            sources,
        })
    }
}
