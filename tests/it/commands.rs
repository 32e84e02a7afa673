//! The commands as they are typed: what they write, what they say, and how they end.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// Runs the program with a date of its own, so that a test is the same tomorrow.
pub fn handbok(here: &Path, arguments: &str) -> Output {
    command(here, arguments).output().expect("the program starts")
}

pub fn command(here: &Path, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_handbok"));
    command.current_dir(here).args(arguments.split_whitespace());
    command.env("SOURCE_DATE_EPOCH", "1795000000").env_remove("NO_COLOR");
    command
}

pub fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

pub fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A folder with a new handbook in `bok`.
pub fn room() -> tempfile::TempDir {
    let room = tempfile::tempdir().expect("a temporary folder");
    let made = handbok(room.path(), "new handbook bok");
    assert_eq!(code(&made), 0, "{}", err(&made));
    room
}

fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("is listed"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("is under it").to_string_lossy();
            (path.replace('\\', "/"), fs::read(entry.path()).expect("is read"))
        })
        .collect()
}

#[test]
fn a_new_handbook_checks_and_builds_the_same_in_any_folder_and_again() {
    let room = room();
    let checked = handbok(room.path(), "check --strict --root bok");
    assert_eq!((code(&checked), &*out(&checked)), (0, "Inga anmärkningar.\n"));
    let built = handbok(&room.path().join("bok"), "bygg --strict --no-search");
    assert_eq!(code(&built), 0, "{}", err(&built));
    let told = out(&built);
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 3, "{told}");
    assert!(lines[0].ends_with(" i dist") && lines[0].contains("sidor och"), "{told}");
    assert_eq!(lines[1], "Inga anmärkningar");
    let first = tree(&room.path().join("bok/dist"));
    assert!(first.contains_key("index.html") && first.contains_key("pdf/vagledningen.pdf"));

    fs::rename(room.path().join("bok"), room.path().join("en annan bok")).expect("is moved");
    fs::remove_dir_all(room.path().join("en annan bok/.handbok")).expect("the memory is there");
    let elsewhere =
        handbok(&room.path().join("en annan bok/content"), "build --no-search --out ../ny");
    assert_eq!(code(&elsewhere), 0, "{}", err(&elsewhere));
    assert!(tree(&room.path().join("en annan bok/ny")) == first, "other bytes in another folder");
    let again = handbok(&room.path().join("en annan bok"), "build --no-search");
    assert!(out(&again).contains("ingenting är ändrat"), "{}", out(&again));
    assert!(tree(&room.path().join("en annan bok/dist")) == first);
}

#[test]
fn an_error_writes_nothing_and_the_earlier_site_stands() {
    let room = room();
    let bok = room.path().join("bok");
    assert_eq!(code(&handbok(&bok, "build --no-pdf --no-search")), 0);
    let before = tree(&bok.join("dist"));
    fs::write(bok.join("guidance/goals.yaml"), "- id: x\n  nivaa: nationell\n")
        .expect("is written");
    let stopped = handbok(&bok, "build --no-pdf --no-search");
    assert_eq!(code(&stopped), 1);
    assert!(err(&stopped).contains("goals.yaml:2:3"), "{}", err(&stopped));
    assert!(err(&stopped).contains("Ingenting är skrivet"));
    assert!(tree(&bok.join("dist")) == before);
    assert_eq!(
        fs::read_dir(&bok)
            .expect("is listed")
            .filter(|e| {
                let name = e.as_ref().expect("is listed").file_name();
                name.to_string_lossy().contains("dist")
            })
            .count(),
        1,
        "something is left beside dist"
    );
}

#[test]
fn findings_come_in_the_form_that_was_asked_for() {
    let room = room();
    let bok = room.path().join("bok");
    fs::write(bok.join("guidance/goals.yaml"), "- id: x\n  nivaa: nationell\n")
        .expect("is written");
    for (form, sign) in [
        ("text", "fel["),
        ("short", "guidance/goals.yaml:2:3: fel["),
        ("json", "\"severity\": \"error\""),
        ("sarif", "\"startLine\": 2"),
        ("github", "::error file=guidance/goals.yaml,line=2,col=3"),
        ("gitlab", "\"fingerprint\""),
    ] {
        let told = handbok(&bok, &format!("check --format {form}"));
        assert_eq!(code(&told), 1, "{form}");
        assert!(out(&told).contains(sign), "{form}: {}", out(&told));
        assert!(!out(&told).contains('\u{1b}'), "colours where nobody looks");
    }
    let coloured = command(&bok, "check").env("CLICOLOR_FORCE", "1").output().expect("starts");
    assert!(out(&coloured).contains('\u{1b}'));
    let plain = command(&bok, "check").env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").output();
    assert!(!out(&plain.expect("starts")).contains('\u{1b}'));
}

#[test]
fn what_the_machine_or_the_one_at_the_keyboard_did_wrong_ends_with_two() {
    let room = room();
    let bok = room.path().join("bok");
    fs::create_dir(room.path().join("bilder")).expect("is made");
    fs::write(room.path().join("bilder/semester.jpg"), "x").expect("is written");
    for (line, sign) in [
        ("build --out ../bilder --no-pdf --no-search", "semester.jpg"),
        ("build --out .. --no-pdf --no-search", "inte har skrivit"),
        ("build --utan", "Flaggan --utan finns inte"),
        ("check --root ../finns-inte", "finns inte"),
        ("check --root ../bilder", "finns ingen handbok"),
        ("explain finns-inte", "ingen anmärkning med koden"),
        ("print finns-inte", "ingen PDF som heter"),
        ("new handbook .", "finns redan"),
        ("new centre Ny --region exempl", "Menade du exempel?"),
        ("new chapter !!!", "bokstäver eller siffror"),
    ] {
        let told = handbok(&bok, line);
        assert_eq!(code(&told), 2, "{line}: {}", err(&told));
        assert!(
            err(&told).starts_with("fel: ") && err(&told).contains(sign),
            "{line}: {}",
            err(&told)
        );
        assert!(out(&told).is_empty(), "{line}");
    }
    let lost = handbok(room.path(), "check");
    assert_eq!(code(&lost), 2);
    assert!(err(&lost).contains("Här finns ingen handbok"));
}

#[test]
fn new_writes_beside_what_stands_there_and_never_over_it() {
    let room = room();
    let bok = room.path().join("bok");
    assert_eq!(code(&handbok(&bok, "ny kapitel Lokaler")), 0);
    assert_eq!(code(&handbok(&bok, "ny kapitel Pengar")), 0);
    assert!(bok.join("guidance/chapters/4-pengar/index.md").exists());
    assert_eq!(code(&handbok(&bok, "ny central Ekot")), 0);
    let before = tree(&bok);
    let twice = handbok(&bok, "ny central Ekot");
    assert_eq!(code(&twice), 2);
    assert!(
        err(&twice).contains("content/centres/exempel/ekot.yaml finns redan"),
        "{}",
        err(&twice)
    );
    assert!(tree(&bok) == before);
    let checked = handbok(&bok, "check");
    assert_eq!(code(&checked), 0, "{}", out(&checked));
}

#[test]
fn a_build_killed_at_twenty_moments_leaves_the_earlier_site_whole() {
    let room = room();
    let bok = room.path().join("bok");
    let arguments = "build --no-pdf --no-search";
    assert_eq!(code(&handbok(&bok, arguments)), 0);
    let page = bok.join("guidance/chapters/2-sa-arbetar-vi/1-moten.md");
    let text = fs::read_to_string(&page).expect("is read");
    let mut sites = vec![tree(&bok.join("dist"))];
    for turn in 0..20u64 {
        fs::write(&page, format!("{text}\nOmgång {turn}.\n")).expect("is written");
        let mut child = command(&bok, arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        sleep(Duration::from_millis(turn * turn));
        // Already ended is as good.
        let _ = child.kill();
        child.wait().expect("ends");
        let now = tree(&bok.join("dist"));
        let earlier = sites.last().expect("has one");
        if now != *earlier {
            let shown =
                String::from_utf8_lossy(&now["kapitel/sa-arbetar-vi/moten.html"]).into_owned();
            assert!(shown.contains(&format!("Omgång {turn}.")), "half a site after turn {turn}");
            assert_eq!(now.len(), earlier.len());
            sites.push(now);
        }
    }
    fs::write(&page, text).expect("is written");
    assert_eq!(code(&handbok(&bok, arguments)), 0);
    assert!(tree(&bok.join("dist")) == sites[0], "another site from the same text");
}

#[test]
fn help_is_swedish_and_the_version_is_told() {
    let here = std::env::temp_dir();
    let help = handbok(&here, "--help");
    assert_eq!(code(&help), 0);
    assert!(out(&help).contains("Användning: handbok <kommando>"));
    assert!(out(&handbok(&here, "--version")).starts_with("handbok "));
    let bare = handbok(&here, "");
    assert_eq!(code(&bare), 2);
    assert!(err(&bare).contains("Kommandon:"));
    let explained = handbok(&here, "forklara yaml-syntax");
    assert!(out(&explained).contains("YAML"));
}
