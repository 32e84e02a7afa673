//! Broken files and the findings that they must give: every `findings/*.txt` holds cases, each
//! begun by `=== what is wrong`, with the findings written at their lines as in
//! `src/check/fixture.rs`. All findings of a case's files are compared, so that a mistake gives
//! what it should and nothing beside.
//!
//! ␀, ␉, ␍ and ␠ (one that does not break) stand for the characters that they show. A line `fel: path:line code` before a
//! case's first file is a finding in a file that the case does not write.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use handbok::diag::finding::Finding;
use handbok::model::prose::{BlockKind, Live, plain_text};
use handbok::pipeline;
use handbok::settings::Settings;
use handbok::source::sources::Sources;

#[path = "../../src/check/fixture.rs"]
pub mod fixture;

type Told = Vec<(String, usize, String)>;

fn settings() -> Settings {
    Settings { today: jiff::civil::date(2026, 12, 1), base_url: None }
}

fn findings(sources: &Sources) -> Vec<Finding> {
    pipeline::prepare(sources, &settings()).diags.sorted()
}

/// What a case tells beyond what it should, and what it should tell but does not.
fn differences(text: &str) -> String {
    let text = text.replace('␀', "\0").replace('␉', "\t").replace('␍', "\r");
    let text = text.replace('␠', "\u{a0}");
    let case = fixture::case(&text);
    let mut due: Told = case.due.clone();
    for line in text.lines().take_while(|l| !l.starts_with("-- ")) {
        let Some((place, code)) = line.strip_prefix("fel: ").and_then(|l| l.split_once(' ')) else {
            continue;
        };
        let (path, line) = place.rsplit_once(':').expect("a place is path:line");
        due.push((path.to_owned(), line.parse().expect("a line is a number"), code.to_owned()));
    }
    due.sort();
    let sources = Sources::from_fixture(&case.whole());
    let elsewhere = |path: &str| due.iter().any(|(p, _, _)| p == path);
    let mut out = String::new();
    let mut left = due.clone();
    for f in findings(&sources) {
        let path = &sources.file(f.span.file).path;
        let told = (path.clone(), sources.place(f.span).line, f.rule.code.to_owned());
        match left.iter().position(|d| *d == told) {
            Some(at) => drop(left.remove(at)),
            None if case.has(path) || elsewhere(path) => {
                let (path, line, code) = told;
                writeln!(out, "    för mycket: {path}:{line} {code}: {}", f.message).ok();
            }
            None => {}
        }
    }
    for (path, line, code) in left {
        writeln!(out, "    saknas:     {path}:{line} {code}").ok();
    }
    out
}

fn cases() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/findings");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("the folder is in the repository").flatten().collect();
    files.sort_by_key(fs::DirEntry::path);
    let mut out = Vec::new();
    for file in files {
        let text = fs::read_to_string(file.path()).expect("fixtures are text");
        let name = file.file_name().to_string_lossy().into_owned();
        for case in text.split("\n=== ").map(|c| c.strip_prefix("=== ").unwrap_or(c)).skip(1) {
            let (title, body) = case.split_once('\n').unwrap_or((case, ""));
            out.push((format!("{name}: {title}"), format!("{body}\n")));
        }
    }
    out
}

#[test]
fn every_broken_file_gives_its_findings_and_no_others() {
    let mut wrong = String::new();
    for (name, text) in cases() {
        let found = differences(&text);
        if !found.is_empty() {
            writeln!(wrong, "{name}\n{found}").ok();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn there_are_at_least_a_hundred_and_twenty_broken_files() {
    assert!(cases().len() >= 120, "{}", cases().len());
}

#[test]
fn every_file_of_rules_is_run() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/rules");
    let files = fs::read_dir(folder).expect("the folder is in the repository").count();
    assert_eq!(files, handbok::check::rules::ALL.len() + 1, "files, and the list in mod.rs");
}

#[test]
fn every_rule_of_the_room_has_a_broken_file() {
    let all: String = cases().into_iter().map(|(_, text)| text).collect();
    let missing: Vec<&str> = handbok::check::all()
        .map(|rule| rule.code)
        // A picture of two megabytes stands in the rule's own test.
        .filter(|code| *code != "stor-bild" && !all.contains(*code))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn the_guide_lists_every_kind_of_finding_in_the_rules_own_words() {
    let sources = Sources::from_fixture(&fixture::case("").whole());
    let handbook = pipeline::prepare(&sources, &settings()).handbook;
    let live = Live { word: "anmarkningar".to_owned(), params: Vec::new() };
    let head = handbok::source::span::Span::head(handbok::source::span::FileId(0));
    let mut anchors = Vec::new();
    let mut words = String::new();
    for block in handbok::derive::live::expand(&handbook, &live, head) {
        match &block.kind {
            BlockKind::Heading(h) if h.level == 4 => anchors.push(h.anchor.clone()),
            BlockKind::Paragraph(text) => words.push_str(&plain_text(text)),
            BlockKind::Code { text, .. } => words.push_str(text),
            _ => {}
        }
    }
    let rules = pipeline::rules();
    assert!(rules.len() > 100, "{}", rules.len());
    let once: std::collections::BTreeSet<&str> = anchors.iter().map(String::as_str).collect();
    assert_eq!(once.len(), anchors.len(), "a kind is listed once");
    assert_eq!(anchors, rules.iter().map(|rule| rule.code).collect::<Vec<_>>());
    for rule in rules {
        assert!(words.contains(rule.why), "{}", rule.code);
        assert!(words.contains(rule.wrong.trim()) && words.contains(rule.right.trim()));
    }
}
