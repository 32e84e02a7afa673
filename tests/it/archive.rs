//! An edition kept: everything in one folder, described, summed, and the same bytes whenever and
//! wherever it is made.

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::{Command, Output};

fn handbok(here: &Path, arguments: &str, day: u64) -> Output {
    Command::new(env!("CARGO_BIN_EXE_handbok"))
        .current_dir(here)
        .args(arguments.split(' '))
        .env("SOURCE_DATE_EPOCH", (1_795_000_000 + day * 86_400).to_string())
        .output()
        .expect("starts")
}

fn said(output: &Output) -> String {
    let both = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8_lossy(&both).into_owned()
}

fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("is listed"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("is under it");
            let bytes = fs::read(entry.path()).expect("is read");
            (path.to_string_lossy().into_owned(), bytes)
        })
        .collect()
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        let place = to.join(path);
        fs::create_dir_all(place.parent().expect("has a folder")).expect("is made");
        fs::write(place, bytes).expect("is written");
    }
}

fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|e| e == ending)
}

/// Whether every sum in the folder is right, as `sha256sum` itself says.
fn whole(folder: &Path) -> bool {
    let sums = fs::File::open(folder.join("SHA256SUMS")).expect("is there");
    let run = Command::new("sha256sum")
        .args(["--check", "--strict", "--quiet"])
        .current_dir(folder)
        .stdin(sums)
        .output();
    run.expect("sha256sum is on every GNU system").status.success()
}

#[test]
fn an_edition_is_kept_whole_described_and_the_same_whenever_and_wherever_it_is_made() {
    let room = tempfile::tempdir().expect("a temporary folder");
    assert!(handbok(room.path(), "ny handbok bok", 0).status.success());
    let book = room.path().join("bok");
    let about = book.join("guidance/handbook.yaml");
    let text = fs::read_to_string(&about).expect("is text");
    let more = "ersatter: \"0 & <påhittad>\"\nleverans:\n  organisation: Påhittad & nämnd\n  organisationsnummer: \"555555-5555\"\n";
    fs::write(&about, format!("{text}{more}")).expect("is written");
    let other = room.path().join("en annan mapp/bok");
    copy(&book, &other);

    let made = handbok(&book, "arkivera --out ../ett", 0);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let made = handbok(&other, "archive --out ../../två", 40);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let (one, two) = (room.path().join("ett"), room.path().join("två"));
    let files = tree(&one);
    let others = tree(&two);
    assert_eq!(files.keys().collect::<Vec<_>>(), others.keys().collect::<Vec<_>>());
    for (path, bytes) in &files {
        assert!(bytes == &others[path], "{path} is not the same in another folder on another day");
    }

    let sums = String::from_utf8_lossy(&files["SHA256SUMS"]).into_owned();
    let summed: Vec<&str> =
        sums.lines().filter_map(|line| Some(line.split_once("  ")?.1)).collect();
    let due: Vec<&str> = files
        .keys()
        .map(String::as_str)
        .filter(|path| *path != "SHA256SUMS" && *path != ".handbok-manifest")
        .collect();
    assert_eq!(summed, due, "every file has its sum");
    assert!(whole(&one));

    let part = |name: &str| {
        let prefix = format!("representations/{name}/data/");
        move |path: &&String| path.starts_with(&prefix)
    };
    assert!(files.keys().filter(part("data")).any(|path| has_ending(path, "csv")));
    assert!(files.keys().any(|path| part("mallar")(&path)));
    let pdfs: Vec<_> = files.iter().filter(|(path, _)| has_ending(path, "pdf")).collect();
    assert!(!pdfs.is_empty());
    for (path, bytes) in pdfs {
        let text = String::from_utf8_lossy(bytes);
        assert!(text.contains("<pdfaid:part>2<"), "{path} does not say that it is PDF/A-2");
        assert!(text.contains("<pdfaid:conformance>A<"), "{path} does not say that it is A");
    }

    let mut sources =
        zip::ZipArchive::new(Cursor::new(&files["representations/kallor/data/kallor.zip"]))
            .expect("is a zip");
    assert!(sources.by_name("guidance/handbook.yaml").is_ok());
    let site =
        zip::ZipArchive::new(Cursor::new(&files["representations/webbplats/data/webbplats.zip"]))
            .expect("is a zip");
    assert!(site.file_names().any(|name| name == "webbplats/index.html"));

    let json: serde_json::Value =
        serde_json::from_slice(&files["metadata/descriptive/utgava.json"]).expect("is JSON");
    assert_eq!(json["ersatter"], "0 & <påhittad>");
    assert!(json["titel"].is_string() && json["giltig_till"].is_null());
    let text = String::from_utf8_lossy(&files["metadata/descriptive/dublin-core.xml"]).into_owned();
    let described = roxmltree::Document::parse(&text).expect("is XML");
    let replaces = described.descendants().find(|n| n.tag_name().name() == "replaces");
    assert_eq!(replaces.and_then(|n| n.text()), Some("0 & <påhittad>"));
    let text = String::from_utf8_lossy(&files["METS.xml"]).into_owned();
    let mets = roxmltree::Document::parse(&text).expect("is XML");
    let senders: Vec<_> = mets
        .descendants()
        .filter(|n| n.attribute("TYPE") == Some("ORGANIZATION"))
        .map(|n| {
            n.descendants()
                .filter(roxmltree::Node::is_text)
                .filter_map(|n| n.text())
                .collect::<Vec<_>>()
                .join(", ")
        })
        .collect();
    assert_eq!(senders, ["Påhittad & nämnd, SE5555555555"; 2]);
    let xlink = "http://www.w3.org/1999/xlink";
    let mut listed = 0;
    for file in mets.descendants().filter(|n| n.has_attribute("CHECKSUM")) {
        let place = file.descendants().find_map(|n| n.attribute((xlink, "href")));
        let path = place.expect("says where");
        let size = file.attribute("SIZE").and_then(|n| n.parse().ok());
        assert_eq!(size, Some(files[path].len()), "{path}");
        let sum = file.attribute("CHECKSUM").expect("has a sum");
        assert!(sums.contains(&format!("{sum}  {path}\n")), "{path}");
        let group = file.parent().and_then(|n| n.attribute("ID")).expect("is in a group");
        let pointed = |n: roxmltree::Node| {
            n.attribute("FILEID") == Some(group)
                || n.attribute("DMDID").is_some_and(|ids| ids.split(' ').any(|id| id == group))
        };
        assert!(mets.descendants().any(pointed), "{path} is in no division");
        listed += 1;
    }
    assert_eq!(listed, due.len() - 1, "METS lists every file but itself");

    let text = String::from_utf8_lossy(&files["e-plikt/sip.xml"]).into_owned();
    let sip = roxmltree::Document::parse(&text).expect("is XML");
    let file = sip.descendants().find(|n| n.tag_name().name() == "file").expect("has a file");
    let sum = file.attribute("CHECKSUM").expect("has a sum");
    assert!(sums.contains(&format!("{sum}  e-plikt/vagledningen.pdf\n")));
    assert!(said(&made).contains("e_plikt under leverans"), "{}", said(&made));
    let readme = String::from_utf8_lossy(&files["documentation/LAS-MIG.txt"]).into_owned();
    assert!(readme.contains("- e_arkiv under leverans"), "{readme}");
    assert!(!readme.contains("organisationsnummer"), "what is told is not asked for: {readme}");

    let again = handbok(&book, "archive --out ../ett", 3);
    assert!(said(&again).contains("arkivet är oförändrat"), "{}", said(&again));
    fs::write(one.join("documentation/LAS-MIG.txt"), "annat").expect("is written");
    assert!(!whole(&one), "a file that has been changed is told");
    assert!(!book.join(".handbok/arkiv").exists(), "what was made on the way is gone");
}

#[test]
fn an_archive_is_never_written_among_somebodys_own_files() {
    let room = tempfile::tempdir().expect("a temporary folder");
    assert!(handbok(room.path(), "ny handbok bok", 0).status.success());
    let book = room.path().join("bok");
    let folder = room.path().join("bilder");
    fs::create_dir(&folder).expect("is made");
    fs::write(folder.join("semester.jpg"), "bild").expect("is written");
    for target in ["../bilder", "../bilder/semester.jpg", "guidance"] {
        let refused = handbok(&book, &format!("archive --out {target}"), 0);
        assert_eq!(refused.status.code(), Some(2), "{target}: {}", said(&refused));
    }
    assert_eq!(tree(&folder).len(), 1);
    assert_eq!(fs::read(folder.join("semester.jpg")).expect("is there"), b"bild");
}
