//! What an edit costs, counted in work and not in seconds: pages rendered, files and bytes written.
//! None of it grows with the handbook. (How many texts are bound is counted in `edits`.)

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use handbok::apart::crew::Crew;
use handbok::disk::load::Loaded;
use handbok::disk::printed::Shelf;
use handbok::disk::write::{Report, Writer};
use handbok::pipeline::Draft;
use handbok::print::booklet::Booklet;
use handbok::print::press::{BOUNDS, Press};
use handbok::print::stock::Stock;
use handbok::serve::edition::{Answer, Edition};
use handbok::serve::lasting::Lasting;
use handbok::site::{Site, assets, page, plan};
use handbok::source::sources::Sources;
use handbok::source::span::FileId;
use handbok::theme::Theme;

use crate::made_up::{chief, plain, source};

const HEAD: &str = concat!(plain!(), chief!(), source!());

const FRONT: &str = "---\ntitel: Sida\ningress: Du får veta.\nansvarig_roll: chef\n\
    granskad: nej\ngranskas_senast: 2027-06-01\nstatus: utkast\n---\n\n";

const EDITED: &str = "guidance/chapters/1-kapitel-1/3-avsnitt-3.md";
const SHOWN: &str = "kapitel/kapitel-1/avsnitt-3.html";

/// A made-up handbook of so many chapters, each with ten sections.
fn book(chapters: usize) -> Sources {
    let mut text = format!("{HEAD}-- content/index.md --\n{FRONT}Text.\n");
    for chapter in 1..=chapters {
        let folder = format!("guidance/chapters/{chapter}-kapitel-{chapter}");
        let _ = write!(text, "-- {folder}/index.md --\n{FRONT}Text.\n");
        for section in 1..=10 {
            let _ = write!(text, "-- {folder}/{section}-avsnitt-{section}.md --\n{FRONT}Text.\n");
        }
    }
    Sources::from_fixture(&text)
}

fn edited(sources: &Sources) -> (Sources, FileId) {
    let id = sources.find(EDITED).expect("is there");
    (sources.with(id, format!("{FRONT}En annan text.\n").into()), id)
}

/// The preview of a handbook after an edit of one page.
fn preview(chapters: usize, room: &Path) -> Edition {
    let (before, settings) = (book(chapters), crate::settings());
    let mut draft = Draft::new(&before, &settings);
    let (sources, id) = edited(&before);
    assert!(draft.edit(&sources, &settings, &[id]), "an edit of a text is taken");
    let loaded = Loaded { sources, ..Loaded::default() };
    let crew = Arc::new(Crew::new(PathBuf::new(), BOUNDS));
    let hands = Arc::new(Lasting::new(crew, Arc::default()));
    Edition::open(2, loaded, draft.bound(), Shelf::of(room), hands, Duration::ZERO)
        .expect("has a thread")
}

#[test]
fn after_a_save_the_preview_renders_the_page_that_is_asked_for_and_no_other() {
    let room = tempfile::tempdir().expect("a temporary folder");
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    for chapters in [2, 8] {
        let edition = preview(chapters, room.path());
        assert_eq!(edition.rendered(), 0, "nobody has asked for anything");
        let Answer::File(page) = runtime.block_on(edition.ask(SHOWN)) else {
            panic!("the page is there")
        };
        assert!(String::from_utf8_lossy(&page).contains("En annan text."));
        assert_eq!(edition.rendered(), 1, "{chapters} chapters");
        // Whoever searches needs every page: the count is of what is done.
        if chapters == 2 {
            let index = runtime.block_on(edition.ask("sok/ord.txt"));
            assert!(matches!(index, Answer::File(_)), "{index:?}");
            assert!(edition.rendered() > 22, "{}", edition.rendered());
        }
    }
}

#[test]
fn after_a_save_no_other_text_of_the_booklet_is_parsed_again() {
    let (stock, theme) = (Arc::new(Stock::of_texts()), Theme::embedded());
    let before = book(2);
    let mut parsed = Vec::new();
    for sources in [edited(&before).0, before] {
        let handbook = Draft::new(&sources, &crate::settings()).bound().handbook;
        let press = Press::out_of(Arc::clone(&stock), &handbook, &sources, &theme);
        let outcome = press.set(Booklet::Whole { region: None });
        assert!(outcome.printed.is_some(), "{:?}", outcome.diags);
        parsed.push(stock.parsed());
    }
    assert!(parsed[0] > 22, "each part and the theme: {parsed:?}");
    assert_eq!(parsed[1], parsed[0] + 1);
}

#[test]
fn a_pdf_that_somebody_has_open_is_set_again_before_they_ask() {
    let room = tempfile::tempdir().expect("a temporary folder");
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let crew = Arc::new(Crew::new(PathBuf::new(), BOUNDS));
    let stock = Arc::new(Stock::of_texts());
    let hands = Arc::new(Lasting::new(crew, Arc::clone(&stock)));
    let open = |number, sources: Sources| {
        let bound = Draft::new(&sources, &crate::settings()).bound();
        let loaded = Loaded { sources, ..Loaded::default() };
        let shelf = Shelf::of(room.path());
        let edition =
            Edition::open(number, loaded, bound, shelf, Arc::clone(&hands), Duration::ZERO);
        edition.expect("has a thread")
    };
    let pdf = "pdf/vagledningen.pdf";
    let first = open(1, book(1));
    let Answer::File(before) = runtime.block_on(first.ask(pdf)) else { panic!("the PDF is there") };
    let parsed = stock.parsed();
    let second = open(2, edited(&book(1)).0);
    let begun = (0..6000).any(|_| {
        std::thread::sleep(Duration::from_millis(10));
        stock.parsed() > parsed
    });
    assert!(begun, "the text that was edited has been read for the PDF");
    assert_eq!(hands.take_open(), None, "once: who has it open no longer costs nothing");
    let Answer::File(after) = runtime.block_on(second.ask(pdf)) else { panic!("the PDF is there") };
    assert!(before != after);
    assert_eq!(stock.parsed(), parsed + 1, "it is set once");
    assert_eq!(hands.take_open().as_deref(), Some(pdf));
}

/// Builds a handbook's site, and tells what was written.
fn build(sources: &Sources, target: &Path) -> Report {
    let draft = Draft::new(sources, &crate::settings());
    let handbook = draft.bound().handbook;
    let theme = Theme::overlaid(sources, "default");
    let site = Site::new(&handbook, sources, &theme, Vec::new());
    let writer = Writer::open(target, || ()).expect("is free");
    let pages = plan::plan(&handbook).into_iter().map(|target| page::page(&site, target));
    for output in pages.chain(assets::assets(&site)) {
        writer.put(&output).expect("is written");
    }
    writer.commit().expect("takes its place")
}

#[test]
fn a_build_after_an_edit_writes_as_many_files_in_a_large_handbook_as_in_a_small_one() {
    let room = tempfile::tempdir().expect("a temporary folder");
    let reports: Vec<(Report, Report, Report)> = [2, 8]
        .map(|chapters| {
            let target = room.path().join(chapters.to_string());
            let sources = book(chapters);
            let first = build(&sources, &target);
            let second = build(&edited(&sources).0, &target);
            (first, second, build(&edited(&sources).0, &target))
        })
        .into();
    for (first, second, third) in &reports {
        assert_eq!((first.written, first.fresh), (first.unchanged + first.written, first.bytes));
        assert!(second.written > 0 && second.written < 6, "{second:?}");
        assert_eq!((third.written, third.fresh), (0, 0), "nothing was edited");
    }
    let [(few, edit_of_few, _), (many, edit_of_many, _)] = reports.as_slice() else {
        panic!("two handbooks")
    };
    assert!(many.written > few.written + 60, "the one is larger");
    assert_eq!(edit_of_many.written, edit_of_few.written);
    // Lists of every page are longer where there are more pages; nothing else is.
    let longer = edit_of_many.fresh.saturating_sub(edit_of_few.fresh);
    assert!(longer < 66 * 400, "{longer} bytes more, for 66 pages more");
}
