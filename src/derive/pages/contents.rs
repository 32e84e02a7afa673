//! Pages about the handbook itself: index, sources with their citers, forms, paths, news.

use std::collections::BTreeMap;

use crate::derive::cited;
use crate::derive::draft::{Draft, Grid};
use crate::derive::reading_time;
use crate::derive::say::{self, Line};
use crate::derive::titles;
use crate::model::article::{Article, Place};
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::link::{Link, Register, Target};
use crate::model::prose::{Inline, Tone};
use crate::model::table::Ref;
use crate::model::words::SourceStatus;
use crate::text::{collate, dates, numbers};

/// An article with its number, linked.
fn article(hb: &Handbook, r: Ref<Article>) -> Inline {
    let a = &hb.articles[r];
    let title = a
        .number()
        .map_or_else(|| a.front.title.value.clone(), |n| format!("{n} {}", a.front.title.value));
    say::to(Target::Article(r), title)
}

fn of_place(hb: &Handbook, fits: impl Fn(&Place) -> bool) -> Vec<Ref<Article>> {
    let mut found: Vec<Ref<Article>> =
        hb.articles.iter().filter(|(_, a)| fits(&a.place)).map(|(r, _)| r).collect();
    found.sort_by_cached_key(|r| collate::key(&hb.articles[*r].front.title.value));
    found
}

/// Everything: chapters, by role, by question, registers.
pub fn index(d: &mut Draft, hb: &Handbook) {
    d.heading(2, "Kapitel");
    for chapter in &hb.chapters {
        let opening = &hb.articles[chapter.opening];
        d.heading(3, &opening.front.title.value);
        let mut pages = vec![vec![article(hb, chapter.opening)]];
        pages.extend(chapter.sections.iter().map(|s| vec![article(hb, *s)]));
        d.list(pages);
    }
    others(d, hb, "Introduktion", |p| matches!(p, Place::Path { .. }));
    others(d, hb, "Mallar", |p| matches!(p, Place::Form { .. }));
    others(d, hb, "Om vägledningen", |p| matches!(p, Place::About { .. }));
    others(d, hb, "Andra sidor", |p| matches!(p, Place::Page { .. }));
    d.heading(2, "Regioner");
    d.list(
        hb.regions
            .refs()
            .map(|r| {
                let name = &hb.regions[r];
                vec![
                    say::to(Target::Region(r), name.name.value.clone()),
                    say::text(", "),
                    say::to(Target::Municipalities(r), "kommunerna"),
                ]
            })
            .collect(),
    );
    d.heading(2, "Register");
    d.list(
        Register::ALL
            .iter()
            .filter(|r| **r != Register::Index)
            .map(|r| vec![say::to(Target::Register(*r), titles::register_title(*r))])
            .collect(),
    );
    by_role(d, hb);
    by_question(d, hb);
}

fn others(d: &mut Draft, hb: &Handbook, title: &str, fits: impl Fn(&Place) -> bool) {
    let found = of_place(hb, fits);
    if !found.is_empty() {
        d.heading(2, title);
        d.list(found.into_iter().map(|r| vec![article(hb, r)]).collect());
    }
}

fn by_role(d: &mut Draft, hb: &Handbook) {
    d.heading(2, "Efter roll");
    for (r, role) in hb.roles.iter() {
        let pages: Vec<Line> = hb
            .articles
            .iter()
            .filter(|(_, a)| a.front.audience.contains(&r) || a.front.role == Some(r))
            .map(|(a, _)| vec![article(hb, a)])
            .collect();
        if pages.is_empty() {
            continue;
        }
        d.heading(3, &role.title.value);
        let mut first = vec![say::text("Om rollen: ")];
        first.push(say::role(hb, r));
        d.para(first);
        d.list(pages);
    }
}

fn by_question(d: &mut Draft, hb: &Handbook) {
    let mut found: Vec<(String, Ref<Article>)> = hb
        .articles
        .iter()
        .flat_map(|(r, a)| a.front.questions.iter().map(move |q| (q.value.clone(), r)))
        .collect();
    if found.is_empty() {
        return;
    }
    found.sort_by_cached_key(|(q, r)| (collate::key(q), *r));
    d.heading(2, "Efter fråga");
    let mut grid =
        Grid::of("sidor", "Frågor och var svaret står").columns(&["Fråga", "Svaret står i"]);
    for (question, r) in found {
        grid.row(None, vec![say::line(question), vec![article(hb, r)]]);
    }
    d.table(grid, "");
}

fn weight(status: SourceStatus) -> Line {
    let tone = match status {
        SourceStatus::Current => Tone::Good,
        SourceStatus::Superseded => Tone::Bad,
        SourceStatus::Unknown => return vec![say::missing()],
        SourceStatus::Material | SourceStatus::Proposal => Tone::Plain,
    };
    vec![say::status(tone, status.label())]
}

/// More records of one kind than this are told by their number, with a link to all of them.
const MOST_LINKS: usize = 8;

/// More pages than this that cite a source are told by their number alone, so that the page of
/// sources does not grow with the handbook.
const MOST_PAGES: usize = 60;

/// Sources, each with what cites it.
pub fn sources(d: &mut Draft, hb: &Handbook) {
    d.reserve(hb.sources.ids());
    let citers = cited::citers(hb);
    let uncited = hb.sources.refs().filter(|r| !citers.contains_key(r)).count();
    let mut words =
        format!("Vägledningen har {}.", say::counted(hb.sources.len(), "källa", "källor"));
    if uncited > 0 {
        words = format!(
            "{words} {} hänvisar ingen till.",
            numbers::whole(i64::try_from(uncited).unwrap_or(0))
        );
    }
    d.words(words);
    for (r, s) in hb.sources.iter() {
        let heading = if s.short.value == s.title.value {
            s.title.value.clone()
        } else {
            format!("{} {}", s.short.value, s.title.value)
        };
        d.record_heading(2, &s.id.value, say::line(heading));
        d.words(s.description.value.clone());
        let mut facts = vec![
            ("Utgivare".to_owned(), say::line(s.publisher.value.clone())),
            (
                "År".to_owned(),
                match (&s.date, &s.year) {
                    (Some(w), _) => say::line(say::when(w.value)),
                    (None, Some(y)) => say::line(y.value.to_string()),
                    (None, None) => vec![say::missing()],
                },
            ),
            ("Typ".to_owned(), say::line(s.kind.value.label())),
            ("Tyngd".to_owned(), weight(s.status.value)),
        ];
        if let Some(n) = &s.number {
            facts.push(("Diarienummer".to_owned(), say::line(n.value.clone())));
        }
        if let Some(url) = &s.url {
            let link = say::link(Link::External(url.value.clone()), url.value.clone());
            facts.push(("Adress".to_owned(), vec![link]));
        }
        if let Some(by) = s.superseded_by {
            let other = &hb.sources[by];
            let link = say::link(
                Link::Source { source: by, place: None },
                format!("{} {}", other.short.value, other.title.value),
            );
            facts.push(("Ersatt av".to_owned(), vec![link]));
        }
        match citers.get(&r) {
            None => facts.push(("Hänvisningar".to_owned(), say::line("Inga"))),
            Some(found) => {
                let lines = found.chunk_by(|a, b| a.kind == b.kind).map(|citers| {
                    let words = format!("{} ({})", citers[0].kind, citers.len());
                    match citers[0].all {
                        Some(all) if citers.len() > MOST_LINKS => {
                            vec![say::to(Target::Register(all), words)]
                        }
                        _ => {
                            let shown = citers.iter().take(MOST_PAGES);
                            let mut line = say::joined(shown.map(|c| vec![c.link.clone()]), ", ");
                            if let Some(rest) = citers.len().checked_sub(MOST_PAGES + 1) {
                                line.push(say::text(format!(" och {} till", rest + 1)));
                            }
                            say::labelled(&words, line)
                        }
                    }
                });
                facts.push(("Hänvisningar".to_owned(), say::stacked(lines)));
            }
        }
        d.facts(facts);
    }
}

/// Forms by kind.
pub fn forms(d: &mut Draft, hb: &Handbook) {
    let mut grid =
        Grid::of("sidor", "Mallar").columns(&["Mall", "Typ", "Vad den är till för", "Läge"]);
    for r in of_place(hb, |p| matches!(p, Place::Form { .. })) {
        let a = &hb.articles[r];
        grid.row(
            None,
            vec![
                vec![article(hb, r)],
                say::optional(&a.front.form),
                say::line(a.front.lead.value.clone()),
                vec![say::status(Tone::Plain, a.front.status.value.label())],
            ],
        );
    }
    d.table(grid.without_empty_columns(), "Inga mallar är skrivna ännu.");
}

/// Introductions by role with their time.
pub fn paths(d: &mut Draft, hb: &Handbook) {
    let mut grid = Grid::of("introduktionssteg", "Introduktion efter roll")
        .columns(&["Introduktion", "Roll"])
        .numbers(&["Steg", "Minuter", "Minuter första dagen"]);
    let mut with_path = Vec::new();
    for r in of_place(hb, |p| matches!(p, Place::Path { .. })) {
        let a = &hb.articles[r];
        with_path.extend(a.front.role);
        let minutes = |first: bool| -> i64 {
            a.front
                .steps
                .iter()
                .filter(|s| !first || s.pace.value == crate::model::words::Pace::Day)
                .map(|s| s.minutes.value)
                .fold(0, i64::saturating_add)
        };
        grid.row(
            None,
            vec![
                vec![article(hb, r)],
                a.front.role.map_or_else(|| vec![say::missing()], |x| vec![say::role(hb, x)]),
                say::line(a.front.steps.len().to_string()),
                say::line(numbers::whole(minutes(false))),
                say::line(numbers::whole(minutes(true))),
            ],
        );
    }
    d.table(grid, "Inga introduktioner är skrivna ännu.");
    let without: Vec<Line> = hb
        .roles
        .iter()
        .filter(|(r, x)| x.at_centre.value && !with_path.contains(r))
        .map(|(r, _)| vec![say::role(hb, r)])
        .collect();
    if !without.is_empty() {
        let mut line = say::line("Roller på centralen som ännu saknar en introduktion: ");
        line.extend(say::joined(without, ", "));
        line.push(say::text("."));
        d.para(line);
    }
}

/// News, newest first, by year.
pub fn news(d: &mut Draft, hb: &Handbook) {
    let mut by_date: BTreeMap<_, Vec<Ref<Article>>> = BTreeMap::new();
    for (r, a) in hb.articles.iter() {
        if matches!(a.place, Place::News { .. }) {
            by_date.entry(a.front.date.as_ref().map(|x| x.value)).or_default().push(r);
        }
    }
    if by_date.is_empty() {
        d.words("Inga nyheter ännu.");
        return;
    }
    let items = by_date
        .into_iter()
        .rev()
        .flat_map(|(date, found)| found.into_iter().map(move |r| (date, r)))
        .map(|(date, r)| {
            let mut line =
                date.map_or_else(Vec::new, |x| say::line(format!("{}: ", dates::long(x))));
            line.push(article(hb, r));
            line.push(say::text(format!(". {}", hb.articles[r].front.lead.value)));
            line
        })
        .collect();
    d.list(items);
}

/// What the reader can take along; the site adds the files that it makes.
pub fn downloads(d: &mut Draft, hb: &Handbook) {
    let words: usize = hb.articles.rows().map(|a| reading_time::words(&a.prose.blocks)).sum();
    d.facts(vec![
        ("Utgåva".to_owned(), say::line(hb.colophon.edition.value.clone())),
        ("Datum".to_owned(), say::line(dates::long(hb.colophon.date.value))),
        ("Läge".to_owned(), vec![say::status(Tone::Plain, hb.colophon.status.value.label())]),
        ("Licens".to_owned(), say::stated(&hb.colophon.licence)),
        (
            "Omfång".to_owned(),
            say::line(format!(
                "{} och {} ord",
                say::counted(hb.articles.len(), "sida", "sidor"),
                numbers::whole(i64::try_from(words).unwrap_or(0))
            )),
        ),
    ]);
}
