//! `handbok __satt`: not for people. Another handbok starts it, sends it what is to be set and takes
//! what comes of it; it ends when the other does ([ADR 0030](../../docs/adr/0030-a-theme-set-apart.md)).

use std::io;
use std::sync::mpsc::channel;
use std::thread::Builder;

use super::flags::Hand;
use super::{End, Failure, crew};
use crate::apart::{bounds, crew::SIGN, frame};
use crate::print::apart::Setter;

/// The most threads that a hand lays pages with: each has its place in the memory that it may have.
pub const THREADS: usize = 4;

/// Runs the command.
///
/// # Errors
/// When the system gives no thread, or what is sent is no work.
pub fn run(args: &Hand) -> Result<End, Failure> {
    let failed = |e: io::Error| Failure::io("Typsättaren gick inte att starta", &e);
    bounds::bind(args.memory);
    let (jobs, work) = channel();
    // What is sent is read beside the work, so that the end of the other is seen while it is done.
    let read = move || {
        let mut input = io::stdin().lock();
        while let Ok(job) = frame::read(&mut input) {
            if jobs.send(job).is_err() {
                return;
            }
        }
        end();
    };
    Builder::new().name("bud".to_owned()).spawn(read).map_err(failed)?;
    let set = move || -> io::Result<()> {
        let mut output = io::stdout().lock();
        frame::write(&mut output, SIGN.as_bytes())?;
        let setter = Setter::default();
        for job in work {
            let answer = setter.answer(&job).ok_or(io::ErrorKind::InvalidData)?;
            frame::write(&mut output, &answer)?;
        }
        Ok(())
    };
    let setting = Builder::new().name("tryck".to_owned()).stack_size(crew::STACK).spawn(set);
    match setting.map_err(failed)?.join() {
        Ok(ended) => ended.map(|()| End::Well).map_err(failed),
        Err(_) => Err(Failure::new("Typsättaren kraschade.")),
    }
}

/// Nobody is there to work for.
#[allow(clippy::exit, reason = "the work that is at hand may be one that never ends")]
fn end() {
    std::process::exit(0);
}
