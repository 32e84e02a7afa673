//! `--timings`: where the time went, room by room, and a trace that a profiler's viewer opens.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::text::numbers::decimal;

/// Where the trace is written, from the handbook's root.
const TRACE: &str = ".handbok/trace.json";

/// One thing that was done, as the viewers of Chrome and Perfetto read it: times in microseconds.
#[derive(Clone, Debug, Serialize)]
struct Event {
    name: String,
    cat: &'static str,
    ph: &'static str,
    ts: u64,
    dur: u64,
    pid: u32,
    tid: u64,
    /// Without the spans inside it.
    #[serde(skip)]
    own: u64,
}

thread_local! {
    /// Microseconds that this thread has spent in spans inside the one it is in.
    static INSIDE: Cell<u64> = const { Cell::new(0) };
}

/// What was done, if anybody asked.
#[derive(Debug)]
pub struct Timings {
    begun: Instant,
    events: Option<Mutex<Vec<Event>>>,
}

impl Timings {
    /// Keeps count when `asked`, and costs nothing when not.
    #[must_use]
    pub fn new(asked: bool) -> Self {
        Self { begun: Instant::now(), events: asked.then(Mutex::default) }
    }

    /// Does something in a room, and notes how long it took.
    pub fn span<T>(&self, room: &'static str, name: &str, work: impl FnOnce() -> T) -> T {
        let Some(events) = &self.events else { return work() };
        let before = INSIDE.replace(0);
        let from = self.begun.elapsed();
        let done = work();
        let all = micros(self.begun.elapsed().saturating_sub(from));
        let own = all.saturating_sub(INSIDE.replace(before + all));
        let event = Event {
            name: name.to_owned(),
            cat: room,
            ph: "X",
            ts: micros(from),
            dur: all,
            pid: 1,
            tid: thread(),
            own,
        };
        events.lock().unwrap_or_else(PoisonError::into_inner).push(event);
        done
    }

    fn all(&self) -> Vec<Event> {
        let Some(events) = &self.events else { return Vec::new() };
        events.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A line for each room, the slowest first: time on all threads together, and the slowest
    /// thing done there.
    #[must_use]
    pub fn table(&self) -> String {
        let mut rooms: BTreeMap<&str, (u64, usize, u64, String)> = BTreeMap::new();
        for event in self.all() {
            let room = rooms.entry(event.cat).or_default();
            room.0 += event.own;
            room.1 += 1;
            if event.own >= room.2 {
                room.2 = event.own;
                room.3 = event.name;
            }
        }
        let mut rooms: Vec<_> = rooms.into_iter().collect();
        rooms.sort_by(|a, b| b.1.0.cmp(&a.1.0).then(a.0.cmp(b.0)));
        let seconds = |micros: u64| decimal(Duration::from_micros(micros).as_secs_f64(), 3);
        let mut out =
            String::from("\nVart tiden tog vägen, sekunder på alla trådar tillsammans:\n");
        for (room, (sum, times, most, slowest)) in rooms {
            let _ = writeln!(
                out,
                "  {room:8} {:>8}  {times:>6} gånger, längst {} ({slowest})",
                seconds(sum),
                seconds(most),
            );
        }
        out.push('\n');
        out
    }

    /// Writes the trace, if anybody asked; where to.
    #[must_use]
    pub fn save(&self, root: &Path) -> Option<PathBuf> {
        self.events.as_ref()?;
        let path = root.join(TRACE);
        let text = serde_json::to_string(&self.all()).ok()?;
        std::fs::create_dir_all(path.parent()?).ok()?;
        std::fs::write(&path, text).ok()?;
        Some(path)
    }
}

/// A number for the thread that asks.
fn thread() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    thread_local! {
        static NUMBER: u64 = NEXT.fetch_add(1, Ordering::Relaxed);
    }
    NUMBER.with(|number| *number)
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_is_summed_by_room_and_only_when_asked() {
        let timings = Timings::new(true);
        assert_eq!(timings.span("sidor", "a.html", || 7), 7);
        timings.span("sidor", "b.html", || std::thread::sleep(Duration::from_millis(3)));
        let table = timings.table();
        assert!(table.contains("2 gånger") && table.contains("(b.html)"), "{table}");
        let nested = Timings::new(true);
        nested.span("ute", "a", || {
            nested.span("inne", "b", || std::thread::sleep(Duration::from_millis(3)));
        });
        let own = |room| nested.all().iter().find(|e| e.cat == room).map_or(0, |e| e.own);
        assert!(own("inne") >= 3_000 && own("ute") < 3_000);
        let silent = Timings::new(false);
        silent.span("sidor", "a.html", || ());
        assert!(silent.all().is_empty());
    }
}
