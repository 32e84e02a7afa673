//! Calendars as RFC 5545 has them: whole days, CRLF, lines of at most 75 octets, no clock. An
//! event's UID is that of its record, so that a new edition moves an event instead of doubling it.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::derive::agenda::{self, Agenda, Event, Repeat};
use crate::derive::lists::calendar;
use crate::model::calendar_item::CalendarItem;
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::table::Ref;
use crate::model::words::CalendarStatus;
use crate::text::dates;

/// The longest line in octets, its end not counted.
const LONGEST: usize = 75;

/// Text as a property's value: `\`, `;`, `,` and line ends escaped, other control characters gone.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            ';' => out.push_str("\\;"),
            ',' => out.push_str("\\,"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Adds a line, folded between characters where it is too long.
fn line(out: &mut String, name: &str, value: &str) {
    let mut room = LONGEST;
    for c in format!("{name}:{value}").chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LONGEST - 1;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out.push_str("\r\n");
}

fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// What stands under the title: whom it is for, what is due, how certain the day is, the source.
fn description(hb: &Handbook, item: &CalendarItem) -> String {
    let mut out = String::new();
    let mut say = |name: &str, words: &str| {
        if !words.is_empty() {
            let _ = writeln!(out, "{name}: {words}");
        }
    };
    let whom: Vec<&str> = item.for_whom.iter().map(|p| hb.parties[*p].name.as_str()).collect();
    say("För", &whom.join(", "));
    say("Lämnas", item.document.as_ref().map_or("", |d| &d.value));
    say("Till", item.recipient.as_ref().map_or("", |r| &r.value));
    match &item.date {
        Some(date) => say("När", &dates::long(date.value)),
        None => say("När", &format!("{}. Dagen är inte bestämd", calendar::months(item))),
    }
    say("Region", item.region.map_or("", |r| &hb.regions[r].name.value));
    let standing = match item.status.value {
        CalendarStatus::Proposed => "Förslag. Ingen har beslutat om det",
        other => other.label(),
    };
    say("Läge", standing);
    let cited: Vec<String> = item
        .sources
        .iter()
        .map(|c| {
            let name = &hb.sources[c.source].short.value;
            c.place.as_ref().map_or_else(|| name.clone(), |place| format!("{name} {place}"))
        })
        .collect();
    say("Källa", &cited.join(", "));
    out.trim_end().to_owned()
}

/// An event; the first of an item is 1.
fn event(out: &mut String, hb: &Handbook, item: &CalendarItem, number: usize, event: Event) {
    line(out, "BEGIN", "VEVENT");
    line(out, "UID", &format!("{}.{number}@arshjul.handbok", item.id.value));
    line(out, "DTSTAMP", &format!("{}T000000Z", day(hb.colophon.date.value)));
    line(out, "DTSTART;VALUE=DATE", &day(event.from));
    line(out, "DTEND;VALUE=DATE", &day(event.until));
    match event.repeat {
        Repeat::Never => {}
        Repeat::Yearly => line(out, "RRULE", "FREQ=YEARLY"),
        Repeat::Monthly => line(out, "RRULE", "FREQ=MONTHLY"),
    }
    line(out, "SUMMARY", &escape(&item.title.value));
    line(out, "DESCRIPTION", &escape(&description(hb, item)));
    line(out, "CATEGORIES", &escape(item.kind.value.label()));
    let decided = item.status.value == CalendarStatus::Proposed;
    line(out, "STATUS", if decided { "TENTATIVE" } else { "CONFIRMED" });
    line(out, "TRANSP", "TRANSPARENT");
    line(out, "END", "VEVENT");
}

/// A calendar as a file.
#[must_use]
pub fn bytes(hb: &Handbook, agenda: &Agenda<'_>) -> Vec<u8> {
    let mut out = String::new();
    line(&mut out, "BEGIN", "VCALENDAR");
    line(&mut out, "VERSION", "2.0");
    line(&mut out, "PRODID", "-//handbok//kalender//SV");
    line(&mut out, "CALSCALE", "GREGORIAN");
    line(&mut out, "METHOD", "PUBLISH");
    line(&mut out, "X-WR-CALNAME", &escape(&agenda.name));
    line(&mut out, "X-WR-TIMEZONE", "Europe/Stockholm");
    for item in agenda.items.iter().map(|r: &Ref<CalendarItem>| &hb.calendar[*r]) {
        for (number, found) in (1..).zip(agenda::events(hb.colophon.date.value, item)) {
            event(&mut out, hb, item, number, found);
        }
    }
    line(&mut out, "END", "VCALENDAR");
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_is_escaped_as_the_format_asks() {
        assert_eq!(escape("a; b, c\\d\ne\u{7}"), "a\\; b\\, c\\\\d\\ne ");
    }

    proptest! {
        #[test]
        fn lines_are_folded_at_75_octets_between_characters_and_can_be_unfolded(text in "\\PC*") {
            let mut out = String::new();
            line(&mut out, "SUMMARY", &escape(&text));
            prop_assert!(out.ends_with("\r\n"));
            for part in out.trim_end_matches("\r\n").split("\r\n") {
                prop_assert!(part.len() <= LONGEST, "{} octets", part.len());
            }
            let whole = out.trim_end_matches("\r\n").replace("\r\n ", "");
            prop_assert_eq!(whole, format!("SUMMARY:{}", escape(&text)));
        }
    }
}
