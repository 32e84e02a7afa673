//! A centre's page: what is known first, what is not known once, at the end.

use super::centre_parts as parts;
use crate::derive::classify;
use crate::derive::doubt;
use crate::derive::draft::{Draft, Grid};
use crate::derive::gaps;
use crate::derive::lists::centres;
use crate::derive::plot::stairs::{self, Tread};
use crate::derive::say::{self, Line};
use crate::model::answer::Answer;
use crate::model::centre::Centre;
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::link::{Register, Target};
use crate::model::table::Ref;
use crate::text::{dates, numbers};

/// Facts that are known, and the names of those that are not.
#[derive(Default)]
struct Facts {
    known: Vec<(String, Line)>,
    unknown: Vec<&'static str>,
}

impl Facts {
    fn put(&mut self, name: &'static str, unknown: &'static str, fact: Option<Line>) {
        match fact {
            Some(line) if !line.is_empty() => self.known.push((name.to_owned(), line)),
            _ => self.unknown.push(unknown),
        }
    }
}

/// A centre: facts, class under each definition, what it has and lacks, goals, agreements, tariff,
/// and in one place what nobody has told.
pub fn centre(d: &mut Draft, hb: &Handbook, r: Ref<Centre>) -> String {
    let c = &hb.centres[r];
    let mut facts = gather(hb, c);
    d.facts(std::mem::take(&mut facts.known));
    if let Some(note) = &c.note {
        d.words(note.value.clone());
    }
    classes(d, hb, c);
    steps(d, hb, c);
    missing_parts(d, hb, c);
    parts::goals(d, hb, c);
    parts::agreements(d, hb, c);
    parts::tariff(d, hb, c);
    parts::costs(d, hb, c);
    parts::history(d, hb, c);
    unknown(d, hb, c, facts.unknown);
    super::sources(d, hb, &c.sources);
    let place = c
        .municipality
        .map(|m| format!(" i {}", hb.municipalities[m].name.value))
        .unwrap_or_default();
    format!(
        "Här ser du vad vi vet om {}{place}, hur centralen klassas och vad som saknas.",
        c.name.value
    )
}

fn gather(hb: &Handbook, c: &Centre) -> Facts {
    let mut f = Facts::default();
    let mut state = centres::status(c.status.value);
    if let Some(date) = &c.status_date {
        state.push(say::text(format!(" {}", say::when(date.value))));
    }
    f.put("Läge", "läget", Some(state));
    let place = c.municipality.is_some().then(|| centres::place(hb, c));
    f.put("Kommun", "kommunen", place);
    f.put("Region", "regionen", c.region.map(|r| vec![say::region(hb, r)]));
    f.put("Benämning", "benämningen", c.designation.as_ref().map(|x| say::line(x.value.label())));
    if !c.names_in_source.is_empty() {
        let names: Vec<String> =
            c.names_in_source.iter().map(|n| format!("\u{201d}{}\u{201d}", n.value)).collect();
        f.put("Namn i källan", "", Some(say::line(names.join(", "))));
    }
    let degree = classify::degree(c).map(|x| {
        let mut words = x.label().to_owned();
        if let Some(form) = c.colocation.as_ref().and_then(|x| x.form.as_ref()) {
            words = format!("{words} ({})", form.value.label().to_lowercase());
        }
        doubt::mark(hb, say::line(words), &centres::degree_places(c))
    });
    f.put("Samlokalisering", "graden av samlokalisering", degree);
    let units = parts::units(c);
    f.put("Verksamheter", "vilka verksamheter som ingår", (!units.is_empty()).then_some(units));
    f.put("Barnens ålder", "barnens ålder", say::ages(c.ages.as_ref()).map(say::line));
    f.put("Tilläggsuppdrag", "tilläggsuppdraget", known(c.supplement.as_ref()));
    let coordinator =
        parts::coordinator(c).map(|l| doubt::mark(hb, l, &parts::coordinator_places(c)));
    f.put("Samordnare", "samordnaren", coordinator);
    f.put("Styrgrupp", "styrgruppen", parts::steering(hb, c));
    let methods = say::joined(c.methods.iter().map(|m| vec![say::method(hb, *m)]), ", ");
    f.put("Metoder och insatser", "metoderna", Some(methods));
    let partners = c.partners.iter().map(|p| {
        let p = &hb.partners[*p];
        vec![say::record(Register::Collaboration, &p.id.value, p.name.value.clone())]
    });
    f.put("Samverkar med", "samverkansparterna", Some(say::joined(partners, ", ")));
    f.put(
        "Områdestyp",
        "områdestypen",
        c.area_type.as_ref().map(|t| say::line(numbers::whole(t.value))),
    );
    f.put("Öppettider", "öppettiderna", Some(say::optional(&c.hours)));
    for (name, unknown, line) in parts::contact(hb, c) {
        f.put(name, unknown, line);
    }
    f.put(
        "Uppgifterna gäller",
        "när uppgifterna gäller",
        c.as_of.as_ref().map(|w| say::line(say::when(w.value))),
    );
    f.put("Kontrollerad", "", Some(say::line(dates::long(c.checked.value))));
    f.put(
        "Ansvarig för uppgifterna",
        "vem som ansvarar för uppgifterna",
        c.responsible.map(|r| vec![say::role(hb, r)]),
    );
    f
}

fn known(fact: Option<&crate::source::span::Spanned<bool>>) -> Option<Line> {
    fact.map(|b| vec![say::answer(b.value.into())])
}

/// The centre under each definition, its own region's first.
fn classes(d: &mut Draft, hb: &Handbook, c: &Centre) {
    if hb.definitions.is_empty() {
        return;
    }
    d.heading(2, "Så klassas centralen");
    let own = c.region.map(|r| &hb.regions[r].definitions);
    let mut found: Vec<_> = hb.definitions.iter().collect();
    found.sort_by_key(|(r, x)| {
        let applies = own.is_some_and(|o| o.centre == Some(*r) || o.centre_like == Some(*r));
        (!applies, c.region.is_none() || x.region != c.region, x.concept.value, *r)
    });
    let verdicts: Vec<_> = found.iter().map(|(_, x)| classify::classify(c, x)).collect();
    let open = verdicts.iter().filter(|v| v.answer == Answer::Unknown).count();
    if open == verdicts.len() {
        d.words(
            "Det går inte att avgöra vad centralen är enligt någon definition. Underlaget säger för \
             lite om vilka verksamheter som ingår och var de finns.",
        );
    }
    let mut grid = Grid::of("klassning", "Klass enligt varje definition").columns(&[
        "Definition",
        "Svar",
        "Det som avgör",
    ]);
    for ((r, x), verdict) in found.iter().zip(&verdicts) {
        let applies = own.is_some_and(|o| o.centre == Some(*r) || o.centre_like == Some(*r));
        let mut name = vec![say::definition(hb, *r)];
        if applies {
            name.push(say::text(" (gäller här)"));
        }
        let why = if x.condition.is_none() {
            "Definitionen är för obestämd för att pröva.".to_owned()
        } else {
            classify::why(verdict)
        };
        let change = classify::what_changes(verdict);
        let change = if verdict.answer == Answer::Unknown || change.is_empty() {
            Vec::new()
        } else {
            say::line(change)
        };
        grid.row(
            None,
            vec![
                say::stacked([name, say::line(x.concept.value.label())]),
                vec![say::answer(verdict.answer)],
                say::stacked([say::line(why), change]),
            ],
        );
    }
    d.table(grid, "");
    d.para(vec![
        say::text("Definitionerna står i ord på sidan "),
        say::to(Target::Register(Register::Definitions), "Definitioner"),
        say::text("."),
    ]);
}

/// The staircase with what is known of each step; short when nothing is.
fn steps(d: &mut Draft, hb: &Handbook, c: &Centre) {
    let steps = crate::derive::lists::practice::ordered(hb);
    let state = |id: &str| c.steps.iter().find(|(s, _)| s.value == id).map(|(_, s)| s);
    if !steps.iter().any(|s| state(&s.id.value).is_some_and(|s| s.met.is_some())) {
        return;
    }
    d.heading(2, "Steg i trappan");
    let met = |id: &str| state(id).map_or(Answer::Unknown, |s| Answer::from(&s.met));
    let treads: Vec<Tread> = steps
        .iter()
        .map(|s| Tread {
            name: s.name.value.clone(),
            state: met(&s.id.value).words().to_owned(),
            reached: met(&s.id.value) == Answer::Yes,
        })
        .collect();
    if let Some(svg) = stairs::draw(&treads) {
        let words: Vec<String> =
            treads.iter().map(|t| format!("{}: {}", t.name, t.state)).collect();
        d.figure(
            svg,
            format!("Trappan för {}. Nedifrån och upp: {}.", c.name.value, words.join("; ")),
            say::line("Steg i trappan. Ordningen får skilja sig lokalt."),
        );
    }
    let mut grid = Grid::of("centralernas-steg", "Steg i trappan").columns(&[
        "Steg",
        "Uppfyllt",
        "Det som visar det",
    ]);
    for (i, s) in (1..).zip(steps) {
        let evidence = state(&s.id.value).map_or_else(Vec::new, |s| say::optional(&s.evidence));
        let name = format!("{i}. {}", s.name.value);
        grid.row(
            None,
            vec![
                vec![say::record(Register::Steps, &s.id.value, name)],
                vec![say::answer(met(&s.id.value))],
                evidence,
            ],
        );
    }
    d.table(grid.without_empty_columns(), "");
}

/// What the centre has and lacks beside the country; what it has not said in one sentence.
fn missing_parts(d: &mut Draft, hb: &Handbook, c: &Centre) {
    d.heading(2, "Det som finns och det som saknas");
    let share = |topic| {
        say::line(gaps::national_words(hb, topic).unwrap_or_else(|| "Ingen siffra".to_owned()))
    };
    let mut grid =
        Grid::of("centralernas-luckor", "Det centralen har eller saknar, bredvid landet")
            .columns(&["Punkt", "Centralen"])
            .numbers(&["I landet 2023"]);
    let all = gaps::gaps(hb, c);
    for gap in all.iter().filter(|g| g.answer != Answer::Unknown) {
        grid.row(
            None,
            vec![say::line(gap.topic.label()), vec![say::answer(gap.answer)], share(gap.topic)],
        );
    }
    if !grid.is_empty() {
        d.table(grid, "");
    }
    let open: Vec<String> = all
        .iter()
        .filter(|g| g.answer == Answer::Unknown)
        .map(|g| {
            let name = g.topic.label().to_lowercase();
            match gaps::national_words(hb, g.topic) {
                Some(share) => format!("{name} ({share})"),
                None => name,
            }
        })
        .collect();
    if !open.is_empty() {
        let mut line = say::line(format!(
            "Vi vet inte om centralen har {}. Inom parentes står hur vanligt det är i landet 2023.",
            say::choice(&open)
        ));
        if let Some(r) = hb.statistics.find(gaps::PRACTICE) {
            line.push(say::text(" Se "));
            line.push(crate::derive::lists::statistics::link(hb, r));
            line.push(say::text("."));
        }
        d.para(line);
    }
    let requirements = gaps::minimum(hb, c);
    let mut grid =
        Grid::of("centralernas-lagsta-niva", "Lägsta nivå (utkast)").columns(&["Krav", "Uppfyllt"]);
    for (r, answer) in requirements.iter().filter(|(_, a)| *a != Answer::Unknown) {
        let row = &hb.requirements[*r];
        let link = say::record(Register::MinimumLevel, &row.id.value, row.text.value.clone());
        grid.row(None, vec![vec![link], vec![say::answer(*answer)]]);
    }
    if !grid.is_empty() {
        d.table(grid, "");
    }
    let silent = requirements.iter().filter(|(_, a)| *a == Answer::Unknown).count();
    if silent > 0 {
        d.para(vec![
            say::text(format!(
                "Centralen har inte svarat på {silent} av {} krav i ",
                requirements.len()
            )),
            say::to(Target::Register(Register::MinimumLevel), "utkastet till lägsta nivå"),
            say::text("."),
        ]);
    }
}

/// Everything that nobody has told, in one line, and how to tell it.
fn unknown(d: &mut Draft, hb: &Handbook, c: &Centre, mut names: Vec<&'static str>) {
    if c.agreements.is_empty() {
        names.push("avtalen");
    }
    if c.local_goals.is_empty() {
        names.push("de lokala målen");
    }
    names.retain(|n| !n.is_empty());
    if names.is_empty() {
        return;
    }
    d.heading(2, "Det här vet vi inte");
    let region = c.region.map_or("", |r| hb.regions[r].id.value.as_str());
    d.words(format!("Uppgift saknas om {}.", say::listing(&names)));
    d.para(vec![
        say::text("Komplettera i filen "),
        crate::model::prose::Inline::Code(
            format!("content/centres/{region}/{}.yaml", c.id.value).into(),
        ),
        say::text(", eller skicka uppgiften till den som ansvarar för uppgifterna."),
    ]);
}
