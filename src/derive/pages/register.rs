//! Pages that list every record of one kind.

use super::{contents, open_data, statement};
use crate::derive::agenda;
use crate::derive::coverage::{self, Filter};
use crate::derive::draft::Draft;
use crate::derive::lists::Anchors;
use crate::derive::lists::{
    calendar, centres, definitions, goals, governance, library, plans, practice, statistics,
    tariffs,
};
use crate::derive::say;
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::link::{Register, Target};
use crate::model::words::{GoalLevel, IndicatorType};

/// Fills a register's page and gives its lead.
pub fn register(d: &mut Draft, hb: &Handbook, which: Register) -> String {
    let on = Anchors::On;
    let lead = match which {
        Register::Centres => {
            d.reserve(hb.centres.ids());
            all_centres(d, hb);
            "Alla centraler i registret, region för region, med kommun, läge och samlokalisering."
        }
        Register::Goals => {
            d.reserve(hb.goals.ids().chain(hb.target_groups.ids()));
            for (level, _, label) in GoalLevel::WORDS {
                let found = goals::chosen(hb, Some(*level), None);
                if !found.is_empty() {
                    d.heading(2, &goal_heading(*level, label));
                    goals::table(d, hb, &found, &goal_heading(*level, label), on);
                }
            }
            if hb.goals.rows().any(|g| g.indicators.is_empty()) {
                d.heading(2, "Mål som inte går att följa ännu");
                goals::holes(d, hb);
            }
            if !hb.target_groups.is_empty() {
                d.heading(2, "Målgrupper");
                goals::target_groups(d, hb, on);
            }
            "Målen från nationell till lokal nivå, var de kommer från och vilka indikatorer som \
             följer dem."
        }
        Register::Indicators => {
            d.reserve(hb.indicators.ids());
            for (kind, _, label) in IndicatorType::WORDS {
                let found = goals::indicators(hb, Some(*kind), None);
                if !found.is_empty() {
                    d.heading(2, &format!("Mått på {}", measured_thing(*kind)));
                    goals::indicator_table(d, hb, &found, label, on);
                }
            }
            "Indikatorerna i den gemensamma uppföljningen: vad de mäter, läget och vilka som har värden."
        }
        Register::Statistics => {
            d.reserve(hb.statistics.ids());
            statistics::all(d, hb);
            "Siffror ur källorna med år, underlag och det som är omräknat."
        }
        Register::Roles => {
            governance::roles(d, hb, on);
            "Yrken och funktioner runt en familjecentral, med huvudman och uppdrag."
        }
        Register::Bodies => {
            governance::bodies(d, hb, &governance::chosen(hb, None, None), on);
            "Grupper som styr och stödjer familjecentraler, på varje nivå. Föreslagna organ finns inte \
             ännu."
        }
        Register::Actors => {
            governance::actors(d, hb, None, on);
            "Myndigheter och organisationer, och vilka som har ett uppdrag om familjecentraler."
        }
        Register::Responsibilities => {
            d.reserve(hb.responsibilities.ids());
            d.words(governance::LETTERS);
            for area in governance::areas(hb) {
                d.heading(2, area);
                governance::responsibilities(d, hb, None, Some(area), on);
            }
            "Vem som utför, ansvarar, rådfrågas och informeras, uppgift för uppgift."
        }
        Register::Assignments => {
            practice::assignments(d, hb, on);
            "Uppdrag som en central kan få, vem som beställer och om centralen får tacka nej."
        }
        Register::Collaboration => {
            d.reserve(hb.partners.ids());
            practice::handovers(d, hb, on);
            d.heading(2, "Parter att samverka med");
            practice::partners(d, hb);
            "Vem som tar vid när en familj behöver mer, och var rutinen saknas."
        }
        Register::Methods => {
            practice::methods(d, hb, None, on);
            "Metoder och insatser, för vem de är och vilket stöd de har."
        }
        Register::Steps => {
            practice::staircase(d, hb, on);
            "Stegen från samverkan till familjecentral, och vad som visar att ni är där."
        }
        Register::MinimumLevel => {
            practice::minimum_level(d, hb, on);
            "Vad varje central minst bör ha. Innehållet är ett utkast tills det är beslutat."
        }
        Register::Definitions => {
            d.reserve(hb.definitions.ids());
            all_definitions(d, hb);
            "Vad som räknas som familjecentral enligt varje källa, och hur många centraler som är med."
        }
        Register::Tariffs => {
            d.reserve(hb.tariffs.ids());
            tariffs::overview(d, hb, None);
            for (r, t) in hb.tariffs.iter() {
                let region = t
                    .region
                    .map(|r| format!("{}: ", hb.regions[r].short.value))
                    .unwrap_or_default();
                let name = say::line(format!("{region}{}", t.name.value));
                d.record_heading(2, &t.id.value, name);
                tariffs::one(d, hb, r);
            }
            "Regionernas ersättningar: belopp, villkor, giltighet och det som texten lämnar öppet."
        }
        Register::Comparison => {
            plans::comparison(d, hb, on);
            d.heading(2, "Regionerna i vägledningen");
            super::region::differences(d, hb);
            "Hur andra regioner ordnar vårdval, ekonomi och styrning. Regionerna räknar på olika sätt."
        }
        Register::Proposals => {
            plans::proposal_counts(d, hb);
            plans::proposals(d, hb, None, None, on);
            "Förslag ur källorna efter nivå, med vad som har hänt."
        }
        Register::Areas => {
            plans::areas(d, hb);
            "Områden där arbetet behöver utvecklas, med nästa steg och förslag."
        }
        Register::Challenges => {
            plans::challenges(d, hb, None, None, on);
            "Svårigheter som källorna nämner."
        }
        Register::Questions => {
            plans::questions(d, hb, on);
            "Frågor som källorna lämnar öppna och som någon behöver svara på."
        }
        Register::Calendar => {
            d.reserve(hb.calendar.ids());
            let mut wheels = agenda::wheels(hb);
            wheels.sort_by_key(|w| *w != "forslag");
            if wheels.is_empty() {
                d.words("Kalendern är tom.");
            }
            for wheel in wheels {
                d.heading(2, &agenda::wheel_name(wheel));
                calendar::year(d, hb, wheel, on);
            }
            calendar::subscriptions(d, hb);
            "Årets möten och datum, för vem de är och vad som ska lämnas."
        }
        Register::Terms => {
            library::terms(d, hb);
            "Ord och förkortningar: vad de betyder här och vad källorna menar."
        }
        Register::Sources => {
            contents::sources(d, hb);
            "Det vägledningen bygger på, vilken tyngd källan har och vad som hänvisar till den."
        }
        Register::Laws => {
            library::laws(d, hb, on);
            "Lagar som rör familjecentraler. Vägledningen ger ingen juridisk rådgivning."
        }
        Register::Decisions => {
            library::decisions(d, hb, on);
            "Beslut och förslag till beslut som källorna nämner."
        }
        Register::Demands => {
            plans::demands(d, hb, on);
            "Vad källorna vill att en vägledning ska innehålla, och var den svarar."
        }
        Register::Forms => {
            contents::forms(d, hb);
            "Mallar att fylla i, med uppgifterna om din central där de är kända."
        }
        Register::Paths => {
            contents::paths(d, hb);
            "En väg in för varje roll: första dagen, första veckan och första månaden."
        }
        Register::Index => {
            contents::index(d, hb);
            "Hela innehållet: kapitel för kapitel, efter roll och efter fråga."
        }
        Register::Accessibility => {
            statement::statement(d, hb);
            "Hur tillgänglig vägledningen är, vilka brister vi känner till och hur du säger till."
        }
        Register::Downloads => {
            contents::downloads(d, hb);
            "Vägledningen som PDF och registren som öppna data."
        }
        Register::Data => {
            open_data::tables(d, hb);
            "Alla tabeller i vägledningen som CSV och JSON, och vad varje fält betyder."
        }
        Register::News => {
            contents::news(d, hb);
            "Vad som är nytt i vägledningen."
        }
    };
    lead.to_owned()
}

fn goal_heading(level: GoalLevel, label: &str) -> String {
    match level {
        GoalLevel::Overarching => "Övergripande mål".to_owned(),
        GoalLevel::National => "Nationella mål".to_owned(),
        GoalLevel::Regional => "Regionala mål".to_owned(),
        GoalLevel::Local => "Lokala mål".to_owned(),
        GoalLevel::Initiative => {
            format!("Mål för {}", label.to_lowercase().replace("ning", "ningar"))
        }
    }
}

fn measured_thing(kind: IndicatorType) -> &'static str {
    match kind {
        IndicatorType::Process => "arbetet",
        IndicatorType::Result => "resultatet",
        IndicatorType::Collaboration => "samverkan",
    }
}

fn all_centres(d: &mut Draft, hb: &Handbook) {
    for r in hb.regions.refs() {
        let row = &hb.regions[r];
        d.heading(2, &row.county.value);
        let filter = Filter { region: Some(r), ..Filter::default() };
        let active = coverage::centres(hb, &filter);
        d.para(vec![
            say::strong(say::counted(active, "aktiv familjecentral", "aktiva familjecentraler")),
            say::text(". Familjeenheter, planerade och pausade centraler räknas inte in. "),
            say::to(Target::Municipalities(r), "Se kommunerna på karta"),
            say::text("."),
        ]);
        centres::table(d, hb, &filter, Anchors::On);
    }
}

fn all_definitions(d: &mut Draft, hb: &Handbook) {
    use crate::model::words::Concept;
    let all = definitions::chosen(hb, None, None);
    if all.is_empty() {
        d.words("Inga definitioner finns i underlaget.");
        return;
    }
    d.heading(2, "Vad definitionerna kräver");
    definitions::matrix(d, hb, &all);
    d.heading(2, "Så faller det ut");
    definitions::outcome(d, hb, &all);
    for (concept, _, label) in Concept::WORDS {
        let found = definitions::chosen(hb, Some(*concept), None);
        if !found.is_empty() {
            d.heading(2, label);
            definitions::each(d, hb, &found);
        }
    }
}
