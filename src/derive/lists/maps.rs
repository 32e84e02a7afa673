//! Municipalities: how many of each status, a map, a table.

use crate::derive::coverage::{self, Filter};
use crate::derive::doubt;
use crate::derive::draft::{Draft, Grid};
use crate::derive::lists::Anchors;
use crate::derive::lists::centres;
use crate::derive::plot::map::{self, Area};
use crate::derive::say::{self, Line};
use crate::derive::shares;
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::municipality::Municipality;
use crate::model::prose::Tone;
use crate::model::region::Region;
use crate::model::table::Ref;
use crate::model::words::MunicipalityStatus;
use crate::source::span::Span;
use crate::text::{collate, numbers};

fn status(status: MunicipalityStatus) -> Line {
    let tone = match status {
        MunicipalityStatus::Centre => Tone::Good,
        MunicipalityStatus::IntentPaused => Tone::Warn,
        MunicipalityStatus::Unknown => return vec![say::missing()],
        _ => Tone::Plain,
    };
    vec![say::status(tone, status.label())]
}

/// A region's municipalities in Swedish order: the order of the numbers on its map.
fn sorted(hb: &Handbook, region: Ref<Region>) -> Vec<Ref<Municipality>> {
    let mut found: Vec<Ref<Municipality>> = hb.municipalities_of(region).map(|(r, _)| r).collect();
    found.sort_by_cached_key(|r| collate::key(&hb.municipalities[*r].name.value));
    found
}

/// The places that a municipality's state and count are made from.
pub fn places(m: &Municipality) -> Vec<Span> {
    [Some(m.status.span), m.centre_count.as_ref().map(|n| n.span)].into_iter().flatten().collect()
}

fn count(n: usize) -> String {
    numbers::whole(i64::try_from(n).unwrap_or(i64::MAX))
}

/// "I Stockholms län finns 31 aktiva centraler i 14 av 26 kommuner (54 %). Uppgifterna om
/// centralerna gäller 2021–2025."
pub fn sentence(hb: &Handbook, region: Ref<Region>) -> String {
    let row = &hb.regions[region];
    let filter = Filter { region: Some(region), ..Filter::default() };
    let with = coverage::municipalities_with(hb, &filter);
    let all = hb.municipalities_of(region).count();
    let share = shares::percent(with, all)
        .map_or_else(String::new, |p| format!(" ({})", numbers::percent(p, 0)));
    let mut counted = centres::sorted(hb, &filter);
    counted.retain(|r| filter.counts(&hb.centres[*r]));
    let years = centres::vintage(hb, &counted)
        .map_or_else(String::new, |years| format!(" Uppgifterna om centralerna gäller {years}."));
    let words = format!(
        "I {} finns {} i {} av {}{share}.{years}",
        row.county.value,
        say::counted(coverage::centres(hb, &filter), "aktiv central", "aktiva centraler"),
        count(with),
        say::counted(all, "kommun", "kommuner"),
    );
    doubt::sentence(hb, words, &[row.municipality_count.span])
}

/// How many municipalities have each status.
pub fn by_status(draft: &mut Draft, hb: &Handbook, region: Ref<Region>) {
    let name = &hb.regions[region].county.value;
    let mut grid = Grid::of("kommuner-efter-lage", format!("Kommuner i {name} efter läge"))
        .columns(&["Läge"])
        .numbers(&["Antal"]);
    grid = grid.columns(&["Kommuner"]);
    for (state, found) in coverage::by_status(hb, region) {
        let mut names: Vec<&str> =
            found.iter().map(|r| hb.municipalities[*r].name.value.as_str()).collect();
        names.sort_by_cached_key(|n| collate::key(n));
        grid.row(
            None,
            vec![
                say::line(state.label()),
                say::line(count(found.len())),
                say::line(names.join(", ")),
            ],
        );
    }
    draft.table(grid, "Regionens kommuner finns inte med i underlaget.");
}

fn areas(hb: &Handbook, region: Ref<Region>) -> Vec<Area> {
    let area = |(number, r): (usize, Ref<Municipality>)| {
        let m = &hb.municipalities[r];
        Area { code: m.code.value.clone(), number, status: m.status.value }
    };
    (1..).zip(sorted(hb, region)).map(area).collect()
}

/// A small map of a region to stand beside a list, and what it shows in words; `None` where no
/// boundary is known.
pub fn beside(hb: &Handbook, region: Ref<Region>) -> Option<(String, String)> {
    let areas = areas(hb, region);
    let with = areas.iter().filter(|a| a.status == MunicipalityStatus::Centre).count();
    let words = format!(
        "Karta över {}: {} av {} har familjecentral.",
        hb.regions[region].county.value,
        count(with),
        say::counted(areas.len(), "kommun", "kommuner"),
    );
    Some((map::beside(&areas)?, words))
}

/// The region's map, where its municipalities' boundaries are known.
pub fn figure(draft: &mut Draft, hb: &Handbook, region: Ref<Region>) -> bool {
    let row = &hb.regions[region];
    let Some(svg) = map::draw(&areas(hb, region)) else { return false };
    let states: Vec<String> = coverage::by_status(hb, region)
        .iter()
        .map(|(state, found)| format!("{} {}", state.label().to_lowercase(), count(found.len())))
        .collect();
    draft.figure(
        svg,
        format!(
            "Karta över kommunerna i {}, med ett mönster för varje läge. Antal kommuner: {}. \
             Numren är desamma som i tabellen.",
            row.county.value,
            say::listing(&states),
        ),
        say::line(format!(
            "Kommunerna i {} efter läge. Numren är desamma som i tabellen. Centralerna är inte \
             utsatta, eftersom underlaget inte har några koordinater. Källa för kommungränser: SCB.",
            row.county.value
        )),
    );
    true
}

/// Every municipality of a region, with its number where a map stands by the table.
pub fn table(
    draft: &mut Draft,
    hb: &Handbook,
    region: Ref<Region>,
    by_map: bool,
    anchors: Anchors,
) {
    let name = &hb.regions[region].county.value;
    let caption = if by_map {
        format!("Kommunerna i {name}. Numren är kartans")
    } else {
        format!("Kommunerna i {name}")
    };
    let mut grid = Grid::of("kommuner", caption)
        .columns(&["Kommun", "Läge"])
        .numbers(&["Centraler"])
        .columns(&["Anmärkning"]);
    for (number, r) in (1..).zip(sorted(hb, region)) {
        let m = &hb.municipalities[r];
        let stated = m.centre_count.as_ref().map(|n| n.value);
        let mut state = status(m.status.value);
        if m.derived.as_ref().is_some_and(|d| d.value) {
            state.push(say::text(" (härlett)"));
        }
        let state = doubt::mark(hb, state, &[m.status.span]);
        let areas: Vec<&str> = m.administrative_areas.iter().map(|a| a.value.as_str()).collect();
        grid.row(
            anchors.of(&m.id.value),
            vec![
                say::line(if by_map {
                    format!("{number}. {}", m.name.value)
                } else {
                    m.name.value.clone()
                }),
                state,
                stated.map_or_else(Vec::new, |n| {
                    let places: Vec<Span> = m.centre_count.iter().map(|n| n.span).collect();
                    doubt::mark(hb, say::line(numbers::whole(n)), &places)
                }),
                say::stacked([
                    say::sourced(hb, say::optional(&m.note), &m.sources),
                    say::labelled(
                        "Förvaltningsområde",
                        if areas.is_empty() { Vec::new() } else { say::line(areas.join(", ")) },
                    ),
                ]),
            ],
        );
    }
    draft.table(grid.without_empty_columns(), "Regionens kommuner finns inte med i underlaget.");
}
