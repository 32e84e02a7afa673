//! The page of all tables as data: how to read the files, which there are, what each field means.

use crate::derive::data;
use crate::derive::data::sheet::{Field, Kind, Sheet};
use crate::derive::draft::{Draft, Grid};
use crate::derive::say::{self, Line};
use crate::model::handbook::Handbook;
use crate::model::link::{Link, Target};
use crate::model::prose::Inline;
use crate::route;
use crate::text::numbers;

/// Every table with its fields.
pub fn tables(d: &mut Draft, hb: &Handbook) {
    let sheets = data::outline(hb);
    d.reserve(sheets.iter().map(|(s, _)| s.name));
    how_to_read(d, hb);
    d.heading(2, "Alla tabeller");
    overview(d, &sheets);
    d.heading(2, "Fälten i varje tabell");
    let common = common(&sheets);
    if !common.is_empty() {
        d.heading(3, "Fält som står i många tabeller");
        described(d, "Fält som står i många tabeller", common.iter().copied());
    }
    for (sheet, _) in &sheets {
        fields(d, sheet, &common);
    }
}

/// A field that stands the same in as many tables is told once, for all of them: what each table
/// has of its own is then easier to see, and the page does not grow with what it repeats.
const MANY: usize = 4;

/// The fields that many tables share, in the order in which they first stand.
fn common(sheets: &[(Sheet, usize)]) -> Vec<&Field> {
    let all = || sheets.iter().flat_map(|(sheet, _)| &sheet.fields);
    let mut out: Vec<&Field> = Vec::new();
    for field in all() {
        if !out.contains(&field) && all().filter(|other| *other == field).count() >= MANY {
            out.push(field);
        }
    }
    out
}

fn file(name: &str, ending: &str) -> Inline {
    let path = route::data(name, ending);
    say::link(Link::File { path }, format!("{name}.{ending}"))
}

fn how_to_read(d: &mut Draft, hb: &Handbook) {
    let about = hb.articles.iter().find(|(_, a)| route::article(a) == "om/oppna-data.html");
    if let Some((r, a)) = about {
        d.para(vec![
            say::text("Vad uppgifterna är och hur de får jämföras står på sidan "),
            say::to(Target::Article(r), a.front.title.value.clone()),
            say::text("."),
        ]);
    }
    let package = Link::File { path: route::DATA_PACKAGE.to_owned() };
    d.list(vec![
        say::line(
            "CSV: kommatecken mellan fälten (RFC 4180), UTF-8 utan byte order mark, punkt före \
             decimaler. I Excel: välj Data, Hämta data, Från text/CSV, med kommatecken och UTF-8.",
        ),
        say::line("JSON: en lista med ett objekt för varje rad. Det som inte är känt är null."),
        say::line("okand betyder att ingen har sagt något. Läs det aldrig som nej eller noll."),
        say::line("Ett tomt fält betyder att inget ska stå där."),
        say::line("Små tal är dolda i filerna, precis som på sidorna."),
        vec![
            say::link(package, "datapackage.json"),
            say::text(" beskriver alla tabeller för program (Frictionless Tabular Data Package)."),
        ],
    ]);
    d.facts(vec![
        ("Licens".to_owned(), say::stated(&hb.colophon.licence)),
        ("Utgåva".to_owned(), say::line(hb.colophon.edition.value.clone())),
    ]);
}

/// Every table with how many rows it has and its files.
pub fn overview(d: &mut Draft, sheets: &[(Sheet, usize)]) {
    let mut grid = Grid::new("Tabellerna som filer")
        .columns(&["Tabell", "Vad den innehåller"])
        .numbers(&["Rader"])
        .columns(&["Filer"]);
    for (sheet, count) in sheets {
        let rows = i64::try_from(*count).unwrap_or(i64::MAX);
        grid.row(
            None,
            vec![
                vec![say::at(
                    Target::Register(crate::model::link::Register::Data),
                    sheet.name,
                    sheet.title,
                )],
                say::line(sheet.about),
                say::line(numbers::whole(rows)),
                vec![file(sheet.name, "csv"), say::text(", "), file(sheet.name, "json")],
            ],
        );
    }
    d.table(grid, "");
}

fn fields(d: &mut Draft, sheet: &Sheet, common: &[&Field]) {
    d.record_heading(3, sheet.name, say::line(sheet.title));
    let (shared, own): (Vec<&Field>, Vec<&Field>) =
        sheet.fields.iter().partition(|field| common.contains(field));
    if !own.is_empty() {
        described(d, &format!("Fälten i {}", sheet.name), own.into_iter());
    }
    if !shared.is_empty() {
        let names = shared.iter().map(|field| vec![code(field)]);
        let mut line = say::line("Fält som förklaras överst: ");
        line.extend(say::joined(names, ", "));
        line.push(say::text("."));
        d.para(line);
    }
}

fn code(field: &Field) -> Inline {
    Inline::Code(field.name.into())
}

fn described<'f>(d: &mut Draft, caption: &str, fields: impl Iterator<Item = &'f Field>) {
    let mut grid = Grid::new(caption).columns(&["Fält", "Vad det är", "Värden"]);
    for field in fields {
        let more = if field.about.is_empty() { Vec::new() } else { say::line(field.about) };
        let about = say::stacked([say::line(field.title), more]);
        grid.row(None, vec![vec![code(field)], about, values(field)]);
    }
    d.table(grid, "");
}

fn values(field: &Field) -> Line {
    let kind = match &field.kind {
        Kind::Text => "text".to_owned(),
        Kind::Word(words) => words.iter().map(|(w, _)| *w).collect::<Vec<_>>().join(", "),
        Kind::Whole => "heltal".to_owned(),
        Kind::Number => "tal".to_owned(),
        Kind::Truth => "ja, nej".to_owned(),
        Kind::Day => "dag: 2026-11-21".to_owned(),
        Kind::When => "år, månad eller dag: 2026, 2026-11, 2026-11-21".to_owned(),
    };
    let mut parts = vec![say::line(kind)];
    if let Some(to) = field.points_at {
        let to = say::at(Target::Register(crate::model::link::Register::Data), to, to);
        parts.push(vec![say::text("id i tabellen "), to]);
    }
    if field.required {
        parts.push(say::line("finns alltid"));
    }
    say::stacked(parts)
}
