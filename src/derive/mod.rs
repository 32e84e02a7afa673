//! What the data knows: facts computed from the handbook, and prose made from them.

pub mod agenda;
pub mod cited;
pub mod classify;
pub mod coverage;
pub mod data;
pub mod doubt;
pub mod draft;
#[cfg(test)]
mod example;
pub mod facts;
pub mod fields;
pub mod follow_up;
pub mod gaps;
mod grounds;
pub mod lists;
pub mod live;
pub mod logo;
pub mod pages;
pub mod plot;
pub mod readability;
pub mod reading_time;
pub mod say;
pub mod shares;
pub mod tariff;
pub mod titles;
pub mod walk;
