//! handbok: a press for the shared guidance of Sweden's family centres.
//!
//! ```text
//! disk::load → Sources → Manuscript → Handbook → plan of pages and booklets ─→ render → Output → disk::write
//!                 read        resolve     derive, check                                    (or serve: one page on request)
//! ```
//!
//! The rooms from the ground up; a room imports only from rooms on lower floors
//! (`tests/it/house.rs`).

// 0: texts and places
pub mod apart;
pub mod memo;
pub mod output;
pub mod source;
pub mod text;
pub mod zipped;

// 1: what is known, and what is told
pub mod diag;
pub mod model;
pub mod settings;

// 2: read, reason, find the way
pub mod derive;
pub mod manuscript;
pub mod route;
pub mod theme;

// 3: bind, check, render, write
pub mod archive;
pub mod check;
pub mod disk;
pub mod export;
pub mod external;
pub mod history;
pub mod print;
pub mod resolve;
pub mod search;
pub mod site;
pub mod word;

// 4–6: the corridor, the preview, the commands
pub mod cli;
pub mod pipeline;
pub mod serve;
