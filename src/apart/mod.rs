//! Work that may fall, done apart: in a program beside this one that is bounded in memory and in
//! time, and whose end is not ours. What the work is, it does not know: bytes go out, bytes come
//! back. The only room that starts this very program again.

pub mod bounds;
pub mod crew;
pub mod frame;
pub mod hand;
