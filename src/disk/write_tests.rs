//! What a site on the disk looks like after builds that went well, badly, or side by side.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::{Report, Trouble, Writer};
use crate::output::Output;

fn room() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder can be made")
}

fn build(target: &Path, files: &[(&str, &str)]) -> Result<Report, Trouble> {
    let writer = Writer::open(target, || ())?;
    for (path, text) in files {
        writer.put(&Output::one(*path, *text))?;
    }
    writer.commit()
}

/// Every file under a folder, the manifest aside.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.expect("is listed");
        let path = entry.path().strip_prefix(folder).expect("is under it").to_string_lossy();
        if entry.file_type().is_file() && path != super::manifest::NAME {
            let text = fs::read_to_string(entry.path()).expect("is read");
            out.insert(path.into_owned(), text);
        }
    }
    out
}

fn alone(room: &Path) -> bool {
    fs::read_dir(room).expect("is listed").count() == 1
}

#[test]
fn a_site_is_written_and_nothing_is_left_beside_it() {
    let room = room();
    let dist = room.path().join("dist");
    let report = build(&dist, &[("index.html", "a"), ("mal/b.html", "bb")]).expect("is written");
    assert_eq!(report, Report { written: 2, unchanged: 0, removed: 0, bytes: 3, fresh: 3 });
    assert_eq!(tree(&dist).len(), 2);
    assert!(alone(room.path()));
}

#[test]
fn what_is_as_it_was_keeps_its_time_and_what_is_gone_goes() {
    let room = room();
    let dist = room.path().join("dist");
    build(&dist, &[("a.html", "a"), ("b.html", "b"), ("c/d.html", "d")]).expect("is written");
    let past = SystemTime::now() - Duration::from_hours(24);
    for name in ["a.html", "b.html"] {
        let file = fs::File::options().write(true).open(dist.join(name)).expect("is there");
        file.set_modified(past).expect("can be set");
    }
    let report = build(&dist, &[("a.html", "a"), ("b.html", "B")]).expect("is written");
    assert_eq!(report, Report { written: 1, unchanged: 1, removed: 1, bytes: 2, fresh: 1 });
    let time = |name| fs::metadata(dist.join(name)).and_then(|m| m.modified()).expect("a time");
    assert_eq!(time("a.html"), past);
    assert_ne!(time("b.html"), past);
    assert!(!dist.join("c").exists());
    assert!(alone(room.path()));
}

#[test]
fn the_same_site_again_touches_nothing() {
    let room = room();
    let dist = room.path().join("dist");
    let files = [("a.html", "a"), ("b/c.html", "c")];
    build(&dist, &files).expect("is written");
    let before = fs::metadata(&dist).and_then(|m| m.modified()).expect("a time");
    let report = build(&dist, &files).expect("is written");
    assert_eq!(report.unchanged, 2);
    assert_eq!(fs::metadata(&dist).and_then(|m| m.modified()).expect("a time"), before);
}

#[test]
fn a_file_that_somebody_changed_or_took_away_is_written_again() {
    let room = room();
    let dist = room.path().join("dist");
    let files = [("a.html", "a"), ("b.html", "b")];
    build(&dist, &files).expect("is written");
    fs::write(dist.join("a.html"), "ändrad").expect("can be changed");
    fs::remove_file(dist.join("b.html")).expect("can be removed");
    let report = build(&dist, &files).expect("is written");
    assert_eq!(report.written, 2);
    assert_eq!(tree(&dist)["a.html"], "a");
    assert_eq!(tree(&dist)["b.html"], "b");
}

#[test]
fn a_build_that_is_given_up_leaves_the_earlier_site_and_nothing_else() {
    let room = room();
    let dist = room.path().join("dist");
    build(&dist, &[("a.html", "a")]).expect("is written");
    let writer = Writer::open(&dist, || ()).expect("opens");
    writer.put(&Output::one("a.html", "ny")).expect("is taken");
    drop(writer);
    assert_eq!(tree(&dist), [("a.html".to_owned(), "a".to_owned())].into());
    assert!(alone(room.path()));
}

#[test]
fn a_folder_with_foreign_files_is_refused_and_left_alone() {
    let room = room();
    let dist = room.path().join("dist");
    fs::create_dir_all(dist.join("bilder")).expect("can be made");
    fs::write(dist.join("bilder/semester.jpg"), "x").expect("can be written");
    let refused = build(&dist, &[("a.html", "a")]).expect_err("is refused");
    let text = refused.to_string();
    assert!(text.contains("bilder/semester.jpg") && text.contains("Ingenting är ändrat"), "{text}");
    assert_eq!(tree(&dist).len(), 1);

    // And a foreign file among our own is no reason to take it away.
    let other = room.path().join("other");
    build(&other, &[("a.html", "a")]).expect("is written");
    fs::write(other.join("CNAME"), "exempel.se").expect("can be written");
    let refused = build(&other, &[("a.html", "b")]).expect_err("is refused");
    assert!(refused.to_string().contains("CNAME"));
    assert_eq!(tree(&other)["a.html"], "a");
}

#[test]
fn a_foreign_file_that_comes_while_we_write_stops_the_swap() {
    let room = room();
    let dist = room.path().join("dist");
    build(&dist, &[("a.html", "a")]).expect("is written");
    let writer = Writer::open(&dist, || ()).expect("opens");
    writer.put(&Output::one("a.html", "b")).expect("is taken");
    fs::write(dist.join("viktigt.txt"), "x").expect("can be written");
    assert!(matches!(writer.commit(), Err(Trouble::Foreign { .. })));
    assert_eq!(tree(&dist)["a.html"], "a");
    assert!(alone(room.path()));
}

#[test]
fn empty_folders_and_the_strewn_files_of_desks_are_no_hindrance() {
    let room = room();
    let dist = room.path().join("dist");
    fs::create_dir_all(dist.join("tom")).expect("can be made");
    fs::write(dist.join(".DS_Store"), "x").expect("can be written");
    build(&dist, &[("a.html", "a")]).expect("is written");
    assert_eq!(tree(&dist).len(), 1);
}

#[test]
fn a_file_is_no_folder_to_write_to() {
    let room = room();
    let dist = room.path().join("dist");
    fs::write(&dist, "jag är en fil").expect("can be written");
    assert!(matches!(build(&dist, &[("a", "a")]), Err(Trouble::NotAFolder(_))));
    assert!(matches!(
        build(&dist.join("x"), &[("a", "a")]),
        Err(Trouble::Io(_) | Trouble::NotAFolder(_))
    ));
    assert_eq!(fs::read_to_string(&dist).expect("is read"), "jag är en fil");
}

#[test]
fn paths_that_lead_out_and_paths_given_twice_are_refused() {
    let room = room();
    let writer = Writer::open(&room.path().join("dist"), || ()).expect("opens");
    for path in ["", "/a", "../a", "a/../b", "a//b", "a\\b", "C:a", "a/", ".", ".handbok-manifest"]
    {
        let refused = writer.put(&Output::one(path, "x"));
        assert!(matches!(refused, Err(Trouble::Path(_))), "{path:?} was taken");
    }
    writer.put(&Output::one("a", "x")).expect("is taken");
    assert!(matches!(writer.put(&Output::one("a", "y")), Err(Trouble::Path(_))));
}

#[test]
fn many_threads_and_many_writers_end_in_one_whole_site() {
    use rayon::prelude::*;
    let room = room();
    let dist = room.path().join("dist");
    std::thread::scope(|scope| {
        for turn in 0..4 {
            let dist = &dist;
            scope.spawn(move || {
                let writer = Writer::open(dist, || ()).expect("opens in its turn");
                (0..200).into_par_iter().for_each(|n| {
                    let output = Output::one(format!("{}/{n}.html", n % 7), format!("{turn}"));
                    writer.put(&output).expect("is taken");
                });
                writer.commit().expect("is written");
            });
        }
    });
    let tree = tree(&dist);
    assert_eq!(tree.len(), 200);
    let first = tree.values().next().expect("has files");
    assert!(tree.values().all(|text| text == first), "two builds are mixed");
    assert!(alone(room.path()));
}

#[cfg(unix)]
#[test]
fn a_target_that_is_a_link_is_written_where_it_leads() {
    let room = room();
    let real = room.path().join("publik");
    fs::create_dir(&real).expect("can be made");
    let link = room.path().join("dist");
    std::os::unix::fs::symlink(&real, &link).expect("can be linked");
    build(&link, &[("a.html", "a")]).expect("is written");
    build(&link, &[("a.html", "b")]).expect("is written");
    assert!(link.is_symlink());
    assert_eq!(tree(&real)["a.html"], "b");
}

#[test]
fn without_hashes_a_file_is_known_by_its_length_and_its_bytes() {
    let room = room();
    let dist = room.path().join("dist");
    let site = |hashed: bool, files: [(&str, &str); 3]| {
        let writer = Writer::open(&dist, || ()).expect("opens");
        let writer = if hashed { writer } else { writer.without_hashes() };
        let mut put = files.iter().map(|(path, text)| writer.put(&Output::one(*path, *text)));
        assert!(put.all(|put| put.is_ok()));
        let Report { written, unchanged, .. } = writer.commit().expect("is written");
        (written, unchanged, tree(&dist).into_values().collect::<Vec<_>>().concat())
    };
    let first = [("a.html", "ett"), ("b.html", "tva"), ("c.html", "tre")];
    let then = [("a.html", "ett"), ("b.html", "två"), ("c.html", "trå")];
    assert_eq!(site(true, first), (3, 0, "etttvatre".to_owned()));
    assert_eq!(site(false, first), (0, 3, "etttvatre".to_owned()));
    assert_eq!(site(false, [first[0], ("b.html", "två"), ("c.html", "fem")]).0, 2);
    assert_eq!(site(false, then), (1, 2, "etttvåtrå".to_owned()));
    assert_eq!(site(true, then), (0, 3, "etttvåtrå".to_owned()));
    assert_eq!(site(true, first), (2, 1, "etttvatre".to_owned()));
}

#[test]
fn a_site_packs_itself_and_takes_the_earlier_zip_only_while_it_is_what_was_written() {
    let room = room();
    let target = room.path().join("dist");
    let pack = |text: &str| {
        let writer = Writer::open(&target, || ()).expect("opens");
        writer.put(&Output::one("b/å.html", text)).expect("is taken");
        let (hash, length) = writer
            .pack("ned/allt.zip", "sajt", &[Output::one("a.html", "ett")])
            .expect("is packed");
        let report = writer.commit().expect("is written");
        (hash, length, report)
    };
    let (hash, length, _) = pack("två");
    let bytes = fs::read(target.join("ned/allt.zip")).expect("is there");
    assert_eq!((super::manifest::hash(&bytes), bytes.len() as u64), (hash, length));
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("is a zip");
    let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    assert_eq!(names, ["sajt/a.html", "sajt/b/å.html"]);
    let mut text = String::new();
    let mut file = zip.by_name("sajt/b/å.html").expect("is there");
    std::io::Read::read_to_string(&mut file, &mut text).expect("is text");
    assert_eq!(text, "två");
    assert_ne!(pack("tre").0, hash);
    let (hash, length, _) = pack("två");

    let writer = Writer::open(&target, || ()).expect("opens");
    assert_eq!(writer.take_earlier("ned/allt.zip", [0; 32]), None);
    assert_eq!(writer.take_earlier("ned/allt.zip", hash), Some(length));
    drop(writer);
    fs::write(target.join("ned/allt.zip"), "annat").expect("is written");
    let writer = Writer::open(&target, || ()).expect("opens");
    assert_eq!(writer.take_earlier("ned/allt.zip", hash), None, "its content is another");
}
