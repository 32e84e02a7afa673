//! Swedish text: slugs, order, dates, hyphens, numbers, words, sentences, near names; and the tags of other
//! languages.

pub mod begins;
pub mod bounds;
pub mod collate;
pub mod dates;
pub mod glance;
pub mod hyphens;
pub mod language;
pub mod near;
pub mod numbers;
pub mod scan;
pub mod sentences;
pub mod slug;
pub mod words;
