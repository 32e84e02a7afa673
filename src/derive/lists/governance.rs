//! Who governs and who does what: bodies, actors, roles, responsibilities.

use crate::derive::draft::{Draft, Grid};
use crate::derive::lists::Anchors;
use crate::derive::lists::goals::standing;
use crate::derive::say::{self, Line};
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::link::Register;
use crate::model::party::Party;
use crate::model::prose::Tone;
use crate::model::region::Region;
use crate::model::responsibility::Responsibility;
use crate::model::table::Ref;
use crate::model::words::{BodyLevel, BodyStatus, Mandate};
use crate::text::numbers;

/// Whether a body exists, as a sign.
fn body_status(status: BodyStatus) -> Line {
    let tone = match status {
        BodyStatus::Active => Tone::Good,
        BodyStatus::Resting | BodyStatus::Missing => Tone::Warn,
        BodyStatus::Proposed => Tone::Plain,
    };
    vec![say::status(tone, status.label())]
}

/// Bodies of a level and region; those without a region belong to every region.
pub fn bodies(
    draft: &mut Draft,
    hb: &Handbook,
    level: Option<BodyLevel>,
    region: Option<Ref<Region>>,
    anchors: Anchors,
) {
    let mut found: Vec<_> = hb
        .bodies
        .iter()
        .filter(|(_, b)| level.is_none_or(|l| b.level.value == l))
        .filter(|(_, b)| region.is_none_or(|r| b.region.is_none_or(|own| own == r)))
        .collect();
    found.sort_by_key(|(r, b)| (b.level.value, *r));
    let mut grid = Grid::new(say::counted(found.len(), "organ", "organ")).columns(&[
        "Organ",
        "Nivå",
        "Region",
        "Vad det gör",
        "Mandat",
        "Ingår",
        "Möten per år",
        "Läge",
        "Källa",
    ]);
    for (_, b) in found {
        let mut state = body_status(b.status.value);
        if let Some(p) = b.proposal {
            state.push(say::text(" enligt "));
            state.push(say::record(Register::Proposals, &hb.proposals[p].id.value, "förslag"));
        }
        let what = say::stacked([
            say::optional(&b.description),
            b.phase.as_ref().map_or_else(Vec::new, |p| say::line(p.value.clone())),
        ]);
        grid.row(
            anchors.of(&b.id.value),
            vec![
                if anchors == Anchors::On {
                    say::line(b.name.value.clone())
                } else {
                    vec![say::record(Register::Bodies, &b.id.value, b.name.value.clone())]
                },
                if level.is_some() { Vec::new() } else { say::line(b.level.value.label()) },
                b.region.map_or_else(Vec::new, |r| vec![say::region(hb, r)]),
                what,
                say::stacked(b.mandate.iter().map(|m| say::line(m.value.clone()))),
                say::joined(b.roles.iter().map(|r| vec![say::role(hb, *r)]), ", "),
                b.meetings.as_ref().map_or_else(Vec::new, |m| say::line(numbers::whole(m.value))),
                state,
                say::citations(hb, &b.sources),
            ],
        );
    }
    draft.table(grid.without_empty_columns(), "Inga sådana organ finns i underlaget.");
}

/// Actors and whether they have an assignment for family centres.
pub fn actors(draft: &mut Draft, hb: &Handbook, region: Option<Ref<Region>>, anchors: Anchors) {
    let mut grid = Grid::new("Aktörer och deras uppdrag om familjecentraler").columns(&[
        "Aktör",
        "Region",
        "Uppdrag",
        "Vad aktören gör",
        "Uppgiften gäller",
        "Källa",
    ]);
    for a in hb.actors.rows() {
        if region.is_some_and(|r| a.region.is_some_and(|own| own != r)) {
            continue;
        }
        let mandate = match a.mandate.as_ref().map(|m| m.value) {
            Some(Mandate::Yes) => vec![say::status(Tone::Good, Mandate::Yes.label())],
            Some(m) => vec![say::status(Tone::Plain, m.label())],
            None => vec![say::missing()],
        };
        grid.row(
            anchors.of(&a.id.value),
            vec![
                say::line(a.name.value.clone()),
                a.region.map_or_else(Vec::new, |r| vec![say::region(hb, r)]),
                mandate,
                say::line(a.description.value.clone()),
                a.as_of.as_ref().map_or_else(Vec::new, |w| say::line(say::when(w.value))),
                say::citations(hb, &a.sources),
            ],
        );
    }
    draft.table(grid.without_empty_columns(), "Inga aktörer finns i underlaget.");
}

/// Roles with their principal and mission.
pub fn roles(draft: &mut Draft, hb: &Handbook, anchors: Anchors) {
    let mut grid = Grid::new(say::counted(hb.roles.len(), "roll", "roller")).columns(&[
        "Roll",
        "Huvudman",
        "Verksamhet",
        "Uppdrag",
        "Arbetar på centralen",
    ]);
    for (r, role) in hb.roles.iter() {
        grid.row(
            anchors.of(&role.id.value),
            vec![
                vec![say::role(hb, r)],
                role.principal
                    .as_ref()
                    .map_or_else(|| vec![say::missing()], |p| say::line(p.value.label())),
                role.activity.as_ref().map_or_else(Vec::new, |a| say::line(a.value.label())),
                say::line(role.mission.value.clone()),
                say::line(if role.at_centre.value { "Ja" } else { "Nej" }),
            ],
        );
    }
    draft.table(grid.without_empty_columns(), "Inga roller finns i underlaget.");
}

/// The letters of the matrix and what they mean.
pub const LETTERS: &str = "R utför arbetet. A ansvarar för att det blir gjort. C rådfrågas. \
                           I informeras. Varje uppgift har exakt en som ansvarar.";

/// Tasks that fit, in file order.
fn tasks<'a>(
    hb: &'a Handbook,
    region: Option<Ref<Region>>,
    area: Option<&'a str>,
) -> impl Iterator<Item = &'a Responsibility> {
    hb.responsibilities.rows().filter(move |r| {
        region.is_none_or(|wanted| r.region.is_none_or(|own| own == wanted))
            && area.is_none_or(|a| r.area.value == a)
    })
}

/// Who does what, task by task.
pub fn responsibilities(
    draft: &mut Draft,
    hb: &Handbook,
    region: Option<Ref<Region>>,
    area: Option<&str>,
    anchors: Anchors,
) {
    let caption = area.map_or_else(|| "Vem gör vad".to_owned(), |a| format!("Vem gör vad: {a}"));
    let mut grid = Grid::new(caption).columns(&[
        "Uppgift",
        "R – utför",
        "A – ansvarar",
        "C – rådfrågas",
        "I – informeras",
        "Läge",
        "Källa",
    ]);
    for r in tasks(hb, region, area) {
        let mut state = standing(r.status.value);
        if let Some(p) = r.proposal {
            state.push(say::text(" enligt "));
            state.push(say::record(Register::Proposals, &hb.proposals[p].id.value, "förslag"));
        }
        let mut task = say::line(r.task.value.clone());
        if let Some(own) = r.region {
            task.push(say::text(" ("));
            task.push(say::region(hb, own));
            task.push(say::text(")"));
        }
        grid.row(
            anchors.of(&r.id.value),
            vec![
                task,
                say::parties(hb, &r.responsible),
                say::parties(hb, &r.accountable),
                say::parties(hb, &r.consulted),
                say::parties(hb, &r.informed),
                state,
                say::citations(hb, &r.sources),
            ],
        );
    }
    draft.table(grid, "Inget ansvar är beskrivet i underlaget här.");
}

/// The areas of responsibility in the order in which they first occur.
pub fn areas(hb: &Handbook) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    for r in hb.responsibilities.rows() {
        if !out.contains(&r.area.value.as_str()) {
            out.push(&r.area.value);
        }
    }
    out
}

/// What one role or body does, with its letter.
pub fn of_party(draft: &mut Draft, hb: &Handbook, party: Ref<Party>, caption: &str) {
    let mut grid = Grid::new(caption).columns(&["Uppgift", "Del", "Område", "Läge", "Källa"]);
    for r in hb.responsibilities.rows() {
        let parts = [
            (&r.responsible, "R – utför"),
            (&r.accountable, "A – ansvarar"),
            (&r.consulted, "C – rådfrågas"),
            (&r.informed, "I – informeras"),
        ];
        let own: Vec<&str> =
            parts.iter().filter(|(p, _)| p.contains(&party)).map(|(_, l)| *l).collect();
        if own.is_empty() {
            continue;
        }
        let task = say::record(Register::Responsibilities, &r.id.value, r.task.value.clone());
        grid.row(
            None,
            vec![
                vec![task],
                say::line(own.join(", ")),
                say::line(r.area.value.clone()),
                standing(r.status.value),
                say::citations(hb, &r.sources),
            ],
        );
    }
    if !grid.is_empty() {
        draft.table(grid, "");
    }
}
