//! A question that the working group must answer, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::open_question::OpenQuestion;
use crate::model::stage::Written;

impl Record for OpenQuestion<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let question = f.need("fraga", "Frågan.");
        let to = f.need("till", "Vem som ska svara.");
        let why = f.maybe("varfor", "Varför frågan är viktig.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self { id: id?, question: question?, to: to?, why, sources })
    }
}
