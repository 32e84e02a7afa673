//! The handbook's own pages, and the steps of its introductions.

use super::sheet::{Draft, Field, Sheet};
use super::value::{Cell, Value, count, id, ids, list, optional, text};
use crate::model::article::{Article, Place};
use crate::model::front_matter::PathStep;
use crate::model::handbook::Handbook;
use crate::model::link::Link;
use crate::model::words::{HandbookStatus, Pace};
use crate::route;

pub(super) fn sheets(hb: &Handbook) -> Vec<Sheet> {
    vec![pages(hb), steps(hb)]
}

/// The address of a page that a link leads to, from the site's root.
pub(super) fn address(hb: &Handbook, link: &Link) -> Option<String> {
    let Link::To { target, anchor } = link else { return None };
    let path = route::path(hb, *target);
    Some(anchor.as_ref().map_or_else(|| path.clone(), |a| format!("{path}#{a}")))
}

fn pages(hb: &Handbook) -> Sheet {
    Draft::new(
        "sidor",
        "Sidor",
        "En rad för varje sida som någon har skrivit: vem som ansvarar, och när den är granskad.",
    )
    .key(&["adress"])
    .column(
        Field::text("adress", "Adress").required().about("Från webbplatsens rot."),
        |a: &Article| text(route::article(a)),
    )
    .column(Field::text("fil", "Fil").required(), |a: &Article| a.path.cell())
    .column(
        Field::one_of(
            "typ",
            "Typ",
            &[
                ("framsida", "Framsida"),
                ("kapitel", "Kapitel"),
                ("avsnitt", "Avsnitt"),
                ("om", "Om vägledningen"),
                ("nyhet", "Nyhet"),
                ("introduktion", "Introduktion"),
                ("mall", "Mall"),
                ("sida", "Sida"),
            ],
        )
        .required(),
        |a: &Article| {
            text(match a.place {
                Place::Front => "framsida",
                Place::Chapter { .. } => "kapitel",
                Place::Section { .. } => "avsnitt",
                Place::About { .. } => "om",
                Place::News { .. } => "nyhet",
                Place::Path { .. } => "introduktion",
                Place::Form { .. } => "mall",
                Place::Page { .. } => "sida",
            })
        },
    )
    .column(Field::text("nummer", "Nummer"), |a: &Article| a.number().map_or(Value::Blank, text))
    .column(Field::text("titel", "Titel").required(), |a: &Article| a.front.title.cell())
    .column(Field::text("ingress", "Ingress").required(), |a: &Article| a.front.lead.cell())
    .column(Field::word::<HandbookStatus>("status", "Läge").required(), |a: &Article| {
        a.front.status.cell()
    })
    .column(Field::text("ansvarig_roll", "Ansvarig"), |a: &Article| {
        a.front.responsible.map_or(Value::Unknown, |r| hb.roles[r].id.cell())
    })
    .column(
        Field::day("granskad", "Granskad").about("Tom när ingen har granskat hela sidan."),
        |a: &Article| optional(&a.front.reviewed),
    )
    .column(Field::day("granskas_senast", "Granskas senast").required(), |a: &Article| {
        a.front.review_by.cell()
    })
    .column(Field::text("region", "Region").to("regioner"), |a: &Article| {
        id(&hb.regions, a.front.region)
    })
    .column(Field::text("malgrupp", "För rollerna").about("Rollernas id."), |a: &Article| {
        ids(&hb.roles, &a.front.audience)
    })
    .column(Field::text("fragor", "Frågor som sidan svarar på"), |a: &Article| {
        list(a.front.questions.iter().map(|q| q.value.as_str()))
    })
    .cited(hb, |a: &Article| &a.front.sources)
    .rows(hb.articles.rows())
    .with_sources(hb)
}

fn steps(hb: &Handbook) -> Sheet {
    type Row<'a> = (&'a Article, usize, &'a PathStep);
    let rows: Vec<Row<'_>> = hb
        .articles
        .rows()
        .flat_map(|a| (1..).zip(&a.front.steps).map(move |(n, s)| (a, n, s)))
        .collect();
    Draft::new("introduktionssteg", "Introduktionernas steg", "Vad den som är ny gör, dag för dag.")
        .key(&["introduktion", "nummer"])
        .column(
            Field::text("introduktion", "Introduktion").required().about("Sidans adress."),
            |(a, _, _): Row<'_>| text(route::article(a)),
        )
        .column(Field::whole("nummer", "Nummer").required(), |(_, n, _): Row<'_>| count(n))
        .column(Field::text("roll", "Roll").to("roller"), |(a, _, _): Row<'_>| {
            id(&hb.roles, a.front.role)
        })
        .column(Field::word::<Pace>("nar", "När").required(), |(_, _, s): Row<'_>| s.pace.cell())
        .column(Field::text("uppgift", "Uppgift").required(), |(_, _, s): Row<'_>| s.task.cell())
        .column(Field::text("lank", "Läs på sidan"), |(_, _, s): Row<'_>| {
            s.link.as_ref().and_then(|to| address(hb, to)).map_or(Value::Blank, text)
        })
        .column(Field::whole("tid_min", "Minuter").required(), |(_, _, s): Row<'_>| {
            s.minutes.cell()
        })
        .column(Field::text("ansvarig", "Vem som hjälper till"), |(_, _, s): Row<'_>| {
            optional(&s.responsible)
        })
        .rows(rows)
}
