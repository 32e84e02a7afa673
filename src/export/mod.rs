//! What programs read: every table as CSV and JSON, the data dictionary that explains them, and
//! calendars to subscribe to.
//!
//! [`files`] gives the bytes with their addresses: the site puts them under `data/`, and an archive
//! may put the same bytes anywhere, since they point at each other by relative names only.

pub mod csv;
pub mod ics;
pub mod json;
pub mod package;

use crate::derive::agenda::{self, Agenda};
use crate::derive::data::{self, sheet::Sheet};
use crate::model::handbook::Handbook;
use crate::output::Output;
use crate::route;

/// After so many rows of a table it is reckoned how long its file will be.
const SAMPLE: usize = 64;

/// How much room the rest of a sheet takes, in bytes, as far as its first [`SAMPLE`] rows tell: a large
/// file that grows by doubling is in memory three times.
fn room(written: usize, sheet: &Sheet) -> usize {
    let rest = sheet.rows.len().saturating_sub(SAMPLE);
    written * rest / SAMPLE * 9 / 8
}

/// Every table of the handbook as `data/<name>.csv` and `data/<name>.json`, and
/// `data/datapackage.json` beside them. The bytes depend on the handbook alone.
#[must_use]
pub fn files(hb: &Handbook) -> Vec<Output> {
    written(hb, &data::sheets(hb))
}

/// The files of these tables, and the dictionary that explains them.
#[must_use]
pub fn written(hb: &Handbook, sheets: &[Sheet]) -> Vec<Output> {
    let mut out: Vec<Output> = sheets.iter().flat_map(both).collect();
    let package = package::json(hb, sheets, &out);
    out.push(Output::one(route::DATA_PACKAGE, package));
    out
}

/// Every calendar as `kalender/<name>.ics`.
#[must_use]
pub fn calendars(hb: &Handbook) -> Vec<Output> {
    let one = |agenda: Agenda<'_>| Output::one(agenda.path.clone(), ics::bytes(hb, &agenda));
    agenda::agendas(hb).into_iter().map(one).collect()
}

fn both(sheet: &Sheet) -> [Output; 2] {
    [
        Output::one(route::data(sheet.name, "csv"), csv::bytes(sheet)),
        Output::one(route::data(sheet.name, "json"), json::bytes(sheet)),
    ]
}
