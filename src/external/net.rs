//! The one door to the network: one question, one answer, no address followed further.

use std::io::ErrorKind;
use std::time::Duration;

use ureq::{Agent, Error};

/// What a host answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// 200, 404.
    pub status: u16,
    /// Where it says that the page is instead.
    pub location: Option<String>,
    /// How long it asks us to wait, in seconds.
    pub retry_after: Option<u64>,
}

/// Why there was no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no such host.
    NoHost,
    /// The host does not take calls.
    Refused,
    /// It took too long.
    Slow,
    /// The safe connection failed.
    Unsafe,
    /// The line was cut, or what came was no answer.
    Broken,
    /// The address is none.
    Malformed,
}

/// Somebody who can put a question, and wait.
pub trait Line: Sync {
    /// Asks for a page; for its head alone when `head` is set.
    ///
    /// # Errors
    /// When no answer came.
    fn ask(&self, address: &str, head: bool) -> Result<Reply, Fault>;
    /// Waits.
    fn pause(&self, time: Duration);
}

/// The network itself.
#[derive(Debug)]
pub struct Net {
    agent: Agent,
}

impl Net {
    /// Says who asks in each question, and waits no longer than `patience` for an answer.
    #[must_use]
    pub fn new(patience: Duration) -> Self {
        let agent = Agent::config_builder()
            .user_agent(concat!(
                "handbok/",
                env!("CARGO_PKG_VERSION"),
                " (kontroll av externa lankar)"
            ))
            .timeout_global(Some(patience))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .max_idle_connections(0)
            .build()
            .new_agent();
        Self { agent }
    }
}

impl Line for Net {
    fn ask(&self, address: &str, head: bool) -> Result<Reply, Fault> {
        let asked = if head { self.agent.head(address) } else { self.agent.get(address) };
        let response = asked.call().map_err(|e| fault(&e))?;
        let header = |name: &str| response.headers().get(name)?.to_str().ok().map(str::trim);
        Ok(Reply {
            status: response.status().as_u16(),
            location: header("location").map(str::to_owned),
            retry_after: header("retry-after").and_then(|seconds| seconds.parse().ok()),
        })
    }

    fn pause(&self, time: Duration) {
        std::thread::sleep(time);
    }
}

fn fault(error: &Error) -> Fault {
    match error {
        Error::HostNotFound => Fault::NoHost,
        Error::Timeout(_) => Fault::Slow,
        Error::Tls(_) | Error::Rustls(_) => Fault::Unsafe,
        Error::ConnectionFailed => Fault::Refused,
        Error::BadUri(_) | Error::Http(_) => Fault::Malformed,
        Error::Io(e) => match e.kind() {
            ErrorKind::ConnectionRefused
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable => Fault::Refused,
            ErrorKind::TimedOut | ErrorKind::WouldBlock => Fault::Slow,
            // What rustls has against a certificate comes as data that is not valid.
            ErrorKind::InvalidData => Fault::Unsafe,
            _ => Fault::Broken,
        },
        _ => Fault::Broken,
    }
}
