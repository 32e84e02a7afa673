//! Small handbooks set whole: every construct reaches paper, and nothing bad stops the press.

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use handbok::model::handbook::Handbook;
use handbok::model::link::Target;
use handbok::print::booklet::{Booklet, file};
use handbok::print::listed::plan;
use handbok::print::press::{Outcome, Press};
use handbok::source::sources::Sources;
use handbok::theme::Theme;

use crate::made_up::{draft, read, region, start};

const FRAME: &str = concat!(
    draft!(),
    "undertitel: En liten vägledning\n",
    region!(),
    start!(),
    "\
Inledning till [nästa](1-mer.md).
-- guidance/chapters/1-start/1-mer.md --
---
titel: Mer
ingress: Här fortsätter det.
granskad: nej
granskas_senast: 2027-01-01
status: utkast
---

"
);

fn handbook(section: &str) -> (Sources, Handbook) {
    read(&format!("{FRAME}{section}"))
}

/// The chapter that holds the section, set with the theme in the binary.
fn set(section: &str) -> Outcome {
    let (sources, hb) = handbook(section);
    let theme = Theme::embedded();
    Press::new(&hb, &sources, &theme).set(Booklet::Chapter(hb.chapters[0].opening))
}

fn codes(outcome: &Outcome) -> Vec<&'static str> {
    outcome.diags.clone().sorted().iter().map(|f| f.rule.code).collect()
}

const EVERYTHING: &str = r#"
## Rubrik med *betoning* och `kod`

Ett stycke med **stark**, ~~struken~~ och [en länk](https://exempel.se/a/b).[^1] Samma [länk](https://exempel.se/a/b)
igen, hård\
radbrytning och en not till.[^1]

[^1]: En fotnot med [länk](https://exempel.se/c).

- en punkt
  - en punkt i en punkt
    1. ett tal
- en till

7. sju
8. åtta

- [ ] att göra
- [x] gjort

Term
: Vad den betyder.

> Ett citat.

> [!NOTE] Egen rubrik
> Att tänka på.

> [!EJ BESLUTAD]
> Ett förslag.

> [!REGION prov] I Prov
> Så gör vi här.

| Län | Antal |
|-----|------:|
| Prov | 18 266 |
| Två  | −3 788 |

```
kod som står kvar
```

![Ett streck](../../../content/images/a.svg "Bildtext")

***

### Fråga?

- [ ] fel
- [x] rätt

> [!SVAR]
> För att det är så.
-- content/images/a.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0L40 20" stroke="black"/></svg>
"#;

#[test]
fn every_construct_reaches_paper_without_a_finding() {
    let outcome = set(EVERYTHING);
    assert_eq!(codes(&outcome), Vec::<&str>::new());
    let printed = outcome.printed.expect("a PDF");
    assert!(printed.bytes.starts_with(b"%PDF-1.7"));
    assert!(printed.pages >= 2);
}

#[test]
fn words_in_another_language_say_so_on_paper_too() {
    let lang = |text: &str, tag: &str| {
        let printed = set(text).printed.expect("a PDF");
        let told = format!("/Lang({tag})");
        let spaced = format!("/Lang ({tag})");
        let text = String::from_utf8_lossy(&printed.bytes).into_owned();
        text.contains(&told) || text.contains(&spaced) || inflated(&printed.bytes, &told, &spaced)
    };
    let text = "Det kallas [early *intervention*](sprak:en) ibland.\n";
    assert!(lang(text, "en"), "the words are in English");
    assert!(lang(text, "sv"), "the page is in Swedish");
    assert!(!lang("Det kallas tidig insats.\n", "en"));
}

/// Whether a packed part of a PDF says one of two things.
fn inflated(bytes: &[u8], one: &str, other: &str) -> bool {
    let start = b"stream\n";
    let places = bytes.windows(start.len()).enumerate().filter(|(_, w)| w == start);
    places.map(|(at, _)| &bytes[at + start.len()..]).any(|rest| {
        let mut text = Vec::new();
        // What is no packed text, or ends where the next part begins, is read as far as it goes.
        let _ = ZlibDecoder::new(rest).read_to_end(&mut text);
        let text = String::from_utf8_lossy(&text);
        text.contains(one) || text.contains(other)
    })
}

#[test]
fn the_same_handbook_gives_the_same_bytes_and_the_same_key() {
    let (sources, hb) = handbook(EVERYTHING);
    let theme = Theme::embedded();
    let whole = Booklet::Whole { region: None };
    let one = Press::new(&hb, &sources, &theme);
    let two = Press::new(&hb, &sources, &theme);
    assert_eq!(one.key(whole), two.key(whole));
    assert!(one.set(whole).printed.is_some());
    assert_eq!(one.set(whole).printed, two.set(whole).printed);
    let (other_sources, other) = handbook("Andra ord.\n");
    assert_ne!(one.key(whole), Press::new(&other, &other_sources, &theme).key(whole));
}

#[test]
fn bad_input_is_told_and_a_pdf_is_made_without_it() {
    let deep = format!("{}text", "> ".repeat(30));
    let outcome = set(&format!(
        "## Ett\n\n#### Tre\n\n![Trasig](../../../content/images/a.svg)\n\n歓迎 och 👏\n\n{}\n\n{deep}\n\n## Not[^a]\n\n[^a]: Ord.\n-- content/images/a.svg --\n<svg\n",
        "b".repeat(300)
    ));
    let codes = codes(&outcome);
    for code in [
        "for-djup-nastling",
        "tecken-utan-typ",
        "for-langt-ord",
        "bild-gar-inte-att-trycka",
        "fotnot-i-rubrik",
    ] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
    assert!(outcome.printed.is_some());
}

#[test]
fn no_words_become_typst_source() {
    for words in [
        "#panic(\"x\")",
        "\"];#panic()[\"",
        "$ x $ \\ `# ] )",
        "#{ while true {} }",
        "\\u{0022} #sys.inputs",
        "//* #read(\"/etc/passwd\") */",
    ] {
        let text = format!(
            "{words}\n\n- {words}\n\n> [!NOTE] {words}\n> {words}\n\n| {words} |\n|---|\n| {words} |\n"
        );
        let outcome = set(&text);
        assert!(outcome.printed.is_some(), "{words}");
        assert_eq!(codes(&outcome), Vec::<&str>::new(), "{words}");
    }
}

#[test]
fn a_fault_in_a_theme_is_told_at_its_file_and_stops_the_pdf() {
    let fixture = format!(
        "{FRAME}Ord.\n-- themes/egen/print/tokens.typ --\n#let ink = rgb(\"#1e2426\")\n#let muted = okand\n"
    );
    let (sources, hb) = read(&fixture);
    let theme = Theme::overlaid(&sources, "egen");
    let outcome = Press::new(&hb, &sources, &theme).set(Booklet::Whole { region: None });
    assert!(outcome.printed.is_none());
    let findings = outcome.diags.sorted();
    assert_eq!(findings[0].rule.code, "fel-i-trycktema");
    let place = sources.place(findings[0].span);
    assert_eq!((sources.file(findings[0].span.file).name(), place.line), ("tokens.typ", 2));
}

#[test]
fn booklets_have_addresses_of_their_own_and_pages_know_theirs() {
    let (_, hb) = handbook("Ord.\n");
    let mut paths: Vec<String> = plan(&hb).iter().map(|b| b.path(&hb)).collect();
    assert_eq!(
        paths,
        [
            "pdf/vagledningen.pdf",
            "pdf/vagledningen-stor-stil.pdf",
            "pdf/vagledningen-dubbelsidig.pdf",
            "pdf/kapitel/start.pdf"
        ]
    );
    paths.dedup();
    assert_eq!(paths.len(), 4);
    let section = hb.articles.find("guidance/chapters/1-start/1-mer.md").expect("read");
    assert_eq!(file(&hb, Target::Article(section)).as_deref(), Some("pdf/kapitel/start.pdf"));
    assert_eq!(file(&hb, Target::Front).as_deref(), Some("pdf/vagledningen.pdf"));
}

/// The only finding with this code, as its file and line.
fn places(sources: &Sources, outcome: &Outcome, code: &str) -> Vec<(String, usize)> {
    let findings = outcome.diags.clone().sorted();
    let due = findings.iter().filter(|f| f.rule.code == code);
    due.map(|f| {
        let file = sources.file(f.span.file).path.clone();
        (file, sources.place(f.span).line)
    })
    .collect()
}

#[test]
fn each_bad_thing_is_told_by_its_own_finding_and_the_rest_is_printed() {
    let image = "![Bild](../../../content/images/a.svg)\n-- content/images/a.svg --\n";
    let svg = |inside: &str| {
        let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\">";
        format!("{image}{head}{inside}</svg>\n")
    };
    let wide = |cells: &str| format!("|{}\n", format!(" {cells} |").repeat(40));
    let photo = format!(
        "![Foto](../../../content/images/a.jpg)\n-- content/images/a.jpg --\n{}\n",
        "x".repeat(40 << 20)
    );
    let cases = [
        ("Klapp 👏 för er.\n".to_owned(), "tecken-utan-typ"),
        ("| År | Antal |\n|---|---|\n| 2025 | 歓 |\n".to_owned(), "tecken-utan-typ"),
        (format!("{image}<svg\n"), "bild-gar-inte-att-trycka"),
        (svg("<image href=\"https://exempel.se/a.png\"/>"), "bild-gar-inte-att-trycka"),
        (photo, "bild-gar-inte-att-trycka"),
        (
            format!("{}{}{}", wide("Rubrik"), wide("---"), wide("innehåll")),
            "tabell-bredare-an-sidan",
        ),
        (format!("{}\n", "ord".repeat(100)), "for-langt-ord"),
    ];
    for (text, code) in cases {
        let outcome = set(&text);
        let shown: String = text.chars().take(60).collect();
        assert_eq!(codes(&outcome), [code], "{shown}");
        assert!(outcome.printed.is_some(), "{shown}");
    }
}

#[test]
fn what_only_looks_bad_is_printed_without_a_finding() {
    let rows = "| År | Förändring |\n|---|---:|\n| 2020–2025 | −3 788 |\n";
    for text in [rows, "", "<!-- bara en anteckning -->\n", "Ordet سلام är arabiska.\n"] {
        let outcome = set(text);
        assert_eq!(codes(&outcome), Vec::<&str>::new(), "{text}");
        assert!(outcome.printed.is_some(), "{text}");
    }
}

#[test]
fn a_chapter_without_a_word_is_printed_with_its_title() {
    let fixture = FRAME.replace("Inledning till [nästa](1-mer.md).", "");
    let fixture = fixture.split("-- guidance/chapters/1-start/1-mer.md --").next().expect("a part");
    let (sources, hb) = read(fixture);
    let theme = Theme::embedded();
    let press = Press::new(&hb, &sources, &theme);
    for booklet in plan(&hb) {
        assert!(press.set(booklet).printed.is_some(), "{}", booklet.path(&hb));
    }
}

#[test]
fn what_typst_refuses_is_told_at_the_line_that_caused_it_and_left_out() {
    let embedded = Theme::embedded();
    let inline = embedded.get("print/inline.typ").expect("in the binary");
    let inline = String::from_utf8(inline.bytes.to_vec()).expect("is UTF-8");
    // A theme that has no shape for one word: Typst then refuses at the call in the chapter's text.
    let refusing = inline.replace(
        "#let mono(words) = raw(words)",
        "#let mono(words) = {\n  assert(words != \"stopp\", message: \"could not be displayed with any font\")\n  raw(words)\n}",
    );
    assert_ne!(refusing, inline);
    let text = "Ett `stycke`.\n\nEtt med `stopp` i.\n\nEtt stycke till.\n";
    let (sources, hb) = handbook(&format!("{text}-- themes/egen/print/inline.typ --\n{refusing}"));
    let theme = Theme::overlaid(&sources, "egen");
    let outcome = Press::new(&hb, &sources, &theme).set(Booklet::Chapter(hb.chapters[0].opening));
    let file = "guidance/chapters/1-start/1-mer.md".to_owned();
    let head = FRAME.rsplit("1-mer.md --\n").next().expect("a part").lines().count();
    assert_eq!(places(&sources, &outcome, "gar-inte-att-satta"), [(file, head + 3)]);
    assert_eq!(codes(&outcome), ["gar-inte-att-satta"]);
    assert!(outcome.printed.is_some());
}

/// The press with a theme of the handbook's own, one of whose files is changed.
fn themed(
    file: &str,
    change: impl Fn(&str) -> String,
    patience: Option<u64>,
) -> (Sources, Outcome, Outcome) {
    let embedded = Theme::embedded();
    let before = embedded.get(&format!("print/{file}")).expect("in the binary");
    let before = String::from_utf8(before.bytes.to_vec()).expect("is UTF-8");
    let fixture = format!("{FRAME}Ord.\n-- themes/egen/print/{file} --\n{}", change(&before));
    let (sources, hb) = read(&fixture);
    let whole = Booklet::Whole { region: None };
    let plain = Press::new(&hb, &sources, &embedded).set(whole);
    let theme = Theme::overlaid(&sources, "egen");
    let mut press = Press::new(&hb, &sources, &theme);
    if let Some(patience) = patience {
        press = press.with_patience(std::time::Duration::from_millis(patience));
    }
    let mut outcome = press.set(whole);
    if patience.is_some() {
        let second = press.set(Booklet::Large);
        assert!(second.printed.is_none());
        outcome.diags.extend(second.diags);
    }
    (sources, plain, outcome)
}

#[test]
fn a_region_changes_colours_type_and_cover_by_its_theme_alone() {
    type Change = fn(&str) -> String;
    let changes: [(&str, Change); 3] = [
        ("tokens.typ", |t| t.replace("#9a4412", "#004b87")),
        ("tokens.typ", |t| {
            t.replace("(\"Libertinus Serif\", \"New", "(\"New Computer Modern\", \"New")
        }),
        ("booklet.typ", |t| t.replace("    v(2fr)\n", "    v(2fr)\n    par[Ett eget omslag]\n")),
    ];
    for (file, change) in changes {
        let (_, plain, own) = themed(file, change, None);
        assert_eq!(codes(&own), Vec::<&str>::new(), "{file}");
        let (plain, own) = (plain.printed.expect("a PDF"), own.printed.expect("a PDF"));
        assert_ne!(plain.bytes, own.bytes, "{file}");
        assert_eq!(plain.pages, own.pages, "{file}");
    }
}

#[test]
fn a_theme_that_never_ends_is_told_at_its_file_and_nothing_hangs() {
    let (sources, _, told) = themed("theme.typ", |t| format!("{t}\n#while true {{}}\n"), None);
    assert!(told.printed.is_none());
    let places_of = |outcome: &Outcome, code| places(&sources, outcome, code);
    let (file, line) = places_of(&told, "fel-i-trycktema").remove(0);
    assert_eq!((file.as_str(), line > 10), ("themes/egen/print/theme.typ", true));
    let message = &told.diags.clone().sorted()[0].message;
    assert!(message.contains("slinga tar aldrig slut"), "{message}");

    let slow = "#for a in range(3000) { for b in range(1000) { let c = a + b } }";
    let (sources, _, told) = themed("theme.typ", |t| format!("{t}\n{slow}\n"), Some(40));
    assert!(told.printed.is_none());
    let all = places(&sources, &told, "tryck-utan-slut");
    let [one, other] = all.as_slice() else { panic!("{all:?}") };
    assert!(
        one == other && one.0 == file && one.1 > 10,
        "both booklets are told, the second at once"
    );
}

#[test]
fn a_pdf_whose_places_never_agree_is_made_and_told() {
    let restless = "    context for i in range(if query(<rastlos>).len() == 1 { 2 } else { 1 }) [#metadata(i)<rastlos>]\n";
    let change = |t: &str| t.replace("    v(2fr)\n", &format!("    v(2fr)\n{restless}"));
    let (sources, plain, told) = themed("booklet.typ", change, None);
    assert_eq!(codes(&plain), Vec::<&str>::new());
    let file = "themes/egen/print/booklet.typ".to_owned();
    assert_eq!(places(&sources, &told, "osakra-sidnummer"), [(file, 1)]);
    assert!(told.printed.is_some_and(|pdf| !pdf.settled));
}

#[test]
fn a_table_too_wide_for_the_measure_is_set_on_a_page_turned_on_its_side() {
    let cell = "ganska många ord i cellen";
    let row = |cell: &str| format!("|{}\n", format!(" {cell} |").repeat(9));
    let turned = |outcome: Outcome| {
        let bytes = outcome.printed.expect("a PDF").bytes;
        String::from_utf8_lossy(&bytes).contains("/MediaBox[0 0 841.8898 595.2756]")
    };
    assert!(turned(set(&format!("{}{}{}", row("Rubrik"), row("---"), row(cell)))));
    assert!(!turned(set("| A | B |\n|---|---|\n| c | d |\n")));
}

#[test]
fn a_theme_that_takes_all_memory_is_told_at_its_file_and_a_theme_of_the_press_is_trusted() {
    let embedded = Theme::embedded();
    let before = embedded.get("print/theme.typ").expect("in the binary");
    let before = String::from_utf8(before.bytes.to_vec()).expect("is UTF-8");
    let slow = "#for a in range(3000) { for b in range(1000) { let c = a + b } }";
    let (sources, hb) =
        handbook(&format!("Ord.\n-- themes/egen/print/theme.typ --\n{before}\n{slow}\n"));
    let booklet = Booklet::Chapter(hb.chapters[0].opening);
    let own = Theme::overlaid(&sources, "egen");
    let told = Press::new(&hb, &sources, &own).with_memory(|| Some(u64::MAX)).set(booklet);
    assert!(told.printed.is_none());
    let file = "themes/egen/print/theme.typ".to_owned();
    let [(at, line)] = &places(&sources, &told, "tryck-utan-slut")[..] else { panic!("not told") };
    assert!(*at == file && *line > 10, "{at}:{line}");
    let message = &told.diags.clone().sorted()[0].message;
    assert!(message.contains("högst 4\u{a0}GB"), "{message}");
    let trusted = Press::new(&hb, &sources, &embedded).with_memory(|| Some(u64::MAX)).set(booklet);
    assert!(trusted.printed.is_some());
}

#[test]
fn links_between_chapters_lead_to_places_in_the_book_and_say_where() {
    let (sources, hb) = handbook("## Sist i boken\n\nOrd.\n");
    let theme = Theme::embedded();
    let outcome = Press::new(&hb, &sources, &theme).set(Booklet::Whole { region: None });
    let bytes = outcome.printed.expect("a PDF").bytes;
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("(Mer, sida "), "a link says what it leads to");
    assert!(!text.contains("mal:"), "no link is left as the theme wrote it");
}
