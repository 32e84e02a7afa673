//! How much work apart may take, and how a program bounds itself.

use std::time::Duration;

/// What work apart may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// How long one piece of work may take.
    pub patience: Duration,
    /// How many bytes of memory the program that does it may have, all told.
    pub memory: u64,
}

/// Bounds the memory of this program from here on; what it asks for beyond that it does not get, and
/// then it ends. Nothing is left of it on the disk. The system's own bound stands where it is lower.
/// Only where the system keeps such bounds: Linux and the BSDs do, macOS and Windows do not.
pub fn bind(memory: u64) {
    #[cfg(all(unix, not(target_os = "openbsd")))]
    {
        use rustix::process::{Resource, getrlimit, setrlimit};
        for (what, most) in [(Resource::As, memory), (Resource::Core, 0)] {
            let mut limit = getrlimit(what);
            let most = limit.maximum.map_or(most, |hard| hard.min(most));
            limit.current = Some(limit.current.map_or(most, |soft| soft.min(most)));
            // A system that says no leaves the program as unbounded as any.
            let _ = setrlimit(what, limit);
        }
    }
    #[cfg(not(all(unix, not(target_os = "openbsd"))))]
    let _ = memory;
}
