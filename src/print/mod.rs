//! Print: which PDFs exist, and how each is set with Typst from the same prose as the pages.

pub mod backmatter;
pub mod booklet;
pub mod bound;
pub mod card;
pub mod chart;
pub mod cover;
pub mod emit;
pub mod forme;
pub mod foundry;
pub mod glyphs;
pub mod leads;
pub mod listed;
pub mod part;
pub mod parts;
pub mod pictures;
pub mod press;
pub mod rules;
pub mod syntax;
pub mod tables;
pub mod told;
pub mod typ;
pub mod widths;
pub mod world;
