//! Who does what: responsible, accountable, consulted, informed, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::responsibility::Responsibility;
use crate::model::stage::Written;

impl Record for Responsibility<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let task = f.need("uppgift", "Uppgift.");
        let area = f.need("omrade", "Område.");
        let region = f.maybe("region", "Region.");
        let responsible = f.list("r", "Utför (R).");
        let accountable = f.list("a", "Ytterst ansvarig (A), exakt en.");
        let consulted = f.list("c", "Rådfrågas (C).");
        let informed = f.list("i", "Informeras (I).");
        let status = f.need("status", "Om fördelningen gäller.");
        let proposal = f.maybe("forslag", "Förslag.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self {
            id: id?,
            task: task?,
            area: area?,
            region,
            responsible,
            accountable,
            consulted,
            informed,
            status: status?,
            proposal,
            sources,
        })
    }
}
