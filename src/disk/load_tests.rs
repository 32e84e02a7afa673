//! What a folder holds is loaded, and nothing else.

use super::*;
use std::fs;

pub(in super::super) fn handbook(files: &[&str]) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a temporary folder can be made");
    for file in files {
        let path = root.path().join(file);
        fs::create_dir_all(path.parent().expect("has a parent")).expect("can be made");
        fs::write(&path, file.as_bytes()).expect("can be written");
    }
    root
}

fn paths(loaded: &Loaded) -> Vec<&str> {
    loaded.sources.files().iter().map(|f| f.path.as_str()).collect()
}

#[test]
fn only_the_handbooks_folders_are_read_and_backups_are_passed_over() {
    let root = handbook(&[
        "guidance/b.md",
        "guidance/a/b.yaml",
        "guidance/a-b.yaml",
        "guidance/a/b.yaml~",
        "guidance/a/.b.yaml.swp",
        "guidance/#b.md#",
        "guidance/b.md.orig",
        "guidance/b.bak",
        "guidance/.git/config",
        "content/dist/index.html",
        "content/index.md",
        "themes/default/assets/a.css",
        "dist/index.html",
        "src/main.rs",
        "README.md",
    ]);
    let loaded = load(root.path()).expect("is read");
    let expected = [
        "content/index.md",
        "guidance/a-b.yaml",
        "guidance/a/b.yaml",
        "guidance/b.md",
        "themes/default/assets/a.css",
    ];
    assert_eq!(paths(&loaded), expected);
    assert_eq!(loaded.left_out, []);
}

#[test]
fn names_written_with_loose_marks_become_whole_letters_and_meet() {
    let root = handbook(&["content/a\u{30a}.md"]);
    assert_eq!(paths(&load(root.path()).expect("is read")), ["content/å.md"]);
    fs::write(root.path().join("content/å.md"), b"").expect("can be written");
    let loaded = load(root.path()).expect("is read");
    assert_eq!(paths(&loaded), ["content/å.md"]);
    assert_eq!(loaded.left_out.len(), 1);
    assert_eq!(loaded.left_out[0].why, Why::SameName);
}

#[cfg(unix)]
#[test]
fn links_are_followed_inside_the_handbook_and_never_out_of_it_or_round() {
    use std::os::unix::fs::symlink;
    let outside = handbook(&["hemligt.txt"]);
    let root = handbook(&["guidance/a.md", "content/b/c.md"]);
    let link = |to: &Path, from: &str| {
        symlink(to, root.path().join(from)).expect("a link can be made");
    };
    link(&outside.path().join("hemligt.txt"), "guidance/ut.md");
    link(outside.path(), "content/ut");
    link(Path::new("b"), "content/in");
    link(Path::new(".."), "content/upp");
    link(Path::new("../b"), "content/b/runt");
    link(Path::new("ingenting"), "content/bruten.md");
    let loaded = load(root.path()).expect("is read");
    assert_eq!(paths(&loaded), ["content/b/c.md", "content/in/c.md", "guidance/a.md"]);
    let left: Vec<_> = loaded.left_out.iter().map(|l| (l.path.as_str(), l.why)).collect();
    let expected = [
        ("content/b/runt", Why::LeadsNowhere),
        ("content/bruten.md", Why::LeadsNowhere),
        ("content/in/runt", Why::LeadsNowhere),
        ("content/upp", Why::LeadsOut),
        ("content/ut", Why::LeadsOut),
        ("guidance/ut.md", Why::LeadsOut),
    ];
    assert_eq!(left, expected);
}

#[cfg(unix)]
#[test]
fn names_that_other_systems_cannot_have_are_told() {
    let root = handbook(&["content/a:b.png", "content/vad?.md", "content/c. ", "content/d.md"]);
    let loaded = load(root.path()).expect("is read");
    assert_eq!(paths(&loaded), ["content/d.md"]);
    assert!(loaded.left_out.iter().all(|left| left.why == Why::Name));
    assert_eq!(loaded.left_out.len(), 3);
}

#[test]
fn a_file_larger_than_the_bound_is_told_and_not_read() {
    let root = handbook(&["content/images/a.svg"]);
    let big = fs::File::create(root.path().join("content/images/film.mp4")).expect("made");
    big.set_len(LARGEST + 1).expect("a sparse file");
    let loaded = load(root.path()).expect("is read");
    assert_eq!(paths(&loaded), ["content/images/a.svg"]);
    let told = LeftOut { path: "content/images/film.mp4".to_owned(), why: Why::TooLarge };
    assert_eq!(loaded.left_out, [told]);
    let told = loaded.diags().sorted();
    assert_eq!(told[0].message, "content/images/film.mp4 lästes inte: den är större än 64 MB");
}

#[test]
fn a_folder_without_a_handbook_is_empty_and_a_missing_root_is_an_error() {
    let root = handbook(&["README.md"]);
    assert!(load(root.path()).expect("is read").sources.files().is_empty());
    assert!(load(&root.path().join("finns-inte")).is_err());
}
