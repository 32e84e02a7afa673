//! A figure that a source gives, with its basis, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::stage::Written;
use crate::model::statistic::{Statistic, StatisticRow};

impl Record for Statistic<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let name = f.need("namn", "Vad siffran visar.");
        let unit = f.need("enhet", "Enhet.");
        let as_of = f.need("avser", "Vilken tid siffran gäller.");
        let scope = f.maybe("omfattning", "Vad som ingår.");
        let value = f.maybe("varde", "Värde.");
        let rows = f.list("rader", "Rader.");
        let n = f.maybe("n", "Antal svar.");
        let multiple = f.maybe("flerval", "Om flera svar var möjliga.");
        let printed = f.maybe("tryckt", "Siffran som källan trycker.");
        let calculation = f.maybe("berakning", "Hur siffran är räknad.");
        let note = f.maybe("anmarkning", "Anmärkning.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self {
            id: id?,
            name: name?,
            unit: unit?,
            as_of: as_of?,
            scope,
            value,
            rows,
            n,
            multiple,
            printed,
            calculation,
            note,
            sources,
        })
    }
}

impl Record for StatisticRow {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need("id", "Kort namn utan å, ä och ö.");
        let name = f.need("namn", "Radens namn.");
        let value = f.stated("varde", "Värde, eller okand.");
        let share = f.maybe("andel", "Andel i procent.");
        let approximate = f.maybe("ungefar", "ja när källan skriver cirka, ungefär eller 9 av 10.");
        Some(Self { id: id?, name: name?, value, share, approximate })
    }
}
