//! Swedish text: slugs, order, dates, numbers, near names.

pub mod collate;
pub mod dates;
pub mod near;
pub mod numbers;
pub mod slug;
