//! Regions and municipalities.

use super::sheet::{Draft, Field, Sheet};
use super::value::{Cell, count, id, optional, text, texts};
use crate::derive::coverage;
use crate::derive::shares;
use crate::model::handbook::Handbook;
use crate::model::municipality::Municipality;
use crate::model::region::Region;
use crate::model::table::Ref;
use crate::model::words::MunicipalityStatus;

pub(super) fn sheets(hb: &Handbook) -> Vec<Sheet> {
    vec![regions(hb), municipalities(hb), by_status(hb)]
}

fn regions(hb: &Handbook) -> Sheet {
    Draft::of_records(
        "regioner",
        "Regioner",
        "En rad för varje region, med de definitioner som gäller där.",
    )
    .column(Field::text("namn", "Namn").required(), |r: &Region| r.name.cell())
    .column(Field::text("kortnamn", "Kort namn").required(), |r: &Region| r.short.cell())
    .column(Field::text("lan", "Län").required(), |r: &Region| r.county.cell())
    .column(Field::text("lankod", "Länskod").required(), |r: &Region| r.county_code.cell())
    .column(Field::whole("kommuner_antal", "Antal kommuner i länet").required(), |r: &Region| {
        r.municipality_count.cell()
    })
    .column(
        Field::text("definition_familjecentral", "Definition av familjecentral").to("definitioner"),
        |r: &Region| id(&hb.definitions, r.definitions.centre),
    )
    .column(
        Field::text("definition_familjecentralsliknande", "Definition av familjecentralsliknande")
            .to("definitioner"),
        |r: &Region| id(&hb.definitions, r.definitions.centre_like),
    )
    .column(Field::whole("alder_fran", "Barnens ålder, yngst"), |r: &Region| {
        r.ages.as_ref().and_then(|a| a.from.clone()).cell()
    })
    .column(Field::whole("alder_till", "Barnens ålder, äldst"), |r: &Region| {
        r.ages.as_ref().and_then(|a| a.to.clone()).cell()
    })
    .column(Field::text("beskrivning", "Beskrivning"), |r: &Region| optional(&r.description))
    .column(Field::doubt(), |r: &Region| optional(&hb.doubts.about(&[r.municipality_count.span])))
    .cited(hb, |r: &Region| &r.sources)
    .all(&hb.regions)
    .with_sources(hb)
}

fn municipalities(hb: &Handbook) -> Sheet {
    Draft::of_records(
        "kommuner",
        "Kommuner",
        "En rad för varje kommun i länen, och vad källorna säger om familjecentral där.",
    )
    .column(Field::text("region", "Region").to("regioner"), |m: &Municipality| {
        id(&hb.regions, m.region)
    })
    .column(Field::text("namn", "Namn").required(), |m: &Municipality| m.name.cell())
    .column(
        Field::text("kommunkod", "Kommunkod").required().about("Fyra siffror, enligt SCB."),
        |m: &Municipality| m.code.cell(),
    )
    .column(Field::word::<MunicipalityStatus>("fc_status", "Läge"), |m: &Municipality| {
        m.status.cell()
    })
    .column(
        Field::truth("harledd", "Läget är härlett")
            .about("Ja betyder att källan inte säger läget med egna ord."),
        |m: &Municipality| optional(&m.derived),
    )
    .column(
        Field::whole("antal_centraler", "Antal centraler enligt källan"),
        |m: &Municipality| m.centre_count.cell(),
    )
    .column(Field::text("notering", "Anmärkning"), |m: &Municipality| optional(&m.note))
    .column(
        Field::text("forvaltningsomrade", "Förvaltningsområde för nationella minoriteter"),
        |m: &Municipality| texts(&m.administrative_areas),
    )
    .column(Field::doubt(), |m: &Municipality| {
        optional(&hb.doubts.about(&crate::derive::lists::maps::places(m)))
    })
    .cited(hb, |m: &Municipality| &m.sources)
    .all(&hb.municipalities)
    .with_sources(hb)
}

fn by_status(hb: &Handbook) -> Sheet {
    let rows: Vec<(Ref<Region>, MunicipalityStatus, usize)> = hb
        .regions
        .refs()
        .flat_map(|r| {
            coverage::by_status(hb, r)
                .into_iter()
                .map(move |(status, found)| (r, status, found.len()))
        })
        .collect();
    let with =
        |r: Ref<Region>, n: usize| shares::percent(n, hb.municipalities_of(r).count()).cell();
    Draft::new(
        "kommuner-efter-lage",
        "Kommuner efter läge",
        "Uträknat ur tabellen kommuner: hur många kommuner i varje region som har varje läge.",
    )
    .key(&["region", "fc_status"])
    .column(Field::text("region", "Region").required().to("regioner"), |(r, _, _)| {
        text(hb.regions[r].id.value.clone())
    })
    .column(
        Field::one_of(
            "fc_status",
            "Läge",
            &[
                ("familjecentral", "Familjecentral"),
                ("planerad", "Planerad"),
                ("familjeenhet", "Familjeenhet"),
                ("avsiktsforklaring", "Avsiktsförklaring"),
                ("avsiktsforklaring_pausad", "Avsiktsförklaring, pausad"),
                ("ingen", "Ingen"),
                ("uppgift_saknas", "Uppgift saknas"),
            ],
        )
        .required(),
        |(_, status, _)| match status {
            MunicipalityStatus::Unknown => text("uppgift_saknas"),
            known => known.cell(),
        },
    )
    .column(Field::whole("antal", "Antal kommuner").required(), |(_, _, n)| count(n))
    .column(
        Field::number("andel", "Andel av regionens kommuner, procent").required(),
        move |(r, _, n)| with(r, n),
    )
    .rows(rows)
}
