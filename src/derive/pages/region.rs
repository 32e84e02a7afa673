//! A region's page, and the page of its municipalities.

use crate::derive::agenda::Whose;
use crate::derive::draft::{Draft, Grid};
use crate::derive::lists::Anchors;
use crate::derive::lists::{calendar, centres, definitions, goals, governance, maps, tariffs};
use crate::derive::say::{self, Line};
use crate::derive::walk;
use crate::model::handbook::Handbook;
use crate::model::link::{Link, Register, Target};
use crate::model::prose::plain_text;
use crate::model::region::Region;
use crate::model::stage::Bound;
use crate::model::table::Ref;
use crate::model::words::Concept;
use crate::text::numbers;

/// A region: definitions, tariffs, centres, bodies, goals, and where it differs.
pub fn region(d: &mut Draft, hb: &Handbook, r: Ref<Region>) -> String {
    let row = &hb.regions[r];
    d.words(maps::sentence(hb, r));
    if let Some(text) = &row.description {
        d.words(text.value.clone());
    }
    let mut facts = vec![
        ("Län".to_owned(), say::line(row.county.value.clone())),
        (
            "Kommuner".to_owned(),
            vec![say::to(
                Target::Municipalities(r),
                say::counted(
                    usize::try_from(row.municipality_count.value).unwrap_or(0),
                    "kommun",
                    "kommuner",
                ),
            )],
        ),
    ];
    if let Some(ages) = say::ages(row.ages.as_ref()) {
        facts.push(("Ålder på barnen".to_owned(), say::line(ages)));
    }
    d.facts(facts);

    d.heading(2, "Så definieras en familjecentral här");
    let mut applies: Vec<(String, Line)> = Vec::new();
    for (concept, definition) in [
        ("Familjecentral", row.definitions.centre),
        ("Familjecentralsliknande verksamhet", row.definitions.centre_like),
    ] {
        let words = definition.map_or_else(
            || vec![say::missing()],
            |r| {
                let own = &hb.definitions[r];
                vec![say::definition(hb, r), say::text(format!(": {}", own.text.value))]
            },
        );
        applies.push((concept.to_owned(), words));
    }
    d.facts(applies);
    let own: Vec<_> = hb
        .definitions
        .iter()
        .filter(|(_, x)| x.region == Some(r))
        .map(|(x, _)| x)
        .filter(|x| Some(*x) != row.definitions.centre && Some(*x) != row.definitions.centre_like)
        .collect();
    if !own.is_empty() {
        definitions::table(d, hb, &own, "Andra definitioner i regionen");
    }

    d.heading(2, "Centralerna");
    let filter = crate::derive::coverage::Filter { region: Some(r), ..Default::default() };
    centres::table(d, hb, &filter, Anchors::Off);
    centres::degrees(d, hb, r);

    d.heading(2, "Ersättningen");
    let mut none = true;
    for (t, tariff) in hb.tariffs.iter().filter(|(_, t)| t.region == Some(r)) {
        none = false;
        d.record_heading(3, &tariff.id.value, say::line(tariff.name.value.clone()));
        tariffs::one(d, hb, t);
    }
    if none {
        d.words("Ingen ersättning i regionen finns i underlaget.");
    }

    let regional = goals::chosen(hb, None, Some(r));
    d.heading(2, "Målen");
    goals::table(d, hb, &regional, "Mål i regionen", Anchors::Off);

    d.heading(2, "Organ i regionen");
    let mut bodies = governance::chosen(hb, None, Some(r));
    bodies.retain(|b| hb.bodies[*b].region == Some(r));
    governance::bodies(d, hb, &bodies, Anchors::Off);
    d.para(vec![
        say::text("Se också "),
        say::to(Target::Register(Register::Bodies), "alla organ"),
        say::text(" och "),
        say::to(Target::Register(Register::Actors), "aktörerna"),
        say::text("."),
    ]);

    calendar::own(d, hb, Whose::Region(r), &row.name.value);

    d.heading(2, "Så skiljer sig regionerna");
    differences(d, hb);

    d.heading(2, "Det som bara gäller här");
    supplements(d, hb, r);

    d.heading(2, "Förslag och utmaningar");
    let proposals = hb.proposals.rows().filter(|p| p.region == Some(r)).count();
    let challenges = hb.challenges.rows().filter(|c| c.region == Some(r)).count();
    d.para(vec![
        say::text("Källorna nämner "),
        say::to(
            Target::Register(Register::Challenges),
            say::counted(challenges, "utmaning", "utmaningar"),
        ),
        say::text(" och lägger fram "),
        say::to(
            Target::Register(Register::Proposals),
            say::counted(proposals, "förslag", "förslag"),
        ),
        say::text(" som gäller regionen."),
    ]);
    super::sources(d, hb, &row.sources);
    format!(
        "Här ser du vilka definitioner, ersättningar och organ som gäller i {}, och var regionen \
         skiljer sig från andra.",
        row.name.value
    )
}

/// The regions beside each other, point by point.
pub fn differences(d: &mut Draft, hb: &Handbook) {
    if hb.regions.len() < 2 {
        d.words("Vägledningen gäller bara en region.");
        return;
    }
    let names: Vec<&str> = hb.regions.rows().map(|r| r.name.value.as_str()).collect();
    let mut grid =
        Grid::of("regioner", "Regionerna sida vid sida").columns(&["Punkt"]).columns(&names);
    let mut row = |name: &str, cell: &dyn Fn(Ref<Region>) -> Line| {
        let mut cells = vec![say::line(name)];
        cells.extend(hb.regions.refs().map(cell));
        grid.row(None, cells);
    };
    let definition = |concept: Concept| {
        move |r: Ref<Region>| {
            let own = &hb.regions[r].definitions;
            let found = match concept {
                Concept::Centre => own.centre,
                Concept::CentreLike => own.centre_like,
            };
            found.map_or_else(|| vec![say::missing()], |d| vec![say::definition(hb, d)])
        }
    };
    row("Definition av familjecentral", &definition(Concept::Centre));
    row("Definition av liknande verksamhet", &definition(Concept::CentreLike));
    row("Kommuner med central", &|r| {
        let filter = crate::derive::coverage::Filter { region: Some(r), ..Default::default() };
        say::line(format!(
            "{} av {}",
            crate::derive::coverage::municipalities_with(hb, &filter),
            hb.municipalities_of(r).count()
        ))
    });
    row("Ålder på barnen", &|r| {
        say::ages(hb.regions[r].ages.as_ref()).map_or_else(|| vec![say::missing()], say::line)
    });
    row("Ersättning", &|r| {
        let found = hb.tariffs.rows().filter(|t| t.region == Some(r)).map(|t| {
            let levels = t.levels.iter().map(|l| numbers::whole(l.kronor.value));
            let persons = t
                .per_person
                .iter()
                .map(|p| format!("{} för {}", numbers::kronor(p.kronor.value), p.group.value));
            let sums: Vec<String> = if t.levels.is_empty() {
                persons.collect()
            } else {
                vec![format!("nivåer: {} kronor per år", levels.collect::<Vec<_>>().join(", "))]
            };
            let mut line = vec![say::record(Register::Tariffs, &t.id.value, t.name.value.clone())];
            line.push(say::text(format!(", {} ", sums.join(" och "))));
            line.extend(tariffs::status(t.status.value));
            line
        });
        let found = say::stacked(found);
        if found.is_empty() { vec![say::missing()] } else { found }
    });
    row("Regionala mål", &|r| {
        let n = hb
            .goals
            .rows()
            .filter(|g| {
                g.region == Some(r) && g.level.value == crate::model::words::GoalLevel::Regional
            })
            .count();
        say::line(if n == 0 { "Saknas".to_owned() } else { n.to_string() })
    });
    row("Uppgifterna om centralerna gäller", &|r| {
        let mut years: Vec<i16> = hb
            .centres_of(r)
            .filter_map(|(_, c)| c.as_of.as_ref())
            .map(|w| w.value.year())
            .collect();
        years.sort_unstable();
        years.dedup();
        if years.is_empty() {
            vec![say::missing()]
        } else {
            let words: Vec<String> = years.iter().map(i16::to_string).collect();
            say::line(say::listing(&words))
        }
    });
    d.table(grid, "");
}

/// A region's supplements, linked to their places.
fn supplements(d: &mut Draft, hb: &Handbook, r: Ref<Region>) {
    let mut found: Vec<Line> = Vec::new();
    for (a, article) in hb.articles.iter() {
        if article.front.region == Some(r) {
            let title = article.front.title.value.clone();
            found.push(vec![say::to(Target::Article(a), title), say::text(" (hela sidan)")]);
        }
        for s in walk::supplements(&article.prose) {
            if s.region != Some(r) {
                continue;
            }
            let words =
                s.title.as_ref().map_or_else(|| "Tillägg".to_owned(), |t| plain_text::<Bound>(t));
            let to = Link::To { target: Target::Article(a), anchor: Some(s.anchor.clone()) };
            let page = article.number().map_or_else(
                || article.front.title.value.clone(),
                |n| format!("{n} {}", article.front.title.value),
            );
            found.push(vec![say::link(to, words), say::text(format!(" i {page}"))]);
        }
    }
    if found.is_empty() {
        d.words("Inga regionala tillägg är skrivna.");
    } else {
        d.words(format!(
            "Vägledningen har {} som gäller {}:",
            say::counted(found.len(), "tillägg", "tillägg"),
            hb.regions[r].name.value
        ));
        d.list(found);
    }
}

/// A region's municipalities: how many of each status, map, table.
pub fn municipalities(d: &mut Draft, hb: &Handbook, r: Ref<Region>) -> String {
    d.reserve(hb.municipalities_of(r).map(|(_, m)| m.id.value.as_str()));
    d.words(maps::sentence(hb, r));
    maps::by_status(d, hb, r);
    d.heading(2, "Karta");
    let mapped = maps::figure(d, hb, r);
    d.heading(2, "Alla kommuner");
    maps::table(d, hb, r, mapped, Anchors::On);
    d.heading(2, "Centralerna i kommunerna");
    let filter = crate::derive::coverage::Filter { region: Some(r), ..Default::default() };
    centres::table(d, hb, &filter, Anchors::Off);
    format!(
        "Här ser du var det finns familjecentraler i {}, var de planeras och var uppgift saknas.",
        hb.regions[r].county.value
    )
}
