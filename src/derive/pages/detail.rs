//! Pages of one goal, indicator, role or method.

use crate::derive::agenda::Whose;
use crate::derive::draft::Draft;
use crate::derive::lists::Anchors;
use crate::derive::lists::{calendar, goals, governance, measured, practice};
use crate::derive::say::{self, Line};
use crate::model::article::Place;
use crate::model::closed::Closed;
use crate::model::goal::Goal;
use crate::model::handbook::Handbook;
use crate::model::indicator::Indicator;
use crate::model::link::Target;
use crate::model::method::Method;
use crate::model::party::PartyKind;
use crate::model::role::Role;
use crate::model::table::Ref;
use crate::text::numbers;

/// A goal: its words, where it comes from, what follows from it, how it is measured.
pub fn goal(d: &mut Draft, hb: &Handbook, r: Ref<Goal>) -> String {
    let g = &hb.goals[r];
    d.para(vec![say::strong(g.text.value.clone())]);
    if let Some(detail) = &g.detail {
        d.words(detail.value.clone());
    }
    let mut facts = vec![
        ("Nivå".to_owned(), say::line(g.level.value.label())),
        ("Läge".to_owned(), goals::standing(g.status.value)),
    ];
    if let Some(n) = g.number.as_ref().filter(|n| n.value > 0) {
        facts.push(("Nummer".to_owned(), say::line(numbers::whole(n.value))));
    }
    if let Some(r) = g.region {
        facts.push(("Region".to_owned(), vec![say::region(hb, r)]));
    }
    if let Some(above) = g.derived_from {
        facts.push(("Kommer från".to_owned(), vec![say::goal(hb, above)]));
    }
    if !g.target_groups.is_empty() {
        let names: Vec<&str> =
            g.target_groups.iter().map(|t| hb.target_groups[*t].name.value.as_str()).collect();
        facts.push(("Målgrupper".to_owned(), say::line(names.join(", "))));
    }
    d.facts(facts);

    d.heading(2, "Så följs målet upp");
    if g.indicators.is_empty() {
        d.words("Målet har ingen indikator. Då går det inte att följa om vi når dit.");
    } else {
        goals::indicator_table(d, hb, &g.indicators, "Indikatorer för målet", Anchors::Off);
    }

    let below: Vec<Ref<Goal>> = hb
        .goals
        .iter()
        .filter(|(_, other)| other.derived_from == Some(r))
        .map(|(other, _)| other)
        .collect();
    let local: Vec<Line> = hb
        .centres
        .iter()
        .flat_map(|(c, centre)| centre.local_goals.iter().map(move |g| (c, g)))
        .filter(|(_, g)| g.derived_from == Some(r))
        .map(|(c, g)| vec![say::centre(hb, c), say::text(format!(": {}", g.text.value))])
        .collect();
    if !below.is_empty() || !local.is_empty() {
        d.heading(2, "Mål som bygger på det här");
        if !below.is_empty() {
            goals::table(d, hb, &below, "Mål som bygger på det här", Anchors::Off);
        }
        if !local.is_empty() {
            d.words("Centralernas egna mål:");
            d.list(local);
        }
    }
    super::sources(d, hb, &g.sources);
    "Här ser du vad målet säger, var det kommer från och hur det går att följa.".to_owned()
}

/// An indicator: its values first, then what it means and how it is collected.
pub fn indicator(d: &mut Draft, hb: &Handbook, r: Ref<Indicator>) -> String {
    let i = &hb.indicators[r];
    d.words(i.definition.value.clone());
    d.heading(2, "Värden");
    if !measured::values(d, hb, r, None, true) {
        d.words("Indikatorn har inga mätvärden ännu.");
    }
    d.heading(2, "Så räknas den");
    let mut facts = vec![
        ("Läge".to_owned(), goals::indicator_status(i.status.value)),
        ("Typ".to_owned(), say::line(i.kind.value.label())),
        ("Enhet".to_owned(), say::line(i.unit.value.label())),
        ("Riktning".to_owned(), say::line(i.direction.value.label())),
        ("Hur ofta".to_owned(), say::line(i.period.value.clone())),
        ("Version".to_owned(), say::line(i.version.value.clone())),
    ];
    for (name, fact) in [("Täljare", &i.numerator), ("Nämnare", &i.denominator)] {
        if let Some(text) = fact {
            facts.push((name.to_owned(), say::line(text.value.clone())));
        }
    }
    if let Some(ages) = say::ages(i.ages.as_ref()) {
        facts.push(("Ålder".to_owned(), say::line(ages)));
    }
    if let Some(q) = &i.question {
        facts.push(("Fråga".to_owned(), say::line(q.value.label())));
    }
    if !i.breakdowns.is_empty() {
        let words: Vec<&str> = i.breakdowns.iter().map(|b| b.value.as_str()).collect();
        facts.push(("Delas upp på".to_owned(), say::line(say::listing(&words))));
    }
    if let Some(n) = &i.smallest_cell {
        facts.push(("Minsta antal som visas".to_owned(), say::line(numbers::whole(n.value))));
    }
    let mut unknown: Vec<&str> = Vec::new();
    let collection = i.collection.as_ref();
    for (name, words, fact) in [
        ("System", "vilket system värdena finns i", collection.map(|c| &c.system)),
        ("Vem samlar in", "vem som samlar in dem", collection.map(|c| &c.responsible)),
    ] {
        match fact.and_then(Option::as_ref) {
            Some(text) => facts.push((name.to_owned(), say::line(text.value.clone()))),
            None => unknown.push(words),
        }
    }
    match collection.and_then(|c| c.basic.as_ref()) {
        Some(b) => {
            facts.push(("Ingår i grunduppdraget".to_owned(), vec![say::answer(b.value.into())]));
        }
        None => unknown.push("om insamlingen ingår i grunduppdraget"),
    }
    if i.smallest_cell.is_none() {
        unknown.push("hur små antal som får visas");
    }
    d.facts(facts);
    if !unknown.is_empty() {
        d.words(format!("Uppgift saknas om {}.", say::listing(&unknown)));
    }
    if let Some(note) = &i.note {
        d.words(note.value.clone());
    }
    let served: Vec<Line> = hb
        .goals
        .iter()
        .filter(|(_, g)| g.indicators.contains(&r))
        .map(|(g, _)| vec![say::goal(hb, g)])
        .collect();
    d.heading(2, "Mål som indikatorn följer");
    if served.is_empty() {
        d.words("Inget mål använder indikatorn.");
    } else {
        d.list(served);
    }
    super::sources(d, hb, &i.sources);
    "Här ser du indikatorns värden, vad de betyder och hur de samlas in.".to_owned()
}

/// A role: its mission, what it does, where it starts.
pub fn role(d: &mut Draft, hb: &Handbook, r: Ref<Role>) -> String {
    let role = &hb.roles[r];
    d.words(role.mission.value.clone());
    let mut facts = vec![(
        "Huvudman".to_owned(),
        role.principal
            .as_ref()
            .map_or_else(|| vec![say::missing()], |p| say::line(p.value.label())),
    )];
    if let Some(a) = &role.activity {
        facts.push(("Verksamhet".to_owned(), say::line(a.value.label())));
    }
    facts.push((
        "Arbetar på centralen".to_owned(),
        say::line(if role.at_centre.value { "Ja" } else { "Nej" }),
    ));
    d.facts(facts);
    if !role.duties.is_empty() {
        d.heading(2, "Det här gör rollen");
        d.list(role.duties.iter().map(|x| say::line(x.value.clone())).collect());
    }
    let paths: Vec<Line> = hb
        .articles
        .iter()
        .filter(|(_, a)| matches!(a.place, Place::Path { .. }) && a.front.role == Some(r))
        .map(|(a, article)| vec![say::to(Target::Article(a), article.front.title.value.clone())])
        .collect();
    if !paths.is_empty() {
        d.heading(2, "Så börjar du");
        d.list(paths);
    }
    let party = hb.parties.iter().find(|(_, p)| p.kind == PartyKind::Role(r)).map(|(p, _)| p);
    if let Some(party) = party
        && hb.responsibilities.rows().any(|x| {
            [&x.responsible, &x.accountable, &x.consulted, &x.informed]
                .iter()
                .any(|list| list.contains(&party))
        })
    {
        d.heading(2, "Ansvar");
        d.words(governance::LETTERS);
        governance::of_party(d, hb, party, "Uppgifter som rollen är med i");
    }
    if let Some(party) = party {
        calendar::own(d, hb, Whose::Party(party), &role.title.value.to_lowercase());
    }
    let bodies: Vec<Line> = hb
        .bodies
        .rows()
        .filter(|b| b.roles.contains(&r))
        .map(|b| {
            vec![say::record(
                crate::model::link::Register::Bodies,
                &b.id.value,
                b.name.value.clone(),
            )]
        })
        .collect();
    if !bodies.is_empty() {
        d.heading(2, "Organ där rollen ingår");
        d.list(bodies);
    }
    let methods: Vec<Line> = hb
        .methods
        .iter()
        .filter(|(_, m)| m.professions.contains(&r))
        .map(|(m, _)| vec![say::method(hb, m)])
        .collect();
    if !methods.is_empty() {
        d.heading(2, "Metoder som rollen använder");
        d.list(methods);
    }
    let read: Vec<Line> = hb
        .articles
        .iter()
        .filter(|(_, a)| !matches!(a.place, Place::Path { .. }) && a.front.audience.contains(&r))
        .map(|(a, article)| vec![say::to(Target::Article(a), article.front.title.value.clone())])
        .collect();
    if !read.is_empty() {
        d.heading(2, "Läs mer");
        d.list(read);
    }
    super::sources(d, hb, &role.sources);
    format!("Här ser du vad {} gör och ansvarar för.", role.title.value.to_lowercase())
}

/// A method: what it is, for whom, how well supported, who uses it.
pub fn method(d: &mut Draft, hb: &Handbook, r: Ref<Method>) -> String {
    let m = &hb.methods[r];
    d.words(m.description.value.clone());
    let mut facts = vec![
        ("För vem".to_owned(), say::line(m.level.value.label())),
        ("Inriktning".to_owned(), say::line(m.aim.value.label())),
        ("Stöd i forskning".to_owned(), say::line(m.evidence.value.label())),
        (
            "Rekommendation".to_owned(),
            practice::recommendation(m.recommendation.as_ref().map(|r| r.value)),
        ),
    ];
    if let Some(r) = m.region {
        facts.push(("Region".to_owned(), vec![say::region(hb, r)]));
    }
    if let Some(decision) = m.decision {
        facts.push(("Beslut".to_owned(), crate::derive::lists::library::decision(hb, decision)));
    }
    if !m.target_groups.is_empty() {
        let names: Vec<&str> =
            m.target_groups.iter().map(|t| hb.target_groups[*t].name.value.as_str()).collect();
        facts.push(("Målgrupper".to_owned(), say::line(names.join(", "))));
    }
    if !m.professions.is_empty() {
        let roles = m.professions.iter().map(|r| vec![say::role(hb, *r)]);
        facts.push(("Används av".to_owned(), say::joined(roles, ", ")));
    }
    d.facts(facts);
    let centres: Vec<Line> = hb
        .centres
        .iter()
        .filter(|(_, c)| c.methods.contains(&r))
        .map(|(c, _)| vec![say::centre(hb, c)])
        .collect();
    if !centres.is_empty() {
        d.heading(2, "Centraler som använder metoden");
        d.list(centres);
    }
    super::sources(d, hb, &m.sources);
    "Här ser du vad metoden är, vem den är till för och vilket stöd den har.".to_owned()
}
