//! Live blocks: tables, lists and figures that stand in a text as a fenced block and are made
//! from data when the text is rendered, on the web and in print alike.

use jiff::civil::Date;

use super::coverage::Filter;
use super::draft::Draft;
use super::lists::Anchors;
use super::lists::{
    calendar, centres, definitions, goals, governance, library, maps, measured, plans, practice,
    rules, statistics, tariffs,
};
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::prose::{Block, Live};
use crate::model::region::Region;
use crate::model::table::{Noun, Ref, Table};
use crate::model::words::{CentreStatus, Degree, GoalLevel, IndicatorType};
use crate::source::span::Span;

/// Every live word with the parameters that it takes.
const WORDS: &[(&str, &[&str])] = &[
    ("aktorer", &["region"]),
    ("anmarkningar", &[]),
    ("ansvar", &["region", "omrade"]),
    ("arshjul", &["hjul"]),
    ("beslut", &[]),
    ("centraler", &["region", "kommun", "grad", "status"]),
    ("definitioner", &["begrepp", "region"]),
    ("diagram", &["id", "region"]),
    ("forslag", &["region", "niva"]),
    ("fragor", &[]),
    ("indikatorer", &["typ", "fraga"]),
    ("jamforelse", &[]),
    ("karta", &["region"]),
    ("kommuner", &["region"]),
    ("lagar", &[]),
    ("lagsta-niva", &[]),
    ("mal", &["niva", "region"]),
    ("metoder", &["niva"]),
    ("oppna-data", &[]),
    ("organ", &["niva", "region"]),
    ("roller", &[]),
    ("samverkanskarta", &[]),
    ("tabell", &["id", "data", "region"]),
    ("tackning", &["urval"]),
    ("tariff", &["region", "datum"]),
    ("trappa", &[]),
    ("uppdrag", &[]),
    ("utmaningar", &["region", "omrade"]),
];

/// What the parameter `data` of a table may say.
pub const TABLES: &[&str] = &[
    "centraler",
    "definitioner",
    "indikatorer",
    "kommuner",
    "mal",
    "matningar",
    "samlokalisering",
    "tariffer",
];

/// Every live word with the parameters that it takes, in order of the alphabet.
#[must_use]
pub fn words() -> &'static [(&'static str, &'static [&'static str])] {
    WORDS
}

/// A word or parameter that names nothing: the block stays empty, and the checker tells the author.
struct NotKnown;

type Known<T> = Result<T, NotKnown>;

/// A live block's parameters: left out, or written and understood.
struct Params<'a>(&'a Handbook, &'a Live);

impl Params<'_> {
    fn record<T: Noun>(&self, key: &str, table: &Table<T>) -> Known<Option<Ref<T>>> {
        match self.1.get(key) {
            None => Ok(None),
            Some(id) => table.find(id).map(Some).ok_or(NotKnown),
        }
    }

    fn region(&self) -> Known<Option<Ref<Region>>> {
        self.record("region", &self.0.regions)
    }

    /// The region that is named, or all.
    fn regions(&self) -> Known<Vec<Ref<Region>>> {
        let named = self.region()?;
        Ok(named.map_or_else(|| self.0.regions.refs().collect(), |r| vec![r]))
    }

    fn word<C: Closed>(&self, key: &str) -> Known<Option<C>> {
        match self.1.get(key) {
            None => Ok(None),
            Some(word) => C::from_word(word).map(Some).ok_or(NotKnown),
        }
    }

    fn filter(&self) -> Known<Filter> {
        let degree = match self.1.get("grad") {
            Some("okand") => Some(None),
            _ => self.word::<Degree>("grad")?.map(Some),
        };
        Ok(Filter {
            region: self.region()?,
            municipality: self.record("kommun", &self.0.municipalities)?,
            degree,
            status: self.word::<CentreStatus>("status")?,
        })
    }
}

/// The blocks that a live block stands for; none when its word or a parameter is not known.
#[must_use]
pub fn expand(handbook: &Handbook, live: &Live, span: Span) -> Vec<Block> {
    let mut draft = Draft::new(span);
    match fill(&mut draft, handbook, live) {
        Ok(()) => draft.finish(),
        Err(NotKnown) => Vec::new(),
    }
}

fn fill(draft: &mut Draft, hb: &Handbook, live: &Live) -> Known<()> {
    let p = Params(hb, live);
    let off = Anchors::Off;
    match live.word.as_str() {
        "aktorer" => governance::actors(draft, hb, p.region()?, off),
        "anmarkningar" => rules::all(draft, hb),
        "ansvar" => {
            draft.words(governance::LETTERS);
            governance::responsibilities(draft, hb, p.region()?, live.get("omrade"), off);
        }
        "arshjul" => calendar::year(draft, hb, live.get("hjul").unwrap_or("forslag"), off),
        "beslut" => library::decisions(draft, hb, off),
        "centraler" => {
            // A degree asks for the family centres that figures count; a whole list shows all.
            let mut filter = p.filter()?;
            if filter.degree.is_some() && filter.status.is_none() {
                filter.status = Some(CentreStatus::Active);
            }
            centres::table(draft, hb, &filter, off);
        }
        "definitioner" => {
            let found = definitions::chosen(hb, p.word("begrepp")?, p.region()?);
            definitions::table(draft, hb, &found, "Definitioner sida vid sida");
        }
        "diagram" => figure(draft, hb, live, p.region()?)?,
        "forslag" => plans::proposals(draft, hb, p.region()?, p.word("niva")?, off),
        "fragor" => plans::questions(draft, hb, off),
        "indikatorer" => {
            let kind: Option<IndicatorType> = p.word("typ")?;
            let found = goals::indicators(hb, kind, p.word("fraga")?);
            let caption = kind.map_or_else(
                || "Indikatorer".to_owned(),
                |k| format!("Indikatorer för {}", k.label().to_lowercase()),
            );
            goals::indicator_table(draft, hb, &found, &caption, off);
        }
        "jamforelse" => plans::comparison(draft, hb, off),
        "karta" => {
            for r in p.regions()? {
                let mapped = maps::figure(draft, hb, r);
                maps::table(draft, hb, r, mapped, off);
            }
        }
        "kommuner" => {
            for r in p.regions()? {
                draft.words(maps::sentence(hb, r));
                maps::table(draft, hb, r, false, off);
            }
        }
        "lagar" => library::laws(draft, hb, off),
        "lagsta-niva" => practice::minimum_level(draft, hb, off),
        "mal" => {
            let level = p.word::<GoalLevel>("niva")?;
            let found = goals::chosen(hb, level, p.region()?);
            let caption = level.map_or_else(
                || "Mål".to_owned(),
                |l| format!("Mål, {} nivå", l.label().to_lowercase().trim_end_matches('t')),
            );
            let caption = if level == Some(GoalLevel::Initiative) {
                "Mål för satsningar".to_owned()
            } else {
                caption
            };
            goals::table(draft, hb, &found, &caption, off);
        }
        "metoder" => practice::methods(draft, hb, p.word("niva")?, off),
        "oppna-data" => {
            super::pages::open_data::overview(draft, &super::data::outline(hb));
        }
        "organ" => {
            let found = governance::chosen(hb, p.word("niva")?, p.region()?);
            governance::bodies(draft, hb, &found, off);
        }
        "roller" => governance::roles(draft, hb, off),
        "samverkanskarta" => practice::handovers(draft, hb, off),
        "tabell" => table(draft, hb, live, &p.regions()?)?,
        "tackning" => match live.get("urval") {
            None => plans::demands(draft, hb, off),
            Some("delar") => plans::contents(draft, hb),
            Some(_) => return Err(NotKnown),
        },
        "tariff" => {
            let day = match live.get("datum") {
                Some(text) => Some(text.parse::<Date>().map_err(|_| NotKnown)?),
                None => None,
            };
            for r in p.regions()? {
                tariffs::in_region(draft, hb, r, day);
            }
        }
        "trappa" => practice::staircase(draft, hb, off),
        "uppdrag" => practice::assignments(draft, hb, off),
        "utmaningar" => {
            plans::challenges(draft, hb, p.region()?, live.get("omrade"), off);
        }
        _ => return Err(NotKnown),
    }
    Ok(())
}

/// A plot with its table, of a statistic or of an indicator's values.
fn figure(draft: &mut Draft, hb: &Handbook, live: &Live, region: Option<Ref<Region>>) -> Known<()> {
    let id = live.get("id").ok_or(NotKnown)?;
    if let Some(r) = hb.statistics.find(id) {
        statistics::diagram(draft, hb, r);
    } else {
        let r = hb.indicators.find(id).ok_or(NotKnown)?;
        if !measured::values(draft, hb, r, region, true) {
            draft.words("Indikatorn har inga mätvärden ännu.");
        }
    }
    Ok(())
}

/// A table of a statistic, of an indicator's values, or of one kind of data.
fn table(draft: &mut Draft, hb: &Handbook, live: &Live, regions: &[Ref<Region>]) -> Known<()> {
    let one = live.get("region").and_then(|_| regions.first().copied());
    if let Some(id) = live.get("id") {
        if let Some(r) = hb.statistics.find(id) {
            statistics::table(draft, hb, r);
        } else {
            let r = hb.indicators.find(id).ok_or(NotKnown)?;
            if !measured::values(draft, hb, r, one, false) {
                draft.words("Indikatorn har inga mätvärden ännu.");
            }
        }
        return Ok(());
    }
    match live.get("data").ok_or(NotKnown)? {
        "centraler" => {
            let filter = Filter { region: one, ..Filter::default() };
            centres::table(draft, hb, &filter, Anchors::Off);
        }
        "definitioner" => {
            let found = definitions::chosen(hb, None, one);
            definitions::table(draft, hb, &found, "Definitioner sida vid sida");
        }
        "indikatorer" => {
            let found = goals::indicators(hb, None, None);
            goals::indicator_table(draft, hb, &found, "Indikatorer", Anchors::Off);
        }
        "kommuner" => {
            for r in regions {
                maps::table(draft, hb, *r, false, Anchors::Off);
            }
        }
        "mal" => {
            let found = goals::chosen(hb, None, one);
            goals::table(draft, hb, &found, "Mål", Anchors::Off);
        }
        "matningar" => {
            for r in hb.indicators.refs() {
                measured::values(draft, hb, r, one, false);
            }
        }
        "samlokalisering" => {
            for r in regions {
                centres::degrees(draft, hb, *r);
            }
        }
        "tariffer" => tariffs::overview(draft, hb, one),
        _ => return Err(NotKnown),
    }
    Ok(())
}
