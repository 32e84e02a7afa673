//! Who governs, who does what, what is used and asked for.

use super::sheet::{Draft, Field, Sheet};
use super::value::{Cell, id, ids, list, optional, text, texts};
use crate::model::actor::Actor;
use crate::model::assignment::Assignment;
use crate::model::body::Body;
use crate::model::calendar_item::CalendarItem;
use crate::model::handbook::Handbook;
use crate::model::handover::Handover;
use crate::model::method::Method;
use crate::model::partner::Partner;
use crate::model::party::{Party, PartyKind};
use crate::model::requirement::Requirement;
use crate::model::responsibility::Responsibility;
use crate::model::role::Role;
use crate::model::step::Step;
use crate::model::table::Ref;
use crate::model::words::{
    Activity, Aim, BodyLevel, BodyStatus, CalendarStatus, CalendarType, Evidence, LevelStatus,
    Mandate, MethodLevel, PartnerType, Recommendation, Routine, Standing, WorkPrincipal,
};

pub(super) fn sheets(hb: &Handbook) -> Vec<Sheet> {
    vec![
        roles(hb),
        bodies(hb),
        actors(hb),
        responsibilities(hb),
        assignments(hb),
        partners(hb),
        handovers(hb),
        methods(hb),
        steps(hb),
        requirements(hb),
        calendar(hb),
    ]
}

fn region_field() -> Field {
    Field::text("region", "Region").to("regioner").about("Tom när det gäller alla regioner.")
}

fn roles(hb: &Handbook) -> Sheet {
    Draft::of_records("roller", "Roller", "Yrken och funktioner runt en familjecentral.")
        .column(Field::text("titel", "Titel").required(), |r: &Role| r.title.cell())
        .column(Field::word::<WorkPrincipal>("huvudman", "Huvudman"), |r: &Role| r.principal.cell())
        .column(Field::word::<Activity>("verksamhet", "Verksamhet"), |r: &Role| {
            optional(&r.activity)
        })
        .column(Field::text("uppdrag", "Uppdrag").required(), |r: &Role| r.mission.cell())
        .column(Field::text("ansvar", "Det här gör rollen"), |r: &Role| texts(&r.duties))
        .column(Field::truth("pa_central", "Arbetar på centralen").required(), |r: &Role| {
            r.at_centre.cell()
        })
        .cited(hb, |r: &Role| &r.sources)
        .all(&hb.roles)
        .with_sources(hb)
}

fn bodies(hb: &Handbook) -> Sheet {
    Draft::of_records("organ", "Organ", "Grupper som styr och stödjer familjecentraler.")
        .column(Field::text("namn", "Namn").required(), |b: &Body| b.name.cell())
        .column(Field::word::<BodyLevel>("niva", "Nivå").required(), |b: &Body| b.level.cell())
        .column(region_field(), |b: &Body| id(&hb.regions, b.region))
        .column(Field::text("fas", "Fas"), |b: &Body| optional(&b.phase))
        .column(Field::text("beskrivning", "Beskrivning"), |b: &Body| optional(&b.description))
        .column(Field::text("roller", "Roller som ingår").about("Rollernas id."), |b: &Body| {
            ids(&hb.roles, &b.roles)
        })
        .column(Field::text("mandat", "Mandat"), |b: &Body| texts(&b.mandate))
        .column(Field::whole("moten_per_ar", "Möten per år"), |b: &Body| b.meetings.cell())
        .column(Field::word::<BodyStatus>("status", "Läge").required(), |b: &Body| b.status.cell())
        .column(Field::text("forslag", "Förslaget som vill ha det").to("forslag"), |b: &Body| {
            id(&hb.proposals, b.proposal)
        })
        .cited(hb, |b: &Body| &b.sources)
        .all(&hb.bodies)
        .with_sources(hb)
}

fn actors(hb: &Handbook) -> Sheet {
    Draft::of_records("aktorer", "Aktörer", "Myndigheter och organisationer, och deras uppdrag.")
        .column(Field::text("namn", "Namn").required(), |a: &Actor| a.name.cell())
        .column(region_field(), |a: &Actor| id(&hb.regions, a.region))
        .column(Field::word::<Mandate>("uppdrag_fc", "Uppdrag om familjecentraler"), |a: &Actor| {
            a.mandate.cell()
        })
        .column(Field::text("beskrivning", "Beskrivning").required(), |a: &Actor| {
            a.description.cell()
        })
        .column(Field::when("avser", "Uppgiften gäller"), |a: &Actor| a.as_of.cell())
        .cited(hb, |a: &Actor| &a.sources)
        .all(&hb.actors)
        .with_sources(hb)
}

/// A task, a party and its letter.
type Part<'a> = (&'a Responsibility, &'static str, Ref<Party>);

fn responsibilities(hb: &Handbook) -> Sheet {
    let rows: Vec<Part<'_>> = hb
        .responsibilities
        .rows()
        .flat_map(|r| {
            [("R", &r.responsible), ("A", &r.accountable), ("C", &r.consulted), ("I", &r.informed)]
                .into_iter()
                .flat_map(move |(letter, parties)| parties.iter().map(move |p| (r, letter, *p)))
        })
        .collect();
    Draft::new(
        "ansvar",
        "Vem ansvarar för vad",
        "En rad för varje uppgift, roll eller organ, och bokstav: R utför, A ansvarar, C tillfrågas, \
         I informeras.",
    )
    .key(&["uppgift_id", "bokstav", "part"])
    .column(Field::text("uppgift_id", "Uppgiftens id").required(), |(r, _, _): Part<'_>| {
        r.id.cell()
    })
    .column(Field::text("uppgift", "Uppgift").required(), |(r, _, _): Part<'_>| r.task.cell())
    .column(Field::text("omrade", "Område").required(), |(r, _, _): Part<'_>| r.area.cell())
    .column(region_field(), |(r, _, _): Part<'_>| id(&hb.regions, r.region))
    .column(
        Field::one_of(
            "bokstav",
            "Bokstav",
            &[("R", "Utför"), ("A", "Ansvarar"), ("C", "Tillfrågas"), ("I", "Informeras")],
        )
        .required(),
        |(_, letter, _): Part<'_>| text(letter),
    )
    .column(
        Field::text("part", "Roll eller organ").required().about("Id i tabellen roller eller organ."),
        |(_, _, p): Part<'_>| hb.parties[p].id.cell(),
    )
    .column(
        Field::one_of("parttyp", "Typ", &[("roll", "Roll"), ("organ", "Organ")]).required(),
        |(_, _, p): Part<'_>| {
            text(match hb.parties[p].kind {
                PartyKind::Role(_) => "roll",
                PartyKind::Body(_) => "organ",
            })
        },
    )
    .column(Field::text("partnamn", "Namn").required(), |(_, _, p): Part<'_>| {
        text(hb.parties[p].name.clone())
    })
    .column(Field::word::<Standing>("status", "Läge").required(), |(r, _, _): Part<'_>| {
        r.status.cell()
    })
    .column(Field::text("forslag", "Förslag").to("forslag"), |(r, _, _): Part<'_>| {
        id(&hb.proposals, r.proposal)
    })
    .cited(hb, |(r, _, _): Part<'_>| &r.sources)
    .rows(rows)
    .with_sources(hb)
}

fn assignments(hb: &Handbook) -> Sheet {
    Draft::of_records("uppdrag", "Uppdragsregister", "Uppdrag som en central kan få.")
        .column(Field::text("uppdrag", "Uppdraget").required(), |a: &Assignment| a.text.cell())
        .column(Field::truth("far_tacka_nej", "Får tacka nej"), |a: &Assignment| {
            a.may_decline.cell()
        })
        .column(Field::text("bestalls_av", "Beställs av"), |a: &Assignment| a.ordered_by.cell())
        .column(Field::text("forankring", "Förankring"), |a: &Assignment| a.anchoring.cell())
        .column(Field::truth("i_vardval", "Ingår i vårdvalet"), |a: &Assignment| {
            a.care_choice.cell()
        })
        .column(region_field(), |a: &Assignment| id(&hb.regions, a.region))
        .column(Field::text("anmarkning", "Anmärkning"), |a: &Assignment| optional(&a.note))
        .cited(hb, |a: &Assignment| &a.sources)
        .all(&hb.assignments)
        .with_sources(hb)
}

fn partners(hb: &Handbook) -> Sheet {
    Draft::of_records(
        "samverkansparter",
        "Samverkansparter",
        "De som en central arbetar med eller lämnar över till.",
    )
    .column(Field::text("namn", "Namn").required(), |p: &Partner| p.name.cell())
    .column(Field::word::<PartnerType>("typ", "Typ").required(), |p: &Partner| p.kind.cell())
    .column(Field::text("beskrivning", "Beskrivning"), |p: &Partner| optional(&p.description))
    .cited(hb, |p: &Partner| &p.sources)
    .all(&hb.partners)
    .with_sources(hb)
}

fn handovers(hb: &Handbook) -> Sheet {
    Draft::of_records(
        "samverkanskarta",
        "Samverkanskarta",
        "Vem som tar vid för varje behov, och om rutinen finns.",
    )
    .column(Field::text("behov", "Behov").required(), |h: &Handover| h.need.cell())
    .column(Field::text("tar_vid", "Tar vid").about("Parternas id."), |h: &Handover| {
        ids(&hb.partners, &h.partners)
    })
    .column(Field::word::<Routine>("rutin", "Rutin"), |h: &Handover| h.routine.cell())
    .column(Field::text("beskrivning", "Beskrivning"), |h: &Handover| optional(&h.description))
    .cited(hb, |h: &Handover| &h.sources)
    .all(&hb.handovers)
    .with_sources(hb)
}

fn methods(hb: &Handbook) -> Sheet {
    Draft::of_records(
        "metoder",
        "Metoder och insatser",
        "Metoder, för vem de är och vilket stöd de har.",
    )
    .column(Field::text("namn", "Namn").required(), |m: &Method| m.name.cell())
    .column(Field::word::<MethodLevel>("niva", "För vem").required(), |m: &Method| m.level.cell())
    .column(Field::word::<Aim>("inriktning", "Inriktning").required(), |m: &Method| m.aim.cell())
    .column(Field::text("malgrupper", "Målgrupper").about("Målgruppernas id."), |m: &Method| {
        ids(&hb.target_groups, &m.target_groups)
    })
    .column(Field::text("professioner", "Används av").about("Rollernas id."), |m: &Method| {
        ids(&hb.roles, &m.professions)
    })
    .column(Field::text("beskrivning", "Beskrivning").required(), |m: &Method| m.description.cell())
    .column(Field::word::<Evidence>("evidens", "Stöd i forskning").required(), |m: &Method| {
        m.evidence.cell()
    })
    .column(Field::word::<Recommendation>("rekommendation", "Rekommendation"), |m: &Method| {
        optional(&m.recommendation)
    })
    .column(region_field(), |m: &Method| id(&hb.regions, m.region))
    .column(Field::text("beslut", "Beslut").to("beslut"), |m: &Method| {
        id(&hb.decisions, m.decision)
    })
    .cited(hb, |m: &Method| &m.sources)
    .all(&hb.methods)
    .with_sources(hb)
}

fn steps(hb: &Handbook) -> Sheet {
    Draft::of_records(
        "trappan",
        "Trappan mot en familjecentral",
        "Stegen. Ordningen får skilja sig lokalt.",
    )
    .column(Field::whole("ordning", "Ordning").required(), |s: &Step| s.order.cell())
    .column(Field::text("namn", "Namn").required(), |s: &Step| s.name.cell())
    .column(Field::text("kriterier", "Kriterier"), |s: &Step| texts(&s.criteria))
    .cited(hb, |s: &Step| &s.sources)
    .all(&hb.steps)
    .with_sources(hb)
}

fn requirements(hb: &Handbook) -> Sheet {
    Draft::of_records("lagsta-niva", "Lägsta nivå", "Krav i lägsta nivån, och om de är beslutade.")
        .column(Field::text("text", "Krav").required(), |r: &Requirement| r.text.cell())
        .column(Field::text("omrade", "Område").required(), |r: &Requirement| r.area.cell())
        .column(Field::text("lagsta", "Lägsta nivå"), |r: &Requirement| optional(&r.minimum))
        .column(Field::text("utvecklad", "Utvecklad nivå"), |r: &Requirement| {
            optional(&r.developed)
        })
        .column(Field::text("sa_visar_vi_det", "Så visar ni det"), |r: &Requirement| {
            optional(&r.shown_by)
        })
        .column(Field::word::<LevelStatus>("status", "Läge").required(), |r: &Requirement| {
            r.status.cell()
        })
        .column(Field::text("beslut", "Beslut").to("beslut"), |r: &Requirement| {
            id(&hb.decisions, r.decision)
        })
        .cited(hb, |r: &Requirement| &r.sources)
        .all(&hb.requirements)
        .with_sources(hb)
}

fn calendar(hb: &Handbook) -> Sheet {
    Draft::of_records(
        "kalender",
        "Kalender",
        "Årshjulens punkter. Samma punkter finns som kalenderfiler (.ics).",
    )
    .column(Field::text("titel", "Punkt").required(), |i: &CalendarItem| i.title.cell())
    .column(Field::text("hjul", "Årshjul").required(), |i: &CalendarItem| i.wheel.cell())
    .column(
        Field::text("manader", "Månader").about("Månadernas nummer, 1–12."),
        |i: &CalendarItem| list(i.months.iter().map(|m| m.value.to_string())),
    )
    .column(Field::day("datum", "Exakt datum"), |i: &CalendarItem| optional(&i.date))
    .column(Field::word::<CalendarType>("typ", "Typ").required(), |i: &CalendarItem| i.kind.cell())
    .column(
        Field::text("for", "För").about("Id i tabellen roller eller organ."),
        |i: &CalendarItem| ids(&hb.parties, &i.for_whom),
    )
    .column(Field::text("underlag", "Lämnas"), |i: &CalendarItem| optional(&i.document))
    .column(Field::text("mottagare", "Till"), |i: &CalendarItem| optional(&i.recipient))
    .column(Field::word::<CalendarStatus>("status", "Läge").required(), |i: &CalendarItem| {
        i.status.cell()
    })
    .column(region_field(), |i: &CalendarItem| id(&hb.regions, i.region))
    .cited(hb, |i: &CalendarItem| &i.sources)
    .all(&hb.calendar)
    .with_sources(hb)
}
