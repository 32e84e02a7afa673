//! The only windows to the file system: reading a handbook, writing a site whole or not at all,
//! and remembering what took long to make.
#![allow(clippy::disallowed_methods, reason = "this is the room that reads and writes files")]

pub mod again;
pub mod cache;
pub mod git;
pub mod keep;
pub mod load;
pub mod manifest;
pub mod memory;
pub mod printed;
pub mod scaffold;
pub mod stamp;
pub mod swap;
pub mod write;
