//! Figures drawn from data as plain SVG: text as text, presentation attributes only, dark ink on a
//! light sheet, so that one drawing serves the web in both schemes, print, and a grey copy.

pub mod bars;
pub mod lines;
pub mod map;
pub mod multiples;
pub mod slope;
pub mod stack;
pub mod stairs;
pub mod svg;
pub mod wheel;
