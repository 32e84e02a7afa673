//! The preview: the pages of a build, fresh after every save, and closed to all but this machine.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A preview that runs until it is dropped.
struct Preview {
    child: Child,
    port: u16,
    said: String,
    book: PathBuf,
    _room: tempfile::TempDir,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn handbok(here: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_handbok"));
    command.current_dir(here).args(arguments).env("SOURCE_DATE_EPOCH", "1795000000");
    command
}

fn preview(port: u16) -> Preview {
    let room = tempfile::tempdir().expect("a temporary folder");
    let made = handbok(room.path(), &["ny", "handbok", "bok"]).output().expect("starts");
    assert!(made.status.success());
    let book = room.path().join("bok");
    let mut child = handbok(&book, &["visa", "--port", &port.to_string()])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("starts");
    let mut lines = BufReader::new(child.stdout.take().expect("is piped")).lines();
    let mut said = String::new();
    let port = loop {
        let line = lines.next().expect("says where it is").expect("is text");
        said.push_str(&line);
        if let Some((_, rest)) = line.split_once("http://127.0.0.1:") {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            break digits.parse().expect("is a port");
        }
    };
    // What it says later is read, so that it never waits for a reader.
    std::thread::spawn(move || lines.for_each(drop));
    Preview { child, port, said, book, _room: room }
}

impl Preview {
    /// Status, headers and body of an address, asked for under a name.
    fn ask_as(&self, host: &str, method: &str, path: &str) -> (u16, String, Vec<u8>) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("listens");
        stream.set_read_timeout(Some(Duration::from_mins(1))).expect("can be set");
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
            .expect("is sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("answers");
        let end = answer.windows(4).position(|part| part == b"\r\n\r\n").expect("has headers");
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).expect("has a status");
        (status, head, answer[end + 4..].to_vec())
    }

    fn ask(&self, path: &str) -> (u16, Vec<u8>) {
        let (status, _, body) = self.ask_as("localhost", "GET", path);
        (status, body)
    }

    fn text(&self, path: &str) -> String {
        String::from_utf8_lossy(&self.ask(path).1).into_owned()
    }

    /// Waits until a page says something.
    fn until(&self, path: &str, sign: &str) {
        let begun = Instant::now();
        while !self.text(path).contains(sign) {
            assert!(begun.elapsed() < Duration::from_secs(20), "{path} never says {sign}");
            sleep(Duration::from_millis(20));
        }
    }
}

const PAGE: &str = "/kapitel/sa-arbetar-vi/moten.html";
const FILE: &str = "guidance/chapters/2-sa-arbetar-vi/1-moten.md";

#[test]
fn every_file_of_the_preview_is_that_of_a_build_but_for_the_panel() {
    let preview = preview(0);
    let built = handbok(&preview.book, &["bygg"]).output().expect("starts");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let dist = preview.book.join("dist");
    let mut compared = 0;
    for entry in walkdir::WalkDir::new(&dist) {
        let entry = entry.expect("is listed");
        let path = entry.path().strip_prefix(&dist).expect("is under it").to_string_lossy();
        let only_built = path.starts_with('.') || path.starts_with("nedladdning/");
        if !entry.file_type().is_file() || only_built || path == "404.html" {
            continue;
        }
        let expected = fs::read(entry.path()).expect("is read");
        let (status, mut shown) = preview.ask(&format!("/{path}"));
        assert_eq!(status, 200, "{path}");
        if path.rsplit('.').next() == Some("html") {
            let text = String::from_utf8(shown).expect("is text");
            let from =
                text.find("<link rel=\"stylesheet\" href=\"/_handbok/").expect("has a panel");
            let end = text[from..].find("</script>").expect("has a script") + from;
            shown =
                [&text.as_bytes()[..from], &text.as_bytes()[end + "</script>".len()..]].concat();
        }
        assert!(shown == expected, "{path} is not the build's");
        compared += 1;
    }
    assert!(compared > 60, "only {compared} files");
}

#[test]
fn a_save_is_shown_a_broken_page_stays_as_it_was_and_a_mended_one_comes_back() {
    let preview = preview(0);
    preview.until(PAGE, "varje månad");
    let file = preview.book.join(FILE);
    let text = fs::read_to_string(&file).expect("is read");
    fs::write(&file, text.replace("varje månad", "varje vecka")).expect("is written");
    preview.until(PAGE, "varje vecka");

    fs::write(&file, "---\ntitel: \"Utan slut\n---\n").expect("is written");
    let findings = format!("/_handbok/anmarkningar.json?sida={PAGE}");
    preview.until(&findings, "\"earlier\":true");
    assert!(preview.text(PAGE).contains("varje vecka"), "the last good page is gone");
    assert!(preview.text(&findings).contains(FILE));

    // As editors save: a new file moved over the old one.
    let beside = file.with_extension("md.ny");
    fs::write(&beside, text.replace("varje månad", "varje dag")).expect("is written");
    fs::rename(&beside, &file).expect("is moved");
    preview.until(PAGE, "varje dag");
    preview.until(&findings, "\"earlier\":false");

    // As git checks out another branch: the folder vanishes and returns.
    fs::rename(preview.book.join("guidance"), preview.book.join("borta")).expect("is moved");
    preview.until(&findings, "\"earlier\":true");
    assert!(preview.text(PAGE).contains("varje dag"));
    fs::rename(preview.book.join("borta"), preview.book.join("guidance")).expect("is moved");
    preview.until(&findings, "\"earlier\":false");
    fs::write(&file, &text).expect("is written");
    preview.until(PAGE, "varje månad");
}

#[test]
fn strangers_are_turned_away_and_nothing_outside_the_site_is_read() {
    let preview = preview(0);
    assert_eq!(preview.ask("/").0, 200);
    assert_eq!(preview.ask_as("ond.exempel.se", "GET", "/").0, 403);
    assert_eq!(preview.ask_as("localhost", "POST", "/").0, 405);
    for path in
        ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fbok%2fREADME.md", "/a%5c..%5cb", "/%00"]
    {
        assert_eq!(preview.ask(path).0, 400, "{path}");
    }
    for path in ["/guidance/goals.yaml", "/.git/config", "/README.md", "//etc/passwd"] {
        assert_eq!(preview.ask(path).0, 404, "{path}");
    }
    // The page for what is not there works at any depth, without the address of the real site.
    let nowhere = preview.text("/finns/inte/alls");
    assert!(
        nowhere.contains("<base href=\"/\">") && !nowhere.contains("href=\"https://example.com")
    );
    let (status, head, _) = preview.ask_as("127.0.0.1", "GET", "/mal");
    assert!(status == 308 && head.to_lowercase().contains("location: /mal/"), "{head}");
    let (_, head, _) = preview.ask_as("localhost", "GET", "/");
    assert!(head.to_lowercase().contains("content-security-policy: default-src 'none'"), "{head}");
}

#[test]
fn a_busy_port_gives_the_next_and_says_so() {
    let first = preview(0);
    let second = preview(first.port);
    assert!(second.port > first.port);
    assert!(second.said.contains(&format!("Porten {} är upptagen", first.port)), "{}", second.said);
}

#[test]
fn word_of_a_change_comes_while_the_page_is_open() {
    let preview = preview(0);
    preview.until(PAGE, "varje månad");
    let mut stream = TcpStream::connect(("127.0.0.1", preview.port)).expect("listens");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("can be set");
    write!(stream, "GET /_handbok/andringar HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("is sent");
    let mut lines = BufReader::new(stream).lines().map(|line| line.expect("comes in time"));
    assert!(lines.any(|line| line == "data: 1"));
    let file = preview.book.join(FILE);
    let text = fs::read_to_string(&file).expect("is read");
    fs::write(&file, text.replace("varje månad", "varje vecka")).expect("is written");
    assert!(lines.any(|line| line == "data: 2"));
}

/// What a browser made up for the test was asked to open, and what the preview said beside, when it
/// is begun with these arguments. `browser` is a script, or none to name one that does not exist.
#[cfg(unix)]
fn opened(arguments: &[&str], browser: Option<&str>) -> (String, String) {
    use std::os::unix::fs::PermissionsExt as _;
    let room = tempfile::tempdir().expect("a temporary folder");
    let made = handbok(room.path(), &["ny", "handbok", "bok"]).output().expect("starts");
    assert!(made.status.success());
    let (program, asked) = (room.path().join("webbläsare"), room.path().join("adress"));
    if let Some(script) = browser {
        fs::write(&program, script).expect("is written");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("can be set");
    }
    let mut child = handbok(&room.path().join("bok"), arguments)
        .env("BROWSER", &program)
        .env("ADRESS", &asked)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut out = BufReader::new(child.stdout.take().expect("is piped")).lines();
    let line = out.next().expect("says where it is").expect("is text");
    // The browser is asked before the handbook is read, and this line comes after that.
    let read = out.next().expect("says what it has read").expect("is text");
    let begun = Instant::now();
    while arguments.contains(&"--open")
        && browser.is_some()
        && !fs::read_to_string(&asked).is_ok_and(|asked| asked.ends_with('\n'))
    {
        assert!(begun.elapsed() < Duration::from_secs(20), "no browser was asked");
        sleep(Duration::from_millis(20));
    }
    let _ = child.kill();
    let _ = child.wait();
    let mut beside = String::new();
    child.stderr.take().expect("is piped").read_to_string(&mut beside).expect("is text");
    let asked = fs::read_to_string(&asked).unwrap_or_default();
    let shown = line.split_once("http://").map_or("", |(_, rest)| rest);
    let shown = shown.split(' ').next().unwrap_or_default();
    assert!(asked.is_empty() || asked == format!("1 http://{shown}\n"), "{asked} is not {line}");
    (asked, format!("{line}\n{read}\n{beside}"))
}

#[cfg(unix)]
#[test]
fn a_browser_is_asked_to_open_the_preview_when_that_is_wished_for_and_a_missing_one_is_told() {
    let script = "#!/bin/sh\necho \"$# $1\" > \"$ADRESS.ny\"\nmv \"$ADRESS.ny\" \"$ADRESS\"\n";
    let quiet = "Webbläsaren gick inte att öppna";
    let (asked, said) = opened(&["visa", "--port", "0", "--open"], Some(script));
    assert!(!asked.is_empty() && !said.contains(quiet), "{said}");
    let (asked, said) = opened(&["visa", "--port", "0", "--open"], None);
    assert!(asked.is_empty() && said.contains(quiet), "{said}");
    let (asked, _) = opened(&["visa", "--port", "0"], Some(script));
    assert_eq!(asked, "", "nobody wished for it");
}
