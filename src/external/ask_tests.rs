//! Asking a server of our own on this machine: no question leaves it.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use super::*;
use crate::external::net::Net;

/// The network, with waiting noted and not done.
struct Hurried {
    net: Net,
    waits: Mutex<Vec<u64>>,
}

impl Line for Hurried {
    fn ask(&self, address: &str, head: bool) -> Result<Reply, Fault> {
        self.net.ask(address, head)
    }
    fn pause(&self, time: Duration) {
        self.waits.lock().expect("no thread fell").push(time.as_secs());
    }
}

/// A server: what each path has answered to, in order, and where it listens.
struct Server {
    at: String,
    asked: Arc<Mutex<Vec<String>>>,
}

/// What a path answers on its n-th question (from 0): a head, or nothing and the line is cut;
/// `None` says nothing and keeps the line.
fn answer(method: &str, path: &str, turn: usize) -> Option<&'static str> {
    Some(match (path, turn) {
        ("/flyttad", _) => "301 X\r\nLocation: /ny",
        ("/tillfalligt", _) => "302 X\r\nLocation: ny?x=1",
        ("/kedja", _) => "308 X\r\nLocation: ../flyttad",
        ("/forst", _) => "301 X\r\nLocation: /",
        ("/cirkel", _) => "301 X\r\nLocation: /cirkel2",
        ("/cirkel2", _) => "301 X\r\nLocation: /cirkel",
        ("/borta", _) => "404 X",
        ("/for-gott", _) => "410 X",
        ("/inte-huvud", _) if method == "HEAD" => "405 X",
        ("/vanta", 0) => "429 X\r\nRetry-After: 7",
        ("/vanta-lange", _) => "429 X\r\nRetry-After: 3600",
        ("/fel-en-gang", 0 | 1) => "500 X",
        ("/alltid-fel", _) => "503 X",
        ("/bryter", _) => "",
        ("/tyst", _) => return None,
        _ => "200 OK",
    })
}

fn server() -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let at = format!("http://{}", listener.local_addr().expect("it has an address"));
    let asked = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&asked);
    thread::spawn(move || {
        let mut silent: Vec<TcpStream> = Vec::new();
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut bytes = [0; 16384];
            let length = stream.read(&mut bytes).unwrap_or(0);
            let text = String::from_utf8_lossy(&bytes[..length]).into_owned();
            let line: Vec<&str> = text.lines().next().unwrap_or("").split(' ').collect();
            let [method, path, _] = line[..] else {
                // Somebody who wanted a safe line: this is none.
                let _ = stream.write_all(b"HTTP/1.1 400 X\r\n\r\n");
                continue;
            };
            let mut log = log.lock().expect("no thread fell");
            let turn = log.iter().filter(|asked: &&String| asked.ends_with(&format!(" {path}")));
            let answer = answer(method, path, turn.count());
            log.push(format!("{method} {path}"));
            if !text.to_lowercase().contains("user-agent: handbok/") {
                log.push("no name".to_owned());
            }
            match answer {
                None => silent.push(stream),
                Some("") => {}
                Some(head) => {
                    let head = format!(
                        "HTTP/1.1 {head}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    );
                    let _ = stream.write_all(head.as_bytes());
                }
            }
        }
    });
    Server { at, asked }
}

fn hurried(patience: u64) -> Hurried {
    Hurried { net: Net::new(Duration::from_millis(patience)), waits: Mutex::default() }
}

fn known(line: &Hurried, server: &Server, path: &str) -> Known {
    let address = format!("{}{path}", server.at);
    let found = all(line, &Limits::default(), &[&address], &|| ());
    found.into_values().next().expect("one was asked about")
}

#[test]
fn every_kind_of_answer_is_understood() {
    let server = server();
    let line = hurried(20_000);
    let moved = |path: &str| Known::Moved(format!("{}{path}", server.at));
    for (path, due) in [
        ("/bra", Known::Well),
        ("/flyttad", moved("/ny")),
        ("/tillfalligt", Known::Well),
        ("/a/kedja", Known::Well),
        ("/kedja", moved("/ny")),
        ("/forst", Known::Front(format!("{}/", server.at))),
        ("/cirkel", Known::Circle),
        ("/borta", Known::Status(404)),
        ("/for-gott", Known::Status(410)),
        ("/inte-huvud", Known::Well),
        ("/fel-en-gang", Known::Well),
        ("/alltid-fel", Known::Status(503)),
        ("/bryter", Known::Fault(Fault::Broken)),
    ] {
        assert_eq!(known(&line, &server, path), due, "{path}");
    }
    assert_eq!(known(&hurried(200), &server, "/tyst"), Known::Fault(Fault::Slow));
    let asked = server.asked.lock().expect("no thread fell");
    assert!(!asked.iter().any(|line| line == "no name"), "it says who asks: {asked:?}");
    let times = |what: &str| asked.iter().filter(|line| *line == what).count();
    assert_eq!(times("HEAD /alltid-fel"), 3, "thrice and no more");
    assert_eq!(times("HEAD /bra"), 1);
    assert_eq!(times("GET /inte-huvud"), 1);
    assert_eq!(times("HEAD /borta") + times("GET /borta"), 2, "a 404 is believed");
}

#[test]
fn a_host_that_asks_us_to_wait_is_waited_for_but_not_for_an_hour() {
    let server = server();
    let line = hurried(20_000);
    assert_eq!(known(&line, &server, "/vanta"), Known::Well);
    assert_eq!(*line.waits.lock().expect("no thread fell"), [7]);
    let line = hurried(20_000);
    assert_eq!(known(&line, &server, "/vanta-lange"), Known::Status(429));
    assert_eq!(*line.waits.lock().expect("no thread fell"), [] as [u64; 0]);
    let line = hurried(20_000);
    assert_eq!(known(&line, &server, "/alltid-fel"), Known::Status(503));
    assert_eq!(*line.waits.lock().expect("no thread fell"), [1, 2], "twice as long each time");
}

#[test]
fn one_host_gets_one_question_at_a_time_with_a_pause_between() {
    let server = server();
    let line = hurried(20_000);
    let paths: Vec<String> = (0..5).map(|n| format!("{}/{n}", server.at)).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let done = AtomicUsize::new(0);
    let found = all(&line, &Limits::default(), &paths, &|| {
        done.fetch_add(1, Ordering::Relaxed);
    });
    assert!(found.values().all(|known| *known == Known::Well));
    assert_eq!((found.len(), done.into_inner()), (5, 5));
    assert_eq!(*line.waits.lock().expect("no thread fell"), [1, 1, 1, 1]);
}

#[test]
fn a_port_where_nobody_listens_and_a_line_that_is_not_safe_are_told_apart() {
    let server = server();
    let line = hurried(20_000);
    let unsafe_line = server.at.replace("http:", "https:");
    let closed = {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        format!("http://{}/", listener.local_addr().expect("it has an address"))
    };
    let found = all(&line, &Limits::default(), &[&unsafe_line, &closed, "http://"], &|| ());
    assert_eq!(found[&unsafe_line], Known::Fault(Fault::Unsafe));
    assert_eq!(found[&closed], Known::Fault(Fault::Refused));
    assert_eq!(found["http://"], Known::Fault(Fault::Malformed));
}

#[test]
fn an_address_is_joined_to_the_page_that_names_it() {
    let from = "https://a.se/b/c?d=1";
    for (to, due) in [
        ("https://x.se/y#z", "https://x.se/y"),
        ("//x.se/y", "https://x.se/y"),
        ("/y", "https://a.se/y"),
        ("y", "https://a.se/b/y"),
        ("../y", "https://a.se/y"),
        ("./y/", "https://a.se/b/y/"),
    ] {
        assert_eq!(joined(from, to), due);
    }
    assert_eq!(joined("https://a.se", "y"), "https://a.se/y");
}
