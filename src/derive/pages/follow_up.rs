//! What is followed up in a region: coverage, every measured value with its plot and table, and
//! what is not measured yet.

use super::DataPage;
use crate::derive::coverage::Filter;
use crate::derive::draft::Draft;
use crate::derive::lists::Anchors;
use crate::derive::lists::{centres, goals, maps, measured};
use crate::derive::say;
use crate::model::handbook::Handbook;
use crate::model::region::Region;
use crate::model::table::Ref;

/// Whether there is anything to tell: a centre or a measured value.
#[must_use]
pub fn has(hb: &Handbook, region: Ref<Region>) -> bool {
    hb.centres.rows().any(|c| c.region == Some(region))
        || hb.indicators.refs().any(|i| measured::any(hb, i, region))
}

/// The report's title.
#[must_use]
pub fn title(hb: &Handbook, region: Ref<Region>) -> String {
    format!("Uppföljning i {}", hb.regions[region].name.value)
}

/// The report.
#[must_use]
pub fn page(hb: &Handbook, region: Ref<Region>) -> DataPage {
    let row = &hb.regions[region];
    let mut draft = Draft::new(row.id.span);
    let d = &mut draft;

    d.heading(2, "Var familjecentralerna finns");
    d.words(maps::sentence(hb, region));
    let mapped = maps::figure(d, hb, region);
    maps::table(d, hb, region, mapped, Anchors::Off);
    centres::degrees(d, hb, region);

    let (measured, unmeasured): (Vec<_>, Vec<_>) =
        hb.indicators.refs().partition(|i| measured::any(hb, *i, region));
    d.heading(2, "Det som är mätt");
    if measured.is_empty() {
        d.words("Inget är mätt i regionen ännu.");
    } else {
        d.words(
            "Jämför bara värden som har samma åldersgrupp och samma version av indikatorn. \
             Källan står under varje tabell.",
        );
    }
    for i in measured {
        let indicator = &hb.indicators[i];
        d.record_heading(3, &indicator.id.value, vec![say::indicator(hb, i)]);
        d.words(indicator.definition.value.clone());
        measured::values(d, hb, i, Some(region), true);
    }

    d.heading(2, "Det som inte är mätt ännu");
    goals::indicator_table(d, hb, &unmeasured, "Indikatorer utan värden i regionen", Anchors::Off);

    d.heading(2, "Målen och deras indikatorer");
    let own = goals::chosen(hb, None, Some(region));
    goals::table(d, hb, &own, "Mål i regionen", Anchors::Off);

    d.heading(2, "Centralerna");
    centres::table(d, hb, &Filter { region: Some(region), ..Filter::default() }, Anchors::Off);

    let lead = format!(
        "Här ser du vad som är känt och mätt om familjecentralerna i {}, med diagram och tabeller, \
         och vad som inte är mätt ännu.",
        row.county.value
    );
    DataPage { title: title(hb, region), lead, blocks: draft.finish(), span: Some(row.id.span) }
}
