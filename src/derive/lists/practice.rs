//! What a centre does and with whom: methods, assignments, who takes over, steps, minimum level.

use crate::derive::draft::{Draft, Grid};
use crate::derive::lists::Anchors;
use crate::derive::plot::stairs::{self, Tread};
use crate::derive::say::{self, Line};
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::prose::{CalloutKind, Tone};
use crate::model::step::Step;
use crate::model::words::{LevelStatus, MethodLevel, Recommendation, Routine};

/// A recommendation as a sign; none when nobody recommended.
pub fn recommendation(r: Option<Recommendation>) -> Line {
    let Some(r) = r else { return vec![say::missing()] };
    let tone = match r {
        Recommendation::Recommended => Tone::Good,
        Recommendation::Tried => Tone::Warn,
        Recommendation::Discouraged => Tone::Bad,
        Recommendation::NotAssessed => Tone::Plain,
    };
    vec![say::status(tone, r.label())]
}

/// Methods of a level.
pub fn methods(draft: &mut Draft, hb: &Handbook, level: Option<MethodLevel>, anchors: Anchors) {
    let mut grid = Grid::of("metoder", level.map_or("Metoder och insatser", MethodLevel::label))
        .columns(&["Metod", "Vad den är", "Stöd och rekommendation"]);
    let mut found: Vec<_> =
        hb.methods.iter().filter(|(_, m)| level.is_none_or(|l| m.level.value == l)).collect();
    found.sort_by_key(|(r, m)| (m.level.value, *r));
    for (r, m) in found {
        grid.row(
            anchors.of(&m.id.value),
            vec![
                say::stacked([
                    vec![say::method(hb, r)],
                    if level.is_some() { Vec::new() } else { say::line(m.level.value.label()) },
                    say::line(m.aim.value.label()),
                    m.region.map_or_else(Vec::new, |r| vec![say::region(hb, r)]),
                ]),
                say::sourced(hb, say::line(m.description.value.clone()), &m.sources),
                say::stacked([
                    say::labelled("Stöd i forskning", say::line(m.evidence.value.label())),
                    say::labelled(
                        "Rekommendation",
                        recommendation(m.recommendation.as_ref().map(|r| r.value)),
                    ),
                ]),
            ],
        );
    }
    draft.table(grid, "Inga metoder är beskrivna här.");
}

/// What a centre may be asked to do, and whether it may decline.
pub fn assignments(draft: &mut Draft, hb: &Handbook, anchors: Anchors) {
    let mut grid = Grid::of("uppdrag", "Uppdrag och om centralen får tacka nej").columns(&[
        "Uppdrag",
        "Får tacka nej",
        "Vem beställer",
        "Mer om uppdraget",
    ]);
    for a in hb.assignments.rows() {
        grid.row(
            anchors.of(&a.id.value),
            vec![
                say::stacked([
                    say::line(a.text.value.clone()),
                    a.region.map_or_else(Vec::new, |r| vec![say::region(hb, r)]),
                ]),
                vec![say::yes_no(&a.may_decline)],
                say::stated(&a.ordered_by),
                say::stacked([
                    say::sourced(hb, say::optional(&a.note), &a.sources),
                    say::labelled("Förankring", say::optional(&a.anchoring)),
                    say::labelled("I vårdvalet", vec![say::yes_no(&a.care_choice)]),
                ]),
            ],
        );
    }
    draft.table(grid, "Inga uppdrag är beskrivna i underlaget.");
}

/// Who takes over, need by need: with a routine or as a visible gap.
pub fn handovers(draft: &mut Draft, hb: &Handbook, anchors: Anchors) {
    let mut grid = Grid::of("samverkanskarta", "Vem tar vid när familjen behöver mer").columns(&[
        "Behov",
        "Tar vid",
        "Rutin",
        "Mer om behovet",
    ]);
    let mut gaps = 0usize;
    for h in hb.handovers.rows() {
        let routine = match h.routine.as_ref().map(|r| r.value) {
            Some(Routine::Exists) => vec![say::status(Tone::Good, "Finns")],
            Some(Routine::Missing) => {
                gaps += 1;
                vec![say::status(Tone::Warn, "Saknas")]
            }
            None => vec![say::missing()],
        };
        let partners: Vec<&str> =
            h.partners.iter().map(|p| hb.partners[*p].name.value.as_str()).collect();
        let partners =
            if partners.is_empty() { vec![say::missing()] } else { say::line(partners.join(", ")) };
        grid.row(
            anchors.of(&h.id.value),
            vec![
                say::line(h.need.value.clone()),
                partners,
                routine,
                say::sourced(hb, say::optional(&h.description), &h.sources),
            ],
        );
    }
    if gaps > 0 {
        draft.words(format!(
            "För {} av {} saknas en rutin.",
            gaps,
            say::counted(hb.handovers.len(), "behov", "behov")
        ));
    }
    draft.table(grid.without_empty_columns(), "Inga behov är beskrivna i underlaget.");
}

/// Partners and what they are.
pub fn partners(draft: &mut Draft, hb: &Handbook) {
    let mut grid = Grid::of("samverkansparter", "Samverkansparter").columns(&[
        "Part",
        "Typ",
        "Vad parten gör",
    ]);
    for p in hb.partners.rows() {
        grid.row(
            Some(&p.id.value),
            vec![
                say::line(p.name.value.clone()),
                say::line(p.kind.value.label()),
                say::sourced(hb, say::optional(&p.description), &p.sources),
            ],
        );
    }
    draft.table(grid.without_empty_columns(), "Inga samverkansparter är beskrivna.");
}

/// The steps in their order.
pub fn ordered(hb: &Handbook) -> Vec<&Step> {
    let mut steps: Vec<&Step> = hb.steps.rows().collect();
    steps.sort_by_key(|s| s.order.value);
    steps
}

/// The staircase as a figure and as a table with criteria.
pub fn staircase(draft: &mut Draft, hb: &Handbook, anchors: Anchors) {
    let steps = ordered(hb);
    let treads: Vec<Tread> = steps
        .iter()
        .map(|s| Tread { name: s.name.value.clone(), state: String::new(), reached: false })
        .collect();
    if let Some(svg) = stairs::draw(&treads) {
        let names: Vec<String> = steps.iter().map(|s| s.name.value.clone()).collect();
        draft.figure(
            svg,
            format!("En trappa. Nedifrån och upp: {}.", names.join("; ")),
            say::line("Trappan mot en familjecentral. Ordningen får skilja sig lokalt."),
        );
    }
    let mut grid = Grid::of("trappan", "Stegen och vad som visar att ni är där")
        .columns(&["Steg", "Kriterier"]);
    for (i, s) in (1..).zip(steps) {
        grid.row(
            anchors.of(&s.id.value),
            vec![
                say::sourced(hb, say::line(format!("{i}. {}", s.name.value)), &s.sources),
                say::stacked(s.criteria.iter().map(|c| say::line(c.value.clone()))),
            ],
        );
    }
    draft.table(grid, "Trappans steg är inte beskrivna i underlaget.");
}

/// The minimum level; while it is a draft that is said first.
pub fn minimum_level(draft: &mut Draft, hb: &Handbook, anchors: Anchors) {
    if hb.requirements.rows().any(|r| r.status.value == LevelStatus::Draft) {
        draft.callout(
            CalloutKind::Undecided,
            "",
            vec![say::line(
                "Lägsta nivån är ett utkast. Ingen huvudman har beslutat om den. Använd raderna som \
                 underlag för samtal.",
            )],
        );
    }
    let mut grid = Grid::of("lagsta-niva", "Lägsta nivå").columns(&[
        "Krav",
        "Lägsta nivå",
        "Utvecklad nivå",
        "Så visar ni det",
    ]);
    let mixed = hb.requirements.rows().any(|r| r.status.value == LevelStatus::Current);
    for r in hb.requirements.rows() {
        let tone = if r.status.value == LevelStatus::Current { Tone::Good } else { Tone::Plain };
        let state =
            if mixed { vec![say::status(tone, r.status.value.label())] } else { Vec::new() };
        grid.row(
            anchors.of(&r.id.value),
            vec![
                say::stacked([
                    say::sourced(hb, say::line(r.text.value.clone()), &r.sources),
                    say::line(r.area.value.clone()),
                    state,
                ]),
                say::optional(&r.minimum),
                say::optional(&r.developed),
                say::optional(&r.shown_by),
            ],
        );
    }
    draft.table(grid.without_empty_columns(), "Ingen lägsta nivå är beskriven i underlaget.");
}
