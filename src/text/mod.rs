//! Swedish text: slugs, order, dates, numbers, words, near names.

pub mod collate;
pub mod dates;
pub mod near;
pub mod numbers;
pub mod slug;
pub mod words;
