//! What counts as a family centre according to one source, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::definition::Definition;
use crate::model::stage::Written;

impl Record for Definition<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let name = f.need("namn", "Definitionens namn med år.");
        let concept = f.need("begrepp", "Vad som definieras.");
        let region = f.maybe("region", "Region där definitionen gäller.");
        let date = f.need("datum", "När definitionen kom.");
        let text = f.need("text", "Definitionen med egna ord.");
        let quotation = f.maybe("citat", "Kort ordagrant citat.");
        let condition = f.maybe("villkor", "Definitionen som villkor.");
        let note = f.maybe("anmarkning", "Anmärkning.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self {
            id: id?,
            name: name?,
            concept: concept?,
            region,
            date: date?,
            text: text?,
            quotation,
            condition,
            note,
            sources,
        })
    }
}
