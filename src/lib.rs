//! handbok.
pub mod check;
pub mod cli;
pub mod derive;
pub mod diag;
pub mod disk;
pub mod manuscript;
pub mod memo;
pub mod model;
pub mod output;
pub mod print;
pub mod route;
pub mod search;
pub mod serve;
pub mod settings;
pub mod site;
pub mod source;
pub mod text;
pub mod theme;

pub mod pipeline;
pub mod resolve;
