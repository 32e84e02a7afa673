//! A sheet: fields that say what they mean, and rows that fit them.

use std::sync::Arc;

use super::value::{self, Cell, Value};
use crate::model::citation::Citation;
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::source::Source;
use crate::model::table::{Noun, Ref, Table};

/// What a field's values are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// One word of a closed vocabulary: the word and what readers call it.
    Word(Vec<(&'static str, &'static str)>),
    /// A whole number.
    Whole,
    /// A number that may have decimals.
    Number,
    /// Ja or nej.
    Truth,
    /// A day: `2026-11-21`.
    Day,
    /// A day, a month or a year, as exactly as it is known.
    When,
}

/// A field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name, a key in ASCII, as in the YAML files where they have it.
    pub name: &'static str,
    /// What readers call it.
    pub title: &'static str,
    /// What it means, in a sentence; empty when the title says it all.
    pub about: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// Whether every row has a value.
    pub required: bool,
    /// The sheet whose `id` it names.
    pub points_at: Option<&'static str>,
}

impl Field {
    fn new(name: &'static str, title: &'static str, kind: Kind) -> Self {
        Self { name, title, about: "", kind, required: false, points_at: None }
    }

    /// Text.
    pub fn text(name: &'static str, title: &'static str) -> Self {
        Self::new(name, title, Kind::Text)
    }

    /// A word of a vocabulary.
    pub fn word<C: Closed>(name: &'static str, title: &'static str) -> Self {
        let words = C::WORDS.iter().map(|(_, word, label)| (*word, *label));
        Self::new(name, title, Kind::Word(words.filter(|(word, _)| *word != "okand").collect()))
    }

    /// One of a few words that are not a vocabulary of the model.
    pub fn one_of(
        name: &'static str,
        title: &'static str,
        words: &[(&'static str, &'static str)],
    ) -> Self {
        Self::new(name, title, Kind::Word(words.to_vec()))
    }

    /// A whole number.
    pub fn whole(name: &'static str, title: &'static str) -> Self {
        Self::new(name, title, Kind::Whole)
    }

    /// A number.
    pub fn number(name: &'static str, title: &'static str) -> Self {
        Self::new(name, title, Kind::Number)
    }

    /// Ja or nej.
    pub fn truth(name: &'static str, title: &'static str) -> Self {
        Self::new(name, title, Kind::Truth)
    }

    /// A day.
    pub fn day(name: &'static str, title: &'static str) -> Self {
        Self::new(name, title, Kind::Day)
    }

    /// A day, a month or a year.
    pub fn when(name: &'static str, title: &'static str) -> Self {
        Self::new(name, title, Kind::When)
    }

    /// What a finding says against the row.
    pub fn doubt() -> Self {
        Self::text("ifragasatt", "Ifrågasatt")
            .about("Vad kontrollen av uppgifterna säger emot. Tomt när inget är ifrågasatt.")
    }

    /// With a sentence on what it means.
    #[must_use]
    pub fn about(mut self, about: &'static str) -> Self {
        self.about = about;
        self
    }

    /// With a value in every row.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Naming an id of another sheet.
    #[must_use]
    pub fn to(mut self, sheet: &'static str) -> Self {
        self.points_at = Some(sheet);
        self
    }

    /// Whether a value may stand in the field.
    #[must_use]
    pub fn fits(&self, value: &Value) -> bool {
        match (value, &self.kind) {
            (Value::Unknown | Value::Blank, _) => !self.required,
            (Value::Text(_), Kind::Text)
            | (Value::Whole(_), Kind::Whole | Kind::Number)
            | (Value::Number(_), Kind::Number)
            | (Value::Truth(_), Kind::Truth) => true,
            (Value::Text(word), Kind::Word(words)) => words.iter().any(|(w, _)| **w == **word),
            (Value::Text(day), Kind::Day) => day.parse::<jiff::civil::Date>().is_ok(),
            (Value::Text(when), Kind::When) => crate::model::when::When::parse(when).is_some(),
            _ => false,
        }
    }
}

/// A table as plain data.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its name in addresses.
    pub name: &'static str,
    /// What readers call it.
    pub title: &'static str,
    /// What it holds, in a sentence or two.
    pub about: &'static str,
    /// The fields that together name a row.
    pub key: Vec<&'static str>,
    /// Its fields in order.
    pub fields: Vec<Field>,
    /// Its rows, each with a value for every field.
    pub rows: Vec<Vec<Value>>,
    /// The sources that its rows cite, each once, in the order of the register.
    pub sources: Vec<Ref<Source>>,
}

/// A column of a sheet in the making: how a row is read.
type Read<'a, R> = Box<dyn Fn(R) -> Value + 'a>;

/// A sheet in the making: rows of one type, read column by column.
pub struct Draft<'a, R> {
    sheet: Sheet,
    read: Vec<Read<'a, R>>,
}

impl<'a, R: Copy + 'a> Draft<'a, R> {
    /// A sheet without columns.
    pub fn new(name: &'static str, title: &'static str, about: &'static str) -> Self {
        let sheet = Sheet {
            name,
            title,
            about,
            key: vec!["id"],
            fields: Vec::new(),
            rows: Vec::new(),
            sources: Vec::new(),
        };
        Self { sheet, read: Vec::new() }
    }

    /// Rows that are named by other fields than `id`.
    #[must_use]
    pub fn key(mut self, fields: &[&'static str]) -> Self {
        self.sheet.key = fields.to_vec();
        self
    }

    /// With a column.
    #[must_use]
    pub fn column(mut self, field: Field, read: impl Fn(R) -> Value + 'a) -> Self {
        self.sheet.fields.push(field);
        self.read.push(Box::new(read));
        self
    }

    /// With the sources of a row as last column.
    #[must_use]
    pub fn cited(self, hb: &'a Handbook, of: impl Fn(R) -> &'a [Citation] + 'a) -> Self {
        let field = Field::text("kalla", "Källa").about(
            "Källans id, och sida eller avsnitt där det finns. Flera skiljs åt av semikolon.",
        );
        self.column(field, move |row| value::cited(hb, of(row)))
    }

    /// The sheet of these rows.
    pub fn rows(mut self, rows: impl IntoIterator<Item = R>) -> Sheet {
        self.sheet.rows =
            rows.into_iter().map(|row| self.read.iter().map(|read| read(row)).collect()).collect();
        self.sheet
    }
}

impl<'a, T: Noun> Draft<'a, &'a T> {
    /// A sheet of records: the first column is their id.
    pub fn of_records(name: &'static str, title: &'static str, about: &'static str) -> Self {
        let id = Field::text("id", "Id")
            .required()
            .about("Kort namn som aldrig ändras. Andra tabeller hänvisar till det.");
        Self::new(name, title, about).column(id, |row: &T| row.id().value.cell())
    }

    /// The sheet of all records of a table.
    pub fn all(self, table: &'a Table<T>) -> Sheet {
        self.rows(table.rows())
    }
}

impl Sheet {
    /// With the sources that its column `kalla` names.
    #[must_use]
    pub fn with_sources(mut self, hb: &Handbook) -> Self {
        let Some(column) = self.fields.iter().position(|f| f.name == "kalla") else { return self };
        let mut told: Vec<&Arc<str>> = self
            .rows
            .iter()
            .filter_map(|row| match &row[column] {
                Value::Text(cited) => Some(cited),
                _ => None,
            })
            .collect();
        told.dedup();
        let mut found: Vec<Ref<Source>> = told
            .into_iter()
            .flat_map(|cited| cited.split(value::BETWEEN))
            .filter_map(|one| hb.sources.find(one.split(' ').next()?))
            .collect();
        found.sort_unstable();
        found.dedup();
        self.sources = found;
        self
    }
}
