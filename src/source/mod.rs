//! Where text comes from: files as bytes, places in them, and the set of all files of a handbook.

pub mod file;
pub mod sources;
pub mod span;
