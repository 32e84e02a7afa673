//! handbok.
pub mod memo; pub mod output; pub mod text; pub mod route; pub mod theme; pub mod derive;
pub mod source;
pub mod diag;
pub mod model;
pub mod settings;
pub mod manuscript;
