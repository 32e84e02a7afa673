//! What is derived from centres: class under each definition, estimated tariff, gaps, steps, costs,
//! degrees of co-location.

use super::centres::centre_field;
use super::sheet::{Draft, Field, Sheet};
use super::value::{Cell, Value, count, optional, text};
use crate::derive::classify::{self, Verdict};
use crate::derive::coverage::{self, DegreeCount};
use crate::derive::gaps::{self, Gap};
use crate::derive::shares::{self, Share};
use crate::derive::tariff::{self, InForce, Outcome};
use crate::model::answer::Answer;
use crate::model::centre::{Centre, StepState};
use crate::model::definition::Definition;
use crate::model::handbook::Handbook;
use crate::model::region::Region;
use crate::model::requirement::Requirement;
use crate::model::step::Step;
use crate::model::table::Ref;
use crate::model::tariff::Tariff;
use crate::model::words::Concept;

pub(super) fn sheets(hb: &Handbook) -> Vec<Sheet> {
    vec![classes(hb), estimates(hb), topics(hb), steps(hb), minimum(hb), costs(hb), degrees(hb)]
}

/// Ja, nej, or the third answer, which a definition can give although every fact is told.
fn answer_field() -> Field {
    Field::one_of(
        "svar",
        "Svar",
        &[("ja", "Ja"), ("nej", "Nej"), ("kan_inte_avgoras", "Kan inte avgöras")],
    )
    .required()
}

fn three(answer: Answer) -> Value {
    text(match answer {
        Answer::Yes => "ja",
        Answer::No => "nej",
        Answer::Unknown => "kan_inte_avgoras",
    })
}

fn classes(hb: &Handbook) -> Sheet {
    let rows: Vec<(&Centre, &Definition, Verdict)> = hb
        .centres
        .rows()
        .flat_map(|c| hb.definitions.rows().map(move |d| (c, d, classify::classify(c, d))))
        .collect();
    type Row<'a> = &'a (&'a Centre, &'a Definition, Verdict);
    Draft::new(
        "klassning",
        "Klass under varje definition",
        "En rad för varje central och definition: vad centralen är, vad som avgjorde och vad som \
         skulle ändra svaret. Uträknat ur tabellerna centraler och verksamheter.",
    )
    .key(&["central", "definition"])
    .column(centre_field(), |(c, _, _): Row<'_>| c.id.cell())
    .column(
        Field::text("definition", "Definition").required().to("definitioner"),
        |(_, d, _): Row<'_>| d.id.cell(),
    )
    .column(Field::word::<Concept>("begrepp", "Begrepp").required(), |(_, d, _): Row<'_>| {
        d.concept.cell()
    })
    .column(answer_field(), |(_, _, v): Row<'_>| three(v.answer))
    .column(Field::text("avgorande", "Det som avgör"), |(_, d, v): Row<'_>| {
        if d.condition.is_none() {
            return text("Definitionen är för obestämd för att pröva.");
        }
        text(classify::why(v))
    })
    .column(Field::text("andrar_svaret", "Det som skulle ändra svaret"), |(_, _, v): Row<'_>| {
        text(classify::what_changes(v))
    })
    .rows(&rows)
}

/// A centre under its region's tariffs, and what is in force today.
fn estimates(hb: &Handbook) -> Sheet {
    let today = hb.settings.today;
    let in_force: Vec<InForce> =
        hb.regions.refs().map(|r| tariff::in_force(hb, r, today)).collect();
    let rows: Vec<(&Centre, &Tariff, Outcome, bool)> = hb
        .centres
        .rows()
        .flat_map(|c| hb.tariffs.iter().map(move |(r, t)| (c, r, t)))
        .filter(|(c, _, t)| c.region.is_some() && c.region == t.region)
        .map(|(c, r, t)| {
            let now = c.region.and_then(|region| in_force.get(region.index()))
                == Some(&InForce::Tariff(r));
            (c, t, tariff::estimate(c, t).outcome, now)
        })
        .collect();
    type Row<'a> = &'a (&'a Centre, &'a Tariff, Outcome, bool);
    let level = |t: &Tariff, o: &Outcome| match o {
        Outcome::Level(n) => Some((*n, t.levels.get(*n)?.kronor.value)),
        _ => None,
    };
    Draft::new(
        "uppskattad-ersattning",
        "Uppskattad ersättning",
        "Berättigad nivå enligt uppgift – en uppskattning, aldrig vad som har betalats ut. En rad \
         för varje central och ersättning i dess region.",
    )
    .key(&["central", "ersattning"])
    .column(centre_field(), |(c, _, _, _): Row<'_>| c.id.cell())
    .column(
        Field::text("ersattning", "Ersättning").required().to("ersattningar"),
        |(_, t, _, _): Row<'_>| t.id.cell(),
    )
    .column(
        Field::truth("galler_nu", "Gäller utgåvans dag")
            .required()
            .about("Nej betyder att ersättningen är historisk, inaktuell eller bara föreslagen."),
        |(_, _, _, now): Row<'_>| now.cell(),
    )
    .column(
        Field::one_of(
            "utfall",
            "Utfall",
            &[
                ("niva", "Berättigad nivå enligt uppgift"),
                ("per_person", "Kronor per person; antalet personer är inte känt"),
                ("ingen", "Ingen nivå"),
                ("kan_inte_avgoras", "Kan inte avgöras"),
            ],
        )
        .required(),
        |(_, _, o, _): Row<'_>| {
            text(match o {
                Outcome::Level(_) => "niva",
                Outcome::PerPerson => "per_person",
                Outcome::None(_) => "ingen",
                Outcome::Undecided(_) => "kan_inte_avgoras",
            })
        },
    )
    .column(Field::whole("niva", "Nivåns nummer"), move |(_, t, o, _): Row<'_>| {
        level(t, o).map_or(Value::Blank, |(n, _)| count(n + 1))
    })
    .column(Field::whole("kronor_per_ar", "Kronor per år"), move |(_, t, o, _): Row<'_>| {
        level(t, o).map_or(Value::Blank, |(_, kronor)| kronor.cell())
    })
    .column(Field::text("skal", "Skäl"), |(_, _, o, _): Row<'_>| match o {
        Outcome::Undecided(why) | Outcome::None(why) => text(why.clone()),
        Outcome::Level(_) | Outcome::PerPerson => Value::Blank,
    })
    .rows(&rows)
}

fn topics(hb: &Handbook) -> Sheet {
    let national = gaps::Topic::ALL.map(|topic| gaps::national(hb, topic).map(|(_, share)| share));
    let rows: Vec<(&Centre, Gap)> = hb
        .centres
        .rows()
        .flat_map(|c| {
            gaps::Topic::ALL.into_iter().zip(national).map(move |(topic, national)| {
                (c, Gap { topic, answer: gaps::state(c, topic), national })
            })
        })
        .collect();
    type Row<'a> = &'a (&'a Centre, Gap);
    Draft::new(
        "centralernas-luckor",
        "Det som finns och det som saknas",
        "En rad för varje central och punkt, bredvid hur vanligt det är i landet.",
    )
    .key(&["central", "punkt"])
    .column(centre_field(), |(c, _): Row<'_>| c.id.cell())
    .column(Field::text("punkt", "Punkt").required(), |(_, g): Row<'_>| text(g.topic.label()))
    .column(Field::truth("finns", "Centralen har det"), |(_, g): Row<'_>| g.answer.cell())
    .column(Field::number("andel_i_landet", "Andel i landet 2023, procent"), |(_, g): Row<'_>| {
        g.national.cell()
    })
    .rows(&rows)
}

fn steps(hb: &Handbook) -> Sheet {
    type Row<'a> = (&'a Centre, &'a Step, Option<&'a StepState>);
    let rows: Vec<Row<'_>> = hb
        .centres
        .rows()
        .flat_map(|c| {
            hb.steps.rows().map(move |s| {
                let state = c.steps.iter().find(|(id, _)| id.value == s.id.value);
                (c, s, state.map(|(_, state)| state))
            })
        })
        .collect();
    Draft::new(
        "centralernas-steg",
        "Centralernas steg i trappan",
        "En rad för varje central och steg i trappan.",
    )
    .key(&["central", "steg"])
    .column(centre_field(), |(c, _, _): Row<'_>| c.id.cell())
    .column(Field::text("steg", "Steg").required().to("trappan"), |(_, s, _): Row<'_>| s.id.cell())
    .column(Field::truth("uppfyllt", "Uppfyllt"), |(_, _, state): Row<'_>| {
        state.map_or(Value::Unknown, |s| s.met.cell())
    })
    .column(Field::text("visas_av", "Det som visar det"), |(_, _, state): Row<'_>| {
        state.map_or(Value::Blank, |s| optional(&s.evidence))
    })
    .rows(rows)
}

fn minimum(hb: &Handbook) -> Sheet {
    let rows: Vec<(&Centre, Ref<Requirement>, Answer)> = hb
        .centres
        .rows()
        .flat_map(|c| gaps::minimum(hb, c).into_iter().map(move |(r, answer)| (c, r, answer)))
        .collect();
    type Row<'a> = (&'a Centre, Ref<Requirement>, Answer);
    Draft::new(
        "centralernas-lagsta-niva",
        "Centralerna och lägsta nivån",
        "En rad för varje central och krav i lägsta nivån. Kravens läge står i tabellen lagsta-niva.",
    )
    .key(&["central", "krav"])
    .column(centre_field(), |(c, _, _): Row<'_>| c.id.cell())
    .column(Field::text("krav", "Krav").required().to("lagsta-niva"), |(_, r, _): Row<'_>| {
        hb.requirements[r].id.cell()
    })
    .column(Field::truth("uppfyllt", "Uppfyllt"), |(_, _, answer): Row<'_>| answer.cell())
    .rows(rows)
}

fn costs(hb: &Handbook) -> Sheet {
    let rows: Vec<(&Centre, Share)> = hb
        .centres
        .rows()
        .filter_map(|c| Some((c, c.rent.as_ref()?.value)))
        .flat_map(|(c, rent)| {
            let areas: Vec<(String, f64)> =
                c.area.iter().map(|(party, m2)| (party.value.clone(), *m2)).collect();
            shares::by_area(&areas, rent).unwrap_or_default().into_iter().map(move |s| (c, s))
        })
        .collect();
    type Row<'a> = &'a (&'a Centre, Share);
    #[allow(clippy::cast_precision_loss, reason = "hundredths of yearly rents are far below 2^52")]
    let hundredths = |n: i64| Value::Number(n as f64 / 100.0);
    Draft::new(
        "kostnadsdelning",
        "Delad hyra",
        "Hyran delad efter yta: en rad för varje part. Andelarna blir 100 procent, kronorna hela hyran.",
    )
    .key(&["central", "part"])
    .column(centre_field(), |(c, _): Row<'_>| c.id.cell())
    .column(Field::text("part", "Part").required(), |(_, s): Row<'_>| text(s.party.clone()))
    .column(Field::number("yta_m2", "Kvadratmeter").required(), |(_, s): Row<'_>| s.area.cell())
    .column(Field::number("andel", "Andel, procent").required(), move |(_, s): Row<'_>| {
        hundredths(s.basis_points)
    })
    .column(Field::number("kronor", "Kronor per år").required(), move |(_, s): Row<'_>| {
        hundredths(s.ore)
    })
    .rows(&rows)
}

fn degrees(hb: &Handbook) -> Sheet {
    let rows: Vec<(Ref<Region>, DegreeCount)> = hb
        .regions
        .refs()
        .flat_map(|r| coverage::degrees(hb, r).into_iter().map(move |d| (r, d)))
        .collect();
    type Row<'a> = &'a (Ref<Region>, DegreeCount);
    Draft::new(
        "samlokalisering",
        "Grad av samlokalisering",
        "Uträknat ur tabellen centraler: hur många aktiva centraler i varje region som har varje grad.",
    )
    .key(&["region", "grad"])
    .column(Field::text("region", "Region").required().to("regioner"), |(r, _): Row<'_>| {
        hb.regions[*r].id.cell()
    })
    .column(
        Field::one_of(
            "grad",
            "Grad",
            &[
                ("helt", "Helt samlokaliserad"),
                ("delvis", "Delvis samlokaliserad"),
                ("ej", "Ej samlokaliserad"),
                ("uppgift_saknas", "Uppgift saknas"),
            ],
        )
        .required(),
        |(_, d): Row<'_>| d.degree.map_or_else(|| text("uppgift_saknas"), |d| d.cell()),
    )
    .column(Field::whole("antal", "Antal centraler").required(), |(_, d): Row<'_>| count(d.count))
    .column(
        Field::number("andel", "Andel av centralerna, procent").required(),
        |(_, d): Row<'_>| d.percent.cell(),
    )
    .rows(&rows)
}
