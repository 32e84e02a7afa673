//! The year: a wheel and the list that it numbers.

use crate::derive::draft::{Draft, Grid};
use crate::derive::lists::Anchors;
use crate::derive::plot::wheel;
use crate::derive::say::{self, Line};
use crate::model::calendar_item::CalendarItem;
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::prose::Tone;
use crate::model::words::CalendarStatus;
use crate::text::dates;

/// The wheels in the order in which they first occur.
pub fn wheels(hb: &Handbook) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    for item in hb.calendar.rows() {
        if !out.contains(&item.wheel.value.as_str()) {
            out.push(&item.wheel.value);
        }
    }
    out
}

/// The items of a wheel by first month, then by date.
pub fn items<'a>(hb: &'a Handbook, wheel: &str) -> Vec<&'a CalendarItem> {
    let mut found: Vec<&CalendarItem> =
        hb.calendar.rows().filter(|i| i.wheel.value == wheel).collect();
    found.sort_by_key(|i| {
        let first = i.months.iter().map(|m| m.value).min().unwrap_or(13);
        (first, i.date.as_ref().map(|d| d.value), i.months.len())
    });
    found
}

/// "januari", "mars och april", "februari–december", "varje månad".
pub fn months(item: &CalendarItem) -> String {
    let mut own: Vec<i8> = item.months.iter().filter_map(|m| i8::try_from(m.value).ok()).collect();
    own.sort_unstable();
    own.dedup();
    own.retain(|m| (1..=12).contains(m));
    match own.as_slice() {
        [] => String::new(),
        all if all.len() == 12 => "varje månad".to_owned(),
        [first, .., last]
            if own.len() > 2 && usize::try_from(last - first).is_ok_and(|d| d + 1 == own.len()) =>
        {
            format!("{}–{}", dates::month(*first), dates::month(*last))
        }
        _ => say::listing(&own.iter().map(|m| dates::month(*m)).collect::<Vec<_>>()),
    }
}

fn status(status: CalendarStatus) -> Line {
    let tone = match status {
        CalendarStatus::Current => Tone::Good,
        CalendarStatus::Historic | CalendarStatus::Proposed => Tone::Plain,
    };
    vec![say::status(tone, status.label())]
}

/// What readers call a wheel.
pub fn name(wheel: &str) -> String {
    match wheel {
        "forslag" => "Föreslaget årshjul".to_owned(),
        other => format!("Årshjul {other}"),
    }
}

/// A wheel as figure and list.
pub fn year(draft: &mut Draft, hb: &Handbook, which: &str, anchors: Anchors) {
    let found = items(hb, which);
    if found.is_empty() {
        draft.words("Årshjulet har inga punkter i underlaget.");
        return;
    }
    let mut by_month: [Vec<usize>; 12] = Default::default();
    for (number, item) in (1..).zip(&found) {
        for month in &item.months {
            let place = usize::try_from(month.value).ok().and_then(|m| m.checked_sub(1));
            if let Some(slot) = place.and_then(|m| by_month.get_mut(m))
                && !slot.contains(&number)
            {
                slot.push(number);
            }
        }
    }
    let title = name(which);
    draft.figure(
        wheel::draw(&by_month, &title),
        format!("{title} med årets tolv månader. Siffrorna är numren i tabellen."),
        say::line(format!("{title}. Siffrorna är numren i tabellen.")),
    );
    let mut grid = Grid::new(title).columns(&[
        "Punkt",
        "När",
        "Typ",
        "För",
        "Underlag",
        "Lämnas till",
        "Läge",
        "Källa",
    ]);
    for (number, item) in (1..).zip(found) {
        let when = match &item.date {
            Some(d) => dates::long(d.value),
            None => say::capital(&months(item)),
        };
        grid.row(
            anchors.of(&item.id.value),
            vec![
                say::line(format!("{number}. {}", item.title.value)),
                say::line(when),
                say::line(item.kind.value.label()),
                say::parties(hb, &item.for_whom),
                say::optional(&item.document),
                say::optional(&item.recipient),
                status(item.status.value),
                say::citations(hb, &item.sources),
            ],
        );
    }
    draft.table(grid.without_empty_columns(), "");
}
