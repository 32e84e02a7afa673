//! The tables as data: every value fits what its field says, keys name one row each, ids lead
//! somewhere, and what a page hides no file shows.

use std::collections::{BTreeMap, BTreeSet};

use handbok::derive::data::value::Value;
use handbok::derive::data::{self, sheet::Sheet};
use handbok::export;
use handbok::model::handbook::Handbook;
use handbok::pipeline;
use handbok::source::sources::Sources;

use crate::made_up::{plain, source};
use crate::{figures, settings};

/// A made-up region with one indicator; whatever stands in its file of values is appended.
const MADE_UP: &str = concat!(
    plain!(),
    "licens: CC0-1.0\n",
    source!(),
    "\
-- guidance/regions/norr.yaml --
namn: Region Norr
kortnamn: Norr
lan: Norrlän
lankod: \"20\"
definitioner: {familjecentral: okand, familjecentralsliknande: okand}
kommuner_antal: 3
kommuner:
  - {id: bjork, namn: Björk, kommunkod: \"2080\", fc_status: ingen, kalla: s1}
  - {id: lind, namn: Lind, kommunkod: \"2081\", fc_status: ingen, kalla: s1}
  - {id: alm, namn: Alm, kommunkod: \"2082\", fc_status: ingen, kalla: s1}
kalla: s1
-- guidance/indicators.yaml --
- id: besok
  namn: Besök
  typ: process
  definition: Påhittade besök.
  enhet: antal
  riktning: hog
  periodicitet: Varje år
  minsta_cell: 5
  version: \"1\"
  status: forslag
  kalla: s1
-- content/measurements/2025.yaml --
- {indikator: besok, kommun: bjork, ar: 2025, varde: 3, anmarkning: Tre besök., kalla: s1}
- {indikator: besok, kommun: lind, ar: 2025, varde: 417, kalla: s1}
- {indikator: besok, kommun: alm, ar: 2025, varde: 611, kalla: s1}
- {indikator: besok, region: norr, ar: 2025, varde: 1031, kalla: s1}
"
);

fn made_up() -> Handbook {
    pipeline::prepare(&Sources::from_fixture(MADE_UP), &settings()).handbook
}

fn file(hb: &Handbook, path: &str) -> String {
    let found = export::files(hb).into_iter().find(|f| f.path == path);
    String::from_utf8(found.expect("the file is made").bytes).expect("is UTF-8")
}

fn key(sheet: &Sheet, row: &[Value]) -> String {
    let at = |name: &str| sheet.fields.iter().position(|f| f.name == name).expect("a field");
    let parts: Vec<String> = sheet.key.iter().map(|name| format!("{:?}", row[at(name)])).collect();
    parts.join("/")
}

/// What is wrong with the sheets of a handbook.
fn faults(sheets: &[Sheet]) -> Vec<String> {
    let mut told = Vec::new();
    let mut ids: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for sheet in sheets {
        let Some(at) = sheet.fields.iter().position(|f| f.name == "id") else { continue };
        let own = sheet.rows.iter().filter_map(|row| match &row[at] {
            Value::Text(id) => Some(&**id),
            _ => None,
        });
        ids.entry(sheet.name).or_default().extend(own);
    }
    for sheet in sheets {
        let mut keys = BTreeSet::new();
        for row in &sheet.rows {
            if !keys.insert(key(sheet, row)) {
                told.push(format!("{}: two rows are called {}", sheet.name, key(sheet, row)));
            }
            for (field, value) in sheet.fields.iter().zip(row) {
                if !field.fits(value) {
                    told.push(format!("{}.{}: {value:?}", sheet.name, field.name));
                }
                let Some(to) = field.points_at else { continue };
                if let Value::Text(id) = value
                    && !ids.get(to).is_some_and(|own| own.contains(&**id))
                {
                    told.push(format!("{}.{}: {id} is not in {to}", sheet.name, field.name));
                }
            }
        }
    }
    told
}

#[test]
fn every_value_of_the_real_handbook_fits_its_field_and_every_id_leads_somewhere() {
    let sheets = data::sheets(figures::handbook());
    assert_eq!(sheets.iter().map(|s| s.name).collect::<Vec<_>>(), data::NAMES);
    assert_eq!(faults(&sheets), Vec::<String>::new());
    let rows: usize = sheets.iter().map(|s| s.rows.len()).sum();
    assert!(rows > 1000, "only {rows} rows");
}

#[test]
fn the_checks_of_the_sheets_find_what_is_wrong() {
    let mut sheets = data::sheets(&made_up());
    assert_eq!(faults(&sheets), Vec::<String>::new());
    let kommuner = sheets.iter_mut().find(|s| s.name == "kommuner").expect("is there");
    let at = |name: &str| kommuner.fields.iter().position(|f| f.name == name).expect("a field");
    let (region, status) = (at("region"), at("fc_status"));
    kommuner.rows[0][region] = Value::Text("soder".into());
    kommuner.rows[0][status] = Value::Text("kanske".into());
    kommuner.rows[1][0] = kommuner.rows[2][0].clone();
    let told = faults(&sheets);
    assert_eq!(told.len(), 3, "{told:#?}");
}

#[test]
fn a_value_that_the_page_hides_stands_in_no_file() {
    let hb = made_up();
    let csv = file(&hb, "data/matvarden.csv");
    let rows: Vec<&str> = csv.lines().skip(1).collect();
    assert_eq!(rows.len(), 4, "{csv}");
    for place in ["bjork", "lind"] {
        let row = rows.iter().find(|r| r.contains(&format!(",{place},"))).expect("has a row");
        assert!(row.contains("2025,,,\"Visas inte"), "{row}");
    }
    assert!(rows.iter().any(|r| r.contains("alm,2025,611,")), "{csv}");
    for f in export::files(&hb) {
        let text = String::from_utf8(f.bytes).expect("is UTF-8");
        assert!(!text.contains("417") && !text.contains("Tre besök"), "{}", f.path);
    }
}

#[test]
fn the_dictionary_names_every_table_its_fields_and_the_licence() {
    let hb = made_up();
    let package: serde_json::Value =
        serde_json::from_str(&file(&hb, "data/datapackage.json")).expect("is JSON");
    assert_eq!(package["licenses"][0]["name"], "CC0-1.0");
    let resources = package["resources"].as_array().expect("a list");
    assert_eq!(resources.len(), data::NAMES.len());
    for resource in resources {
        let csv = file(&hb, &format!("data/{}", resource["path"].as_str().expect("a path")));
        let header: Vec<&str> = csv.lines().next().expect("a header").split(',').collect();
        let fields = resource["schema"]["fields"].as_array().expect("fields");
        let named: Vec<&str> = fields.iter().filter_map(|f| f["name"].as_str()).collect();
        assert_eq!(header, named);
        assert!(fields.iter().all(|f| f["title"].as_str().is_some_and(|t| !t.is_empty())));
        assert_eq!(resource["bytes"].as_u64(), Some(csv.len() as u64));
    }
}

#[test]
fn while_no_licence_is_decided_the_dictionary_says_so() {
    let fixture = MADE_UP.replace("licens: CC0-1.0", "licens: okand");
    let hb = pipeline::prepare(&Sources::from_fixture(&fixture), &settings()).handbook;
    let package: serde_json::Value =
        serde_json::from_str(&file(&hb, "data/datapackage.json")).expect("is JSON");
    assert!(package.get("licenses").is_none());
    let about = package["description"].as_str().expect("a text");
    assert!(about.contains("Licens: Uppgift saknas"), "{about}");
}

#[test]
fn what_is_told_of_the_tables_is_what_they_have() {
    for hb in [figures::handbook(), &made_up()] {
        let sheets = data::sheets(hb);
        let told = data::outline(hb);
        let told: Vec<_> = told.iter().map(|(s, n)| (s.name, &s.fields, *n)).collect();
        let own: Vec<_> = sheets.iter().map(|s| (s.name, &s.fields, s.rows.len())).collect();
        assert_eq!(told, own);
    }
}

#[test]
fn the_files_are_the_same_on_every_run() {
    assert_eq!(export::files(&made_up()), export::files(&made_up()));
}
