//! A hand: one program beside this one, that does a piece of work at a time until it is let go.

use std::ffi::OsString;
use std::io::Read as _;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use super::frame;

/// How a piece of work ended that has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Death {
    /// Its time was out.
    Time,
    /// It asked for more memory than it may have.
    Memory,
    /// Calls within calls, or what lies within what lies within, took all the stack.
    Stack,
    /// The system ended it; mostly since the machine had no more memory.
    Killed,
    /// It fell in some other way.
    Other,
}

/// How long a program may take to begin: it reads nothing and makes nothing before it is ready.
const BEGIN: Duration = Duration::from_mins(2);
/// How often it is looked whether anyone still wants an answer.
pub(super) const GLANCE: Duration = Duration::from_millis(50);
/// How much is read of what a fallen program said.
const SAID: u64 = 64 * 1024;

/// A program that waits for work, and the thread that carries messages to it and back.
#[derive(Debug)]
pub struct Hand {
    child: Child,
    jobs: Option<Sender<Vec<u8>>>,
    answers: Receiver<Option<Vec<u8>>>,
    carrier: Option<JoinHandle<()>>,
}

impl Hand {
    /// Starts a program, which says `sign` when it is ready; none when that cannot be done, or when
    /// it says something else.
    #[must_use]
    pub fn start(program: &Path, arguments: &[OsString], sign: &str) -> Option<Self> {
        let mut child = Command::new(program)
            .args(arguments)
            .env("RUST_BACKTRACE", "0")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .ok()?;
        let (jobs, work) = channel::<Vec<u8>>();
        let (answer, answers) = channel();
        let pipes = child.stdin.take().zip(child.stdout.take());
        let carrier = pipes.and_then(|(mut ask, mut told)| {
            let carry = move || {
                // The first message is the sign, which nobody asked for.
                let mut came = frame::read(&mut told).ok();
                while answer.send(came).is_ok() {
                    let Ok(job) = work.recv() else { return };
                    came = frame::write(&mut ask, &job).and_then(|()| frame::read(&mut told)).ok();
                }
            };
            Builder::new().name("bud".to_owned()).spawn(carry).ok()
        });
        let ready = carrier.is_some();
        let hand = Self { child, jobs: Some(jobs), answers, carrier };
        let signed = ready
            && hand.wait(BEGIN, &AtomicBool::new(false)).ok().flatten().as_deref()
                == Some(sign.as_bytes());
        signed.then_some(hand)
    }

    /// Waits for what comes next, until nobody wants it any longer.
    fn wait(&self, patience: Duration, ended: &AtomicBool) -> Result<Option<Vec<u8>>, Death> {
        let mut left = patience;
        loop {
            let glance = left.min(GLANCE);
            match self.answers.recv_timeout(glance) {
                Ok(answer) => return Ok(answer),
                Err(RecvTimeoutError::Disconnected) => return Ok(None),
                Err(RecvTimeoutError::Timeout) => left -= glance,
            }
            if left.is_zero() || ended.load(Ordering::Relaxed) {
                return Err(Death::Time);
            }
        }
    }

    /// Has a piece of work done, as long as `ended` does not say that nobody wants it any longer.
    ///
    /// # Errors
    /// When there is no answer in time. The hand can do no more work then.
    pub fn ask(
        &mut self,
        job: Vec<u8>,
        patience: Duration,
        ended: &AtomicBool,
    ) -> Result<Vec<u8>, Death> {
        if let Some(jobs) = &self.jobs {
            // A carrier that is gone gives no answer either.
            let _ = jobs.send(job);
        }
        self.wait(patience, ended)?.ok_or_else(|| self.cause())
    }

    /// Why a program that no longer answers has fallen.
    fn cause(&mut self) -> Death {
        // One that fell is not ended again by this, and says as before how it fell.
        let _ = self.child.kill();
        let status = self.child.wait().ok();
        let mut said = Vec::new();
        if let Some(told) = self.child.stderr.take() {
            // What cannot be read says nothing.
            let _ = told.take(SAID).read_to_end(&mut said);
        }
        cause(&String::from_utf8_lossy(&said), status.is_some_and(killed))
    }
}

impl Drop for Hand {
    /// Ends the program, whatever it is at, and waits until it is gone.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        self.jobs = None;
        if let Some(carrier) = self.carrier.take() {
            // It reads from pipes that nobody holds open, and cannot have fallen.
            let _ = carrier.join();
        }
    }
}

/// Why a program has fallen that said this as it fell. The sayings are those of Rust's own library.
fn cause(said: &str, killed: bool) -> Death {
    if said.contains("has overflowed its stack") {
        Death::Stack
    } else if said.contains("memory allocation of") || said.contains("capacity overflow") {
        Death::Memory
    } else if killed {
        Death::Killed
    } else {
        Death::Other
    }
}

#[cfg(unix)]
fn killed(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt as _;
    /// The signal that no program can refuse.
    const KILL: i32 = 9;
    status.signal() == Some(KILL)
}

#[cfg(not(unix))]
fn killed(_: ExitStatus) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_or_is_another_is_no_hand() {
        assert!(Hand::start(Path::new("finns-inte-alls"), &[], "tecken").is_none());
        // This one lists its tests, says no sign and ends.
        let own = std::env::current_exe().expect("is a program");
        assert!(Hand::start(&own, &["--list".into()], "tecken").is_none());
    }

    #[test]
    fn what_a_fallen_program_said_tells_why() {
        assert_eq!(cause("memory allocation of 7 bytes failed", false), Death::Memory);
        assert_eq!(cause("\nthread 'tryck' (7) has overflowed its stack\n", false), Death::Stack);
        assert_eq!(cause("", true), Death::Killed);
        assert_eq!(cause("panicked at x.rs", false), Death::Other);
    }
}
