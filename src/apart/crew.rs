//! A crew: hands that share the work, started when they are needed and kept for the next piece.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::available_parallelism;

use super::bounds::Bounds;
use super::hand::{Death, GLANCE, Hand};

/// What a hand says when it is ready: that it is this very program and no earlier or later one.
pub const SIGN: &str = env!("HANDBOK_PROGRAM_ID");
/// The command that makes the program a hand.
pub const COMMAND: &str = "__satt";
/// The flag that tells how many bytes of memory a hand may have.
pub const MEMORY: &str = "--memory";
/// The most hands there are: each has fonts and a memory of its own.
const MOST: usize = 8;

/// The least there may be: one that is at work without end keeps nobody else waiting.
const LEAST: usize = 2;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No hand can be had on this machine; whoever asks does the work itself.
    Unable,
    /// The work made its hand fall.
    Fell(Death),
}

/// Hands for work that may fall.
#[derive(Debug)]
pub struct Crew {
    program: PathBuf,
    bounds: Bounds,
    most: usize,
    room: Mutex<Room>,
    back: Condvar,
}

/// Where hands wait.
#[derive(Debug, Default)]
struct Room {
    idle: Vec<Hand>,
    /// How many are at work.
    out: usize,
    /// Whether a hand could not be started: none is tried after that.
    unable: bool,
}

impl Crew {
    /// A crew of this very program, which lies at `program`. No hand is started before it is needed.
    #[must_use]
    pub fn new(program: PathBuf, bounds: Bounds) -> Self {
        let most = available_parallelism().map_or(LEAST, usize::from).clamp(LEAST, MOST);
        Self { program, bounds, most, room: Mutex::default(), back: Condvar::new() }
    }

    /// What the work may take.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// Has a piece of work done, as long as `ended` does not say that nobody wants it any longer: then it
    /// ends as if its time were out.
    ///
    /// # Errors
    /// When no hand can be had, or the work makes even a hand fall that has done nothing else.
    pub fn ask(&self, job: &[u8], ended: &AtomicBool) -> Result<Vec<u8>, Trouble> {
        let (mut hand, used) = self.take(ended)?;
        let mut answer = hand.ask(job.to_vec(), self.bounds.patience, ended);
        // One that has worked before may have fallen for what it remembers, or while it waited.
        if used && matches!(answer, Err(death) if death != Death::Time) {
            drop(hand);
            let Some(fresh) = self.start() else {
                self.give_back(None);
                return Err(Trouble::Unable);
            };
            hand = fresh;
            answer = hand.ask(job.to_vec(), self.bounds.patience, ended);
        }
        match answer {
            Ok(answer) => {
                self.give_back(Some(hand));
                Ok(answer)
            }
            Err(death) => {
                drop(hand);
                self.give_back(None);
                Err(Trouble::Fell(death))
            }
        }
    }

    /// A hand that waits, or a new one, and whether it has worked before.
    fn take(&self, ended: &AtomicBool) -> Result<(Hand, bool), Trouble> {
        let mut room = self.room();
        loop {
            if room.unable {
                return Err(Trouble::Unable);
            }
            if let Some(hand) = room.idle.pop() {
                room.out += 1;
                return Ok((hand, true));
            }
            if room.out < self.most {
                break;
            }
            if ended.load(Ordering::Relaxed) {
                return Err(Trouble::Fell(Death::Time));
            }
            let back = self.back.wait_timeout(room, GLANCE);
            room = back.unwrap_or_else(PoisonError::into_inner).0;
        }
        room.out += 1;
        drop(room);
        match self.start() {
            Some(hand) => Ok((hand, false)),
            None => {
                self.room().unable = true;
                self.give_back(None);
                Err(Trouble::Unable)
            }
        }
    }

    fn start(&self) -> Option<Hand> {
        let memory = self.bounds.memory.to_string();
        let arguments = [COMMAND, MEMORY, &memory].map(OsString::from);
        Hand::start(&self.program, &arguments, SIGN)
    }

    fn give_back(&self, hand: Option<Hand>) {
        let mut room = self.room();
        room.out -= 1;
        room.idle.extend(hand);
        drop(room);
        // All that wait look again: none may be to be had any more.
        self.back.notify_all();
    }

    fn room(&self) -> MutexGuard<'_, Room> {
        self.room.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
