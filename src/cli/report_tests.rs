//! How findings look: Swedish, with the line they stand on, and nothing that moves the cursor.

use super::*;
use crate::diag::rule::Rule;
use crate::source::file::SourceFile;
use crate::source::span::FileId;

static GOAL: Rule = Rule {
    code: "okant-mal",
    severity: Severity::Error,
    title: "",
    why: "",
    wrong: "",
    right: "",
    source: "",
};

const LOOK: Look = Look { colours: false, width: 80 };

fn find(sources: &Sources, path: &str, needle: &str) -> Span {
    let id = sources.find(path).expect("is there");
    let at = sources.file(id).text().expect("is text").find(needle).expect("stands there");
    Span::new(id, at, at + needle.len())
}

#[test]
fn a_finding_shows_its_line_the_mark_and_the_way_out() {
    let sources = Sources::from_fixture(
        "-- content/centres/dalarna/a.yaml --\nnamn: Ängen\nlokala_mal:\n  - harlett_fran: tidig-lek\n",
    );
    let span = find(&sources, "content/centres/dalarna/a.yaml", "tidig-lek");
    let finding =
        Finding::new(&GOAL, span, "okänt mål ”tidig-lek”").did_you_mean(span, Some("tidiga-lekar"));
    let text = text(&sources, &[finding], LOOK);
    let expected = "\
fel[okant-mal]: okänt mål ”tidig-lek”
  ╭▸ content/centres/dalarna/a.yaml:3:19
  │
3 │   - harlett_fran: tidig-lek
  │                   ━━━━━━━━━
  ╰╴
hjälp: menade du ”tidiga-lekar”?
  ╭╴
3 -   - harlett_fran: tidig-lek
3 +   - harlett_fran: tidiga-lekar
  ╰╴
";
    assert!(text.starts_with(expected), "{text}");
}

#[test]
fn what_is_said_twice_is_told_once_with_the_other_places() {
    let sources =
        Sources::from_fixture("-- a.yaml --\nx: y\n-- b.yaml --\nx: y\n-- c.yaml --\nx: y\n");
    let findings: Vec<Finding> = ["a.yaml", "b.yaml", "c.yaml"]
        .iter()
        .map(|path| Finding::new(&GOAL, find(&sources, path, "y"), "okänt mål ”y”"))
        .collect();
    let text = text(&sources, &findings, LOOK);
    assert_eq!(text.matches("okänt mål").count(), 1);
    assert!(text.contains("även: 2 ställen till: b.yaml:1:4, c.yaml:1:4"), "{text}");
}

#[test]
fn codes_that_a_terminal_obeys_are_taken_out_of_what_authors_write() {
    let sources = Sources::from_fixture("-- a.yaml --\nx: \u{1b}[2Jy\u{7}\n");
    let span = find(&sources, "a.yaml", "\u{1b}[2Jy");
    let finding = Finding::new(&GOAL, span, "okänt mål ”\u{1b}[2Jy”")
        .help("ta bort \u{1b}]0;namn\u{7}")
        .suggest(span, "\u{1b}[31m");
    let text = text(&sources, &[finding], LOOK);
    assert!(!text.contains(['\u{1b}', '\u{7}']), "{text:?}");
}

#[test]
fn nothing_that_a_file_holds_or_a_span_points_at_stops_the_report() {
    let files = vec![
        SourceFile::new("0-tom.md", Vec::new()),
        SourceFile::new("1-bytes.md", vec![0xff, 0xfe, b'\n', 0x80]),
        SourceFile::new("2-lång.md", "å".repeat(20_000).into_bytes()),
        SourceFile::new("3-rader.md", "å\r\n\u{2028}b\rc\n\n\n".repeat(50).into_bytes()),
    ];
    let sources = Sources::new(files);
    let mut drawn = 0;
    for file in 0..4 {
        for start in [0, 1, 2, 3, 5, 50, 39_999, 40_000, 1_000_000] {
            for length in [0, 1, 2, 7, 300, 100_000] {
                let span = Span::new(FileId(file), start, start + length);
                let finding = Finding::new(&GOAL, span, "något")
                    .help("gör något")
                    .suggest(span, "annat")
                    .see(span, "här");
                assert!(text(&sources, &[finding], LOOK).contains("något"));
                drawn += 1;
            }
        }
    }
    assert_eq!(drawn, 4 * 9 * 6);
}

#[test]
fn long_advice_is_broken_to_the_width_and_no_break_spaces_hold() {
    let text = wrap("ett två tre fyra fem sex sju 18\u{a0}266 åtta nio tio", 34, 10);
    assert!(text.lines().all(|line| line.chars().count() <= 24), "{text}");
    assert!(text.contains("18\u{a0}266"));
}

#[test]
fn a_long_line_is_cut_around_its_change() {
    let text = format!("{}felet {}", "ord ".repeat(60), "ord ".repeat(60));
    let sources = Sources::from_fixture(&format!("-- a.md --\n{text}\n"));
    let id = sources.find("a.md").expect("is there");
    let span = Span::new(id, 240, 245);
    let finding = Finding::new(&GOAL, span, "så").fix(span, "rättat");
    let told = super::text(&sources, &[finding], Look { colours: false, width: 60 });
    assert!(told.lines().all(|line| line.chars().count() <= 62), "{told}");
    assert!(told.contains("felet") && told.contains("rättat"), "{told}");
}
