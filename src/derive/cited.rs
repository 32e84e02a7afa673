//! Which records and articles cite which source.

use std::collections::BTreeMap;

use super::say;
use super::walk;
use crate::model::citation::Citation;
use crate::model::handbook::Handbook;
use crate::model::link::{Link, Register, Target};
use crate::model::prose::Inline;
use crate::model::source::Source;
use crate::model::table::Ref;

/// Something that cites a source.
#[derive(Clone, Debug)]
pub struct Citer {
    /// What kind it is, in the plural.
    pub kind: &'static str,
    /// The register that shows all of its kind; none for pages and regions.
    pub all: Option<Register>,
    /// Where it stands.
    pub link: Inline,
}

/// For each source what cites it, kind by kind.
pub type Citers = BTreeMap<Ref<Source>, Vec<Citer>>;

struct Gather {
    out: Citers,
}

impl Gather {
    fn add(
        &mut self,
        kind: &'static str,
        all: Option<Register>,
        link: &Inline,
        cited: &[Citation],
    ) {
        let mut seen: Vec<Ref<Source>> = Vec::new();
        for c in cited {
            if !seen.contains(&c.source) {
                seen.push(c.source);
                self.out.entry(c.source).or_default().push(Citer { kind, all, link: link.clone() });
            }
        }
    }
}

/// What cites each source, articles first, then records by kind.
#[must_use]
pub fn citers(hb: &Handbook) -> Citers {
    let mut g = Gather { out: Citers::new() };
    for (r, a) in hb.articles.iter() {
        let mut cited = a.front.sources.clone();
        walk::links(&a.prose, &mut |link| {
            if let Link::Source { source, place } = link {
                cited.push(Citation { source: *source, place: place.clone() });
            }
        });
        g.add("Sidor", None, &say::to(Target::Article(r), a.front.title.value.clone()), &cited);
    }
    for (r, x) in hb.regions.iter() {
        g.add("Regioner", None, &say::region(hb, r), &x.sources);
    }
    for (r, x) in hb.municipalities.iter() {
        g.add("Kommuner", Some(Register::Centres), &say::municipality(hb, r), &x.sources);
    }
    for (r, x) in hb.centres.iter() {
        let mut cited = x.sources.clone();
        cited.extend(x.colocation.iter().flat_map(|c| c.sources.clone()));
        cited.extend(x.history.iter().flat_map(|e| e.sources.clone()));
        cited.extend(x.agreements.iter().flat_map(|a| a.sources.clone()));
        g.add("Centraler", Some(Register::Centres), &say::centre(hb, r), &cited);
    }
    for (r, x) in hb.definitions.iter() {
        g.add("Definitioner", Some(Register::Definitions), &say::definition(hb, r), &x.sources);
    }
    for (r, x) in hb.goals.iter() {
        g.add("Mål", Some(Register::Goals), &say::goal(hb, r), &x.sources);
    }
    for (r, x) in hb.indicators.iter() {
        let mut cited = x.sources.clone();
        let own = hb.measurements.of(r);
        cited.extend(own.flat_map(|(_, m)| m.sources.clone()));
        g.add("Indikatorer", Some(Register::Indicators), &say::indicator(hb, r), &cited);
    }
    for (r, x) in hb.roles.iter() {
        g.add("Roller", Some(Register::Roles), &say::role(hb, r), &x.sources);
    }
    for (r, x) in hb.methods.iter() {
        g.add("Metoder", Some(Register::Methods), &say::method(hb, r), &x.sources);
    }
    records(&mut g, hb);
    g.out
}

/// The records that stand as rows of a register.
fn records(g: &mut Gather, hb: &Handbook) {
    macro_rules! each {
        ($table:ident, $kind:literal, $register:ident, $name:expr) => {
            for x in hb.$table.rows() {
                let name: String = $name(x);
                let link = say::record(Register::$register, &x.id.value, name);
                g.add($kind, Some(Register::$register), &link, &x.sources);
            }
        };
    }
    use crate::model as m;
    each!(tariffs, "Ersättningar", Tariffs, |x: &m::tariff::Tariff| x.name.value.clone());
    each!(statistics, "Statistik", Statistics, |x: &m::statistic::Statistic| x.name.value.clone());
    each!(bodies, "Organ", Bodies, |x: &m::body::Body| x.name.value.clone());
    each!(actors, "Aktörer", Actors, |x: &m::actor::Actor| x.name.value.clone());
    each!(steps, "Trappan", Steps, |x: &m::step::Step| x.name.value.clone());
    each!(requirements, "Lägsta nivå", MinimumLevel, |x: &m::requirement::Requirement| x
        .text
        .value
        .clone());
    each!(responsibilities, "Ansvar", Responsibilities, |x: &m::responsibility::Responsibility| x
        .task
        .value
        .clone());
    each!(assignments, "Uppdrag", Assignments, |x: &m::assignment::Assignment| x
        .text
        .value
        .clone());
    each!(handovers, "Samverkanskarta", Collaboration, |x: &m::handover::Handover| x
        .need
        .value
        .clone());
    each!(other_regions, "Andra regioner", Comparison, |x: &m::other_region::OtherRegion| x
        .region
        .value
        .clone());
    each!(proposals, "Förslag", Proposals, |x: &m::proposal::Proposal| x.text.value.clone());
    each!(areas, "Utvecklingsområden", Areas, |x: &m::area::Area| x.name.value.clone());
    each!(challenges, "Utmaningar", Challenges, |x: &m::challenge::Challenge| x.text.value.clone());
    each!(questions, "Öppna frågor", Questions, |x: &m::open_question::OpenQuestion| x
        .question
        .value
        .clone());
    each!(calendar, "Kalender", Calendar, |x: &m::calendar_item::CalendarItem| x
        .title
        .value
        .clone());
    each!(laws, "Lagar", Laws, |x: &m::law::Law| x.name.value.clone());
    each!(decisions, "Beslut", Decisions, |x: &m::decision::Decision| x.title.value.clone());
    each!(demands, "Krav på vägledningen", Demands, |x: &m::demand::Demand| x.text.value.clone());
    for x in hb.terms.rows() {
        let cited: Vec<Citation> = x.definitions.iter().flat_map(|d| d.sources.clone()).collect();
        g.add(
            "Ordlista",
            Some(Register::Terms),
            &say::record(Register::Terms, &x.id.value, x.term.value.clone()),
            &cited,
        );
    }
}
