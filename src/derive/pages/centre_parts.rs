//! Parts of a centre's page: units, goals, agreements, tariff, costs, history.

use crate::derive::classify;
use crate::derive::doubt;
use crate::derive::draft::{Draft, Grid};
use crate::derive::gaps::{self, Due};
use crate::derive::lists::goals::chosen;
use crate::derive::lists::{centres, tariffs};
use crate::derive::say::{self, Line};
use crate::derive::shares;
use crate::derive::tariff::{self, InForce, Outcome};
use crate::model::answer::Answer;
use crate::model::centre::Centre;
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::link::{Link, Register};
use crate::model::prose::Tone;
use crate::model::tariff::Tariff;
use crate::model::words::{Activity, GoalLevel};
use crate::source::span::Span;
use crate::text::numbers;

/// The four activities of which something is known, one a line.
pub fn units(c: &Centre) -> Line {
    let lines = classify::ACTIVITIES.into_iter().filter_map(|activity| {
        let exists = classify::includes(c, activity);
        let unit = classify::unit(c, activity)?;
        let name = say::capital(match activity {
            Activity::Maternity => "mödrahälsovård",
            Activity::ChildHealth => "barnhälsovård",
            Activity::OpenPreschool => "öppen förskola",
            Activity::SocialServices => "socialtjänstens förebyggande arbete",
        });
        match exists {
            Answer::No => return Some(vec![say::strong(name), say::text(": ingår inte")]),
            Answer::Unknown => return None,
            Answer::Yes => {}
        }
        let mut more: Vec<String> = Vec::new();
        more.extend(unit.name.as_ref().map(|n| n.value.clone()));
        more.extend(
            unit.principal.as_ref().map(|p| format!("huvudman {}", p.value.label().to_lowercase())),
        );
        more.extend(unit.provider.as_ref().map(|p| p.value.label().to_lowercase()));
        more.extend(unit.provider_name.as_ref().map(|p| format!("utförare {}", p.value)));
        more.extend(unit.presence.as_ref().map(|p| p.value.clone()));
        match classify::colocated(c, activity) {
            Answer::Yes => more.push("samlokaliserad".to_owned()),
            Answer::No => more.push("inte samlokaliserad".to_owned()),
            Answer::Unknown => {}
        }
        let mut words = vec![say::strong(name)];
        if !more.is_empty() {
            words.push(say::text(format!(": {}", more.join(", "))));
        }
        Some(words)
    });
    say::stacked(lines)
}

/// Whether there is a coordinator, and for how much of full time.
pub fn coordinator(c: &Centre) -> Option<Line> {
    let own = c.coordinator.as_ref()?;
    let exists = own.exists.as_ref()?;
    let mut out = vec![say::answer(exists.value.into())];
    if let Some(p) = &own.percent {
        out.push(say::text(format!(", {} av heltid", numbers::percent(p.value, 0))));
    }
    Some(out)
}

/// The places that a centre's doubted facts can stand in: degree, units, coordinator, areas.
pub fn places(c: &Centre) -> Vec<Span> {
    let mut out = centres::degree_places(c);
    out.extend(coordinator_places(c));
    out.extend(c.area.iter().map(|(party, _)| party.span));
    out.extend(c.agreements.iter().flat_map(|a| &a.area).map(|(party, _)| party.span));
    out
}

/// Where the coordinator is written.
pub fn coordinator_places(c: &Centre) -> Vec<Span> {
    let Some(own) = &c.coordinator else { return Vec::new() };
    [own.exists.as_ref().map(|e| e.span), own.percent.as_ref().map(|p| p.span)]
        .into_iter()
        .flatten()
        .collect()
}

/// Whether there is a steering group, which body it is, and who shares it.
pub fn steering(hb: &Handbook, c: &Centre) -> Option<Line> {
    let own = c.steering.as_ref()?;
    let exists = own.exists.as_ref()?;
    let mut out = vec![say::answer(exists.value.into())];
    if let Some(b) = own.body {
        let body = &hb.bodies[b];
        out.push(say::text(", "));
        out.push(say::record(Register::Bodies, &body.id.value, body.name.value.clone()));
    }
    if !own.shared_with.is_empty() {
        out.push(say::text(", delas med "));
        out.extend(say::joined(own.shared_with.iter().map(|o| vec![say::centre(hb, *o)]), ", "));
    }
    Some(out)
}

/// Address, telephone, mail and web, each with what to call it when it is not known, and a person
/// whose name may be shown today.
pub fn contact(hb: &Handbook, c: &Centre) -> Vec<(&'static str, &'static str, Option<Line>)> {
    let own = c.contact.as_ref();
    let text = |f: fn(&crate::model::centre::Contact) -> &crate::model::stage::Stated<String>| {
        own.and_then(|o| f(o).as_ref()).map(|t| t.value.clone())
    };
    let to = |scheme: &str, words: String| {
        let bare: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        vec![say::link(Link::External(format!("{scheme}{bare}")), words)]
    };
    let person = own.and_then(|o| o.person.as_ref());
    let person = person.filter(|p| p.may_be_shown(hb.settings.today));
    let mut out = vec![
        ("Adress", "adressen", text(|o| &o.address).map(say::line)),
        ("Telefon", "telefonnumret", text(|o| &o.phone).map(|t| to("tel:", t))),
        ("E-post", "e-postadressen", text(|o| &o.email).map(|t| to("mailto:", t))),
        (
            "Webbplats",
            "webbplatsen",
            text(|o| &o.web).map(|t| {
                if t.starts_with("http://") || t.starts_with("https://") {
                    to("", t)
                } else {
                    say::line(t)
                }
            }),
        ),
    ];
    out.extend(person.map(|p| ("Kontaktperson", "", Some(say::line(p.name.value.clone())))));
    out
}

/// Goals that come from above, and the centre's own.
pub fn goals(d: &mut Draft, hb: &Handbook, c: &Centre) {
    d.heading(2, "Mål som centralen ärver");
    let regional =
        c.region.map_or_else(Vec::new, |r| chosen(hb, Some(GoalLevel::Regional), Some(r)));
    let mut inherited = chosen(hb, Some(GoalLevel::Overarching), None);
    inherited.extend(chosen(hb, Some(GoalLevel::National), None));
    if inherited.is_empty() && regional.is_empty() {
        d.words("Inga gemensamma mål finns i underlaget.");
    }
    if !inherited.is_empty() {
        let mut line =
            say::line(format!("Nationellt ({}): ", say::counted(inherited.len(), "mål", "mål")));
        line.extend(say::joined(inherited.iter().map(|g| vec![say::goal(hb, *g)]), ", "));
        line.push(say::text("."));
        d.para(line);
    }
    if let Some(r) = c.region {
        let name = &hb.regions[r].name.value;
        if regional.is_empty() {
            d.words(format!("{name}: regionala mål saknas."));
        } else {
            let mut line = say::line(format!("{name}: "));
            line.extend(say::joined(regional.iter().map(|g| vec![say::goal(hb, *g)]), ", "));
            line.push(say::text("."));
            d.para(line);
        }
    }
    if c.local_goals.is_empty() {
        return;
    }
    d.heading(2, "Centralens egna mål");
    let mut grid = Grid::of("lokala-mal", "Centralens egna mål").columns(&["Mål", "Kommer från"]);
    for g in &c.local_goals {
        let from = match g.derived_from {
            Some(r) => vec![say::goal(hb, r)],
            None if g.own.as_ref().is_some_and(|o| o.value) => say::line("Eget mål"),
            None => vec![say::missing()],
        };
        grid.row(None, vec![say::line(g.text.value.clone()), from]);
    }
    d.table(grid, "");
}

/// Agreements and when they are due.
pub fn agreements(d: &mut Draft, hb: &Handbook, c: &Centre) {
    if c.agreements.is_empty() {
        return;
    }
    d.heading(2, "Avtal");
    let mut grid = Grid::of("avtal", "Avtal").columns(&[
        "Avtal",
        "Parter",
        "Från",
        "Till",
        "Ses över senast",
        "Diarienummer",
        "Läge",
        "Källa",
    ]);
    for a in &c.agreements {
        let mut state = a.status.as_ref().map_or_else(
            || vec![say::missing()],
            |s| vec![say::status(Tone::Plain, s.value.label())],
        );
        match gaps::due(a, hb.settings.today) {
            Due::Ended => state.extend([say::text(" "), say::status(Tone::Bad, "Har gått ut")]),
            Due::Overdue => {
                state.extend([say::text(" "), say::status(Tone::Warn, "Översyn försenad")]);
            }
            Due::Fine => {}
        }
        grid.row(
            None,
            vec![
                say::line(a.kind.value.label()),
                say::stacked(a.parties.iter().map(|p| say::line(p.value.clone()))),
                say::stated_when(&a.from),
                a.to.as_ref().map_or_else(Vec::new, |w| say::line(say::when(w.value))),
                a.review_by.as_ref().map_or_else(Vec::new, |w| say::line(say::when(w.value))),
                say::optional(&a.number),
                state,
                say::citations(hb, &a.sources),
            ],
        );
    }
    d.table(grid.without_empty_columns(), "");
}

/// What the centre may be entitled to, step by step, always as an estimate.
pub fn tariff(d: &mut Draft, hb: &Handbook, c: &Centre) {
    let Some(region) = c.region else { return };
    if !hb.tariffs.rows().any(|t| t.region == Some(region)) {
        return;
    }
    d.heading(2, "Berättigad nivå enligt uppgift – uppskattning");
    let today = hb.settings.today;
    match tariff::in_force(hb, region, today) {
        InForce::None => {
            d.words("Kan inte avgöras. Ingen ersättning är känd för dagens datum.");
        }
        InForce::Outdated(r) => {
            let t = &hb.tariffs[r];
            d.para(vec![
                say::answer(Answer::Unknown),
                say::text(". Den ersättning som gäller nu finns inte i underlaget. Så här skulle det ha varit enligt "),
                say::record(Register::Tariffs, &t.id.value, t.name.value.clone()),
                say::text(" "),
                tariffs::status(t.status.value).remove(0),
                say::text(":"),
            ]);
            tried(d, hb, c, t);
        }
        InForce::Tariff(r) => {
            let t = &hb.tariffs[r];
            let line = vec![
                say::text("Enligt "),
                say::record(Register::Tariffs, &t.id.value, t.name.value.clone()),
                say::text(":"),
            ];
            d.para(doubt::mark(hb, line, &tariffs::places(t)));
            tried(d, hb, c, t);
        }
    }
}

/// The trials of a tariff's levels and what came out.
fn tried(d: &mut Draft, hb: &Handbook, c: &Centre, t: &Tariff) {
    let estimate = tariff::estimate(c, t);
    let steps = estimate
        .trials
        .iter()
        .map(|trial| {
            let level = &t.levels[trial.level];
            let mut line = say::line(format!(
                "{} ({} per år): ",
                level.name.value,
                numbers::kronor(level.kronor.value)
            ));
            line.push(say::answer(trial.verdict.answer));
            let why = classify::why(&trial.verdict);
            if !why.is_empty() {
                line.push(say::text(format!(". {why}")));
            }
            line
        })
        .collect();
    d.numbered(steps);
    match &estimate.outcome {
        Outcome::Level(i) => {
            let level = &t.levels[*i];
            let line = vec![
                say::text("Uppskattning: "),
                say::strong(format!("{} per år", numbers::kronor(level.kronor.value))),
                say::text(format!(" ({}). ", level.name.value)),
            ];
            d.para(doubt::mark(hb, line, &centres::degree_places(c)));
        }
        Outcome::Undecided(why) => {
            let mut line = vec![say::answer(Answer::Unknown)];
            if estimate.trials.is_empty() || !why.starts_with("Vi vet inte") {
                line.push(say::text(format!(". {why}")));
            } else {
                line.push(say::text("."));
            }
            d.para(line);
        }
        Outcome::None(why) => d.words(why.clone()),
        Outcome::PerPerson => {
            d.numbered(
                t.per_person
                    .iter()
                    .map(|p| {
                        say::line(format!(
                            "{}: antal okänt × {}",
                            p.group.value,
                            numbers::kronor(p.kronor.value)
                        ))
                    })
                    .collect(),
            );
            d.para(vec![
                say::answer(Answer::Unknown),
                say::text(". Antalet listade personer finns inte i underlaget."),
            ]);
        }
    }
    if c.supplement.is_none() {
        d.words("Uppskattningen förutsätter att centralen har tilläggsuppdraget. Det vet vi inte.");
    }
}

/// The rent divided by area.
pub fn costs(d: &mut Draft, hb: &Handbook, c: &Centre) {
    if c.area.is_empty() {
        return;
    }
    let areas: Vec<(String, f64)> = c.area.iter().map(|(p, a)| (p.value.clone(), *a)).collect();
    let rent = c.rent.as_ref().map(|r| r.value);
    let Some(found) = shares::by_area(&areas, rent.unwrap_or(0)) else { return };
    d.heading(2, "Så delas kostnaderna efter yta");
    let mut grid = Grid::of(
        "kostnadsdelning",
        match rent {
            Some(r) => format!("Årshyran {} delad efter yta", numbers::kronor(r)),
            None => "Andelar efter yta".to_owned(),
        },
    )
    .columns(&["Part"])
    .numbers(&["Yta (m²)", "Andel", "Kronor per år"]);
    for s in found {
        let kronor = if rent.is_some() { say::line(ore(s.ore)) } else { Vec::new() };
        grid.row(
            None,
            vec![
                say::line(say::capital(&s.party)),
                say::line(numbers::decimal(s.area, 2)),
                say::line(hundredths(s.basis_points, "\u{a0}%")),
                kronor,
            ],
        );
    }
    d.table(grid.without_empty_columns(), "");
    let areas: Vec<Span> = c.area.iter().map(|(party, _)| party.span).collect();
    let rounded = say::line("Andelarna är avrundade så att de tillsammans blir 100 procent.");
    d.para(doubt::mark(hb, rounded, &areas));
}

fn hundredths(n: i64, unit: &str) -> String {
    format!("{},{:02}{unit}", numbers::whole(n / 100), n % 100)
}

fn ore(n: i64) -> String {
    hundredths(n, "")
}

/// Earlier stages.
pub fn history(d: &mut Draft, hb: &Handbook, c: &Centre) {
    if c.history.is_empty() {
        return;
    }
    d.heading(2, "Vägen hit");
    let mut grid = Grid::of("centralernas-historia", "Vad som har hänt, i tidsordning").columns(&[
        "När",
        "Läge",
        "Vad som hände",
        "Källa",
    ]);
    let mut events: Vec<_> = c.history.iter().collect();
    events.sort_by_key(|e| e.date.as_ref().map(|w| w.value.first_day()));
    for e in events {
        grid.row(
            None,
            vec![
                say::stated_when(&e.date),
                centres::status(e.status.value),
                say::optional(&e.text),
                say::citations(hb, &e.sources),
            ],
        );
    }
    d.table(grid.without_empty_columns(), "");
}
