//! A decision, taken or proposed, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::decision::Decision;
use crate::model::stage::Written;

impl Record for Decision<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let organ = f.need("organ", "Organ som beslutar.");
        let date = f.stated("datum", "Datum, eller okand.");
        let paragraph = f.maybe("paragraf", "Paragraf.");
        let number = f.maybe("dnr", "Diarienummer.");
        let title = f.need("titel", "Rubrik.");
        let status = f.need("status", "Hur långt beslutet har kommit.");
        let clauses = f.need_list("att_satser", "Beslutets att-satser.");
        let preceded_by = f.maybe("foregas_av", "Tidigare beslut.");
        let sent_to = f.one_or_many("expedieras", "Expedieras till.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self {
            id: id?,
            organ: organ?,
            date,
            paragraph,
            number,
            title: title?,
            status: status?,
            clauses,
            preceded_by,
            sent_to,
            sources,
        })
    }
}
