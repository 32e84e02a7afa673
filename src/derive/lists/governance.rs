//! Who governs and who does what: bodies, actors, roles, responsibilities.

use crate::derive::draft::{Draft, Grid};
use crate::derive::lists::Anchors;
use crate::derive::lists::goals::standing;
use crate::derive::say::{self, Line};
use crate::model::body::Body;
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::link::Register;
use crate::model::party::Party;
use crate::model::prose::Tone;
use crate::model::region::Region;
use crate::model::responsibility::Responsibility;
use crate::model::role::Role;
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

/// Bodies of a level and region, by level; those without a region belong to every region.
pub fn chosen(
    hb: &Handbook,
    level: Option<BodyLevel>,
    region: Option<Ref<Region>>,
) -> Vec<Ref<Body>> {
    let mut found: Vec<_> = hb
        .bodies
        .iter()
        .filter(|(_, b)| level.is_none_or(|l| b.level.value == l))
        .filter(|(_, b)| region.is_none_or(|r| b.region.is_none_or(|own| own == r)))
        .collect();
    found.sort_by_key(|(r, b)| (b.level.value, *r));
    found.into_iter().map(|(r, _)| r).collect()
}

/// What bodies are, what they do and whether they exist.
pub fn bodies(draft: &mut Draft, hb: &Handbook, found: &[Ref<Body>], anchors: Anchors) {
    let one_level =
        found.windows(2).all(|w| hb.bodies[w[0]].level.value == hb.bodies[w[1]].level.value);
    let mut grid = Grid::of("organ", say::counted(found.len(), "organ", "organ")).columns(&[
        "Organ",
        "Vad det gör",
        "Läge",
    ]);
    for r in found {
        let b = &hb.bodies[*r];
        let mut state = body_status(b.status.value);
        if let Some(p) = b.proposal {
            state.push(say::text(", se "));
            state.push(say::record(Register::Proposals, &hb.proposals[p].id.value, "förslaget"));
        }
        let name = if anchors == Anchors::On {
            say::line(b.name.value.clone())
        } else {
            vec![say::record(Register::Bodies, &b.id.value, b.name.value.clone())]
        };
        let level = if one_level { Vec::new() } else { say::line(b.level.value.label()) };
        let mandate: Vec<&str> = b.mandate.iter().map(|m| m.value.trim_end_matches('.')).collect();
        let mandate = if mandate.is_empty() { Vec::new() } else { say::line(mandate.join("; ")) };
        let roles = say::joined(b.roles.iter().map(|r| vec![say::role(hb, *r)]), ", ");
        grid.row(
            anchors.of(&b.id.value),
            vec![
                say::stacked([
                    name,
                    level,
                    b.region.map_or_else(Vec::new, |r| vec![say::region(hb, r)]),
                ]),
                say::stacked([
                    say::sourced(hb, say::optional(&b.description), &b.sources),
                    say::optional(&b.phase),
                    say::labelled("Mandat", mandate),
                    say::labelled("Ingår", roles),
                ]),
                say::stacked([
                    state,
                    b.meetings.as_ref().map_or_else(Vec::new, |m| {
                        say::line(format!("{} möten per år", numbers::whole(m.value)))
                    }),
                ]),
            ],
        );
    }
    draft.table(grid, "Inga sådana organ finns i underlaget.");
}

/// Actors and whether they have an assignment for family centres.
pub fn actors(draft: &mut Draft, hb: &Handbook, region: Option<Ref<Region>>, anchors: Anchors) {
    let mut grid = Grid::of("aktorer", "Aktörer och deras uppdrag om familjecentraler").columns(&[
        "Aktör",
        "Uppdrag",
        "Vad aktören gör",
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
                say::stacked([
                    say::line(a.name.value.clone()),
                    a.region.map_or_else(Vec::new, |r| vec![say::region(hb, r)]),
                ]),
                mandate,
                say::stacked([
                    say::sourced(hb, say::line(a.description.value.clone()), &a.sources),
                    a.as_of.as_ref().map_or_else(Vec::new, |w| {
                        say::line(format!("Uppgiften gäller {}.", say::when(w.value)))
                    }),
                ]),
            ],
        );
    }
    draft.table(grid, "Inga aktörer finns i underlaget.");
}

/// Roles with their principal and mission.
pub fn roles(draft: &mut Draft, hb: &Handbook, anchors: Anchors) {
    let mut grid = Grid::of("roller", say::counted(hb.roles.len(), "roll", "roller")).columns(&[
        "Roll",
        "Huvudman",
        "Uppdrag",
        "Arbetar på centralen",
    ]);
    for (r, role) in hb.roles.iter() {
        grid.row(
            anchors.of(&role.id.value),
            vec![
                say::stacked([
                    vec![say::role(hb, r)],
                    activity_unsaid(role).map_or_else(Vec::new, say::line),
                ]),
                role.principal
                    .as_ref()
                    .map_or_else(|| vec![say::missing()], |p| say::line(p.value.label())),
                say::line(role.mission.value.clone()),
                say::line(if role.at_centre.value { "Ja" } else { "Nej" }),
            ],
        );
    }
    draft.table(grid.without_empty_columns(), "Inga roller finns i underlaget.");
}

/// The activity that a role works in, unless its title says it.
fn activity_unsaid(role: &Role) -> Option<&'static str> {
    let label = role.activity.as_ref()?.value.label();
    (!role.title.value.to_lowercase().contains(&label.to_lowercase())).then_some(label)
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
    let mut grid = Grid::of("ansvar", caption).columns(&[
        "Uppgift",
        "R – utför",
        "A – ansvarar",
        "C – rådfrågas",
        "I – informeras",
    ]);
    for r in tasks(hb, region, area) {
        let mut state = standing(r.status.value);
        if let Some(p) = r.proposal {
            state.push(say::text(", se "));
            state.push(say::record(Register::Proposals, &hb.proposals[p].id.value, "förslaget"));
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
                say::stacked([task, say::sourced(hb, state, &r.sources)]),
                say::parties(hb, &r.responsible),
                say::parties(hb, &r.accountable),
                say::parties(hb, &r.consulted),
                say::parties(hb, &r.informed),
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
    let mut grid = Grid::of("ansvar", caption).columns(&["Uppgift", "Del", "Område", "Läge"]);
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
            ],
        );
    }
    if !grid.is_empty() {
        draft.table(grid, "");
    }
}
