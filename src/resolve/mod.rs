//! From a handbook as written to a handbook as known: every name looked up, every link bound.
//!
//! What cannot be bound is told, with the nearest name that exists, and left out; nothing here
//! fails.

mod address;
pub mod bind;
pub mod binder;
pub mod facts;
pub mod handbook;
pub mod headings;
pub mod include;
pub mod links;
pub mod nouns;
pub mod prose;
pub mod registry;
pub mod rules;
pub mod terms;
