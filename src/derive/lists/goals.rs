//! Goals and indicators, and the holes between them.

use crate::derive::draft::{Draft, Grid};
use crate::derive::follow_up;
use crate::derive::lists::Anchors;
use crate::derive::say::{self, Line};
use crate::model::closed::Closed;
use crate::model::goal::Goal;
use crate::model::handbook::Handbook;
use crate::model::indicator::Indicator;
use crate::model::prose::Tone;
use crate::model::region::Region;
use crate::model::table::Ref;
use crate::model::words::{FollowUpQuestion, GoalLevel, IndicatorStatus, IndicatorType, Standing};

/// Whether something applies, as a sign.
pub fn standing(standing: Standing) -> Line {
    let tone = if standing == Standing::Current { Tone::Good } else { Tone::Plain };
    vec![say::status(tone, standing.label())]
}

/// An indicator's state as a sign.
pub fn indicator_status(status: IndicatorStatus) -> Line {
    let tone = if status == IndicatorStatus::Decided { Tone::Good } else { Tone::Plain };
    vec![say::status(tone, status.label())]
}

/// Goals that fit, in order of level, region, number.
pub fn chosen(
    hb: &Handbook,
    level: Option<GoalLevel>,
    region: Option<Ref<Region>>,
) -> Vec<Ref<Goal>> {
    let mut found: Vec<Ref<Goal>> = hb
        .goals
        .iter()
        .filter(|(_, g)| level.is_none_or(|l| g.level.value == l))
        .filter(|(_, g)| region.is_none_or(|r| g.region == Some(r)))
        .map(|(r, _)| r)
        .collect();
    found.sort_by_key(|r| {
        let g = &hb.goals[*r];
        (g.level.value, g.region, g.number.as_ref().map(|n| n.value), *r)
    });
    found
}

/// A table of goals with their indicators; where a goal has none, that is said.
pub fn table(
    draft: &mut Draft,
    hb: &Handbook,
    goals: &[Ref<Goal>],
    caption: &str,
    anchors: Anchors,
) {
    let mut grid = Grid::of("mal", caption).columns(&["Mål", "Formulering", "Indikatorer", "Läge"]);
    let one_level =
        goals.windows(2).all(|w| hb.goals[w[0]].level.value == hb.goals[w[1]].level.value);
    for r in goals {
        let g = &hb.goals[*r];
        let indicators = if g.indicators.is_empty() {
            say::line("Ingen ännu")
        } else {
            say::stacked(g.indicators.iter().map(|i| vec![say::indicator(hb, *i)]))
        };
        let number = g.number.as_ref().filter(|n| n.value > 0).map(|n| format!("{}. ", n.value));
        let mut name = number.map_or_else(Vec::new, say::line);
        name.push(say::goal(hb, *r));
        let level = if one_level { Vec::new() } else { say::line(g.level.value.label()) };
        let region = g.region.map_or_else(Vec::new, |r| vec![say::region(hb, r)]);
        grid.row(
            anchors.of(&g.id.value),
            vec![
                say::stacked([name, level, region]),
                say::sourced(hb, say::line(g.text.value.clone()), &g.sources),
                indicators,
                standing(g.status.value),
            ],
        );
    }
    draft.table(grid, "Inga sådana mål finns i underlaget.");
}

/// The groups that goals and methods are for, those named as more exposed marked.
pub fn target_groups(draft: &mut Draft, hb: &Handbook, anchors: Anchors) {
    let mut grid = Grid::of("malgrupper", "Målgrupper som källorna nämner")
        .columns(&["Målgrupp", "Beskrivning"]);
    for group in hb.target_groups.rows() {
        let exposed = group.exposed.as_ref().is_some_and(|told| told.value);
        let mark = if exposed {
            vec![say::status(Tone::Plain, "Kan behöva mer stöd")]
        } else {
            Vec::new()
        };
        let text = group.description.as_ref().map_or_else(Vec::new, |d| say::line(d.value.clone()));
        grid.row(
            anchors.of(&group.id.value),
            vec![
                say::stacked([say::line(group.name.value.clone()), mark]),
                say::sourced(hb, text, &group.sources),
            ],
        );
    }
    draft.table(grid, "Inga målgrupper finns i underlaget.");
}

/// Indicators that fit, in file order.
pub fn indicators(
    hb: &Handbook,
    kind: Option<IndicatorType>,
    question: Option<FollowUpQuestion>,
) -> Vec<Ref<Indicator>> {
    hb.indicators
        .iter()
        .filter(|(_, i)| kind.is_none_or(|k| i.kind.value == k))
        .filter(|(_, i)| {
            question.is_none_or(|q| i.question.as_ref().is_some_and(|own| own.value == q))
        })
        .map(|(r, _)| r)
        .collect()
}

/// A table of indicators and whether anything is measured yet.
pub fn indicator_table(
    draft: &mut Draft,
    hb: &Handbook,
    found: &[Ref<Indicator>],
    caption: &str,
    anchors: Anchors,
) {
    let mut grid = Grid::of("indikatorer", caption).columns(&[
        "Indikator",
        "Vad den mäter",
        "Mätvärden",
        "Läge",
    ]);
    for r in found {
        let i = &hb.indicators[*r];
        let values = hb
            .measurements
            .of(*r)
            .filter(|(_, m)| m.value.is_some() && follow_up::object(m).is_some())
            .count();
        let values = if values == 0 {
            say::line("Inga ännu")
        } else {
            say::line(say::counted(values, "värde", "värden"))
        };
        let mut unit = i.unit.value.label().to_owned();
        if let Some(ages) = say::ages(i.ages.as_ref()) {
            unit = format!("{unit}, {ages}");
        }
        grid.row(
            anchors.of(&i.id.value),
            vec![
                say::stacked([vec![say::indicator(hb, *r)], say::line(say::capital(&unit))]),
                say::sourced(hb, say::line(i.definition.value.clone()), &i.sources),
                values,
                indicator_status(i.status.value),
            ],
        );
    }
    draft.table(grid, "Inga sådana indikatorer finns i underlaget.");
}

/// Goals without an indicator and indicators without a value: the holes in the follow-up.
pub fn holes(draft: &mut Draft, hb: &Handbook) {
    let bare: Vec<Line> = hb
        .goals
        .iter()
        .filter(|(_, g)| g.indicators.is_empty())
        .map(|(r, _)| vec![say::goal(hb, r)])
        .collect();
    if !bare.is_empty() {
        draft.words(format!(
            "{} har ingen indikator. Då går det inte att följa om vi når dit:",
            say::counted(bare.len(), "mål", "mål")
        ));
        draft.list(bare);
    }
}
