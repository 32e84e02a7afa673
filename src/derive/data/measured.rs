//! Measured values and statistics. Values come out of `follow_up`, so that what the pages hide is
//! hidden here too.

use super::sheet::{Draft, Field, Sheet};
use super::value::{Cell, Value, cited, optional, text};
use crate::derive::coverage::{self, Deviation};
use crate::derive::follow_up::{self, Cell as Measured, Object, Series};
use crate::model::citation::Citation;
use crate::model::handbook::Handbook;
use crate::model::measurement::Measurement;
use crate::model::statistic::{Statistic, StatisticRow};
use crate::model::words::Unit;

/// The reason that stands where a value is hidden; it does not say which of the two reasons.
const HIDDEN: &str =
    "Visas inte: för få personer, eller så skulle ett annat dolt värde gå att räkna fram.";

pub(super) fn sheets(hb: &Handbook) -> Vec<Sheet> {
    vec![values(hb, &rows(hb)), statistics(hb), deviations(hb)]
}

/// The same sheets without the measured values.
pub(super) fn outline(hb: &Handbook) -> Vec<Sheet> {
    vec![values(hb, &[]), statistics(hb), deviations(hb)]
}

/// How many measured values there are, shown or not.
pub(super) fn count(hb: &Handbook) -> usize {
    hb.measurements
        .iter()
        .filter(|m| m.indicator.is_some() && follow_up::object(m).is_some())
        .count()
}

/// One value as it may be shown.
struct Row<'a> {
    /// Texts that many rows share.
    indicator: Value,
    version: Value,
    ages: Value,
    kind: Value,
    object: Value,
    year: i64,
    cell: Measured,
    of: Option<&'a Measurement>,
    cited: Value,
}

impl Row<'_> {
    fn is_shown(&self) -> bool {
        matches!(self.cell, Measured::Value { .. })
    }
}

fn kind(object: &Object) -> Value {
    text(match object {
        Object::Country => "land",
        Object::Region(_) => "region",
        Object::Municipality(_) => "kommun",
        Object::Centre(_) => "central",
        Object::Clinic(_) => "mottagning",
    })
}

fn place(hb: &Handbook, object: &Object) -> Value {
    match object {
        Object::Country => text("sverige"),
        Object::Region(x) => hb.regions[*x].id.cell(),
        Object::Municipality(x) => hb.municipalities[*x].id.cell(),
        Object::Centre(x) => hb.centres[*x].id.cell(),
        Object::Clinic(name) => text(name),
    }
}

fn band(ages: (Option<i64>, Option<i64>)) -> Value {
    text(match ages {
        (Some(a), Some(b)) => format!("{a}–{b}"),
        (Some(a), None) => format!("{a}–"),
        (None, Some(b)) => format!("–{b}"),
        (None, None) => "alla".to_owned(),
    })
}

fn same(a: &[Citation], b: &[Citation]) -> bool {
    let pairs = || a.iter().zip(b);
    a.len() == b.len() && pairs().all(|(a, b)| a.source == b.source && a.place == b.place)
}

/// The measurement that each cell of a series is, row by row: the first of those that say the
/// same.
fn behind<'a>(hb: &'a Handbook, series: &Series) -> Vec<Option<&'a Measurement>> {
    let width = series.years.len();
    let mut out = vec![None; series.rows.len() * width];
    for m in series.measurements.iter().filter_map(|i| hb.measurements.get(*i)) {
        let Some(object) = follow_up::object(m) else { continue };
        let row = series.rows.binary_search_by(|(own, _)| own.cmp(&object));
        if let (Ok(row), Ok(year)) = (row, series.years.binary_search(&m.year.value)) {
            out[row * width + year].get_or_insert(m);
        }
    }
    out
}

fn rows(hb: &Handbook) -> Vec<Row<'_>> {
    let mut out = Vec::new();
    let mut last: (&[Citation], Value) = (&[], Value::Blank);
    for (r, indicator) in hb.indicators.iter() {
        let id = indicator.id.cell();
        for series in follow_up::series(hb, r) {
            let mut behind = behind(hb, &series).into_iter();
            let (version, ages) = (text(&series.version), band(series.ages));
            for (object, cells) in series.rows {
                let (kind, object) = (kind(&object), place(hb, &object));
                for (year, cell) in series.years.iter().zip(cells) {
                    let of = behind.next().flatten();
                    let Some(cell) = cell else { continue };
                    let sources = of.map_or(&[][..], |m| &m.sources);
                    if !same(last.0, sources) {
                        last = (sources, cited(hb, sources));
                    }
                    out.push(Row {
                        indicator: id.clone(),
                        version: version.clone(),
                        ages: ages.clone(),
                        kind: kind.clone(),
                        object: object.clone(),
                        year: *year,
                        cell,
                        of,
                        cited: last.1.clone(),
                    });
                }
            }
        }
    }
    out
}

fn values(hb: &Handbook, rows: &[Row<'_>]) -> Sheet {
    Draft::new(
        "matvarden",
        "Mätvärden",
        "En rad för varje indikator, version, åldersgrupp, plats och år. Jämför bara värden med \
         samma version och åldersgrupp. Små tal är dolda här liksom på sidorna.",
    )
    .key(&["indikator", "version", "aldersgrupp", "typ", "objekt", "ar"])
    .column(Field::text("indikator", "Indikator").required().to("indikatorer"), |r: &Row<'_>| {
        r.indicator.clone()
    })
    .column(Field::text("version", "Version").required(), |r: &Row<'_>| r.version.clone())
    .column(
        Field::text("aldersgrupp", "Åldersgrupp")
            .required()
            .about("Yngsta och äldsta ålder i hela år. Alla betyder att ingen ålder är angiven."),
        |r: &Row<'_>| r.ages.clone(),
    )
    .column(
        Field::one_of(
            "typ",
            "Typ av plats",
            &[
                ("land", "Land"),
                ("region", "Region"),
                ("kommun", "Kommun"),
                ("central", "Central"),
                ("mottagning", "Mottagning"),
            ],
        )
        .required(),
        |r: &Row<'_>| r.kind.clone(),
    )
    .column(
        Field::text("objekt", "Plats").required().about(
            "Id i tabellen regioner, kommuner eller centraler; för en mottagning dess namn.",
        ),
        |r: &Row<'_>| r.object.clone(),
    )
    .column(Field::whole("ar", "År").required(), |r: &Row<'_>| r.year.cell())
    .column(
        Field::number("varde", "Värde").about("I indikatorns enhet. Tomt när skälet står bredvid."),
        |r: &Row<'_>| match &r.cell {
            Measured::Value { value, .. } => value.cell(),
            Measured::Missing(_) => Value::Unknown,
            Measured::Small | Measured::Guard => Value::Blank,
        },
    )
    .column(Field::whole("n", "Antal bakom värdet"), |r: &Row<'_>| match &r.cell {
        Measured::Value { n, .. } => optional(n),
        _ => Value::Blank,
    })
    .column(Field::text("inget_varde", "Varför värdet saknas"), |r: &Row<'_>| match &r.cell {
        Measured::Value { .. } => Value::Blank,
        Measured::Missing(why) => why.cell(),
        Measured::Small | Measured::Guard => text(HIDDEN),
    })
    .column(Field::truth("preliminart", "Preliminärt"), |r: &Row<'_>| match &r.cell {
        Measured::Value { preliminary, .. } => preliminary.cell(),
        _ => Value::Blank,
    })
    .column(Field::doubt(), |r: &Row<'_>| match &r.cell {
        Measured::Value { doubt, .. } => optional(doubt),
        _ => Value::Blank,
    })
    .column(Field::text("anmarkning", "Anmärkning"), |r: &Row<'_>| {
        r.of.filter(|_| r.is_shown()).map_or(Value::Blank, |m| optional(&m.note))
    })
    .column(
        Field::text("kalla", "Källa").about("Källans id, och sida eller avsnitt där det finns."),
        |r: &Row<'_>| r.cited.clone(),
    )
    .rows(rows)
    .with_sources(hb)
}

fn statistics(hb: &Handbook) -> Sheet {
    type Pair<'a> = (&'a Statistic, Option<&'a StatisticRow>);
    let rows: Vec<Pair<'_>> = hb
        .statistics
        .rows()
        .flat_map(|s| {
            let whole = (s.value.is_some() || s.rows.is_empty()).then_some((s, None));
            whole.into_iter().chain(s.rows.iter().map(move |row| (s, Some(row))))
        })
        .collect();
    Draft::new(
        "statistik",
        "Statistik ur källorna",
        "De tal som källorna anger: en rad för varje tal, med underlag och hur det är räknat.",
    )
    .key(&["statistik", "rad"])
    .column(Field::text("statistik", "Statistik").required(), |(s, _): Pair<'_>| s.id.cell())
    .column(
        Field::text("rad", "Rad").required().about("Radens id; alla för ett tal som gäller allt."),
        |(_, row): Pair<'_>| row.map_or_else(|| text("alla"), |r| r.id.cell()),
    )
    .column(Field::text("namn", "Vad talet visar").required(), |(s, _): Pair<'_>| s.name.cell())
    .column(Field::text("radnamn", "Radens namn"), |(_, row): Pair<'_>| {
        row.map_or(Value::Blank, |r| r.name.cell())
    })
    .column(Field::word::<Unit>("enhet", "Enhet").required(), |(s, _): Pair<'_>| s.unit.cell())
    .column(Field::when("avser", "Gäller").required(), |(s, _): Pair<'_>| s.as_of.cell())
    .column(Field::text("omfattning", "Omfattning"), |(s, _): Pair<'_>| optional(&s.scope))
    .column(Field::number("varde", "Värde"), |(s, row): Pair<'_>| {
        row.map_or_else(|| s.value.cell(), |r| r.value.cell())
    })
    .column(Field::number("andel", "Andel, procent"), |(_, row): Pair<'_>| {
        row.map_or(Value::Blank, |r| optional(&r.share))
    })
    .column(
        Field::truth("ungefar", "Ungefärligt")
            .about("Om källan anger talet som cirka, ungefär eller 9 av 10."),
        |(_, row): Pair<'_>| row.map_or(Value::Blank, |r| optional(&r.approximate)),
    )
    .column(Field::whole("n", "Antal svar"), |(s, _): Pair<'_>| optional(&s.n))
    .column(Field::truth("flerval", "Flera svar var möjliga"), |(s, _): Pair<'_>| {
        optional(&s.multiple)
    })
    .column(
        Field::text("tryckt", "Så står det i källan")
            .about("Talet som källan skriver, när vårt uträknade tal är ett annat."),
        |(s, _): Pair<'_>| optional(&s.printed),
    )
    .column(Field::text("berakning", "Beräkning"), |(s, _): Pair<'_>| optional(&s.calculation))
    .column(Field::text("anmarkning", "Anmärkning"), |(s, _): Pair<'_>| optional(&s.note))
    .column(Field::doubt(), |(s, row): Pair<'_>| {
        let places = crate::derive::lists::statistics::places(s, row);
        optional(&hb.doubts.about(&places))
    })
    .cited(hb, |(s, _): Pair<'_>| &s.sources)
    .rows(rows)
    .with_sources(hb)
}

fn deviations(hb: &Handbook) -> Sheet {
    let rows: Vec<(&Statistic, Deviation)> = hb
        .statistics
        .rows()
        .flat_map(|s| coverage::deviations(s).into_iter().map(move |d| (s, d)))
        .collect();
    type Pair<'a> = &'a (&'a Statistic, Deviation);
    Draft::new(
        "avvikelser",
        "Tal som källan skriver annorlunda",
        "Andelar där det uträknade talet skiljer sig från det som källan trycker.",
    )
    .key(&["statistik", "radnamn"])
    .column(Field::text("statistik", "Statistik").required(), |(s, _): Pair<'_>| s.id.cell())
    .column(Field::text("radnamn", "Rad").required(), |(_, d): Pair<'_>| text(d.name.clone()))
    .column(Field::number("tryckt", "Källans tal, procent").required(), |(_, d): Pair<'_>| {
        d.printed.cell()
    })
    .column(Field::number("utraknat", "Uträknat tal, procent").required(), |(_, d): Pair<'_>| {
        d.exact.cell()
    })
    .cited(hb, |(s, _): Pair<'_>| &s.sources)
    .rows(&rows)
    .with_sources(hb)
}
