//! A theme of the handbook's own is set by a hand beside the press: what takes all memory, all time or
//! all stack is told at the theme's file, and neither the press nor anything of the hand's stays.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use handbok::apart::bounds::Bounds;
use handbok::apart::crew::Crew;
use handbok::disk::load::Loaded;
use handbok::disk::printed::Shelf;
use handbok::model::handbook::Handbook;
use handbok::pipeline::{self, Draft};
use handbok::print::booklet::Booklet;
use handbok::print::card::{self, Painter};
use handbok::print::press::{BOUNDS, Outcome, Press};
use handbok::serve::edition::{Answer, Edition};
use handbok::serve::lasting::Lasting;
use handbok::source::sources::Sources;
use handbok::theme::Theme;

use crate::made_up::{draft, start};

const BOOK: &str = concat!(
    draft!(),
    start!(),
    "\
Ett stycke med en [länk](https://exempel.se/) och **starka** ord.
-- themes/default/print/theme.typ --
"
);

const WHOLE: Booklet = Booklet::Whole { region: None };
const FILE: &str = "themes/default/print/theme.typ";

/// A theme that goes on for longer than anyone waits, whatever the machine.
const ENDLESS: &str = "#for a in range(99999) { for b in range(99999) { let c = a + b } }\n";

/// The theme in the binary with something more at its end, and the line where that begins.
fn theme(more: &str) -> (String, usize) {
    let embedded = Theme::embedded();
    let before = embedded.text("print/theme.typ").expect("in the binary");
    (format!("{before}{more}"), before.lines().count() + 1)
}

/// A handbook whose theme for print has something more at its end, and the line where that begins.
fn book(more: &str) -> (Sources, Handbook, usize) {
    let (theme, line) = theme(more);
    let sources = Sources::from_fixture(&format!("{BOOK}{theme}"));
    let handbook = pipeline::prepare(&sources, &crate::settings()).handbook;
    (sources, handbook, line)
}

fn crew(bounds: Bounds) -> Crew {
    Crew::new(PathBuf::from(env!("CARGO_BIN_EXE_handbok")), bounds)
}

/// Sets booklets with the handbook's own theme, and tells of each whether it was made, and what was
/// found: code, file, line, message.
fn told(more: &str, crew: &Crew, booklets: &[Booklet]) -> Vec<(bool, Vec<String>)> {
    let (sources, handbook, line) = book(more);
    let theme = Theme::overlaid(&sources, "default");
    let press = Press::new(&handbook, &sources, &theme).with_crew(crew);
    let tell = |outcome: Outcome| {
        let found = outcome.diags.sorted();
        let found = found.iter().map(|f| {
            let place = sources.place(f.span);
            let file = &sources.file(f.span.file).path;
            let after = (place.line + 1).saturating_sub(line);
            format!("{} {file} +{after} {}", f.rule.code, f.message)
        });
        (outcome.printed.is_some(), found.collect())
    };
    booklets.iter().map(|booklet| tell(press.set(*booklet))).collect()
}

#[test]
fn what_a_hand_sets_is_to_the_byte_what_the_press_sets_and_the_next_is_too() {
    let (sources, handbook, _) = book("#let p(body) = text(fill: rgb(\"#004b87\"), body)\n");
    let theme = Theme::overlaid(&sources, "default");
    let crew = crew(BOUNDS);
    let here = Press::new(&handbook, &sources, &theme);
    let apart = Press::new(&handbook, &sources, &theme).with_crew(&crew);
    for booklet in [WHOLE, Booklet::Chapter(handbook.chapters[0].opening), Booklet::Large, WHOLE] {
        let (here, apart) = (here.set(booklet), apart.set(booklet));
        assert!(here.printed.is_some() && here.printed == apart.printed, "{booklet:?}");
        assert_eq!(here.diags.as_slice(), apart.diags.as_slice());
    }
    let painter = Painter::new(&theme).with_crew(&crew);
    for card in card::plan(&handbook) {
        let drawn = painter.png(&card);
        assert!(drawn.is_ok() && drawn == Painter::new(&theme).png(&card));
    }
}

#[test]
fn what_typst_objects_to_is_told_alike_by_a_hand_and_by_the_press() {
    for more in [
        "#let q = okand\n",
        "#let f(n) = f(n + 1)\n#f(0)\n",
        "#let f(n) = [#f(n + 1)]\n#f(0)\n",
        "#while true {}\n",
        "#let p(body) = { assert(false, message: \"could not be displayed with any font\") }\n",
    ] {
        let (sources, handbook, _) = book(more);
        let theme = Theme::overlaid(&sources, "default");
        let here = Press::new(&handbook, &sources, &theme).set(WHOLE);
        let crew = crew(BOUNDS);
        let apart = Press::new(&handbook, &sources, &theme).with_crew(&crew).set(WHOLE);
        assert!(!here.diags.as_slice().is_empty(), "{more}");
        assert_eq!(here.diags.as_slice(), apart.diags.as_slice(), "{more}");
        assert_eq!(here.printed, apart.printed, "{more}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_theme_that_takes_all_memory_or_stack_is_told_at_its_line_and_the_press_lives() {
    let crew = crew(Bounds { memory: 2 << 30, ..BOUNDS });
    let nest = "#let x = ()\n#for i in range(9000) { for j in range(50) { x = (x,) } }\n";
    let memory = "temat tog mer minne än typsättaren får, högst 2\u{a0}GB";
    let cases = [
        ("#let x = \"a\" * 10000000000\n".to_owned(), memory),
        ("#let x = (0,) * 1000000000\n".to_owned(), memory),
        ("#let x = (0,) * 9000000000000000000\n".to_owned(), memory),
        (format!("{nest}#let y = repr(x)\n"), "fler led än typsättaren klarar"),
    ];
    for (more, due) in cases {
        let told = told(&more, &crew, &[WHOLE]);
        let [(false, found)] = told.as_slice() else { panic!("{more}: {told:?}") };
        let [one] = found.as_slice() else { panic!("{more}: {found:?}") };
        let begins = format!("tryck-utan-slut {FILE} +1 pdf/vagledningen.pdf gjordes inte: ");
        assert!(one.starts_with(&begins) && one.contains(due), "{more}: {one}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_theme_that_fails_one_booklet_leaves_the_others_whole() {
    let more = "\
#let before = booklet
#let booklet(..a, body) = {
  if a.named().kind == \"book\" { let x = \"a\" * 10000000000 }
  before(..a, body)
}
";
    let (_, handbook, _) = book("");
    let chapter = Booklet::Chapter(handbook.chapters[0].opening);
    let told = told(more, &crew(BOUNDS), &[WHOLE, chapter, Booklet::Large, chapter]);
    let made: Vec<bool> = told.iter().map(|(made, _)| *made).collect();
    assert_eq!(made, [false, true, false, true], "{told:?}");
    assert!(told[1].1.is_empty(), "{told:?}");
}

#[test]
fn where_no_hand_can_be_had_the_press_sets_the_theme_itself() {
    let crew = Crew::new(PathBuf::from("finns-inte"), BOUNDS);
    assert_eq!(told("// Egen.", &crew, &[WHOLE]), [(true, Vec::new())]);
    let (sources, _, _) = book("// Egen.");
    let theme = Theme::overlaid(&sources, "default");
    let handbook = pipeline::prepare(&sources, &crate::settings()).handbook;
    let card = card::plan(&handbook).remove(0);
    assert!(Painter::new(&theme).with_crew(&crew).png(&card).is_ok());
}

#[test]
fn the_command_of_a_hand_is_shown_to_nobody() {
    let run = |arguments: &[&str]| {
        let run = Command::new(env!("CARGO_BIN_EXE_handbok")).args(arguments).output();
        let run = run.expect("starts");
        [run.stdout, run.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat()
    };
    assert!(run(&["__sat"]).contains("finns inte"));
    for arguments in [&["--help"][..], &[], &["__sat"], &["satt"]] {
        assert!(!run(arguments).contains("__satt"), "{arguments:?}");
    }
}

/// The name of the test that runs in a program of its own, so that it can count what is its own.
const ALONE: &str = "HANDBOK_TEST_ALONE";

/// Runs a test again in a program of its own; whether this is that program.
fn alone(name: &str) -> bool {
    if std::env::var_os(ALONE).is_some() {
        return true;
    }
    let run = Command::new(std::env::current_exe().expect("is a program"))
        .args(["--exact", name, "--nocapture"])
        .env(ALONE, name)
        .output()
        .expect("starts");
    let said = [run.stdout, run.stderr].map(|s| String::from_utf8_lossy(&s).into_owned()).concat();
    assert!(run.status.success() && said.contains("1 passed"), "{said}");
    false
}

/// The threads of this program that set type or carry messages, and the programs that it has started,
/// as the system tells them; none where it does not.
fn left() -> Option<Vec<String>> {
    let read = |path: &Path| std::fs::read_to_string(path).ok();
    let mut left = Vec::new();
    for task in std::fs::read_dir("/proc/self/task").ok()? {
        let task = task.ok()?.path();
        let name = read(&task.join("comm")).unwrap_or_default().trim().to_owned();
        if name == "tryck" || name == "bud" {
            left.push(name);
        }
    }
    let own = std::process::id().to_string();
    for other in std::fs::read_dir("/proc").ok()?.flatten() {
        // Programs that end meanwhile, and what is no program.
        let Some(stat) = read(&other.path().join("stat")) else { continue };
        // After the name in brackets: the state, then the parent.
        let parent = stat.rsplit_once(") ").and_then(|(_, rest)| rest.split(' ').nth(1));
        if parent == Some(&own) {
            left.push(stat);
        }
    }
    Some(left)
}

/// Waits until nothing is left: a thread that has ended is listed for a moment more.
fn until_nothing_is_left() {
    for _ in 0..6000 {
        if left().is_none_or(|left| left.is_empty()) {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("left: {:?}", left());
}

/// A preview of a handbook whose theme has something more at its end.
fn edition(more: &str, crew: Arc<Crew>, room: &Path) -> Edition {
    let (theme, _) = theme(more);
    let sources = Sources::from_fixture(&format!("{BOOK}{theme}"));
    let draft = Draft::new(&sources, &crate::settings());
    let loaded = Loaded { sources, ..Loaded::default() };
    let hands = Arc::new(Lasting::new(crew, Arc::default()));
    Edition::open(1, loaded, draft.bound(), Shelf::of(room), hands, Duration::ZERO)
        .expect("has a thread")
}

#[test]
fn a_theme_that_never_ends_is_told_leaves_nothing_behind_and_the_preview_goes_on() {
    if !alone(
        "apart::a_theme_that_never_ends_is_told_leaves_nothing_behind_and_the_preview_goes_on",
    ) {
        return;
    }
    let brief = Bounds { patience: Duration::from_millis(300), ..BOUNDS };
    let all = told(ENDLESS, &crew(brief), &[WHOLE, Booklet::Large]);
    for (made, found) in &all {
        assert!(!made, "{all:?}");
        assert!(
            found[0].starts_with(&format!("tryck-utan-slut {FILE} +1 pdf/vagledningen")),
            "{all:?}"
        );
        assert!(found[0].ends_with("gjordes inte: temat blev inte färdigt på 1\u{a0}s"), "{all:?}");
    }
    until_nothing_is_left();

    let room = tempfile::tempdir().expect("a temporary folder");
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let edition = edition(ENDLESS, Arc::new(crew(brief)), room.path());
    for _ in 0..2 {
        let Answer::Failed(why) = runtime.block_on(edition.ask("pdf/vagledningen.pdf")) else {
            panic!("an endless PDF was made")
        };
        assert!(why.contains("blev inte färdigt"), "{why}");
        assert_eq!(runtime.block_on(edition.ask("kort/vagledningen.png")), Answer::Missing);
        let page = runtime.block_on(edition.ask("index.html"));
        assert!(matches!(page, Answer::File(_)), "{page:?}");
        until_nothing_is_left();
    }
}

/// A new handbook in a folder, whose theme has a file for print with something more at its end.
fn folder(file: &str, more: &str) -> tempfile::TempDir {
    let room = crate::commands::room();
    let theme = room.path().join("bok/themes/default/print");
    std::fs::create_dir_all(&theme).expect("can be made");
    let embedded = Theme::embedded();
    let before = embedded.text(&format!("print/{file}")).expect("in the binary");
    std::fs::write(theme.join(file), format!("{before}{more}")).expect("is written");
    room
}

#[cfg(target_os = "linux")]
#[test]
fn a_build_with_a_theme_that_takes_all_memory_ends_with_findings_and_writes_nothing() {
    for (file, what) in
        [("theme.typ", "pdf/vagledningen.pdf"), ("card.typ", "kort/vagledningen.png")]
    {
        let room = folder(file, "#let x = \"a\" * 10000000000\n");
        let book = room.path().join("bok");
        let built = crate::commands::handbok(&book, "build --no-search");
        let said = crate::commands::err(&built);
        assert_eq!(crate::commands::code(&built), 1, "{said}");
        let words: Vec<&str> = said.split_whitespace().collect();
        let said = words.join(" ");
        assert!(
            said.contains(&format!("fel[tryck-utan-slut]: {what} gjordes inte: temat tog mer"))
        );
        assert!(said.contains(&format!("themes/default/print/{file}:")), "{said}");
        assert!(said.contains("Ingenting är skrivet") && !said.contains("memory"), "{said}");
        assert!(!book.join("dist").exists());
    }
}

#[test]
fn a_card_that_cannot_be_drawn_is_told_at_its_file() {
    let room = folder("card.typ", "#let card(..a) = okand\n");
    let built = crate::commands::handbok(&room.path().join("bok"), "build --no-search");
    let said = crate::commands::err(&built);
    assert_eq!(crate::commands::code(&built), 1, "{said}");
    assert_eq!(said.matches("fel[fel-i-trycktema]").count(), 1, "{said}");
    assert!(said.contains("kort/vagledningen.png gjordes inte: ett namn är okänt"), "{said}");
    assert!(said.contains("themes/default/print/card.typ:"), "{said}");
}

/// The hands of a program, by their number, as Linux tells them.
#[cfg(target_os = "linux")]
fn hands(parent: u32) -> Vec<u32> {
    let parent = parent.to_string();
    let mut hands = Vec::new();
    for entry in std::fs::read_dir("/proc").expect("is listed").flatten() {
        let read = |name: &str| std::fs::read(entry.path().join(name)).unwrap_or_default();
        let stat = String::from_utf8_lossy(&read("stat")).into_owned();
        let after = stat.rsplit_once(") ").map(|(_, rest)| rest.split(' ').collect::<Vec<_>>());
        let is_child = after.is_some_and(|rest| rest.get(1) == Some(&parent.as_str()));
        let is_hand = String::from_utf8_lossy(&read("cmdline")).contains("__satt");
        if is_child && is_hand {
            hands.extend(entry.file_name().to_string_lossy().parse::<u32>());
        }
    }
    hands
}

/// Waits, however slow the machine is, until something is so.
#[cfg(target_os = "linux")]
fn until<T>(mut look: impl FnMut() -> Option<T>) -> T {
    for _ in 0..12_000 {
        if let Some(seen) = look() {
            return seen;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("it never came to be so");
}

#[cfg(target_os = "linux")]
#[test]
fn a_hand_at_endless_work_ends_when_the_program_that_started_it_is_killed() {
    let room = folder("theme.typ", ENDLESS);
    let mut program = crate::commands::command(&room.path().join("bok"), "print vagledningen");
    let program = program.stderr(std::process::Stdio::null());
    let mut program = program.spawn().expect("starts");
    let hand = until(|| hands(program.id()).first().copied());
    let place = PathBuf::from(format!("/proc/{hand}"));
    program.kill().expect("can be killed");
    program.wait().expect("ends");
    // A program that has ended may be listed until somebody asks how.
    until(|| {
        let stat = std::fs::read_to_string(place.join("stat")).unwrap_or_default();
        let state = stat.rsplit_once(") ").map_or("gone", |(_, rest)| rest);
        (state == "gone" || state.starts_with('Z')).then_some(())
    });
}

#[cfg(target_os = "linux")]
#[test]
fn a_hand_that_is_ended_while_it_waits_is_not_the_themes_fault() {
    if !alone("apart::a_hand_that_is_ended_while_it_waits_is_not_the_themes_fault") {
        return;
    }
    let crew = crew(BOUNDS);
    assert_eq!(told("// Egen.", &crew, &[WHOLE]), [(true, Vec::new())]);
    let waiting = hands(std::process::id());
    assert_eq!(waiting.len(), 1);
    let killed = Command::new("kill").args(["-9", &waiting[0].to_string()]).status();
    assert!(killed.expect("starts").success());
    assert_eq!(told("// Egen.", &crew, &[Booklet::Large]), [(true, Vec::new())]);
    assert_ne!(hands(std::process::id()), waiting);
}

#[cfg(target_os = "linux")]
#[test]
fn what_an_edition_has_at_hand_ends_with_it_and_the_next_edition_is_set() {
    if !alone("apart::what_an_edition_has_at_hand_ends_with_it_and_the_next_edition_is_set") {
        return;
    }
    let room = tempfile::tempdir().expect("a temporary folder");
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    let crew = Arc::new(crew(BOUNDS));
    let first = Arc::new(edition(ENDLESS, Arc::clone(&crew), room.path()));
    let asked = Arc::clone(&first);
    let asking = runtime.spawn(async move { asked.ask("pdf/vagledningen.pdf").await });
    let at_work = until(|| {
        runtime.block_on(tokio::task::yield_now());
        hands(std::process::id()).first().copied()
    });
    // What is slow but no PDF does not wait for it.
    let card = runtime.block_on(async {
        tokio::time::timeout(Duration::from_mins(2), first.ask("kort/vagledningen.png")).await
    });
    assert!(matches!(card, Ok(Answer::File(_))), "{card:?}");
    // The browser goes away, and a save makes another edition.
    asking.abort();
    drop(first);
    until(|| {
        runtime.block_on(tokio::task::yield_now());
        (!hands(std::process::id()).contains(&at_work)).then_some(())
    });
    let next = edition("// Egen.", Arc::clone(&crew), room.path());
    let pdf = runtime.block_on(next.ask("pdf/vagledningen.pdf"));
    assert!(matches!(pdf, Answer::File(_)), "{pdf:?}");
    drop((next, crew));
    until_nothing_is_left();
}
