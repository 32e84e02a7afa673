//! What the data knows: facts computed from the handbook, and prose made from them.

pub mod live;
pub mod pages;
