//! A publication that the handbook builds on, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::source::Source;
use crate::model::stage::Written;

impl Record for Source<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let short = f.need("kortnamn", "Kort namn, till exempel S1.");
        let title = f.need("titel", "Titel.");
        let publisher = f.need("utgivare", "Utgivare.");
        let year = f.stated("ar", "År.");
        let date = f.maybe("datum", "Datum.");
        let number = f.maybe("dnr", "Diarienummer.");
        let url = f.maybe("url", "Webbadress.");
        let kind = f.need("typ", "Typ av källa.");
        let status = f.need("status", "Källans ställning.");
        let superseded_by = f.maybe("ersatt_av", "Källa som ersätter.");
        let description = f.need("beskrivning", "Vad källan är.");
        Some(Self {
            id: id?,
            short: short?,
            title: title?,
            publisher: publisher?,
            year,
            date,
            number,
            url,
            kind: kind?,
            status: status?,
            superseded_by,
            description: description?,
        })
    }
}
