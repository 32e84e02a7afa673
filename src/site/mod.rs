//! The site: which pages there are, and each of them as HTML.

pub mod highlight;
pub mod html;
