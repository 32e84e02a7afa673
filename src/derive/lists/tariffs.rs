//! Tariffs: levels, kronor per person, pots, conditions and what the text leaves open.

use jiff::civil::Date;

use crate::derive::doubt;
use crate::derive::draft::{Draft, Grid};
use crate::derive::say::{self, Line};
use crate::derive::tariff::{self, InForce};
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::link::Register;
use crate::model::prose::{CalloutKind, Tone};
use crate::model::region::Region;
use crate::model::table::Ref;
use crate::model::tariff::Tariff;
use crate::model::words::TariffStatus;
use crate::source::span::Span;
use crate::text::{dates, numbers};

/// A tariff's state as a sign.
pub fn status(status: TariffStatus) -> Line {
    let tone = match status {
        TariffStatus::Current => Tone::Good,
        TariffStatus::Outdated => Tone::Bad,
        TariffStatus::Proposed => Tone::Plain,
    };
    vec![say::status(tone, status.label())]
}

/// The places that a tariff's period is made from.
pub fn places(t: &Tariff) -> Vec<Span> {
    [Some(t.valid_from.span), t.valid_to.as_ref().map(|to| to.span)].into_iter().flatten().collect()
}

/// From when and until when.
fn period(hb: &Handbook, t: &Tariff) -> Line {
    let from = say::when(t.valid_from.value);
    let line = match &t.valid_to {
        Some(to) => say::line(format!("{from} till {}", say::when(to.value))),
        None => say::line(format!("från {from}, slutdatum okänt")),
    };
    doubt::mark(hb, line, &places(t))
}

/// Everything that is known of one tariff.
pub fn one(draft: &mut Draft, hb: &Handbook, r: Ref<Tariff>) {
    let t = &hb.tariffs[r];
    let mut facts = vec![
        ("Läge".to_owned(), status(t.status.value)),
        ("Gäller".to_owned(), period(hb, t)),
        ("Vem får ersättningen".to_owned(), say::stated(&t.recipient)),
    ];
    facts.push(("Källa".to_owned(), say::citations(hb, &t.sources)));
    draft.facts(facts);
    if t.status.value == TariffStatus::Outdated {
        let words = t
            .note
            .as_ref()
            .map_or_else(|| "Beloppen gäller inte längre.".to_owned(), |n| n.value.clone());
        draft.callout(CalloutKind::Warning, "Inaktuella belopp", vec![say::line(words)]);
    } else {
        draft.para(say::optional(&t.note));
    }
    if !t.levels.is_empty() {
        let mut grid = Grid::of("ersattningsbelopp", format!("Nivåer i {}", t.name.value))
            .columns(&["Nivå"])
            .numbers(&["Kronor per år"]);
        for (i, level) in (1..).zip(&t.levels) {
            grid.row(
                None,
                vec![
                    say::line(format!("{i}. {}", level.name.value)),
                    say::line(numbers::whole(level.kronor.value)),
                ],
            );
        }
        draft.table(grid, "");
    }
    if !t.per_person.is_empty() {
        let mut grid =
            Grid::of("ersattningsbelopp", format!("Belopp per person i {}", t.name.value))
                .columns(&["Grupp"])
                .numbers(&["Kronor per person"]);
        for row in &t.per_person {
            let cells = vec![
                say::line(row.group.value.clone()),
                say::line(numbers::whole(row.kronor.value)),
            ];
            grid.row(None, cells);
        }
        draft.table(grid, "");
    }
    if !t.pots.is_empty() {
        let mut grid =
            Grid::of("ersattningsbelopp", "Gemensam pott").columns(&["År"]).numbers(&["Kronor"]);
        grid = grid.columns(&["Källa"]);
        for pot in &t.pots {
            grid.row(
                None,
                vec![
                    say::line(pot.year.value.to_string()),
                    say::line(numbers::whole(pot.kronor.value)),
                    say::citations(hb, &pot.sources),
                ],
            );
        }
        draft.table(grid, "");
    }
    if !t.conditions.is_empty() {
        draft.words("Villkor:");
        draft.list(t.conditions.iter().map(|c| say::line(c.value.clone())).collect());
    }
    if !t.open.is_empty() {
        draft.words("Det här lämnar texten öppet:");
        draft.list(t.open.iter().map(|c| say::line(c.value.clone())).collect());
    }
}

/// What applies in a region on a day, in a sentence, and the tariff.
pub fn in_region(draft: &mut Draft, hb: &Handbook, region: Ref<Region>, day: Option<Date>) {
    let name = &hb.regions[region].short.value;
    let asked = day.unwrap_or(hb.settings.today);
    let shown = match tariff::in_force(hb, region, asked) {
        InForce::Tariff(r) => {
            draft.words(format!(
                "Den {} gäller {} i {name}.",
                dates::long(asked),
                hb.tariffs[r].name.value
            ));
            Some(r)
        }
        InForce::Outdated(r) => {
            draft.words(format!(
                "Vi vet inte vilken ersättning som gäller i {name} den {}. Den senaste i underlaget \
                 är {}, och den är inaktuell.",
                dates::long(asked),
                hb.tariffs[r].name.value
            ));
            Some(r)
        }
        InForce::None => {
            draft.words(format!(
                "Ingen ersättning i {name} är känd för den {}.",
                dates::long(asked)
            ));
            None
        }
    };
    if let Some(r) = shown {
        one(draft, hb, r);
    }
}

/// Every tariff in one table.
pub fn overview(draft: &mut Draft, hb: &Handbook, region: Option<Ref<Region>>) {
    let mut grid = Grid::of("ersattningar", "Ersättningar").columns(&[
        "Ersättning",
        "Gäller",
        "Belopp",
        "Läge",
    ]);
    for t in hb.tariffs.rows().filter(|t| region.is_none_or(|r| t.region == Some(r))) {
        let sums = t
            .levels
            .iter()
            .map(|l| format!("{} per år", numbers::kronor(l.kronor.value)))
            .chain(t.per_person.iter().map(|p| {
                format!("{}: {} per person", p.group.value, numbers::kronor(p.kronor.value))
            }))
            .map(say::line);
        grid.row(
            None,
            vec![
                say::stacked([
                    vec![say::record(Register::Tariffs, &t.id.value, t.name.value.clone())],
                    t.region.map_or_else(Vec::new, |r| vec![say::region(hb, r)]),
                ]),
                period(hb, t),
                say::stacked(sums),
                say::sourced(hb, status(t.status.value), &t.sources),
            ],
        );
    }
    draft.table(grid, "Inga ersättningar finns i underlaget.");
}
