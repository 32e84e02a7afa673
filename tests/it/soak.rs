//! The preview under siege: random edits, renames, broken saves and mended ones, while four clients
//! read all the time. No page is ever wrong, no change is missed, memory does not grow.
//!
//! `HANDBOK_SOAK` says how many changes and `HANDBOK_PROGRAM` which program, when it is not the one
//! just built: a soak that is written down makes two thousand with the release.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{scope, sleep};
use std::time::{Duration, Instant};

/// From so many changes on, memory must be flat within a tenth.
const MANY: usize = 500;
const PAGE: &str = "guidance/chapters/2-sa-arbetar-vi/1-moten.md";
const SHOWN: &str = "/kapitel/sa-arbetar-vi/moten.html";
const OTHERS: [&str; 3] = ["/", "/kapitel/sa-arbetar-vi/index.html", "/ordlista.html"];

fn program() -> std::ffi::OsString {
    std::env::var_os("HANDBOK_PROGRAM").unwrap_or_else(|| env!("CARGO_BIN_EXE_handbok").into())
}

struct Preview {
    child: Child,
    port: u16,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Preview {
    fn begin(book: &Path) -> Self {
        let mut child = Command::new(program())
            .current_dir(book)
            .args(["visa", "--port", "0"])
            .env("SOURCE_DATE_EPOCH", "1795000000")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        let mut lines = BufReader::new(child.stdout.take().expect("is piped")).lines();
        let port = loop {
            let line = lines.next().expect("says where it is").expect("is text");
            if let Some((_, rest)) = line.split_once("http://127.0.0.1:") {
                let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
                break digits.parse().expect("is a port");
            }
        };
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, port }
    }

    fn ask(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("listens");
        stream.set_read_timeout(Some(Duration::from_mins(1))).expect("can be set");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            .expect("is sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("answers in text");
        answer
    }

    /// Waits until a page says something; how long it took.
    fn until(&self, path: &str, sign: &str) -> Duration {
        let begun = Instant::now();
        while !self.ask(path).contains(sign) {
            assert!(begun.elapsed() < Duration::from_secs(30), "{path} never says {sign}");
            sleep(Duration::from_millis(5));
        }
        begun.elapsed()
    }

    /// Resident memory in kilobytes, where the system tells.
    fn memory(&self) -> Option<usize> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    }
}

/// What the page shows of the edit that it is of: "utgåva-17-slut".
fn shown(page: &str) -> Option<usize> {
    page.split_once("markering-")?.1.split_once("-slut")?.0.parse().ok()
}

#[test]
fn no_page_is_wrong_and_no_change_missed_while_four_read_and_files_come_break_and_go() {
    let changes = std::env::var("HANDBOK_SOAK").ok().and_then(|n| n.parse().ok()).unwrap_or(60);
    let room = tempfile::tempdir().expect("a temporary folder");
    let made = Command::new(program())
        .current_dir(room.path())
        .args(["ny", "handbok", "bok"])
        .output()
        .expect("starts");
    assert!(made.status.success());
    let book = room.path().join("bok");
    let preview = Preview::begin(&book);
    let file = book.join(PAGE);
    let text = fs::read_to_string(&file).expect("is read");
    let version = |n: usize| format!("{text}\nmarkering-{n}-slut\n");
    fs::write(&file, version(0)).expect("is written");
    preview.until(SHOWN, "markering-0-slut");

    // The change that is saved, and the one that is known to be shown: no reader may see an older
    // one than was shown before it asked, nor one that nobody has written.
    let (saved, seen) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let (over, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    let mut memory = Vec::new();
    scope(|scope| {
        for reader in 0..4 {
            let (preview, saved, seen, over, asked) = (&preview, &saved, &seen, &over, &asked);
            scope.spawn(move || {
                while !over.load(Ordering::SeqCst) {
                    let least = seen.load(Ordering::SeqCst);
                    let page = preview.ask(SHOWN);
                    let most = saved.load(Ordering::SeqCst);
                    assert!(page.ends_with("</html>\n") || page.ends_with("</html>"), "{page}");
                    // While the page is away or broken, its last good edition stands.
                    let number = shown(&page).expect("the page is always there");
                    assert!((least..=most).contains(&number), "{least} ≤ {number} ≤ {most}");
                    let other = preview.ask(OTHERS[reader % OTHERS.len()]);
                    assert!(other.starts_with("HTTP/1.1 200") && other.contains("</html>"));
                    asked.fetch_add(2, Ordering::SeqCst);
                    sleep(Duration::from_millis(10));
                }
            });
        }
        let run = || {
            let mut dice = 7_usize;
            for n in 1..=changes {
                dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_041);
                saved.store(n, Ordering::SeqCst);
                change(&book, &file, &version(n), (dice >> 33) % 6);
                preview.until(SHOWN, &format!("markering-{n}-slut"));
                seen.store(n, Ordering::SeqCst);
                // The first tenth warms up: allocators keep some of what they were given.
                if n > changes / 10 {
                    memory.extend(preview.memory());
                }
            }
        };
        // A reader that falls must not wait for a writer that does not know.
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run));
        over.store(true, Ordering::SeqCst);
        outcome.expect("every change was shown");
    });
    assert!(asked.load(Ordering::SeqCst) > changes, "the readers hardly read");
    let third = memory.len() / 3;
    if third > 0 {
        let mean = |part: &[usize]| part.iter().sum::<usize>() / part.len();
        let (before, after) = (mean(&memory[..third]), mean(&memory[2 * third..]));
        println!("{changes} changes, {} answers, {before} kB, {after} kB", asked.into_inner());
        // Of a few changes the allocators' own warming up is a good part; an edition that is kept
        // for each would still make it more than half as much again.
        let room = if changes < MANY { before / 2 } else { before / 10 };
        assert!(after <= before + room, "memory grew from {before} to {after} kB");
    }
}

/// Saves a text, in one of the ways in which files are saved, moved and broken.
fn change(book: &Path, file: &Path, text: &str, way: usize) {
    let beside = |ending: &str| -> PathBuf { file.with_extension(ending) };
    match way {
        // As most editors do: a new file moved over the old one.
        0 => {
            fs::write(beside("md.ny"), text).expect("is written");
            fs::rename(beside("md.ny"), file).expect("is moved");
        }
        // A hidden file beside it first.
        1 => {
            let hidden = file.with_file_name(".moten.md.tmp");
            fs::write(&hidden, text).expect("is written");
            fs::rename(&hidden, file).expect("is moved");
        }
        // Broken for a moment, or for longer.
        2 => {
            fs::write(file, "---\ntitel: \"Utan slut\n---\n").expect("is written");
            sleep(Duration::from_millis(150));
            fs::write(file, text).expect("is written");
        }
        // Away under another name, and back.
        3 => {
            fs::rename(file, beside("md.bak")).expect("is moved");
            fs::write(beside("md.bak"), text).expect("is written");
            sleep(Duration::from_millis(20));
            fs::rename(beside("md.bak"), file).expect("is moved");
        }
        // With a change of the data, which all pages are bound to.
        4 => {
            let terms = book.join("guidance/terms.yaml");
            let before = fs::read_to_string(&terms).expect("is read");
            fs::write(&terms, format!("{before}# {}\n", text.len())).expect("is written");
            fs::write(file, text).expect("is written");
            fs::write(&terms, before).expect("is written");
        }
        _ => fs::write(file, text).expect("is written"),
    }
}
