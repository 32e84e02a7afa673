//! A measure of the common follow-up, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::indicator::{Collection, Indicator};
use crate::model::stage::Written;

impl Record for Indicator<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let name = f.need("namn", "Indikatorns namn.");
        let kind = f.need("typ", "Typ av mått.");
        let definition = f.need("definition", "Vad som mäts.");
        let numerator = f.maybe("taljare", "Täljare.");
        let denominator = f.maybe("namnare", "Nämnare.");
        let unit = f.need("enhet", "Enhet.");
        let direction = f.need("riktning", "Vilket håll som är bättre.");
        let breakdowns = f.one_or_many("uppdelning", "Uppdelning.");
        let collection = f.maybe("insamling", "Hur måttet samlas in.");
        let period = f.need("periodicitet", "Hur ofta.");
        let smallest_cell = f.stated("minsta_cell", "Minsta antal som visas, eller okand.");
        let version = f.need("version", "Definitionens version, inom citattecken.");
        let status = f.need("status", "Om indikatorn är beslutad.");
        let question = f.maybe("fraga", "Vilken fråga måttet besvarar.");
        let ages = f.maybe("alder", "Ålder.");
        let note = f.maybe("anmarkning", "Anmärkning.");
        let sources = f.one_or_many("kalla", "Källa.");
        Some(Self {
            id: id?,
            name: name?,
            kind: kind?,
            definition: definition?,
            numerator,
            denominator,
            unit: unit?,
            direction: direction?,
            breakdowns,
            collection,
            period: period?,
            smallest_cell,
            version: version?,
            status: status?,
            question,
            ages,
            note,
            sources,
        })
    }
}

impl Record for Collection {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let system = f.maybe("system", "System som har uppgiften.");
        let responsible = f.maybe("ansvarig", "Vem som samlar in.");
        let basic = f.maybe("grunduppdrag", "Om måttet redan ingår i grunduppdraget.");
        Some(Self { system, responsible, basic })
    }
}
