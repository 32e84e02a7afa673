//! Asking: host by host, slowly, again when it may help, and on to where a page has moved.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::Limits;
use super::net::{Fault, Line, Reply};
use super::places::host;

/// What is known of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// It answers.
    Well,
    /// It has moved for good, to an address that answers.
    Moved(String),
    /// It now leads to the front page of its host: most likely the page is gone.
    Front(String),
    /// It answers with a status that says no.
    Status(u16),
    /// It does not answer.
    Fault(Fault),
    /// It points on and on.
    Circle,
}

/// Asks about every address; the same answer for the same answers of the hosts, whatever the
/// order in which they come. `done` is called after each.
pub fn all(
    line: &dyn Line,
    limits: &Limits,
    addresses: &[&str],
    done: &(dyn Fn() + Sync),
) -> BTreeMap<String, Known> {
    let mut by_host: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for address in addresses {
        by_host.entry(host(address)).or_default().push(address);
    }
    let hosts: Vec<Vec<&str>> = by_host.into_values().collect();
    let next = AtomicUsize::new(0);
    let hand = || {
        let mut found = Vec::new();
        while let Some(addresses) = hosts.get(next.fetch_add(1, Ordering::Relaxed)) {
            for (turn, address) in addresses.iter().enumerate() {
                if turn > 0 {
                    line.pause(limits.pause);
                }
                found.push(((*address).to_owned(), about(line, limits, address)));
                done();
            }
        }
        found
    };
    let hands = limits.hosts.clamp(1, hosts.len().max(1));
    thread::scope(|scope| {
        let crew: Vec<_> = (0..hands).map(|_| scope.spawn(hand)).collect();
        crew.into_iter().flat_map(|hand| hand.join().unwrap_or_default()).collect()
    })
}

/// What is known of one address: followed to where it ends.
fn about(line: &dyn Line, limits: &Limits, address: &str) -> Known {
    let mut here = address.to_owned();
    // The last address that may be written instead of the first: so far all moves were for good.
    let mut lasting = address.to_owned();
    let mut for_good = true;
    for _ in 0..=limits.hops {
        let reply = match persistent(line, limits, &here) {
            Ok(reply) => reply,
            Err(fault) => return Known::Fault(fault),
        };
        let on = matches!(reply.status, 301 | 302 | 303 | 307 | 308);
        let Some(to) = reply.location.filter(|_| on).map(|to| joined(&here, &to)) else {
            return match reply.status {
                200..=299 if is_front(&here) && !is_front(address) => Known::Front(here),
                200..=299 if lasting != address => Known::Moved(lasting),
                200..=299 => Known::Well,
                status => Known::Status(status),
            };
        };
        if to == here {
            return Known::Circle;
        }
        for_good &= matches!(reply.status, 301 | 308);
        if for_good {
            to.clone_into(&mut lasting);
        }
        here = to;
        line.pause(limits.pause);
    }
    Known::Circle
}

/// Puts a question until there is an answer that will not change soon.
fn persistent(line: &dyn Line, limits: &Limits, address: &str) -> Result<Reply, Fault> {
    let mut wait = limits.pause;
    let mut turn = 1;
    loop {
        let reply = whole(line, address);
        let again = match &reply {
            Ok(reply) => matches!(reply.status, 429 | 500 | 502..=504),
            Err(fault) => matches!(fault, Fault::Slow | Fault::Broken | Fault::Refused),
        };
        let asked = reply.as_ref().ok().and_then(|reply| reply.retry_after);
        let asked = asked.map_or(wait, Duration::from_secs).max(wait);
        if !again || turn >= limits.tries || asked > limits.longest {
            return reply;
        }
        line.pause(asked);
        wait *= 2;
        turn += 1;
    }
}

/// The head of a page; the page itself where a host says no to the head alone.
fn whole(line: &dyn Line, address: &str) -> Result<Reply, Fault> {
    let reply = line.ask(address, true)?;
    let odd = (400..600).contains(&reply.status) && !matches!(reply.status, 410 | 429 | 503);
    if odd { line.ask(address, false) } else { Ok(reply) }
}

/// Whether an address is that of a host's front page.
fn is_front(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split_once('/').is_none_or(|(_, path)| path.is_empty())
}

/// Where a page says that it is instead, seen from where it was.
fn joined(from: &str, to: &str) -> String {
    let (scheme, rest) = from.split_once("://").unwrap_or(("https", from));
    let site = format!("{scheme}://{}", host(from));
    let to = to.split('#').next().unwrap_or(to);
    if to.contains("://") {
        return to.to_owned();
    }
    if let Some(rest) = to.strip_prefix("//") {
        return format!("{scheme}://{rest}");
    }
    if to.starts_with('/') {
        return site + to;
    }
    let path = rest.find('/').map_or("/", |at| &rest[at..]);
    let path = path.split('?').next().unwrap_or(path);
    let folder = &path[..=path.rfind('/').unwrap_or(0)];
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in to.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    format!("{site}/{}", parts.join("/"))
}

#[cfg(test)]
#[path = "ask_tests.rs"]
mod tests;
