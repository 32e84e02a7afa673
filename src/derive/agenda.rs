//! Calendars to subscribe to: for all, for each region, for each role and body, and for each wheel
//! of a year that is over.
//!
//! A wheel knows months and only sometimes days. An item without a day is an event of the whole
//! run of months that it falls in, every year; one that comes in every month is an event of each
//! month's first day. No day is made up: the words say that only the month is known.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::calendar_item::CalendarItem;
use crate::model::handbook::Handbook;
use crate::model::party::{Party, PartyKind};
use crate::model::region::Region;
use crate::model::table::Ref;
use crate::model::words::CalendarStatus;

/// Whom a calendar is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose<'a> {
    /// Everyone.
    All,
    /// A region: what is common, and what is its own.
    Region(Ref<Region>),
    /// A role, with the bodies that it sits in, or a body.
    Party(Ref<Party>),
    /// A wheel that is history.
    Wheel(&'a str),
}

/// A calendar with its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda<'a> {
    /// Whom it is for.
    pub whose: Whose<'a>,
    /// Its file from the site's root: `kalender/region-dalarna.ics`.
    pub path: String,
    /// What readers and calendar programs call it.
    pub name: String,
    /// Its items, in the order of the register.
    pub items: Vec<Ref<CalendarItem>>,
}

/// How often an event comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// Never: its day is known.
    Never,
    /// Every year.
    Yearly,
    /// Every month.
    Monthly,
}

/// One event of an item: whole days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// First day.
    pub from: Date,
    /// The day after the last.
    pub until: Date,
    /// How often it comes back.
    pub repeat: Repeat,
}

fn is_history(item: &CalendarItem) -> bool {
    item.status.value == CalendarStatus::Historic
}

/// Whether an item concerns a party: it is named, or it is a role of a body that is.
fn concerns(hb: &Handbook, item: &CalendarItem, party: Ref<Party>) -> bool {
    item.for_whom.iter().any(|named| {
        *named == party
            || match (hb.parties[*named].kind, hb.parties[party].kind) {
                (PartyKind::Body(body), PartyKind::Role(role)) => {
                    hb.bodies[body].roles.contains(&role)
                }
                _ => false,
            }
    })
}

/// Every calendar that has an item, in the order: all, regions, roles and bodies, wheels that are
/// history.
#[must_use]
pub fn agendas(hb: &Handbook) -> Vec<Agenda<'_>> {
    let title = &hb.colophon.title.value;
    let chosen = |wanted: &dyn Fn(&CalendarItem) -> bool| -> Vec<Ref<CalendarItem>> {
        hb.calendar.iter().filter(|(_, i)| wanted(i)).map(|(r, _)| r).collect()
    };
    let mut out = vec![Agenda {
        whose: Whose::All,
        path: "kalender/alla.ics".to_owned(),
        name: title.clone(),
        items: chosen(&|i| !is_history(i)),
    }];
    for (r, region) in hb.regions.iter() {
        out.push(Agenda {
            whose: Whose::Region(r),
            path: format!("kalender/region-{}.ics", region.id.value),
            name: format!("{title}: {}", region.name.value),
            items: chosen(&|i| !is_history(i) && i.region.is_none_or(|own| own == r)),
        });
    }
    for (r, party) in hb.parties.iter() {
        let kind = match party.kind {
            PartyKind::Role(_) => "roll",
            PartyKind::Body(_) => "organ",
        };
        out.push(Agenda {
            whose: Whose::Party(r),
            path: format!("kalender/{kind}-{}.ics", party.id.value),
            name: format!("{title}: {}", party.name),
            items: chosen(&|i| !is_history(i) && concerns(hb, i, r)),
        });
    }
    for wheel in wheels(hb) {
        out.push(Agenda {
            whose: Whose::Wheel(wheel),
            path: format!("kalender/arshjul-{}.ics", crate::text::slug::slug(wheel)),
            name: format!("{title}: {}", wheel_name(wheel)),
            items: chosen(&|i| is_history(i) && i.wheel.value == wheel),
        });
    }
    out.retain(|agenda| !agenda.items.is_empty());
    out
}

/// The events of an item. A wheel that is history is of the year that it is called by, others begin
/// in the year of the edition's day; an item of history without a year has no event.
#[must_use]
pub fn events(edition: Date, item: &CalendarItem) -> Vec<Event> {
    let days = |from: Date, until: Option<Date>, repeat| {
        Some(Event { from, until: until.filter(|u| *u > from)?, repeat })
    };
    if let Some(date) = &item.date {
        let next = date.value.checked_add(1.day()).ok();
        return days(date.value, next, Repeat::Never).into_iter().collect();
    }
    let (year, yearly) = if is_history(item) {
        let Ok(year) = item.wheel.value.parse::<i16>() else { return Vec::new() };
        (year, Repeat::Never)
    } else {
        (edition.year(), Repeat::Yearly)
    };
    let mut months: Vec<i8> = item
        .months
        .iter()
        .filter_map(|m| i8::try_from(m.value).ok())
        .filter(|m| (1..=12).contains(m))
        .collect();
    months.sort_unstable();
    months.dedup();
    let first = |month: i8| Date::new(year, month, 1).ok();
    if months.len() == 12 && yearly == Repeat::Yearly {
        let event = |from: Date| days(from, from.checked_add(1.day()).ok(), Repeat::Monthly);
        return first(1).and_then(event).into_iter().collect();
    }
    months
        .chunk_by(|a, b| a + 1 == *b)
        .filter_map(|run| {
            let (from, last) = (first(*run.first()?)?, first(*run.last()?)?);
            days(from, last.checked_add(1.month()).ok(), yearly)
        })
        .collect()
}

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

/// What readers call a wheel.
pub fn wheel_name(wheel: &str) -> String {
    match wheel {
        "forslag" => "Föreslaget årshjul".to_owned(),
        other => format!("Årshjul {other}"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::derive::example::at;
    use crate::model::words::CalendarType;

    fn found(months: &[i64], wheel: &str, status: CalendarStatus) -> Vec<(Date, Date, Repeat)> {
        let item = CalendarItem {
            id: at("punkt".to_owned()),
            title: at("Punkt".to_owned()),
            wheel: at(wheel.to_owned()),
            months: months.iter().map(|m| at(*m)).collect(),
            date: None,
            kind: at(CalendarType::Meeting),
            for_whom: Vec::new(),
            document: None,
            recipient: None,
            status: at(status),
            region: None,
            sources: Vec::new(),
        };
        let events = events(date(2026, 11, 21), &item);
        events.into_iter().map(|e| (e.from, e.until, e.repeat)).collect()
    }

    #[test]
    fn months_become_whole_runs_and_december_ends_with_the_year() {
        assert_eq!(
            found(&[12, 3, 2, 3], "forslag", CalendarStatus::Proposed),
            [
                (date(2026, 2, 1), date(2026, 4, 1), Repeat::Yearly),
                (date(2026, 12, 1), date(2027, 1, 1), Repeat::Yearly),
            ]
        );
    }

    #[test]
    fn what_comes_every_month_is_no_event_of_a_whole_year() {
        let all: Vec<i64> = (1..=12).collect();
        assert_eq!(
            found(&all, "forslag", CalendarStatus::Current),
            [(date(2026, 1, 1), date(2026, 1, 2), Repeat::Monthly)]
        );
    }

    #[test]
    fn history_stays_in_its_year_and_months_that_do_not_exist_are_nothing() {
        assert_eq!(
            found(&[4], "2016", CalendarStatus::Historic),
            [(date(2016, 4, 1), date(2016, 5, 1), Repeat::Never)]
        );
        assert_eq!(found(&[4], "forr", CalendarStatus::Historic), []);
        assert_eq!(found(&[0, 13, -500], "forslag", CalendarStatus::Proposed), []);
    }
}
