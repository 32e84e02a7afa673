//! What a region pays, from when, by which rule, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::stage::Written;
use crate::model::tariff::{PerPerson, Pot, Tariff, TariffLevel};

impl Record for Tariff<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let region = Some(f.file_id_as());
        let name = f.need("namn", "Ersättningens namn.");
        let valid_from = f.need("giltig_fran", "Gäller från och med.");
        let valid_to = f.maybe("giltig_till", "Gäller till och med.");
        let status = f.need("status", "Om ersättningen gäller.");
        let recipient = f.maybe("mottagare", "Vem som får ersättningen.");
        let levels = f.list("nivaer", "Nivåer med belopp och villkor.");
        let per_person = f.list("per_person", "Kronor per person i en grupp.");
        let pots = f.list("pott", "Gemensam pott för varje år.");
        let conditions = f.one_or_many("villkor", "Villkor.");
        let open = f.one_or_many("oppet", "Fall som texten lämnar öppna.");
        let note = f.maybe("anmarkning", "Anmärkning.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self {
            id: id?,
            region,
            name: name?,
            valid_from: valid_from?,
            valid_to,
            status: status?,
            recipient,
            levels,
            per_person,
            pots,
            conditions,
            open,
            note,
            sources,
        })
    }
}

impl Record for TariffLevel {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let name = f.need("namn", "Nivåns namn.");
        let kronor = f.need("kronor_per_ar", "Kronor per år.");
        let condition = f.need("villkor", "Villkor för nivån.");
        Some(Self { name: name?, kronor: kronor?, condition: condition? })
    }
}

impl Record for PerPerson {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let group = f.need("grupp", "Gruppen, till exempel barn 0–6 år.");
        let kronor = f.need("kronor", "Kronor per person.");
        let age_from = f.maybe("alder_fran", "Yngsta ålder.");
        let age_to = f.maybe("alder_till", "Äldsta ålder.");
        Some(Self { group: group?, kronor: kronor?, age_from, age_to })
    }
}

impl Record for Pot<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let year = f.need("ar", "År.");
        let kronor = f.need("kronor", "Kronor.");
        let sources = f.one_or_many("kalla", "Källa.");
        Some(Self { year: year?, kronor: kronor?, sources })
    }
}
