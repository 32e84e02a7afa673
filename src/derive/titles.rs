//! What readers call a page.

use crate::model::handbook::Handbook;
use crate::model::link::{Register, Target};

/// The title of any page.
#[must_use]
pub fn title(handbook: &Handbook, target: Target) -> String {
    match target {
        Target::Front => handbook.colophon.title.value.clone(),
        Target::Article(r) => handbook.articles[r].front.title.value.clone(),
        Target::Region(r) => handbook.regions[r].name.value.clone(),
        Target::Municipalities(r) => {
            format!("Kommuner i {}", handbook.regions[r].county.value)
        }
        Target::Centre(r) => handbook.centres[r].name.value.clone(),
        Target::Arrival(r) => format!("Ny på {}", handbook.centres[r].name.value),
        Target::Goal(r) => handbook.goals[r].short.value.clone(),
        Target::Indicator(r) => handbook.indicators[r].name.value.clone(),
        Target::Role(r) => handbook.roles[r].title.value.clone(),
        Target::Method(r) => handbook.methods[r].name.value.clone(),
        Target::Register(r) => register_title(r).to_owned(),
    }
}

/// What readers call a register.
#[must_use]
pub fn register_title(register: Register) -> &'static str {
    match register {
        Register::Centres => "Alla centraler",
        Register::Goals => "Mål",
        Register::Indicators => "Indikatorer",
        Register::Statistics => "Statistik",
        Register::Roles => "Roller",
        Register::Bodies => "Organ",
        Register::Actors => "Aktörer",
        Register::Responsibilities => "Vem ansvarar för vad",
        Register::Assignments => "Uppdragsregister",
        Register::Collaboration => "Samverkanskarta",
        Register::Methods => "Metoder och insatser",
        Register::Steps => "Trappan mot en familjecentral",
        Register::MinimumLevel => "Lägsta nivå",
        Register::Definitions => "Definitioner sida vid sida",
        Register::Tariffs => "Ersättningar",
        Register::Comparison => "Så gör andra regioner",
        Register::Proposals => "Förslag",
        Register::Areas => "Utvecklingsområden",
        Register::Challenges => "Utmaningar",
        Register::Questions => "Frågor till arbetsgruppen",
        Register::Calendar => "Kalender och årshjul",
        Register::Terms => "Ordlista",
        Register::Sources => "Källor",
        Register::Laws => "Lagar",
        Register::Decisions => "Beslut",
        Register::Demands => "Så svarar vägledningen på kraven",
        Register::Forms => "Mallar och avtal",
        Register::Paths => "Introduktion för nya",
        Register::Index => "Innehåll",
        Register::Accessibility => "Tillgänglighetsredogörelse",
        Register::Downloads => "Ladda ned",
        Register::Data => "Öppna data",
        Register::News => "Nyheter",
    }
}
