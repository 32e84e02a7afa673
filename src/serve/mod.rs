//! The preview: watches the handbook, reads it again when it changes, and renders the one page
//! that a browser asks for, with the same functions as a build.
//!
//! Nothing is written. A page is byte for byte that of a build; the script that reloads it and
//! shows the findings is added as the response leaves.
#![allow(
    clippy::disallowed_methods,
    reason = "the preview looks at folders to watch them, and measures how long it took"
)]

pub mod book;
pub mod edition;
pub mod lasting;
pub mod panel;
pub mod printer;
pub mod run;
pub mod server;
pub mod watch;
