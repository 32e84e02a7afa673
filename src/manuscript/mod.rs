//! From files to records and prose as written: everything is parsed, nothing is looked up.

pub mod article;
pub mod decode;
pub mod front_matter;
pub mod layout;
pub mod markdown;
pub mod markdown_shape;
#[cfg(test)]
mod markdown_tests;
pub mod predicate;
pub mod read;
pub mod reading;
pub mod records;
pub mod rules;
pub mod scalars;
pub mod schema;
pub mod shape;
pub mod written;
pub mod yaml;
pub mod yaml_plain;
#[cfg(test)]
mod yaml_plain_tests;
pub mod yaml_quote;
pub mod yaml_slips;
#[cfg(test)]
mod yaml_tests;
