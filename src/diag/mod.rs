//! Findings: what an author can mend, with place, cause and remedy, collected and never thrown.

pub mod finding;
pub mod rule;
pub mod sink;
