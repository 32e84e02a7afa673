//! Statistics: the figure first, then the plot, then the table, then basis and source.

use crate::derive::coverage;
use crate::derive::doubt;
use crate::derive::draft::{Draft, Grid};
use crate::derive::facts::in_unit;
use crate::derive::plot::bars::{self, Bar};
use crate::derive::plot::stack::{self, Part};
use crate::derive::say::{self, Line};
use crate::model::handbook::Handbook;
use crate::model::link::Register;
use crate::model::statistic::{Statistic, StatisticRow};
use crate::model::table::Ref;
use crate::model::words::Unit;
use crate::source::span::Span;
use crate::text::numbers;

/// The first and last year that the rows themselves name ("År 2020", "Förändring 2020–2025").
fn years(s: &Statistic) -> Option<(i64, i64)> {
    let named = s.rows.iter().flat_map(|row| {
        let runs = row.name.value.split(|c: char| !c.is_ascii_digit());
        runs.filter(|run| run.len() == 4).filter_map(|run| run.parse().ok())
    });
    let years: Vec<i64> = named.filter(|year| (1900..2100).contains(year)).collect();
    let (first, last) = (*years.iter().min()?, *years.iter().max()?);
    (first != last).then_some((first, last))
}

/// The heading of a table: name, time and scope. The time is that of the rows, when each has its
/// own, and is left out when the name says it.
fn caption(s: &Statistic) -> String {
    let when = years(s)
        .map_or_else(|| say::when(s.as_of.value), |(first, last)| format!("{first}–{last}"));
    let mut out = s.name.value.clone();
    if !out.contains(&when) {
        out = format!("{out}, {when}");
    }
    if let Some(scope) = &s.scope {
        out = format!("{out}. {}", scope.value);
    }
    if let Some(n) = &s.n {
        out = format!("{out}. n = {}", numbers::whole(n.value));
    }
    out
}

/// The places that a statistic, or one row of it, is made from.
pub fn places(s: &Statistic, row: Option<&StatisticRow>) -> Vec<Span> {
    let own = row.map_or([s.value.as_ref().map(|v| v.span), None], |row| {
        [row.value.as_ref().map(|v| v.span), row.share.as_ref().map(|v| v.span)]
    });
    own.into_iter().flatten().chain([s.id.span]).collect()
}

fn value_column(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => "Procent",
        Unit::Kronor => "Kronor",
        Unit::Count => "Antal",
        Unit::YesNo => "Svar",
        Unit::Index => "Index",
        Unit::Quotient => "Kvot",
    }
}

/// The rows, or the only value, as a table.
pub fn table(draft: &mut Draft, hb: &Handbook, r: Ref<Statistic>) {
    rows(draft, hb, r, caption(&hb.statistics[r]));
}

fn rows(draft: &mut Draft, hb: &Handbook, r: Ref<Statistic>, caption: String) {
    let s = &hb.statistics[r];
    let mut grid = Grid::of("statistik", caption)
        .columns(&[""])
        .numbers(&[value_column(s.unit.value), "Andel"]);
    let shown = |v: Option<f64>| {
        v.map_or_else(|| vec![say::missing()], |v| say::line(in_unit(v, s.unit.value)))
    };
    if s.rows.is_empty() {
        grid.row(
            None,
            vec![say::line(s.name.value.clone()), shown(s.value.as_ref().map(|v| v.value))],
        );
    }
    for row in &s.rows {
        let share =
            row.share.as_ref().map_or_else(Vec::new, |p| say::line(numbers::percent(p.value, 1)));
        grid.row(
            None,
            vec![
                doubt::mark(hb, say::line(row.name.value.clone()), &own_places(row)),
                about(row, shown(row.value.as_ref().map(|v| v.value))),
                share,
            ],
        );
    }
    draft.table(grid.without_empty_columns(), "");
    draft.para(doubt::mark(hb, Vec::new(), &[s.id.span]));
    basis(draft, hb, s);
}

/// What stands before a number that the source gives as about so much.
const ABOUT: &str = "cirka\u{a0}";

fn is_about(row: &StatisticRow) -> bool {
    row.approximate.as_ref().is_some_and(|a| a.value) && row.value.is_some()
}

/// The number as it is shown, with "cirka" where the source says so.
fn about(row: &StatisticRow, mut shown: Line) -> Line {
    if is_about(row) {
        shown.insert(0, say::text(ABOUT));
    }
    shown
}

/// The places of a row's own numbers.
fn own_places(row: &StatisticRow) -> Vec<Span> {
    [&row.value, &row.share].into_iter().flatten().map(|v| v.span).collect()
}

/// What the source printed, how it was recomputed, remarks and source.
fn basis(draft: &mut Draft, hb: &Handbook, s: &Statistic) {
    if s.multiple.as_ref().is_some_and(|m| m.value) {
        draft.words("Den som svarade kunde välja flera alternativ.");
    }
    for d in coverage::deviations(s) {
        draft.words(format!(
            "Källan skriver {} för {}. Rätt räknat är det {}.",
            numbers::percent(d.printed, 1),
            d.name.to_lowercase(),
            numbers::percent(d.exact, 1),
        ));
    }
    let mut facts = Vec::new();
    if let Some(calculation) = &s.calculation {
        facts.push(("Beräkning".to_owned(), say::line(calculation.value.clone())));
    }
    if let Some(printed) = &s.printed {
        facts.push(("Så står det i källan".to_owned(), say::line(printed.value.clone())));
    }
    if let Some(note) = &s.note {
        facts.push(("Anmärkning".to_owned(), say::line(note.value.clone())));
    }
    let sources = say::citations(hb, &s.sources);
    if !sources.is_empty() {
        facts.push(("Källa".to_owned(), sources));
    }
    draft.facts(facts);
}

/// The bars of a statistic; shares where rows have them, since they compare best. `None` when
/// there are fewer than two rows with values: then a sentence is enough.
pub fn bars(hb: &Handbook, s: &Statistic) -> Option<(Vec<Bar>, Option<f64>)> {
    let shares = s.rows.iter().all(|r| r.share.is_some());
    let bars: Vec<Bar> = s
        .rows
        .iter()
        .map(|row| {
            let value = row.value.as_ref().map(|v| v.value);
            let share = row.share.as_ref().map(|v| v.value);
            let words = match (value, share) {
                (Some(v), Some(p)) if shares => {
                    format!("{} ({})", numbers::percent(p, 1), in_unit(v, s.unit.value))
                }
                (None, Some(p)) if shares => numbers::percent(p, 1),
                (Some(v), _) if is_about(row) => format!("{ABOUT}{}", in_unit(v, s.unit.value)),
                (Some(v), _) => in_unit(v, s.unit.value),
                _ => "Uppgift saknas".to_owned(),
            };
            let doubted = hb.doubts.about(&places(s, Some(row))).is_some();
            let words = if doubted { format!("{words}, ifrågasatt") } else { words };
            let length = if shares { share } else { value };
            Bar { label: row.name.value.clone(), value: length, words }
        })
        .collect();
    let full = (shares || s.unit.value == Unit::Percent).then_some(100.0);
    (bars.iter().filter(|b| b.value.is_some()).count() > 1).then_some((bars, full))
}

/// One bar in parts, where every row has its share, each answer was counted once and the shares
/// make a whole.
fn whole(s: &Statistic, bars: &[Bar]) -> Option<String> {
    let several = s.multiple.as_ref().is_some_and(|m| m.value);
    if several || s.rows.iter().any(|r| r.share.is_none()) || bars.len() > MOST_PARTS {
        return None;
    }
    let parts: Vec<Part> = bars
        .iter()
        .map(|b| Part {
            name: b.label.clone(),
            share: b.value.unwrap_or(f64::NAN),
            words: b.words.clone(),
        })
        .collect();
    stack::draw(&parts)
}

/// More parts than there are patterns are told apart better as bars.
const MOST_PARTS: usize = 6;

/// The plot of a statistic, where one helps; whether there is one.
pub fn figure(draft: &mut Draft, hb: &Handbook, s: &Statistic) -> bool {
    let Some((bars, full)) = bars(hb, s) else { return false };
    if let Some(svg) = whole(s, &bars) {
        let words: Vec<String> = bars.iter().map(|b| format!("{}: {}", b.label, b.words)).collect();
        let alt = format!("En stapel i delar. {}.", words.join("; "));
        draft.figure(svg, alt, say::line(caption(s)));
        return true;
    }
    let Some(svg) = bars::draw(&bars, full) else { return false };
    let words: Vec<String> = bars.iter().map(|b| format!("{}: {}", b.label, b.words)).collect();
    draft.figure(svg, format!("Stapeldiagram. {}.", words.join("; ")), say::line(caption(s)));
    true
}

/// The plot and its table. What it is about stands under the plot, so the table need not say it
/// again.
pub fn diagram(draft: &mut Draft, hb: &Handbook, r: Ref<Statistic>) {
    if figure(draft, hb, &hb.statistics[r]) {
        rows(draft, hb, r, format!("{}: diagrammets siffror", hb.statistics[r].name.value));
    } else {
        table(draft, hb, r);
    }
}

/// Every statistic with heading, plot and table.
pub fn all(draft: &mut Draft, hb: &Handbook) {
    for (r, s) in hb.statistics.iter() {
        draft.record_heading(2, &s.id.value, say::line(s.name.value.clone()));
        if let (Some(v), true) = (&s.value, s.rows.is_empty()) {
            let line = vec![
                say::strong(in_unit(v.value, s.unit.value)),
                say::text(format!(" ({}).", say::when(s.as_of.value))),
            ];
            draft.para(doubt::mark(hb, line, &places(s, None)));
            if let Some(scope) = &s.scope {
                draft.words(format!("{}.", scope.value));
            }
            basis(draft, hb, s);
        } else {
            diagram(draft, hb, r);
        }
    }
}

/// A statistic's name, linked.
pub fn link(hb: &Handbook, r: Ref<Statistic>) -> crate::model::prose::Inline {
    let s = &hb.statistics[r];
    say::record(Register::Statistics, &s.id.value, s.name.value.clone())
}
