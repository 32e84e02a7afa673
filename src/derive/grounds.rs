//! What a live figure rests on: the places of the facts that it is made from, so that a figure
//! that a finding doubts can say so in the sentence where it stands.

use super::facts::Query;
use super::lists::{centres, statistics, tariffs};
use super::{coverage, follow_up};
use crate::model::handbook::Handbook;
use crate::source::span::Span;

/// The places of what a figure is made from; none for an address that has no value.
#[must_use]
pub fn of(hb: &Handbook, asked: &str) -> Vec<Span> {
    let (name, params) = super::facts::parse(asked);
    places(hb, &Query { name: &name, params: &params }).unwrap_or_default()
}

fn places(hb: &Handbook, q: &Query<'_>) -> Option<Vec<Span>> {
    match q.name {
        "centraler" | "kommuner-med-central" | "andel-centraler" => counted(hb, q),
        "kommuner" => {
            let region = q.find("region", &hb.regions).ok()?;
            let by_status = q.get("status").is_some();
            let own = hb.municipalities.rows().filter(|m| fits(region, m.region));
            let states = own.filter(|_| by_status).map(|m| m.status.span);
            let regions = hb.regions.iter().filter(|(r, _)| fits(region, Some(*r)));
            Some(states.chain(regions.map(|(_, row)| row.municipality_count.span)).collect())
        }
        "statistik" => {
            let s = &hb.statistics[q.find("id", &hb.statistics).ok()??];
            let row = q.get("rad").and_then(|id| s.rows.iter().find(|row| row.id.value == id));
            Some(statistics::places(s, row))
        }
        "matning" => {
            let indicator = q.find("indikator", &hb.indicators).ok()??;
            let year: i64 = q.get("ar")?.parse().ok()?;
            let object = q.object(hb).ok()?;
            let of_it =
                hb.measurements.of(indicator).map(|(_, m)| m).filter(|m| {
                    m.year.value == year && follow_up::object(m).as_ref() == Some(&object)
                });
            Some(of_it.flat_map(follow_up::places).collect())
        }
        "tariff" => Some(tariffs::places(&hb.tariffs[q.find("id", &hb.tariffs).ok()??])),
        _ => None,
    }
}

/// Whether a record of a region counts where one region, or all, is asked for.
fn fits<T: PartialEq + Copy>(asked: Option<T>, own: Option<T>) -> bool {
    asked.is_none() || asked == own
}

/// What a count of centres rests on: what their municipalities are said to have, and how each is
/// co-located where that is asked for.
fn counted(hb: &Handbook, q: &Query<'_>) -> Option<Vec<Span>> {
    let filter = q.filter(hb).ok()?;
    let stated = hb
        .municipalities
        .iter()
        .filter(|(r, m)| fits(filter.region, m.region) && fits(filter.municipality, Some(*r)));
    let stated = stated.filter_map(|(_, m)| m.centre_count.as_ref()).map(|n| n.span);
    let wide = coverage::Filter { degree: None, ..filter };
    let by_degree = filter.degree.is_some();
    let own = hb.centres.rows().filter(|c| by_degree && wide.counts(c));
    Some(stated.chain(own.flat_map(centres::degree_places)).collect())
}
