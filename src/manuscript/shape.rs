//! What a record's keys are called and hold: for reading, messages, schemas and completion.

/// What kind of value a key holds, for schemas and messages.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A text.
    Text,
    /// `ja`, `nej` or `okand`.
    YesNo,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// A date.
    Date,
    /// A date, month or year.
    When,
    /// One of these words, each with its label.
    Word(Vec<(&'static str, &'static str)>),
    /// An id of another record, by the name of its kind.
    Id(&'static str),
    /// A source and a place in it.
    Citation,
    /// A path or address.
    Link,
    /// A condition in the predicates' language.
    Predicate,
    /// A list.
    List(Box<Shape>),
    /// One value or a list.
    OneOrMany(Box<Shape>),
    /// A group of keys.
    Group(Vec<Key>),
    /// A map from free keys.
    Map(Box<Shape>),
}

/// A key of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// As written.
    pub name: &'static str,
    /// What it means, in Swedish.
    pub doc: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What it holds.
    pub shape: Shape,
}
