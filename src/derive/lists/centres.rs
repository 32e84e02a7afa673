//! Centres as a table.

use crate::derive::classify;
use crate::derive::coverage::{self, Filter};
use crate::derive::doubt;
use crate::derive::draft::{Draft, Grid};
use crate::derive::lists::Anchors;
use crate::derive::plot::stack::{self, Part};
use crate::derive::say::{self, Line};
use crate::model::centre::Centre;
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::prose::Tone;
use crate::model::region::Region;
use crate::model::table::Ref;
use crate::model::words::{CentreStatus, Degree};
use crate::source::span::Span;
use crate::text::{collate, numbers};

/// A centre's stage as a sign.
pub fn status(status: CentreStatus) -> Line {
    let tone = match status {
        CentreStatus::Active => Tone::Good,
        CentreStatus::Paused | CentreStatus::Resting => Tone::Warn,
        CentreStatus::Closed => Tone::Bad,
        _ => Tone::Plain,
    };
    vec![say::status(tone, status.label())]
}

/// A degree in words, or "Uppgift saknas".
pub fn degree(degree: Option<Degree>) -> Line {
    degree.map_or_else(|| vec![say::missing()], |d| say::line(d.label()))
}

/// Where the degree is written, and what each unit says of it.
pub fn degree_places(c: &Centre) -> Vec<Span> {
    let degree = c.colocation.as_ref().and_then(|x| x.degree.as_ref()).map(|d| d.span);
    let units = classify::ACTIVITIES.into_iter().filter_map(|a| classify::unit(c, a));
    degree.into_iter().chain(units.filter_map(|u| u.colocated.as_ref()).map(|u| u.span)).collect()
}

/// Where a centre is, and whether that was inferred.
pub fn place(hb: &Handbook, centre: &Centre) -> Line {
    let Some(m) = centre.municipality else { return vec![say::missing()] };
    let mut out = vec![say::municipality(hb, m)];
    if centre.municipality_derived.as_ref().is_some_and(|d| d.value) {
        out.push(say::text(" (härledd)"));
    }
    out
}

/// The centres that a filter lists, in Swedish order.
pub fn sorted(hb: &Handbook, filter: &Filter) -> Vec<Ref<Centre>> {
    let mut found: Vec<Ref<Centre>> =
        hb.centres.iter().filter(|(_, c)| filter.lists(c)).map(|(r, _)| r).collect();
    found.sort_by_cached_key(|r| collate::key(&hb.centres[*r].name.value));
    found
}

/// A table of the centres that a filter lists, with what it counts in the caption.
pub fn table(draft: &mut Draft, hb: &Handbook, filter: &Filter, anchors: Anchors) {
    let found = sorted(hb, filter);
    let counted = found.iter().filter(|r| Filter::default().counts(&hb.centres[**r])).count();
    let mut caption = if filter.status.is_none() && counted < found.len() {
        format!(
            "{} och {}",
            say::counted(counted, "aktiv central", "aktiva centraler"),
            say::counted(found.len() - counted, "annan verksamhet", "andra verksamheter"),
        )
    } else {
        say::counted(found.len(), "central", "centraler")
    };
    if let Some(r) = filter.region {
        caption = format!("{caption} i {}", hb.regions[r].county.value);
    }
    if let Some(d) = filter.degree {
        let words = d.map_or("okänd samlokalisering", Degree::label);
        caption = format!("{caption}: {}", words.to_lowercase());
    }
    let derived = found.iter().any(|r| {
        let c = &hb.centres[*r];
        c.municipality.is_some() && c.municipality_derived.as_ref().is_some_and(|d| d.value)
    });
    let years = vintage(hb, &found);
    if let Some(years) = years {
        caption = format!("{caption}. Uppgifterna gäller {years}");
    }
    let mut grid = Grid::of("centraler", caption).columns(&["Central", "Kommun", "Läge"]);
    let degrees = filter.degree.is_none()
        && found.iter().any(|r| classify::degree(&hb.centres[*r]).is_some());
    if degrees {
        grid = grid.columns(&["Samlokalisering"]);
    }
    let many = filter.region.is_none() && hb.regions.len() > 1;
    if many {
        grid = grid.columns(&["Region"]);
    }
    for r in found {
        let c = &hb.centres[r];
        let region = c.region.map_or_else(Vec::new, |r| vec![say::region(hb, r)]);
        let mut cells = vec![vec![say::centre(hb, r)], place(hb, c), status(c.status.value)];
        if degrees {
            let places = degree_places(c);
            cells.push(doubt::mark(hb, degree(classify::degree(c)), &places));
        }
        if many {
            cells.push(region);
        }
        grid.row(anchors.of(&c.id.value), cells);
    }
    draft.table(grid, "Inga centraler finns med i underlaget här.");
    if derived {
        draft
            .words("Härledd betyder att källan inte anger kommunen. Vi har läst den ur ortnamnet.");
    }
}

/// The years that the facts of centres hold for: "2021" or "2021–2026".
pub fn vintage(hb: &Handbook, centres: &[Ref<Centre>]) -> Option<String> {
    let mut years: Vec<i16> = centres
        .iter()
        .filter_map(|r| hb.centres[*r].as_of.as_ref())
        .map(|w| w.value.year())
        .collect();
    years.sort_unstable();
    let (first, last) = (years.first()?, years.last()?);
    Some(if first == last { first.to_string() } else { format!("{first}–{last}") })
}

/// A region's family centres by degree of co-location.
pub fn degrees(draft: &mut Draft, hb: &Handbook, region: Ref<Region>) {
    let counts = coverage::degrees(hb, region);
    let name = &hb.regions[region].county.value;
    if !counts.is_empty() && counts.iter().all(|d| d.degree.is_none() || d.count == 0) {
        draft.words(format!(
            "Graden av samlokalisering är inte känd för någon aktiv central i {name}."
        ));
        return;
    }
    let parts: Vec<Part> = counts
        .iter()
        .map(|d| Part {
            name: d.degree.map_or("Uppgift saknas", |d| d.label()).to_owned(),
            share: d.percent,
            words: format!(
                "{} ({})",
                numbers::whole(i64::try_from(d.count).unwrap_or(i64::MAX)),
                numbers::percent(d.percent, 0)
            ),
        })
        .collect();
    if let Some(svg) = stack::draw(&parts) {
        let words: Vec<String> = parts.iter().map(|p| format!("{}: {}", p.name, p.words)).collect();
        draft.figure(
            svg,
            format!("En stapel i delar. {}.", words.join("; ")),
            say::line(format!("Grad av samlokalisering i {name}, andel av de aktiva centralerna")),
        );
    }
    let mut grid = Grid::of("samlokalisering", format!("Grad av samlokalisering i {name}"))
        .columns(&["Grad"])
        .numbers(&["Centraler", "Andel"]);
    for d in counts {
        grid.row(
            None,
            vec![
                d.degree.map_or_else(|| say::line("Uppgift saknas"), |d| say::line(d.label())),
                say::line(numbers::whole(i64::try_from(d.count).unwrap_or(i64::MAX))),
                say::line(numbers::percent(d.percent, 0)),
            ],
        );
    }
    draft.table(grid, "Inga centraler finns med i underlaget här.");
}
