//! The data dictionary: a Tabular Data Package as Frictionless specifies it, version 1, with every
//! table's fields, types, keys and sources, in Swedish.

use serde_json::{Map, Value, json};

use crate::derive::data::sheet::{Field, Kind, Sheet};
use crate::export::csv::UNKNOWN;
use crate::model::handbook::Handbook;
use crate::model::source::Source;
use crate::output::Output;
use crate::route;
use crate::text::{dates, slug::slug};

/// `datapackage.json`; `files` are the tables' own, for their sizes.
#[must_use]
pub fn json(hb: &Handbook, sheets: &[Sheet], files: &[Output]) -> Vec<u8> {
    let colophon = &hb.colophon;
    let mut package = Map::new();
    let mut put = |key: &str, value: Value| package.insert(key.to_owned(), value);
    put("profile", json!("tabular-data-package"));
    let name = slug(&colophon.title.value);
    put("name", json!(if name.is_empty() { "handbok" } else { &name }));
    put("title", json!(format!("{}: öppna data", colophon.title.value)));
    put("description", json!(description(hb)));
    put("version", json!(colophon.edition.value));
    put("created", json!(format!("{}T00:00:00Z", dates::iso(colophon.date.value))));
    put("language", json!(colophon.language.value));
    if let Some(base) = colophon.base_url.as_ref() {
        put("homepage", json!(base.value));
    }
    let licences = licences(hb);
    if let Some(licences) = &licences {
        put("licenses", licences.clone());
    }
    if !colophon.publishers.is_empty() {
        let who = colophon.publishers.iter();
        let who = who.map(|p| json!({ "title": p.value, "role": "publisher" }));
        put("contributors", who.collect());
    }
    let used: Vec<Value> = hb
        .sources
        .iter()
        .filter(|(r, _)| sheets.iter().any(|s| s.sources.contains(r)))
        .map(|(_, s)| source(s))
        .collect();
    if !used.is_empty() {
        put("sources", Value::Array(used));
    }
    let resources = sheets.iter().map(|s| resource(hb, s, files, licences.as_ref()));
    put("resources", resources.collect());
    let mut text = serde_json::to_string_pretty(&Value::Object(package)).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}

fn description(hb: &Handbook) -> String {
    let licence = hb.colophon.licence.as_ref().map_or_else(
        || "Licens: Uppgift saknas. Utgivaren behöver besluta om den.".to_owned(),
        |l| format!("Licens: {}.", l.value),
    );
    format!(
        "Alla tabeller i {}, utgåva {}. CSV enligt RFC 4180: kommatecken mellan fälten, UTF-8 utan \
         byte order mark, decimalpunkt. {UNKNOWN} betyder att ingen har sagt något; läs det aldrig \
         som nej eller noll. Ett tomt fält betyder att inget ska stå där. Små tal är dolda. {licence}",
        hb.colophon.title.value, hb.colophon.edition.value,
    )
}

/// The licence that the colophon names; none while nobody has decided on one.
fn licences(hb: &Handbook) -> Option<Value> {
    let licence = hb.colophon.licence.as_ref()?.value.trim();
    let is_code = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    if licence.starts_with("https://") || licence.starts_with("http://") {
        return Some(json!([{ "path": licence }]));
    }
    let name = if licence.chars().all(is_code) { licence.to_owned() } else { slug(licence) };
    (!name.is_empty()).then(|| json!([{ "name": name, "title": licence }]))
}

fn source(source: &Source) -> Value {
    let title = format!("{}: {}", source.short.value, source.title.value);
    match &source.url {
        Some(url) => json!({ "title": title, "path": url.value }),
        None => json!({ "title": title }),
    }
}

fn resource(hb: &Handbook, sheet: &Sheet, files: &[Output], licences: Option<&Value>) -> Value {
    let path = route::data(sheet.name, "csv");
    let bytes = files.iter().find(|f| f.path == path).map_or(0, |f| f.bytes.len());
    let mut out = json!({
        "profile": "tabular-data-resource",
        "name": sheet.name,
        "title": sheet.title,
        "description": sheet.about,
        "path": format!("{}.csv", sheet.name),
        "json": format!("{}.json", sheet.name),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": bytes,
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": "\"",
            "doubleQuote": true,
            "skipInitialSpace": false,
            "header": true,
        },
        "schema": schema(sheet),
    });
    if let Some(licences) = licences {
        out["licenses"] = licences.clone();
    }
    if !sheet.sources.is_empty() {
        out["sources"] = sheet.sources.iter().map(|r| source(&hb.sources[*r])).collect();
    }
    out
}

fn schema(sheet: &Sheet) -> Value {
    let mut out = json!({
        "fields": sheet.fields.iter().map(field).collect::<Vec<_>>(),
        "missingValues": ["", UNKNOWN],
        "primaryKey": sheet.key,
    });
    let keys: Vec<Value> = sheet
        .fields
        .iter()
        .filter_map(|f| Some((f.name, f.points_at?)))
        .map(|(name, to)| {
            let to = if to == sheet.name { "" } else { to };
            json!({ "fields": name, "reference": { "resource": to, "fields": "id" } })
        })
        .collect();
    if !keys.is_empty() {
        out["foreignKeys"] = Value::Array(keys);
    }
    out
}

/// The kind of a field in the words of the specification.
#[must_use]
pub fn kind(field: &Field) -> &'static str {
    match field.kind {
        Kind::Text | Kind::Word(_) | Kind::When => "string",
        Kind::Whole => "integer",
        Kind::Number => "number",
        Kind::Truth => "boolean",
        Kind::Day => "date",
    }
}

fn field(field: &Field) -> Value {
    let mut out = json!({ "name": field.name, "title": field.title, "type": kind(field) });
    let mut about = vec![field.about.to_owned()];
    let mut constraints = Map::new();
    if field.required {
        constraints.insert("required".to_owned(), json!(true));
    }
    match &field.kind {
        Kind::Word(words) => {
            let named: Vec<String> =
                words.iter().map(|(w, label)| format!("{w}: {label}")).collect();
            about.push(format!("{}.", named.join("; ")));
            let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            constraints.insert("enum".to_owned(), json!(words));
        }
        Kind::When => {
            about.push("År, år och månad, eller dag.".to_owned());
            constraints.insert("pattern".to_owned(), json!(r"\d{4}(-\d{2}(-\d{2})?)?"));
        }
        Kind::Truth => {
            out["trueValues"] = json!(["ja"]);
            out["falseValues"] = json!(["nej"]);
        }
        Kind::Text | Kind::Whole | Kind::Number | Kind::Day => {}
    }
    about.retain(|words| !words.is_empty());
    if !about.is_empty() {
        out["description"] = json!(about.join(" "));
    }
    if !constraints.is_empty() {
        out["constraints"] = Value::Object(constraints);
    }
    out
}
