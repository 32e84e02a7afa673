//! A term, what it means and what to avoid, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::stage::Written;
use crate::model::term::{Term, TermDefinition};

impl Record for Term<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let term = f.need("term", "Termen.");
        let abbreviation = f.maybe("forkortning", "Förkortning.");
        let synonyms = f.one_or_many("synonymer", "Synonymer.");
        let avoid = f.one_or_many("undvik", "Skrivsätt att undvika.");
        let definition = f.maybe("definition", "Vad termen betyder här.");
        let definitions = f.list("definitioner", "Definitioner ur källor.");
        let see_also = f.list("se_aven", "Se även.");
        Some(Self {
            id: id?,
            term: term?,
            abbreviation,
            synonyms,
            avoid,
            definition,
            definitions,
            see_also,
        })
    }
}

impl Record for TermDefinition<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let text = f.need("text", "Definitionen.");
        let region = f.maybe("region", "Region.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self { text: text?, region, sources })
    }
}
