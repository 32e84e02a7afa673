//! Figures drawn from data as plain SVG: text as text, presentation attributes only, so that
//! one drawing serves a telephone and a desk, both schemes (the style sheet sets its colours to the
//! page's), print, and a grey copy.

pub mod bars;
pub mod lines;
pub mod map;
pub mod multiples;
pub mod slope;
pub mod stack;
pub mod stairs;
pub mod svg;
pub mod wheel;
