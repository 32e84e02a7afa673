//! The house rules of `ARCHITECTURE.md`: floors, doors, and what a file looks like.
//!
//! The rules read the source as text, with comments and string literals taken out, so that they
//! hold for test modules and macros too.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::root;

/// The rooms by floor, lowest first. A room imports from lower floors; on its own floor only where
/// no circle comes of it.
const FLOORS: &[&[&str]] = &[
    &["source", "text", "memo", "output", "settings", "zipped", "apart"],
    &["diag", "model"],
    &["theme", "manuscript", "derive", "route"],
    &[
        "resolve", "check", "export", "external", "site", "print", "word", "archive", "search",
        "disk", "history",
    ],
    &["pipeline"],
    &["serve"],
    &["cli"],
    &["lib", "main"],
];

/// Each outside crate and where it may be named: a file, or a folder that ends in `/`.
const DOORS: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["cli/"]),
    ("axum", &["serve/"]),
    ("blake3", &["memo.rs", "site/", "disk/"]),
    ("clap", &["cli/"]),
    ("comemo", &["print/"]),
    ("fearless_simd", &["text/scan.rs"]),
    ("flate2", &["search/"]),
    ("granit_parser", &["manuscript/yaml.rs", "manuscript/yaml_slips.rs"]),
    ("html_escape", &["search/said.rs"]),
    ("hypher", &["text/hyphens.rs"]),
    ("image", &["print/pictures.rs"]),
    ("indicatif", &["cli/"]),
    (
        "jiff",
        &[
            "pipeline.rs",
            "settings.rs",
            "cli/",
            "model/",
            "text/",
            "manuscript/",
            "derive/",
            "check/",
            "external/",
            "history/",
            "export/",
            "site/",
        ],
    ),
    ("mimalloc", &["main.rs"]),
    ("notify", &["serve/"]),
    ("pagefind", &["search/browser.rs"]),
    ("pagefind_stem", &["search/parts.rs"]),
    ("pulldown_cmark", &["manuscript/markdown.rs", "manuscript/markdown/"]),
    (
        "rayon",
        &[
            "pipeline.rs",
            "manuscript/",
            "resolve/",
            "site/",
            "print/",
            "search/",
            "disk/",
            "history/",
            "cli/",
            "check/",
            "serve/",
        ],
    ),
    ("resvg", &["print/card.rs", "print/drawing.rs"]),
    ("rustix", &["apart/bounds.rs", "cli/memory.rs", "disk/swap.rs"]),
    (
        "serde",
        &[
            "site/",
            "print/",
            "word/",
            "cli/",
            "check/",
            "serve/",
            "derive/",
            "external/",
            "search/",
        ],
    ),
    (
        "serde_json",
        &[
            "manuscript/schema.rs",
            "archive/",
            "export/",
            "site/",
            "print/",
            "search/",
            "cli/",
            "check/",
            "external/",
            "serve/",
            "external/",
        ],
    ),
    ("serde_yaml", &["manuscript/yaml_quote.rs", "manuscript/yaml_tests.rs"]),
    ("sha2", &["archive/"]),
    ("simdutf8", &["source/file.rs"]),
    ("syntect", &["site/highlight.rs"]),
    ("tempfile", &["disk/", "serve/watch.rs", "history/tests.rs"]),
    ("tera", &["site/templates.rs"]),
    ("terminal_size", &["cli/screen.rs"]),
    ("tokio", &["serve/", "search/"]),
    ("tokio_stream", &["serve/"]),
    ("typst", &["print/"]),
    ("typst_eval", &["print/ahead.rs", "print/rounds.rs"]),
    ("typst_kit", &["print/"]),
    ("typst_layout", &["print/"]),
    ("typst_pdf", &["print/"]),
    ("typst_svg", &["print/card.rs"]),
    ("unicode_normalization", &["text/", "source/", "disk/", "history/", "search/"]),
    ("walkdir", &["disk/"]),
    ("ureq", &["external/net.rs"]),
    ("zip", &["zipped.rs", "disk/write_tests.rs"]),
];

/// The longest file that one can still hold in one's head.
const LONGEST: usize = 500;

#[test]
fn every_room_has_a_floor() {
    let placed: BTreeSet<&str> = FLOORS.iter().flat_map(|rooms| rooms.iter().copied()).collect();
    let found: BTreeSet<String> = sources().iter().map(Source::room).collect();
    let homeless: Vec<_> = found.iter().filter(|room| !placed.contains(room.as_str())).collect();
    assert!(homeless.is_empty(), "rooms without a floor: {homeless:?}");
}

#[test]
fn a_room_imports_only_from_lower_floors() {
    let mut told = String::new();
    for (from, to, file) in imports() {
        if floor(&to) > floor(&from) {
            let _ = writeln!(told, "{file}: {from} imports {to}, which stands on a higher floor");
        }
    }
    assert!(told.is_empty(), "\n{told}");
}

#[test]
fn rooms_on_one_floor_import_each_other_in_no_circle() {
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (from, to, _) in imports() {
        edges.entry(from).or_default().insert(to);
    }
    assert_eq!(circle(&edges), None);
}

#[test]
fn the_circle_finder_finds_a_circle() {
    let edge = |from: &str, to: &str| (from.to_owned(), BTreeSet::from([to.to_owned()]));
    assert!(circle(&BTreeMap::from([edge("a", "b"), edge("b", "c"), edge("c", "a")])).is_some());
    assert_eq!(circle(&BTreeMap::from([edge("a", "b"), edge("b", "c")])), None);
}

#[test]
fn every_dependency_has_one_door() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest is here");
    let listed: BTreeSet<String> = manifest
        .lines()
        .skip_while(|line| *line != "[dependencies]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| Some(line.split_once('=')?.0.trim().replace('-', "_")))
        .collect();
    let doors: BTreeSet<String> = DOORS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert!(!listed.is_empty());
    assert_eq!(listed, doors, "left: Cargo.toml, right: DOORS in this file");
}

#[test]
fn an_outside_crate_is_named_only_behind_its_door() {
    let mut told = String::new();
    for file in sources() {
        for (name, places) in DOORS {
            let inside = places.iter().any(|place| {
                file.path == *place || (place.ends_with('/') && file.path.starts_with(place))
            });
            if !inside && names_crate(&file.code, name) {
                let _ = writeln!(told, "{}: names {name}, whose door is {places:?}", file.path);
            }
        }
    }
    assert!(told.is_empty(), "\n{told}");
}

#[test]
fn every_file_opens_with_what_it_is() {
    let silent: Vec<_> = sources()
        .into_iter()
        .chain(rust_files("tests/it"))
        .filter(|file| !file.text.starts_with("//! "))
        .map(|file| file.path)
        .collect();
    assert!(silent.is_empty(), "these files do not open with `//!`: {silent:#?}");
}

#[test]
fn every_file_of_tests_is_run() {
    let main = fs::read_to_string(root().join("tests/it/main.rs")).expect("the tests' root");
    let lost: Vec<_> = rust_files("tests/it")
        .into_iter()
        .filter(|file| file.path != "main.rs" && !file.path.contains('/'))
        .filter(|file| !main.contains(&format!("mod {};", file.room())))
        .map(|file| file.path)
        .collect();
    assert!(lost.is_empty(), "tests/it/main.rs does not name {lost:?}");
}

#[test]
fn no_file_is_too_long_to_hold_in_one_head() {
    let long: Vec<_> = sources()
        .into_iter()
        .map(|file| (file.text.lines().count(), file.path))
        .filter(|(lines, _)| *lines > LONGEST)
        .collect();
    assert!(long.is_empty(), "over {LONGEST} lines: {long:#?}");
}

#[test]
fn only_the_command_line_prints_and_exits() {
    let words = ["println!", "print!", "eprintln!", "eprint!", "dbg!", "process::exit"];
    let mut told = String::new();
    for file in sources().iter().filter(|file| file.room() != "cli" && file.room() != "main") {
        for word in words.iter().filter(|word| has_word(&file.code, word)) {
            let _ = writeln!(told, "{}: {word}", file.path);
        }
    }
    assert!(told.is_empty(), "\n{told}");
}

#[test]
fn only_the_edges_open_files_and_ask_the_clock() {
    let words =
        ["std::fs", "fs::read", "fs::write", "File::open", "current_dir", "SystemTime::now"];
    let clocks = ["Zoned::now", "Timestamp::now", "Instant::now"];
    let edges = ["cli", "serve", "disk", "history", "main"];
    let mut told = String::new();
    for file in sources().iter().filter(|file| !edges.contains(&file.room().as_str())) {
        for word in words.iter().chain(&clocks).filter(|word| has_word(&file.code, word)) {
            let _ = writeln!(told, "{}: {word}", file.path);
        }
    }
    assert!(told.is_empty(), "\n{told}");
}

#[test]
fn only_four_files_start_a_program() {
    // Itself; a browser; git, for what is on its way in and for what has been.
    let doors =
        ["apart/hand.rs", "cli/serve.rs", "disk/git.rs", "history/git.rs", "history/tests.rs"];
    let sources = sources();
    let start = |file: &&Source| has_word(&file.code, "Command::new");
    let starting: Vec<&str> = sources.iter().filter(start).map(|file| &*file.path).collect();
    assert_eq!(starting, doors);
}

#[test]
fn the_nouns_know_no_format() {
    let mut told = String::new();
    for file in sources().iter().filter(|file| file.room() == "model") {
        for word in ["serde", "Serialize", "Deserialize", "html", "yaml", "typst"] {
            if has_word(&file.code, word) {
                let _ = writeln!(told, "{}: {word}", file.path);
            }
        }
    }
    assert!(told.is_empty(), "\n{told}");
}

#[test]
fn no_file_names_a_place_on_somebodys_machine() {
    // Written in two halves, so that this file does not name them either.
    let places = [
        ["/ro", "ot/"],
        ["/ho", "me/"],
        ["/Us", "ers/"],
        ["/wo", "rk/"],
        ["/tmp/", "spec"],
        ["C:", "\\Users"],
    ]
    .map(|halves| halves.concat());
    let mut told = String::new();
    for path in tracked() {
        let Ok(text) = fs::read_to_string(root().join(&path)) else { continue };
        for place in places.iter().filter(|place| text.contains(place.as_str())) {
            let _ = writeln!(told, "{path}: {place}");
        }
    }
    assert!(told.is_empty(), "\n{told}");
}

/// A Rust file as it is and with comments and literals blanked.
struct Source {
    path: String,
    text: String,
    code: String,
}

impl Source {
    fn room(&self) -> String {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first).to_owned()
    }

    /// How many modules lie between the crate and this file: 0 for `lib.rs`, 1 for `memo.rs` and
    /// `site/mod.rs`, 2 for `site/html.rs`.
    fn depth(&self) -> usize {
        let parts: Vec<&str> = self.path.split('/').collect();
        let last = parts[parts.len() - 1];
        parts.len() - usize::from(matches!(last, "mod.rs" | "lib.rs" | "main.rs"))
    }
}

fn sources() -> Vec<Source> {
    rust_files("src")
}

fn rust_files(folder: &str) -> Vec<Source> {
    let base = root().join(folder);
    let files: Vec<Source> = walkdir::WalkDir::new(&base)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("the source tree can be read"))
        .filter(|entry| entry.path().extension().is_some_and(|ext| ext == "rs"))
        .map(|entry| {
            let path = slashes(entry.path().strip_prefix(&base).expect("walked from base"));
            let text = fs::read_to_string(entry.path()).expect("source is UTF-8");
            let code = code_only(&text);
            Source { path, text, code }
        })
        .collect();
    assert!(!files.is_empty(), "no Rust file under {folder}");
    files
}

fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn floor(room: &str) -> usize {
    FLOORS.iter().position(|rooms| rooms.contains(&room)).unwrap_or(FLOORS.len())
}

/// Every (room, room it imports, file), rooms' imports of themselves aside.
fn imports() -> Vec<(String, String, String)> {
    let files = sources();
    let rooms: BTreeSet<String> = files.iter().map(Source::room).collect();
    let mut out = Vec::new();
    for file in &files {
        let from = file.room();
        for to in imported(&file.code, file.depth(), &rooms) {
            if to != from {
                out.push((from.clone(), to, file.path.clone()));
            }
        }
    }
    out
}

/// The rooms that code names through `crate::…` or enough `super::`, with groups opened.
fn imported(code: &str, depth: usize, rooms: &BTreeSet<String>) -> BTreeSet<String> {
    let mut heads = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let before = code[..at].chars().next_back();
        if !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
            heads.extend(heads_of(&code[at + "crate::".len()..]));
        }
    }
    for (at, _) in code.match_indices("super::") {
        if code[..at].ends_with("super::") {
            continue;
        }
        let mut rest = &code[at..];
        let mut climbed = 0;
        while let Some(next) = rest.strip_prefix("super::") {
            rest = next;
            climbed += 1;
        }
        if climbed >= depth {
            heads.extend(heads_of(rest));
        }
    }
    heads.into_iter().filter(|head| rooms.contains(head)).collect()
}

/// The first names of a path: `a::b` → a, `{a::{b, c}, d}` → a and d.
fn heads_of(path: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut heads = vec![name(group)];
    let mut nesting = 0_usize;
    for (at, c) in group.char_indices() {
        match c {
            '{' => nesting += 1,
            '}' if nesting == 0 => break,
            '}' => nesting -= 1,
            ',' if nesting == 0 => heads.push(name(&group[at + 1..])),
            _ => {}
        }
    }
    heads
}

/// Rooms that import each other in a circle, if there are any.
fn circle(edges: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    fn visit(
        room: &str,
        edges: &BTreeMap<String, BTreeSet<String>>,
        trail: &mut Vec<String>,
        done: &mut BTreeSet<String>,
    ) -> bool {
        if trail.iter().any(|seen| seen == room) {
            trail.push(room.to_owned());
            return true;
        }
        if !done.insert(room.to_owned()) {
            return false;
        }
        trail.push(room.to_owned());
        for next in edges.get(room).into_iter().flatten() {
            if visit(next, edges, trail, done) {
                return true;
            }
        }
        trail.pop();
        false
    }
    let mut done = BTreeSet::new();
    for room in edges.keys() {
        let mut trail = Vec::new();
        if visit(room, edges, &mut trail, &mut done) {
            return Some(trail);
        }
    }
    None
}

/// Whether code says `name::…`, `use name;` or `use name as …`.
fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = &code[..at];
        let after = &code[at + name.len()..];
        let open = before.chars().next_back();
        let fresh = !open.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
        let inner = before.ends_with("::") && !before.trim_end_matches("::").ends_with([' ', '(']);
        let used = before.trim_end().ends_with("use")
            && (after.starts_with(';') || after.starts_with(" as "));
        fresh && !inner && (after.starts_with("::") || used)
    })
}

/// Whether `word` stands in code with nothing of a name before or after it.
fn has_word(code: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        !code[..at].chars().next_back().is_some_and(part)
            && !code[at + word.len()..].chars().next().is_some_and(part)
    })
}

/// Rust with comments, strings and characters blanked, line for line.
fn code_only(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(length) = raw_string(rest).filter(|_| !name_before(bytes, at)) {
            length
        } else if rest.starts_with('"') {
            quoted(rest)
        } else if let Some(length) = character(rest) {
            length
        } else {
            let c = rest.chars().next().expect("at is before the end");
            out.push(c);
            at += c.len_utf8();
            continue;
        };
        out.extend(rest[..length].chars().filter(|c| *c == '\n'));
        out.push(' ');
        at += length;
    }
    out
}

fn name_before(bytes: &[u8], at: usize) -> bool {
    at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_')
}

fn raw_string(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = body.len() - body.trim_start_matches('#').len();
    body[hashes..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let start = rest.len() - body.len() + hashes + 1;
    rest[start..].find(&close).map(|end| start + end + close.len())
}

fn quoted(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a character literal; `None` for a lifetime.
fn character(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('\'')?;
    if let Some(escape) = inner.strip_prefix('\\') {
        let skip = escape.chars().next()?.len_utf8();
        return escape[skip..].find('\'').map(|end| 2 + skip + end + 1);
    }
    let c = inner.chars().next()?;
    inner[c.len_utf8()..].starts_with('\'').then(|| 1 + c.len_utf8() + 1)
}

/// Every text file of the project, from its root, build output and installed packages aside.
fn tracked() -> Vec<String> {
    let skip = ["target", "dist", ".git", ".handbok", "node_modules", ".venv", ".cache"];
    walkdir::WalkDir::new(root())
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !skip.contains(&entry.file_name().to_string_lossy().as_ref()))
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| slashes(entry.path().strip_prefix(root()).expect("walked from the root")))
        .collect()
}

#[test]
fn the_reader_of_source_tells_code_from_words() {
    let code =
        code_only("let a = \"crate::x\"; // crate::y\nlet b = r#\"\"tera::\"\"#; let c = 'x';");
    assert!(!code.contains("crate::") && !code.contains("tera"));
    assert!(code.contains("let a") && code.contains("let b") && code.contains("let c"));
    assert_eq!(code_only("fn f<'a>(x: &'a str) -> char { '\\'' }").matches('\'').count(), 2);
    let rooms = ["a", "b", "c"].map(str::to_owned).into_iter().collect();
    let heads = |code: &str, depth| imported(code, depth, &rooms).into_iter().collect::<String>();
    assert_eq!(heads("use crate::{a::{x, y}, b};", 2), "ab");
    assert_eq!(heads("use super::super::c::x; use super::a;", 2), "c");
    assert!(names_crate("use tera::Tera;", "tera") && names_crate("x(tera::y)", "tera"));
    assert!(!names_crate("crate::site::tera::y", "tera") && !names_crate("tera_x::y", "tera"));
}
