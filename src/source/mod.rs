//! Where text comes from: files as bytes, places in them, pieces of them, and the set of all files of a handbook.

pub mod file;
pub mod piece;
pub mod sources;
pub mod span;
