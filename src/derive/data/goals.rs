//! Definitions, goals, indicators, target groups and tariffs: what is agreed on or proposed.

use super::sheet::{Draft, Field, Sheet};
use super::value::{Cell, Value, count, id, ids, optional, text, texts};
use crate::model::definition::Definition;
use crate::model::goal::Goal;
use crate::model::handbook::Handbook;
use crate::model::indicator::Indicator;
use crate::model::target_group::TargetGroup;
use crate::model::tariff::Tariff;
use crate::model::words::{
    Concept, Direction, FollowUpQuestion, GoalLevel, IndicatorStatus, IndicatorType, Standing,
    TariffStatus, Unit,
};

pub(super) fn sheets(hb: &Handbook) -> Vec<Sheet> {
    vec![definitions(hb), tariffs(hb), amounts(hb), goals(hb), target_groups(hb), indicators(hb)]
}

fn definitions(hb: &Handbook) -> Sheet {
    Draft::of_records(
        "definitioner",
        "Definitioner",
        "Vad som är en familjecentral eller familjecentralsliknande verksamhet enligt varje källa.",
    )
    .column(Field::text("namn", "Namn").required(), |d: &Definition| d.name.cell())
    .column(Field::word::<Concept>("begrepp", "Begrepp").required(), |d: &Definition| {
        d.concept.cell()
    })
    .column(
        Field::text("region", "Region").to("regioner").about("Tom när definitionen är nationell."),
        |d: &Definition| id(&hb.regions, d.region),
    )
    .column(Field::when("datum", "Från").required(), |d: &Definition| d.date.cell())
    .column(Field::text("text", "Definitionen").required(), |d: &Definition| d.text.cell())
    .column(Field::text("citat", "Källans egna ord"), |d: &Definition| optional(&d.quotation))
    .column(
        Field::truth("gar_att_prova", "Går att pröva mot en central").required(),
        |d: &Definition| d.condition.is_some().cell(),
    )
    .column(Field::text("anmarkning", "Anmärkning"), |d: &Definition| optional(&d.note))
    .cited(hb, |d: &Definition| &d.sources)
    .all(&hb.definitions)
    .with_sources(hb)
}

fn tariffs(hb: &Handbook) -> Sheet {
    Draft::of_records(
        "ersattningar",
        "Ersättningar",
        "En rad för varje ersättning. Beloppen står i tabellen ersattningsbelopp.",
    )
    .column(Field::text("region", "Region").to("regioner"), |t: &Tariff| id(&hb.regions, t.region))
    .column(Field::text("namn", "Namn").required(), |t: &Tariff| t.name.cell())
    .column(Field::when("giltig_fran", "Gäller från").required(), |t: &Tariff| {
        t.valid_from.cell()
    })
    .column(Field::when("giltig_till", "Gäller till"), |t: &Tariff| t.valid_to.cell())
    .column(Field::word::<TariffStatus>("status", "Läge").required(), |t: &Tariff| t.status.cell())
    .column(Field::text("mottagare", "Vem som får den"), |t: &Tariff| t.recipient.cell())
    .column(Field::text("villkor", "Villkor"), |t: &Tariff| texts(&t.conditions))
    .column(Field::text("oppet", "Det som texten lämnar öppet"), |t: &Tariff| texts(&t.open))
    .column(Field::text("anmarkning", "Anmärkning"), |t: &Tariff| optional(&t.note))
    .column(Field::doubt(), |t: &Tariff| {
        optional(&hb.doubts.about(&crate::derive::lists::tariffs::places(t)))
    })
    .cited(hb, |t: &Tariff| &t.sources)
    .all(&hb.tariffs)
    .with_sources(hb)
}

/// One amount of a tariff: which kind, its number there, what it is for, kronor, ages, year.
struct Amount<'a> {
    tariff: &'a Tariff,
    kind: &'static str,
    number: usize,
    name: String,
    kronor: i64,
    ages: (Option<i64>, Option<i64>),
    year: Option<i64>,
}

fn amounts(hb: &Handbook) -> Sheet {
    let mut rows = Vec::new();
    for tariff in hb.tariffs.rows() {
        let amount = |kind, number, name: &str, kronor| Amount {
            tariff,
            kind,
            number,
            name: name.to_owned(),
            kronor,
            ages: (None, None),
            year: None,
        };
        for (n, level) in (1..).zip(&tariff.levels) {
            rows.push(amount("niva", n, &level.name.value, level.kronor.value));
        }
        for (n, group) in (1..).zip(&tariff.per_person) {
            let ages =
                (group.age_from.as_ref().map(|a| a.value), group.age_to.as_ref().map(|a| a.value));
            let row = amount("per_person", n, &group.group.value, group.kronor.value);
            rows.push(Amount { ages, ..row });
        }
        for (n, pot) in (1..).zip(&tariff.pots) {
            let row = amount("pott", n, "Gemensam pott", pot.kronor.value);
            rows.push(Amount { year: Some(pot.year.value), ..row });
        }
    }
    type Row<'a> = &'a Amount<'a>;
    Draft::new(
        "ersattningsbelopp",
        "Ersättningarnas belopp",
        "En rad för varje nivå, belopp per person eller gemensam pott.",
    )
    .key(&["ersattning", "slag", "nummer"])
    .column(Field::text("ersattning", "Ersättning").required().to("ersattningar"), |a: Row<'_>| {
        a.tariff.id.cell()
    })
    .column(
        Field::one_of(
            "slag",
            "Slag",
            &[
                ("niva", "Nivå, kronor per år"),
                ("per_person", "Kronor per person"),
                ("pott", "Gemensam pott, kronor för ett år"),
            ],
        )
        .required(),
        |a: Row<'_>| text(a.kind),
    )
    .column(Field::whole("nummer", "Nummer").required(), |a: Row<'_>| count(a.number))
    .column(Field::text("namn", "Nivå eller grupp").required(), |a: Row<'_>| text(a.name.clone()))
    .column(Field::whole("kronor", "Kronor").required(), |a: Row<'_>| a.kronor.cell())
    .column(Field::whole("alder_fran", "Ålder, yngst"), |a: Row<'_>| optional(&a.ages.0))
    .column(Field::whole("alder_till", "Ålder, äldst"), |a: Row<'_>| optional(&a.ages.1))
    .column(Field::whole("ar", "År"), |a: Row<'_>| optional(&a.year))
    .rows(&rows)
}

fn goals(hb: &Handbook) -> Sheet {
    Draft::of_records("mal", "Mål", "Målen från nationell till lokal nivå.")
        .column(Field::word::<GoalLevel>("niva", "Nivå").required(), |g: &Goal| g.level.cell())
        .column(Field::whole("nummer", "Nummer"), |g: &Goal| optional(&g.number))
        .column(Field::text("kortnamn", "Kort namn").required(), |g: &Goal| g.short.cell())
        .column(Field::text("text", "Målet").required(), |g: &Goal| g.text.cell())
        .column(Field::text("region", "Region").to("regioner"), |g: &Goal| {
            id(&hb.regions, g.region)
        })
        .column(Field::text("malgrupper", "Målgrupper").about("Målgruppernas id."), |g: &Goal| {
            ids(&hb.target_groups, &g.target_groups)
        })
        .column(Field::text("harlett_fran", "Kommer från").to("mal"), |g: &Goal| {
            id(&hb.goals, g.derived_from)
        })
        .column(
            Field::text("indikatorer", "Indikatorer")
                .about("Indikatorernas id. Tom när målet inte går att följa ännu."),
            |g: &Goal| ids(&hb.indicators, &g.indicators),
        )
        .column(Field::word::<Standing>("status", "Läge").required(), |g: &Goal| g.status.cell())
        .column(Field::text("precisering", "Precisering"), |g: &Goal| optional(&g.detail))
        .cited(hb, |g: &Goal| &g.sources)
        .all(&hb.goals)
        .with_sources(hb)
}

fn target_groups(hb: &Handbook) -> Sheet {
    Draft::of_records("malgrupper", "Målgrupper", "De grupper som familjecentraler är till för.")
        .column(Field::text("namn", "Namn").required(), |g: &TargetGroup| g.name.cell())
        .column(Field::text("beskrivning", "Beskrivning"), |g: &TargetGroup| {
            optional(&g.description)
        })
        .column(Field::truth("utsatt", "Familjer som kan behöva mer"), |g: &TargetGroup| {
            optional(&g.exposed)
        })
        .cited(hb, |g: &TargetGroup| &g.sources)
        .all(&hb.target_groups)
        .with_sources(hb)
}

fn indicators(hb: &Handbook) -> Sheet {
    let draft = Draft::of_records(
        "indikatorer",
        "Indikatorer",
        "Vad som mäts, hur det räknas och i vilket läge måttet är. Värdena står i tabellen matvarden.",
    )
    .column(Field::text("namn", "Namn").required(), |i: &Indicator| i.name.cell())
    .column(Field::word::<IndicatorType>("typ", "Typ").required(), |i: &Indicator| i.kind.cell())
    .column(Field::text("definition", "Definition").required(), |i: &Indicator| {
        i.definition.cell()
    })
    .column(Field::text("taljare", "Täljare"), |i: &Indicator| optional(&i.numerator))
    .column(Field::text("namnare", "Nämnare"), |i: &Indicator| optional(&i.denominator))
    .column(Field::word::<Unit>("enhet", "Enhet").required(), |i: &Indicator| i.unit.cell())
    .column(Field::word::<Direction>("riktning", "Riktning").required(), |i: &Indicator| {
        i.direction.cell()
    })
    .column(Field::text("uppdelning", "Delas upp på"), |i: &Indicator| texts(&i.breakdowns));
    let of = |i: &Indicator, part: fn(&crate::model::indicator::Collection) -> Value| {
        i.collection.as_ref().map_or(Value::Unknown, part)
    };
    draft
        .column(Field::text("insamling_system", "System"), move |i: &Indicator| {
            of(i, |c| c.system.cell())
        })
        .column(Field::text("insamling_ansvarig", "Vem samlar in"), move |i: &Indicator| {
            of(i, |c| c.responsible.cell())
        })
        .column(
            Field::truth("insamling_grunduppdrag", "Ingår i grunduppdraget"),
            move |i: &Indicator| of(i, |c| c.basic.cell()),
        )
        .column(Field::text("periodicitet", "Hur ofta").required(), |i: &Indicator| i.period.cell())
        .column(Field::whole("minsta_cell", "Minsta antal som visas"), |i: &Indicator| {
            i.smallest_cell.cell()
        })
        .column(Field::text("version", "Version").required(), |i: &Indicator| i.version.cell())
        .column(Field::word::<IndicatorStatus>("status", "Läge").required(), |i: &Indicator| {
            i.status.cell()
        })
        .column(Field::word::<FollowUpQuestion>("fraga", "Fråga"), |i: &Indicator| {
            optional(&i.question)
        })
        .column(Field::whole("alder_fran", "Ålder, yngst"), |i: &Indicator| {
            optional(&i.ages.as_ref().and_then(|a| a.from.clone()))
        })
        .column(Field::whole("alder_till", "Ålder, äldst"), |i: &Indicator| {
            optional(&i.ages.as_ref().and_then(|a| a.to.clone()))
        })
        .column(Field::text("anmarkning", "Anmärkning"), |i: &Indicator| optional(&i.note))
        .column(Field::doubt(), |i: &Indicator| optional(&hb.doubts.about(&[i.unit.span])))
        .cited(hb, |i: &Indicator| &i.sources)
        .all(&hb.indicators)
        .with_sources(hb)
}
