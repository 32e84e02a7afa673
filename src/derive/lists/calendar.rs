//! The year: a wheel and the list that it numbers.

use crate::derive::agenda::{self, Agenda, Whose};
use crate::derive::draft::{Draft, Grid};
use crate::derive::lists::Anchors;
use crate::derive::plot::wheel;
use crate::derive::say::{self, Line};
use crate::model::calendar_item::CalendarItem;
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::link::{Link, Register, Target};
use crate::model::party::PartyKind;
use crate::model::prose::{Inline, Tone};
use crate::model::words::CalendarStatus;
use crate::text::dates;

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

/// "januari", "mars och april", "februari–juni och augusti", "under året" for
/// all twelve: whether it comes back each month the months alone do not say.
pub fn months(item: &CalendarItem) -> String {
    let mut own: Vec<i8> = item.months.iter().filter_map(|m| i8::try_from(m.value).ok()).collect();
    own.sort_unstable();
    own.dedup();
    own.retain(|m| (1..=12).contains(m));
    if own.len() == 12 {
        return "under året".to_owned();
    }
    let runs: Vec<String> = own
        .chunk_by(|a, b| a + 1 == *b)
        .flat_map(|run| match run {
            [first, .., last] if run.len() > 2 => {
                vec![format!("{}–{}", dates::month(*first), dates::month(*last))]
            }
            few => few.iter().map(|m| dates::month(*m).to_owned()).collect(),
        })
        .collect();
    say::listing(&runs)
}

fn status(status: CalendarStatus) -> Line {
    let tone = match status {
        CalendarStatus::Current => Tone::Good,
        CalendarStatus::Historic | CalendarStatus::Proposed => Tone::Plain,
    };
    vec![say::status(tone, status.label())]
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
    let title = agenda::wheel_name(which);
    draft.figure(
        wheel::draw(&by_month, &title),
        format!("{title} med årets tolv månader. Siffrorna är numren i tabellen."),
        say::line(format!("{title}. Siffrorna är numren i tabellen.")),
    );
    let first = found[0].status.value;
    let same = found.iter().all(|i| i.status.value == first);
    if same {
        draft.words(match first {
            CalendarStatus::Historic => {
                "Årshjulet är ett historiskt exempel och gäller inte i dag."
            }
            CalendarStatus::Proposed => "Årshjulet är ett förslag. Ingen har beslutat om det.",
            CalendarStatus::Current => "Årshjulet gäller.",
        });
    }
    let mut grid = Grid::of("kalender", title).columns(&["Punkt", "När", "För", "Lämnas"]);
    for (number, item) in (1..).zip(found) {
        let when = match &item.date {
            Some(d) => dates::long(d.value),
            None => say::capital(&months(item)),
        };
        let kind = say::line(item.kind.value.label());
        grid.row(
            anchors.of(&item.id.value),
            vec![
                say::sourced(
                    hb,
                    say::line(format!("{number}. {}", item.title.value)),
                    &item.sources,
                ),
                say::stacked([
                    say::line(when),
                    kind,
                    if same { Vec::new() } else { status(item.status.value) },
                ]),
                say::parties(hb, &item.for_whom),
                say::stacked([
                    say::optional(&item.document),
                    say::labelled("Till", say::optional(&item.recipient)),
                ]),
            ],
        );
    }
    draft.table(grid.without_empty_columns(), "");
}

/// A link to a calendar's file, by whose it is.
pub fn subscription(agenda: &Agenda<'_>, words: impl Into<String>) -> Inline {
    say::link(Link::File { path: agenda.path.clone() }, words)
}

/// Every calendar file, and what to do with it.
pub fn subscriptions(draft: &mut Draft, hb: &Handbook) {
    let agendas = agenda::agendas(hb);
    if agendas.is_empty() {
        return;
    }
    draft.heading(2, "Ta in kalendern i din egen");
    draft.words(
        "Kopiera adressen till en fil och prenumerera på den i ditt kalenderprogram, eller ladda \
         ned filen. Punkter utan bestämd dag ligger över hela månaden.",
    );
    let name = |whose: Whose<'_>| match whose {
        Whose::All => "Alla punkter".to_owned(),
        Whose::Region(r) => hb.regions[r].name.value.clone(),
        Whose::Party(p) => hb.parties[p].name.clone(),
        Whose::Wheel(wheel) => format!("{} (historiskt)", agenda::wheel_name(wheel)),
    };
    let group = |whose: Whose<'_>| match whose {
        Whose::All | Whose::Region(_) => "För alla och för varje region",
        Whose::Party(p) => match hb.parties[p].kind {
            PartyKind::Role(_) => "För varje roll",
            PartyKind::Body(_) => "För varje organ",
        },
        Whose::Wheel(_) => "Äldre årshjul",
    };
    for words in
        ["För alla och för varje region", "För varje roll", "För varje organ", "Äldre årshjul"]
    {
        let found: Vec<&Agenda<'_>> = agendas.iter().filter(|a| group(a.whose) == words).collect();
        if found.is_empty() {
            continue;
        }
        let links = found.iter().map(|a| vec![subscription(a, name(a.whose))]);
        let mut line = vec![say::text(format!("{words} (.ics): "))];
        line.extend(say::joined(links, ", "));
        line.push(say::text("."));
        draft.para(line);
    }
}

/// A sentence with the calendar of a region, a role or a body, where it has one.
pub fn own(draft: &mut Draft, hb: &Handbook, whose: Whose<'_>, words: &str) {
    let agendas = agenda::agendas(hb);
    if let Some(found) = agendas.iter().find(|a| a.whose == whose) {
        draft.para(vec![
            say::text("Ta in punkterna ur "),
            say::to(Target::Register(Register::Calendar), "årshjulet"),
            say::text(" i din egen kalender: "),
            subscription(found, format!("kalender för {words} (.ics)")),
            say::text("."),
        ]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::example::at;
    use crate::model::words::CalendarType;

    #[test]
    fn months_are_told_as_runs() {
        let told = |list: &[i64]| {
            months(&CalendarItem {
                id: at(String::new()),
                title: at(String::new()),
                wheel: at(String::new()),
                months: list.iter().map(|m| at(*m)).collect(),
                date: None,
                kind: at(CalendarType::Meeting),
                for_whom: Vec::new(),
                document: None,
                recipient: None,
                status: at(CalendarStatus::Proposed),
                region: None,
                sources: Vec::new(),
            })
        };
        assert_eq!(told(&[2]), "februari");
        assert_eq!(told(&[3, 4]), "mars och april");
        assert_eq!(told(&[1, 2, 3, 4, 5, 6, 8, 9, 10]), "januari–juni och augusti–oktober");
        assert_eq!(told(&(1..=12).collect::<Vec<_>>()), "under året");
        assert_eq!(told(&[0, 13, 500]), "");
    }
}
