//! A few threads that share a list of long jobs.
//!
//! Not rayon's own: Typst waits inside a job for small ones of its own, and a thread of rayon's
//! would begin the next long job while it waits, one inside the other, each with its memory.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Builder, available_parallelism, scope};

/// The stack of each thread that renders: 64 MiB, of which only what is touched is taken.
pub const STACK: usize = 64 * 1024 * 1024;

/// Does every job, the first first, on as many threads as there are processors; the results in
/// the order of the jobs.
pub fn each<J: Sync, R: Send>(jobs: &[J], work: impl Fn(&J) -> R + Sync) -> Vec<R> {
    let hands = available_parallelism().map_or(2, usize::from).min(jobs.len());
    let next = AtomicUsize::new(0);
    let hand = || {
        let mut done = Vec::new();
        while let Some((at, job)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            jobs.get(at).map(|job| (at, job))
        } {
            done.push((at, work(job)));
        }
        done
    };
    let mut done: Vec<(usize, R)> = scope(|scope| {
        // A system that has no more threads to give leaves the work to those that came.
        let crew: Vec<_> = (0..hands)
            .filter_map(|_| Builder::new().stack_size(STACK).spawn_scoped(scope, hand).ok())
            .collect();
        let mut done = if crew.is_empty() { hand() } else { Vec::new() };
        for hand in crew {
            done.extend(hand.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_job_is_done_once_and_the_results_keep_the_order() {
        let jobs: Vec<usize> = (0..100).collect();
        let doubled = each(&jobs, |job| job * 2);
        assert_eq!(doubled, (0..100).map(|n| n * 2).collect::<Vec<_>>());
        assert!(each(&[] as &[usize], |job| *job).is_empty());
    }
}
