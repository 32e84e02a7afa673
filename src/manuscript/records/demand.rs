//! Something that the sources ask of a guidance, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::demand::Demand;
use crate::model::stage::Written;

impl Record for Demand<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let text = f.need("text", "Vad som efterfrågas.");
        let content = f.maybe("punkt", "Vilken av de sju innehållspunkterna.");
        let answered_by = f.one_or_many("besvaras", "Var handboken svarar.");
        let remaining = f.maybe("aterstar", "Vad som återstår.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self { id: id?, text: text?, content, answered_by, remaining, sources })
    }
}
