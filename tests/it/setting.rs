//! What keeps a set page calm: words that lead stay with what they lead to, source marks stand on
//! one line, a box goes on over the page, and the title page bears the publisher's mark. All names
//! are made up.

use handbok::model::handbook::Handbook;
use handbok::print::booklet::Booklet;
use handbok::print::press::{Press, Printed};
use handbok::source::sources::Sources;
use handbok::theme::Theme;

use crate::made_up::{draft, read, region, source, start};

const FRAME: &str = concat!(
    draft!(),
    "PROFIL\n",
    region!(),
    source!(),
    "\
-- content/images/marke.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"40\" viewBox=\"0 0 120 40\"><path d=\"M0 0h120v40H0z\"/></svg>
",
    start!()
);

pub(super) fn handbook(profile: &str, text: &str) -> (Sources, Handbook) {
    let frame = FRAME.replacen("PROFIL\n", profile, 1);
    read(&format!("{frame}{text}\n"))
}

/// What the theme is called with for the book: its frame, and its text.
fn called(profile: &str, text: &str) -> (String, String) {
    let (sources, hb) = handbook(profile, text);
    let theme = Theme::embedded();
    let forme = Press::new(&hb, &sources, &theme).forme(Booklet::Whole { region: None });
    let texts: Vec<&str> = forme.texts.values().map(|typ| typ.text.as_str()).collect();
    (forme.main.clone(), texts.concat())
}

/// The book.
fn printed(profile: &str, text: &str) -> Printed {
    let (sources, hb) = handbook(profile, text);
    let theme = Theme::embedded();
    let outcome = Press::new(&hb, &sources, &theme).set(Booklet::Whole { region: None });
    outcome.printed.unwrap_or_else(|| panic!("no PDF: {:?}", outcome.diags))
}

/// How many pages the book comes to.
fn pages(profile: &str, text: &str) -> usize {
    printed(profile, text).pages
}

#[test]
fn words_that_lead_to_a_list_or_a_table_are_kept_with_it_and_other_words_are_not() {
    let text = "Det här ingår:\n\n- en sak\n\nRaden ovanför en tabell.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n\
                Det här är slutet: inget mer.\n\nSist.";
    let (_, text) = called("", text);
    assert!(text.contains("#t.lead-in([#\"Det här ingår:\";])"), "{text}");
    assert!(text.contains("#t.lead-in([#\"Raden ovanför en tabell.\";])"), "{text}");
    assert!(text.contains("#t.p([#\"Det här är slutet: inget mer.\";])"), "{text}");
    assert!(text.contains("#t.p([#\"Sist.\";])"), "{text}");
}

#[test]
fn a_list_of_a_few_lines_stands_whole_on_a_page_and_a_long_one_does_not() {
    let list = |items: usize| "- en sak som är ungefär en rad lång, inte mer\n".repeat(items);
    let whole = |text: &str| called("", text).1.contains("tight: true, whole: true");
    assert!(whole(&list(6)));
    assert!(!whole(&list(1)), "one item is not parted from another");
    assert!(!whole(&list(7)));
    let nested = called("", "- a\n  - b\n  - c\n- d\n").1;
    assert_eq!(
        nested.matches("tight: true, whole: true").count(),
        1,
        "the outer holds the inner: {nested}"
    );
}

#[test]
fn the_last_item_of_a_long_list_has_the_end_of_the_one_before_for_company() {
    let list = |last: &str| format!("{}- {last}\n", "- en sak\n".repeat(8));
    let held = |text: &str, due: &str| called("", text).1.contains(&format!("tight: true, {due}["));
    assert!(held(&list("den sista"), "held: 1, "));
    assert!(held(&list(&"två rader ".repeat(12)), "held: 2, "));
    assert!(held(&list(&"många rader ".repeat(50)), "held: 2, "), "it breaks after two");
    assert!(held("- en sak\n- en sak till\n", "whole: true, "));
    let nested = format!("{}- näst sist\n  - under den\n- sist\n", "- en sak\n".repeat(8));
    assert!(!called("", &nested).1.contains("held: "), "what ends with a list");
}

#[test]
fn an_entry_with_what_is_said_of_its_term_stands_whole_on_a_page() {
    let entry =
        "## Ett ord\n\nEn mening om ordet.\n\nSägs också\n: ett annat ord\n\n## Nästa\n\nText.\n";
    let (_, text) = called("", entry);
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("no {words} in {text}"));
    assert!(at("plain: \"Ett ord\"") < at("#t.kept([") && at("#t.kept([") < at("En mening om"));
    assert!(at("#t.facts(") < at("\n]);\n") && at("\n]);\n") < at("plain: \"Nästa\""));
    assert_eq!(text.matches("#t.kept(").count(), 1);
    let long = entry.replace("En mening om ordet.", &"En mening om ordet. ".repeat(60));
    assert!(!called("", &long).1.contains("#t.kept("));
}

#[test]
fn a_caption_that_says_what_its_heading_says_is_told_to_screen_readers_alone() {
    let table = "| A | B |\n|---|---|\n| 1 | 2 |\n";
    let text = format!(
        "## Avtal\n\nTabell: avtal\n\n{table}\n## Rum\n\nTabell: Andra\n\n{table}\n\
         ## Mer\n\nOrd.\n\nTabell: Mer\n\n{table}"
    );
    let text = called("", &text).1;
    assert!(text.contains("caption: none, name: \"avtal\","), "{text}");
    assert!(text.contains("caption: [#\"Andra\";]"), "{text}");
    assert!(text.contains("caption: [#\"Mer\";]"), "words stand between: {text}");
}

#[test]
fn a_date_stands_on_one_line_in_text_and_may_part_in_a_narrow_column() {
    let text = called("", "Den 15 maj.\n\n| A | B |\n|---|---|\n| den 15 maj | 2 |\n").1;
    assert!(text.contains("Den 15\u{a0}maj.") && text.contains("den 15 maj"), "{text}");
}

#[test]
fn a_short_source_mark_stands_on_one_line_and_a_long_one_may_break() {
    let (_, text) = called(
        "",
        "Så är det [S1 avsnitt 2.1](kalla:s1). Och så [S1 avsnitt 2.1 och bilaga 14 till 17](kalla:s1).",
    );
    assert!(text.contains("[#\"S1\u{a0}avsnitt\u{a0}2.1\";]"), "{text}");
    assert!(text.contains("[#\"S1 avsnitt 2.1 och bilaga 14 till 17\";]"), "{text}");
}

#[test]
fn a_box_longer_than_a_page_goes_on_over_it() {
    let lines = "En rad i ett tillägg som är längre än en sida. ".repeat(20);
    let long = format!("> [!REGION prov] Långt\n> {}\n", vec![lines; 6].join("\n>\n> "));
    let (_, text) = called("", &long);
    assert!(text.contains("#t.supplement(") && text.contains("whole: false"), "{text}");
    assert!(pages("", &long) > pages("", "Kort."), "the box goes on");
}

#[test]
fn the_title_page_bears_the_logotype_that_the_profile_names_and_none_that_may_not_be_shown() {
    let profile =
        |file: &str| format!("profil:\n  logotyp: {file}\n  logotyp_text: Påhittat märke\n");
    let own = profile("content/images/marke.svg");
    let (main, _) = called(&own, "Text.");
    assert!(main.contains(", 0.3333, \"Påhittat märke\""), "{main}");
    assert_eq!(pages(&own, "Text."), pages("", "Text."));
    let (main, _) = called(&profile("content/images/saknas.svg"), "Text.");
    assert!(main.contains("logos: ()"), "{main}");
}

/// A table of so many rows that no upright page holds: six columns full of words.
pub(super) fn wide_table(rows: usize) -> String {
    let row = |cell: &str| format!("|{}\n", format!(" {cell} |").repeat(6));
    let cell = "en ganska lång cell med många ord i varje kolumn";
    let body: String =
        (1..=rows).map(|n| row(cell).replacen("en", &format!("Rad {n}:"), 1)).collect();
    format!("{}{}{body}", row("Rubrik").replacen("Rubrik", "", 1), row("---"))
}

#[test]
fn what_leads_to_a_turned_table_is_turned_with_it_and_does_not_stand_alone_on_the_page_before() {
    let table = wide_table(2);
    let text = format!(
        "## Före\n\nDet här är ett stycke som inte leder till tabellen, eftersom det är längre än en rad och \
         slutar.\n\n## Alla roller\n\nRaden ovanför.\n\n{table}\n### Fler\n\n{table}\nEfter.\n"
    );
    let (_, text) = called("", &text);
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("no {words} in {text}"));
    let (opens, closes) = (at("#t.turned([\n"), at("\n]);\n"));
    assert_eq!(text.matches("#t.turned(").count(), 1, "tables that follow share their pages");
    assert!(at("eftersom det är") < opens, "a paragraph that does not lead stays");
    for inside in ["plain: \"Alla roller\"", "#t.lead-in([#\"Raden", "plain: \"Fler\""] {
        assert!((opens..closes).contains(&at(inside)), "{inside} is not turned");
    }
    assert_eq!(text[opens..closes].matches("#t.table(").count(), 2);
    assert!(at("Efter.") > closes);
}

#[test]
fn in_large_print_the_text_before_a_turned_table_may_be_turned_with_it_a_group_at_a_time() {
    let groups = |text: &str| {
        let (sources, hb) = handbook("", text);
        let theme = Theme::embedded();
        let forme = Press::new(&hb, &sources, &theme).forme(Booklet::Large);
        let text: String = forme.texts.values().map(|typ| typ.text.as_str()).collect();
        let (before, turned) = text.split_once("#t.turned(").expect("is turned");
        let turned = turned.split_once("\n]);\n").expect("ends").0;
        (before.to_owned(), turned.split("], [\n").map(str::to_owned).collect::<Vec<_>>())
    };
    let table = wide_table(20);
    let text = "Ett stycke.\n\n## Före\n\nEtt stycke som står under en rubrik.\n\nEtt till.\n\n## Alla\n\n";
    let (_, parts) = groups(&format!("{text}{table}"));
    let [.., headed, alone, tables] = parts.as_slice() else { panic!("{parts:?}") };
    assert!(headed.contains("\"Före\"") && headed.contains("under en rubrik"), "{headed}");
    assert!(alone.contains("Ett till.") && !alone.contains("#t.title"), "{alone}");
    assert!(tables.contains("\"Alla\"") && tables.contains("#t.table("), "{tables}");
    // Neither a table, nor more text than would leave a page almost empty, nor terms.
    let long = "Ett långt stycke. ".repeat(60);
    for (stays, text) in [
        ("#t.table(", "| A | B |\n|---|---|\n| 1 | 2 |\n\n".to_owned()),
        ("Första", format!("Första.\n\n{long}\n\n")),
        ("#t.kept(", "## Ord\n\nDe är:\n\nOrd\n: Vad det är.\n\nSlut.\n\n## Mer\n\n".to_owned()),
    ] {
        let (before, parts) = groups(&format!("{text}Sist.\n\n{table}"));
        assert!(before.contains(stays), "{stays} in {before}");
        assert_eq!(parts.concat().matches("#t.table(").count(), 1);
    }
}

#[test]
fn a_few_rows_too_wide_for_large_print_become_lists_and_many_are_turned() {
    let large = |rows: usize, booklet: Booklet| {
        let (sources, hb) = handbook("", &wide_table(rows));
        let theme = Theme::embedded();
        let forme = Press::new(&hb, &sources, &theme).forme(booklet);
        forme.texts.values().map(|typ| typ.text.as_str()).collect::<String>()
    };
    let few = large(2, Booklet::Large);
    assert!(!few.contains("#t.turned(") && few.contains("#t.bulleted([#\"Rubrik\";"), "{few}");
    assert!(
        few.contains("#t.lead-in([#t.strong([#\"Rad 1: ganska"),
        "each row has its name: {few}"
    );
    assert!(large(20, Booklet::Large).contains("#t.turned("));
    assert!(large(2, Booklet::Whole { region: None }).contains("#t.turned("));
}

#[test]
fn what_is_asked_for_below_a_blank_in_a_list_has_room_before_the_next_line() {
    let (_, text) =
        called("", "- [ ] Ja\n- [ ] Annat: [Vad](falt:fri)\n\nSkriv [Namn](falt:fri) här.");
    assert!(text.contains("#t.writing-item([#\"Annat: \";"), "{text}");
    assert!(text.contains("#t.writing([#\"Skriv \";"), "{text}");
    let blanks = "- a [x](falt:fri)\n".repeat(40);
    let words = "- a [x](https://a.example)\n".repeat(40);
    assert!(pages("", &blanks) > pages("", &words), "blanks take the room of two lines");
}

#[test]
fn answers_never_move_to_and_fro_wherever_their_questions_end() {
    let question = "## Kunskapskontroll\n\n### Vem bestämmer?\n\n- [ ] Ingen\n- [x] Alla\n\n\
                    > [!SVAR]\n> Det står i avtalet.\n";
    // Each line more ends the question a little lower, until it ends far down a page.
    for lines in [24, 36, 37, 38, 46] {
        let text = format!("{}{question}", "En rad.\n\n".repeat(lines));
        assert!(printed("", &text).settled, "{lines} lines");
    }
}

#[test]
fn the_index_is_told_in_how_many_parts_each_term_is_used() {
    let part = "---\ntitel: Mer\ningress: Mer.\ngranskad: nej\ngranskas_senast: 2027-01-01\nstatus: utkast\n---\n\n";
    let terms = "- id: a\n  term: anka\n  definition: Påhittad.\n- id: o\n  term: ö\n  definition: Påhittad.\n";
    let text = format!(
        "En [anka](term:a) och en [anka](term:a).\n-- guidance/chapters/1-start/1-mer.md --\n{part}\
         En [anka](term:a).\n-- guidance/terms.yaml --\n{terms}"
    );
    let (main, _) = called("", &text);
    assert!(main.contains("#t.index(\"Register\", uses: (2, 0, ), (\"anka\""), "{main}");
}
