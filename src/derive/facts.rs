//! Live figures: a number in a sentence that the data gives, in Swedish form.

use std::fmt;

use super::coverage::{self, Filter};
use super::follow_up::{self, Cell, Object};
use super::shares;
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::table::{Noun, Ref, Table};
use crate::model::words::{CentreStatus, Degree, GoalLevel, MunicipalityStatus, Unit};
use crate::text::{near, numbers};

/// The figures by name, each with the parameters that it takes.
const NAMES: &[(&str, &[&str])] = &[
    ("centraler", &["region", "grad", "status", "kommun"]),
    ("kommuner", &["region", "status"]),
    ("kommuner-med-central", &["region", "grad", "status", "kommun"]),
    ("andel-centraler", &["region", "grad"]),
    ("mal", &["niva", "region"]),
    ("statistik", &["id", "rad"]),
    ("matning", &["indikator", "land", "region", "kommun", "centrum", "mottagning", "ar"]),
    ("tariff", &["id", "niva"]),
    ("indikatorer", &[]),
    ("kallor", &[]),
];

/// The figures by name, each with the parameters that it takes.
#[must_use]
pub fn names() -> &'static [(&'static str, &'static [&'static str])] {
    NAMES
}

/// Why a figure has no value, in the editor's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactError {
    /// No figure has this name.
    Name {
        /// As written.
        name: String,
        /// The nearest that exists.
        near: Option<String>,
    },
    /// The figure takes no such parameter.
    Parameter {
        /// The figure.
        name: String,
        /// As written.
        parameter: String,
        /// The nearest that exists.
        near: Option<String>,
    },
    /// A parameter that the figure needs was left out.
    Needs {
        /// The figure.
        name: String,
        /// The parameter.
        parameter: &'static str,
    },
    /// A parameter's value names nothing.
    Value {
        /// The parameter.
        parameter: String,
        /// As written.
        value: String,
        /// The nearest that exists.
        near: Option<String>,
    },
    /// The data has no value here, or it may not be shown.
    NoValue(String),
}

impl FactError {
    /// The nearest valid name, where there is one.
    #[must_use]
    pub fn near(&self) -> Option<&str> {
        match self {
            Self::Name { near, .. } | Self::Parameter { near, .. } | Self::Value { near, .. } => {
                near.as_deref()
            }
            Self::Needs { .. } | Self::NoValue(_) => None,
        }
    }
}

impl fmt::Display for FactError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name { name, .. } => write!(f, "okänd uppgift \u{201d}{name}\u{201d}"),
            Self::Parameter { name, parameter, .. } => {
                write!(
                    f,
                    "uppgiften \u{201d}{name}\u{201d} har ingen parameter \u{201d}{parameter}\u{201d}"
                )
            }
            Self::Needs { name, parameter } => {
                write!(
                    f,
                    "uppgiften \u{201d}{name}\u{201d} behöver parametern \u{201d}{parameter}\u{201d}"
                )
            }
            Self::Value { parameter, value, .. } => {
                write!(f, "okänt värde \u{201d}{value}\u{201d} för \u{201d}{parameter}\u{201d}")
            }
            Self::NoValue(why) => f.write_str(why),
        }
    }
}

/// A figure that is asked for.
pub(super) struct Query<'a> {
    pub name: &'a str,
    pub params: &'a [(String, String)],
}

impl<'a> Query<'a> {
    pub fn get(&self, key: &str) -> Option<&'a str> {
        self.params.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str())
    }

    fn need(&self, key: &'static str) -> Result<&'a str, FactError> {
        self.get(key).ok_or_else(|| FactError::Needs { name: self.name.to_owned(), parameter: key })
    }

    pub fn find<T: Noun>(&self, key: &str, table: &Table<T>) -> Result<Option<Ref<T>>, FactError> {
        let Some(id) = self.get(key) else { return Ok(None) };
        table.find(id).map(Some).ok_or_else(|| unknown(key, id, table.ids()))
    }

    fn word<C: Closed>(&self, key: &str) -> Result<Option<C>, FactError> {
        let Some(word) = self.get(key) else { return Ok(None) };
        C::from_word(word)
            .map(Some)
            .ok_or_else(|| unknown(key, word, C::WORDS.iter().map(|(_, w, _)| *w)))
    }

    pub fn filter(&self, hb: &Handbook) -> Result<Filter, FactError> {
        let degree = match self.get("grad") {
            Some("okand") => Some(None),
            _ => self.word::<Degree>("grad")?.map(Some),
        };
        Ok(Filter {
            region: self.find("region", &hb.regions)?,
            municipality: self.find("kommun", &hb.municipalities)?,
            degree,
            status: self.word::<CentreStatus>("status")?,
        })
    }

    /// What a measured value is of.
    pub fn object(&self, hb: &Handbook) -> Result<Object, FactError> {
        if let Some(c) = self.find("centrum", &hb.centres)? {
            Ok(Object::Centre(c))
        } else if let Some(m) = self.find("kommun", &hb.municipalities)? {
            Ok(Object::Municipality(m))
        } else if let Some(r) = self.find("region", &hb.regions)? {
            Ok(Object::Region(r))
        } else if let Some(name) = self.get("mottagning") {
            Ok(Object::Clinic(name.to_owned()))
        } else if self.get("land").is_some() {
            Ok(Object::Country)
        } else {
            Err(FactError::Needs { name: self.name.to_owned(), parameter: "region" })
        }
    }
}

fn unknown<'a>(key: &str, value: &str, known: impl IntoIterator<Item = &'a str>) -> FactError {
    FactError::Value {
        parameter: key.to_owned(),
        value: value.to_owned(),
        near: near::nearest(value, known).map(str::to_owned),
    }
}

fn count(n: usize) -> String {
    numbers::whole(i64::try_from(n).unwrap_or(i64::MAX))
}

/// A value in its unit: `35 %`; `18 266`. Kronor stand without their unit, which the sentence has.
#[must_use]
pub fn in_unit(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Percent => numbers::percent(value, 1),
        Unit::YesNo => if value > 0.5 { "ja" } else { "nej" }.to_owned(),
        Unit::Count | Unit::Kronor | Unit::Index | Unit::Quotient => numbers::decimal(value, 2),
    }
}

/// Name and parameters of a figure's address.
#[must_use]
pub fn parse(rest: &str) -> (String, Vec<(String, String)>) {
    let (name, query) = rest.split_once('?').unwrap_or((rest, ""));
    let params = query
        .split('&')
        .filter(|p| !p.is_empty())
        .map(|p| {
            let (key, value) = p.split_once('=').unwrap_or((p, ""));
            (key.to_owned(), value.to_owned())
        })
        .collect();
    (name.to_owned(), params)
}

/// The value of a live figure in Swedish form.
///
/// # Errors
/// When the name, a parameter or a value is not known, or the data has no value to show.
pub fn value(hb: &Handbook, name: &str, params: &[(String, String)]) -> Result<String, FactError> {
    let Some((_, known)) = NAMES.iter().find(|(n, _)| *n == name) else {
        let near = near::nearest(name, NAMES.iter().map(|(n, _)| *n)).map(str::to_owned);
        return Err(FactError::Name { name: name.to_owned(), near });
    };
    for (key, _) in params {
        if !known.contains(&key.as_str()) {
            return Err(FactError::Parameter {
                name: name.to_owned(),
                parameter: key.clone(),
                near: near::nearest(key, known.iter().copied()).map(str::to_owned),
            });
        }
    }
    let q = Query { name, params };
    match name {
        "centraler" => Ok(count(coverage::centres(hb, &q.filter(hb)?))),
        "kommuner-med-central" => Ok(count(coverage::municipalities_with(hb, &q.filter(hb)?))),
        "andel-centraler" => {
            let filter = q.filter(hb)?;
            let all = coverage::centres(hb, &Filter { degree: None, ..filter });
            shares::percent(coverage::centres(hb, &filter), all)
                .map(|p| numbers::percent(p, 0))
                .ok_or_else(|| {
                    FactError::NoValue("det finns ingen central att räkna på".to_owned())
                })
        }
        "kommuner" => {
            let region = q.find("region", &hb.regions)?;
            let status = q.word::<MunicipalityStatus>("status")?;
            let fits = |m: &&crate::model::municipality::Municipality| {
                region.is_none_or(|r| m.region == Some(r))
                    && status.is_none_or(|s| m.status.value == s)
            };
            Ok(count(hb.municipalities.rows().filter(fits).count()))
        }
        "mal" => {
            let region = q.find("region", &hb.regions)?;
            let level = q.word::<GoalLevel>("niva")?;
            let fits = |g: &&crate::model::goal::Goal| {
                region.is_none_or(|r| g.region == Some(r))
                    && level.is_none_or(|l| g.level.value == l)
            };
            Ok(count(hb.goals.rows().filter(fits).count()))
        }
        "statistik" => statistic(hb, &q),
        "matning" => measurement(hb, &q),
        "tariff" => tariff(hb, &q),
        "indikatorer" => Ok(count(hb.indicators.len())),
        "kallor" => Ok(count(hb.sources.len())),
        _ => Err(FactError::Name { name: name.to_owned(), near: None }),
    }
}

fn statistic(hb: &Handbook, q: &Query<'_>) -> Result<String, FactError> {
    q.need("id")?;
    let Some(r) = q.find("id", &hb.statistics)? else {
        return Err(FactError::Needs { name: q.name.to_owned(), parameter: "id" });
    };
    let s = &hb.statistics[r];
    let found = match q.get("rad") {
        Some(id) => {
            let row = s.rows.iter().find(|row| row.id.value == id).ok_or_else(|| {
                unknown("rad", id, s.rows.iter().map(|row| row.id.value.as_str()))
            })?;
            row.value.as_ref()
        }
        None if s.value.is_none() && !s.rows.is_empty() => {
            return Err(FactError::Needs { name: q.name.to_owned(), parameter: "rad" });
        }
        None => s.value.as_ref(),
    };
    found.map(|v| in_unit(v.value, s.unit.value)).ok_or_else(|| {
        FactError::NoValue(format!(
            "statistiken \u{201d}{}\u{201d} har inget värde här",
            s.id.value
        ))
    })
}

fn measurement(hb: &Handbook, q: &Query<'_>) -> Result<String, FactError> {
    q.need("indikator")?;
    let year = q.need("ar")?;
    let Some(indicator) = q.find("indikator", &hb.indicators)? else {
        return Err(FactError::Needs { name: q.name.to_owned(), parameter: "indikator" });
    };
    let wanted = q.object(hb)?;
    let year: i64 = year.parse().map_err(|_| unknown("ar", year, []))?;
    let row = &hb.indicators[indicator];
    let series = follow_up::series(hb, indicator);
    let mut found = series.iter().filter_map(|s| {
        let column = s.years.binary_search(&year).ok()?;
        s.rows.iter().find(|(o, _)| *o == wanted)?.1[column].as_ref()
    });
    let (first, more) = (found.next(), found.next());
    if more.is_some() {
        return Err(FactError::NoValue(
            "det finns flera värden, för olika versioner eller åldrar".to_owned(),
        ));
    }
    match first {
        Some(Cell::Value { value, .. }) => Ok(in_unit(*value, row.unit.value)),
        Some(Cell::Small | Cell::Guard) => Err(FactError::NoValue(
            "värdet visas inte, eftersom det bygger på få personer".to_owned(),
        )),
        Some(Cell::Missing(_)) | None => Err(FactError::NoValue(format!(
            "det finns inget värde för \u{201d}{}\u{201d} {year}",
            row.id.value
        ))),
    }
}

fn tariff(hb: &Handbook, q: &Query<'_>) -> Result<String, FactError> {
    q.need("id")?;
    let level = q.need("niva")?;
    let Some(r) = q.find("id", &hb.tariffs)? else {
        return Err(FactError::Needs { name: q.name.to_owned(), parameter: "id" });
    };
    let levels = &hb.tariffs[r].levels;
    level
        .parse::<usize>()
        .ok()
        .and_then(|n| levels.get(n.checked_sub(1)?))
        .map(|l| numbers::whole(l.kronor.value))
        .ok_or_else(|| unknown("niva", level, []))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_swedes_write_them() {
        assert_eq!(in_unit(35.0, Unit::Percent), "35\u{a0}%");
        assert_eq!(in_unit(-3788.0, Unit::Count), "\u{2212}3\u{a0}788");
        assert_eq!(in_unit(200_000.0, Unit::Kronor), "200\u{a0}000");
        assert_eq!(in_unit(1.0, Unit::YesNo), "ja");
    }

    #[test]
    fn errors_speak_swedish() {
        let e = FactError::Name { name: "centrler".to_owned(), near: Some("centraler".to_owned()) };
        assert_eq!(e.to_string(), "okänd uppgift \u{201d}centrler\u{201d}");
        assert_eq!(e.near(), Some("centraler"));
        assert_eq!(
            FactError::Needs { name: "tariff".to_owned(), parameter: "id" }.to_string(),
            "uppgiften \u{201d}tariff\u{201d} behöver parametern \u{201d}id\u{201d}"
        );
    }
}
