//! A requirement of the minimum level, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::requirement::Requirement;
use crate::model::stage::Written;

impl Record for Requirement<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let text = f.need("text", "Kravet.");
        let area = f.need("omrade", "Område.");
        let minimum = f.maybe("lagsta", "Lägsta nivå.");
        let developed = f.maybe("utvecklad", "Utvecklad nivå.");
        let shown_by = f.maybe("sa_visar_vi_det", "Så visar ni det.");
        let status = f.need("status", "Om kravet är beslutat.");
        let decision = f.maybe("beslut", "Beslut.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self {
            id: id?,
            text: text?,
            area: area?,
            minimum,
            developed,
            shown_by,
            status: status?,
            decision,
            sources,
        })
    }
}
