//! Measured values: a table and a plot for each version and age band of an indicator.

use crate::derive::doubt;
use crate::derive::draft::{Draft, Grid};
use crate::derive::facts::in_unit;
use crate::derive::follow_up::{self, Cell, Object, Series};
use crate::derive::lists::objects::{kind, name};
use crate::derive::lists::plotted;
use crate::derive::say::{self, Line};
use crate::model::handbook::Handbook;
use crate::model::indicator::Indicator;
use crate::model::prose::Tone;
use crate::model::region::Region;
use crate::model::table::Ref;
use crate::model::words::Unit;
use crate::text::{collate, numbers};

fn linked(hb: &Handbook, object: &Object) -> Line {
    match object {
        Object::Country | Object::Clinic(_) => say::line(name(hb, object)),
        Object::Region(r) => vec![say::region(hb, *r)],
        Object::Municipality(m) => vec![say::municipality(hb, *m)],
        Object::Centre(c) => vec![say::centre(hb, *c)],
    }
}

/// Wholes before their parts.
pub(super) fn rank(object: &Object) -> u8 {
    match object {
        Object::Country => 0,
        Object::Region(_) => 1,
        Object::Municipality(_) => 2,
        Object::Centre(_) => 3,
        Object::Clinic(_) => 4,
    }
}

fn cell(cell: Option<&Cell>, unit: Unit) -> Line {
    match cell {
        None => Vec::new(),
        Some(Cell::Value { value, n, preliminary, doubt }) => {
            let mut words = in_unit(*value, unit);
            if let Some(n) = n {
                words = format!("{words} (n = {})", numbers::whole(*n));
            }
            if *preliminary {
                words.push_str(", preliminärt");
            }
            let mut line = say::line(words);
            if let Some(doubt) = doubt {
                line.push(say::text(" "));
                line.push(say::status(Tone::Warn, format!("{}: {doubt}", doubt::WORD)));
            }
            line
        }
        Some(Cell::Missing(Some(why))) => say::line(format!("Saknas: {why}")),
        Some(Cell::Missing(None)) => vec![say::missing()],
        Some(Cell::Small | Cell::Guard) => say::line("Visas inte"),
    }
}

fn caption(indicator: &Indicator, series: &Series) -> String {
    let years = match (series.years.first(), series.years.last()) {
        (Some(a), Some(b)) if a != b => format!("{a}–{b}"),
        (Some(a), _) => a.to_string(),
        _ => String::new(),
    };
    let ages = match series.ages {
        (Some(a), Some(b)) => format!("{a}–{b} år"),
        _ => String::new(),
    };
    let said = ages.is_empty() || indicator.name.value.contains(&ages);
    let ages = if said { String::new() } else { format!(", {ages}") };
    format!("{}{ages}, {years}. Version {}", indicator.name.value, series.version)
}

/// The tables of an indicator's values, each with its plot; `only` keeps one region's objects.
pub fn values(
    draft: &mut Draft,
    hb: &Handbook,
    r: Ref<Indicator>,
    only: Option<Ref<Region>>,
    with_plot: bool,
) -> bool {
    let indicator = &hb.indicators[r];
    let mut some = false;
    for mut series in follow_up::series(hb, r) {
        if let Some(region) = only {
            series.rows.retain(|(o, _)| within(hb, o, region));
        }
        if series.rows.is_empty() {
            continue;
        }
        series.rows.sort_by_cached_key(|(o, _)| (rank(o), collate::key(&name(hb, o))));
        some = true;
        let mut caption = caption(indicator, &series);
        if with_plot && plotted::figure(draft, hb, indicator, &series, &caption) {
            caption = format!("{}: diagrammets siffror", indicator.name.value);
        }
        let years: Vec<String> = series.years.iter().map(i64::to_string).collect();
        let mut grid = Grid::of("matvarden", caption).columns(&["Objekt", "Typ"]);
        grid = grid.numbers(&years);
        for (object, cells) in &series.rows {
            let mut row = vec![linked(hb, object), say::line(kind(object))];
            row.extend(cells.iter().map(|c| cell(c.as_ref(), indicator.unit.value)));
            grid.row(None, row);
        }
        draft.table(grid, "");
        draft.para(doubt::mark(hb, Vec::new(), &[indicator.unit.span]));
        let hidden = series
            .rows
            .iter()
            .flat_map(|(_, c)| c)
            .any(|c| matches!(c, Some(Cell::Small | Cell::Guard)));
        if let (true, Some(smallest)) = (hidden, &indicator.smallest_cell) {
            draft.words(format!(
                "Värden som bygger på färre än {} visas inte. Ibland döljs ett värde till, så att \
                 ingen kan räkna fram det.",
                numbers::whole(smallest.value)
            ));
        }
        remarks(draft, hb, &series, only);
    }
    some
}

/// Whether an indicator has any value for a region or something in it.
pub fn any(hb: &Handbook, r: Ref<Indicator>, region: Ref<Region>) -> bool {
    let mut objects = hb.measurements.of(r).filter_map(|(_, m)| follow_up::object(m));
    objects.any(|object| within(hb, &object, region))
}

fn within(hb: &Handbook, object: &Object, region: Ref<Region>) -> bool {
    match object {
        Object::Region(r) => *r == region,
        Object::Municipality(m) => hb.municipalities[*m].region == Some(region),
        Object::Centre(c) => hb.centres[*c].region == Some(region),
        Object::Country | Object::Clinic(_) => false,
    }
}

/// Remarks and sources of the measurements, each told once.
fn remarks(draft: &mut Draft, hb: &Handbook, series: &Series, only: Option<Ref<Region>>) {
    let mut told: Vec<(String, Vec<String>)> = Vec::new();
    let mut sources = Vec::new();
    for i in &series.measurements {
        let Some(m) = hb.measurements.get(*i) else { continue };
        let Some(object) = follow_up::object(m) else { continue };
        if only.is_some_and(|r| !within(hb, &object, r)) {
            continue;
        }
        for c in &m.sources {
            if !sources.iter().any(|s: &crate::model::citation::Citation| {
                s.source == c.source && s.place == c.place
            }) {
                sources.push(c.clone());
            }
        }
        if let Some(note) = &m.note {
            let who = name(hb, &object);
            match told.iter_mut().find(|(n, _)| *n == note.value) {
                Some((_, names)) => names.push(who),
                None => told.push((note.value.clone(), vec![who])),
            }
        }
    }
    let lines = told
        .into_iter()
        .map(|(note, mut names)| {
            names.dedup();
            say::line(format!("{}: {note}", say::listing(&names)))
        })
        .collect();
    draft.list(lines);
    let cited = say::citations(hb, &sources);
    if !cited.is_empty() {
        let mut line = say::line("Källa: ");
        line.extend(cited);
        draft.para(line);
    }
}
