//! Whether the addresses that a handbook links to answer: asked only by `check --external`, slowly
//! and one at a time of each host, and remembered for some days. No other room asks the network.

pub mod ask;
pub mod memory;
pub mod net;
pub mod places;
pub mod rules;
pub mod tell;

use std::time::Duration;

/// How patient and how polite the asking is.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Hosts that are asked at the same time.
    pub hosts: usize,
    /// Between two questions to one host, and before the first time that one is put again; twice
    /// as long before each time after that.
    pub pause: Duration,
    /// The longest wait that a host may ask for.
    pub longest: Duration,
    /// How long one answer may take.
    pub patience: Duration,
    /// How many times one question is put.
    pub tries: u32,
    /// How many times an address may point on to another.
    pub hops: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            hosts: 8,
            pause: Duration::from_secs(1),
            longest: Duration::from_secs(30),
            patience: Duration::from_secs(15),
            tries: 3,
            hops: 8,
        }
    }
}
