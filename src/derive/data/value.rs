//! A value of a sheet, and how each kind of fact becomes one.

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::answer::Answer;
use crate::model::citation::Citation;
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::table::{Noun, Ref, Table};
use crate::model::when::When;
use crate::source::span::Spanned;
use crate::text::dates;

/// What stands between several values of one cell.
pub const BETWEEN: &str = "; ";

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text, a word of a closed vocabulary, a date, or ids. The same text in many rows is
    /// kept once.
    Text(Arc<str>),
    /// A whole number.
    Whole(i64),
    /// A number that may have decimals; always finite.
    Number(f64),
    /// Ja or nej.
    Truth(bool),
    /// Nobody has said: "Uppgift saknas".
    Unknown,
    /// Nothing is due here.
    Blank,
}

/// What can stand in a sheet.
pub trait Cell {
    /// As a value.
    fn cell(&self) -> Value;
}

impl Cell for String {
    fn cell(&self) -> Value {
        Value::Text(self.as_str().into())
    }
}

impl Cell for i64 {
    fn cell(&self) -> Value {
        Value::Whole(*self)
    }
}

impl Cell for f64 {
    fn cell(&self) -> Value {
        if self.is_finite() { Value::Number(*self) } else { Value::Unknown }
    }
}

impl Cell for bool {
    fn cell(&self) -> Value {
        Value::Truth(*self)
    }
}

impl Cell for Date {
    fn cell(&self) -> Value {
        Value::Text(dates::iso(*self).into())
    }
}

impl Cell for When {
    fn cell(&self) -> Value {
        text(match self {
            Self::Year(y) => format!("{y:04}"),
            Self::Month(y, m) => format!("{y:04}-{m:02}"),
            Self::Day(d) => dates::iso(*d),
        })
    }
}

impl Cell for Answer {
    fn cell(&self) -> Value {
        match self {
            Self::Yes => Value::Truth(true),
            Self::No => Value::Truth(false),
            Self::Unknown => Value::Unknown,
        }
    }
}

impl<C: Closed> Cell for C {
    fn cell(&self) -> Value {
        match self.word() {
            "okand" => Value::Unknown,
            word => Value::Text(word.into()),
        }
    }
}

impl<T: Cell> Cell for Spanned<T> {
    fn cell(&self) -> Value {
        self.value.cell()
    }
}

/// What nobody states is unknown.
impl<T: Cell> Cell for Option<T> {
    fn cell(&self) -> Value {
        self.as_ref().map_or(Value::Unknown, Cell::cell)
    }
}

/// A count.
pub fn count(n: usize) -> Value {
    Value::Whole(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Text; blank when it says nothing.
pub fn text(words: impl AsRef<str>) -> Value {
    let words = words.as_ref();
    if words.is_empty() { Value::Blank } else { Value::Text(words.into()) }
}

/// A fact that need not be there: blank when it is not, since nothing is missing then.
pub fn optional<T: Cell>(fact: &Option<T>) -> Value {
    fact.as_ref().map_or(Value::Blank, Cell::cell)
}

/// Several words; blank when there are none.
pub fn list<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> Value {
    let words: Vec<String> = words.into_iter().map(|w| w.as_ref().to_owned()).collect();
    text(words.join(BETWEEN))
}

/// Several texts as written.
pub fn texts(words: &[Spanned<String>]) -> Value {
    list(words.iter().map(|w| w.value.as_str()))
}

/// The id of what a record points at; blank when it points at nothing.
pub fn id<T: Noun>(table: &Table<T>, to: Option<Ref<T>>) -> Value {
    to.map_or(Value::Blank, |r| Value::Text(table[r].id().value.as_str().into()))
}

/// The ids of what a record points at.
pub fn ids<T: Noun>(table: &Table<T>, to: &[Ref<T>]) -> Value {
    list(to.iter().map(|r| table[*r].id().value.as_str()))
}

/// "s1 s. 8; s3".
pub fn cited(hb: &Handbook, sources: &[Citation]) -> Value {
    list(sources.iter().map(|c| {
        let id = &hb.sources[c.source].id.value;
        c.place.as_ref().map_or_else(|| id.clone(), |place| format!("{id} {place}"))
    }))
}
