//! Files to download: every link of a built site says what kind of file it leads to and how large
//! it is; forms come as Word documents, blank in the site and filled in when they are asked for.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use handbok::text::numbers;

fn handbok(here: &Path, arguments: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_handbok"))
        .current_dir(here)
        .args(arguments.split(' '))
        .env("SOURCE_DATE_EPOCH", "1795000000")
        .output()
        .expect("starts")
}

fn said(output: &Output) -> String {
    let both = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8_lossy(&both).into_owned()
}

/// A new handbook in a folder of its own.
fn book() -> (tempfile::TempDir, PathBuf) {
    let room = tempfile::tempdir().expect("a temporary folder");
    let made = handbok(room.path(), "ny handbok bok");
    assert!(made.status.success(), "{}", said(&made));
    let book = room.path().join("bok");
    (room, book)
}

/// Links of a page to files with an ending: address and words.
fn links<'a>(page: &'a str, ending: &str) -> Vec<(&'a str, String)> {
    page.split("<a ")
        .skip(1)
        .filter_map(|rest| {
            let (tag, rest) = rest.split_once('>')?;
            let href = tag.split("href=\"").nth(1)?.split('"').next()?;
            let inner = rest.split("</a>").next()?;
            let mut words = String::new();
            let mut inside = false;
            for c in inner.chars() {
                match c {
                    '<' => inside = true,
                    '>' => inside = false,
                    c if !inside => words.push(c),
                    _ => {}
                }
            }
            href.ends_with(ending).then_some((href, words))
        })
        .collect()
}

/// The links that do not say the kind and the size of the file that they lead to, and how many
/// links there are.
fn unsaid(dist: &Path, ending: &str, kind: &str) -> (Vec<String>, usize) {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for entry in walkdir::WalkDir::new(dist).sort_by_file_name() {
        let entry = entry.expect("is listed");
        if entry.path().extension().is_none_or(|e| e != "html") {
            continue;
        }
        let page = fs::read_to_string(entry.path()).expect("is text");
        for (href, words) in links(&page, ending) {
            count += 1;
            let file = entry.path().parent().expect("has a folder").join(href);
            let size = numbers::size(fs::metadata(&file).expect("leads to a file").len());
            let pages = kind != "PDF" || words.contains("sida") || words.contains("sidor");
            if !words.contains(&format!("{kind}, ")) || !words.contains(&size) || !pages {
                wrong.push(format!("{} → {href}: {words}", entry.path().display()));
            }
        }
    }
    (wrong, count)
}

/// The site's zip holds the site, but for itself and the page that tells its size.
fn packed(dist: &Path) {
    let file = fs::File::open(dist.join("nedladdning/webbplats.zip")).expect("is there");
    let mut zip = zip::ZipArchive::new(file).expect("is a zip");
    let mut inside = 0;
    for i in 0..zip.len() {
        let mut file = zip.by_index(i).expect("is there");
        let path = file.name().strip_prefix("webbplats/").expect("is in one folder").to_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("is whole");
        if path == "ladda-ned.html" {
            assert!(!String::from_utf8_lossy(&bytes).contains(".zip"), "the zip links to itself");
        } else {
            assert!(bytes == fs::read(dist.join(&path)).expect("is on the site"), "{path}");
        }
        inside += 1;
    }
    let files = walkdir::WalkDir::new(dist).into_iter().filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_file()).count();
    assert_eq!(inside, files - 2, "the zip itself and the list of what was written are not in it");
}

#[test]
fn every_link_to_a_file_says_its_kind_its_pages_and_its_size() {
    let (_room, book) = book();
    let built = handbok(&book, "bygg --no-search");
    assert!(built.status.success(), "{}", said(&built));
    for (ending, kind, least) in [(".pdf", "PDF", 2), (".docx", "Word", 2), (".zip", "Zip", 1)] {
        let (wrong, count) = unsaid(&book.join("dist"), ending, kind);
        assert_eq!(wrong, Vec::<String>::new());
        assert!(count >= least, "only {count} links to {ending}");
    }
    let again = handbok(&book, "bygg --no-search");
    assert!(said(&again).contains("ingenting är ändrat"), "{}", said(&again));
    packed(&book.join("dist"));
    // A link that says another size is told.
    let page = book.join("dist/ladda-ned.html");
    let text = fs::read_to_string(&page).expect("is text");
    fs::write(&page, text.replacen("kB", "MB", 1)).expect("is written");
    let (pdf, _) = unsaid(&book.join("dist"), ".pdf", "PDF");
    assert_eq!(pdf.len(), 1, "{pdf:?}");
}

#[test]
fn a_form_is_filled_in_for_a_centre_and_what_is_left_is_told() {
    let (_room, book) = book();
    let template = fs::read_dir(book.join("guidance/templates"))
        .expect("has forms")
        .next()
        .expect("has a form")
        .expect("is listed");
    let form = template.path().file_stem().expect("has a name").to_string_lossy().into_owned();
    let centre = walkdir::WalkDir::new(book.join("content/centres"))
        .into_iter()
        .filter_map(Result::ok)
        .find(|e| e.path().extension().is_some_and(|e| e == "yaml"))
        .expect("has a centre");
    let centre = centre.path().file_stem().expect("has a name").to_string_lossy().into_owned();

    let print = format!("print mallar/{form} --word --centre {centre}");
    let made = handbok(&book, &print);
    assert!(made.status.success(), "{}", said(&made));
    let file = book.join(format!("{centre}.docx"));
    assert!(fs::read(&file).expect("is written").starts_with(b"PK"));

    fs::write(&file, "mina egna ord").expect("is written");
    let refused = handbok(&book, &print);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("inget Word-dokument"), "{}", said(&refused));
    assert_eq!(fs::read(&file).expect("is there"), b"mina egna ord");

    for (arguments, due) in [
        (format!("print mallar/{form} --word --centre {centre}x"), format!("Menade du {centre}?")),
        ("print vagledningen --word".to_owned(), "bara som PDF".to_owned()),
        (format!("print vagledningen --centre {centre}"), "görs inte för en enskild".to_owned()),
    ] {
        let refused = handbok(&book, &arguments);
        assert_eq!(refused.status.code(), Some(2), "{arguments}");
        assert!(said(&refused).contains(&due), "{arguments}: {}", said(&refused));
    }
}
