//! Texts in other languages and told more simply: the way to them, and what is said of them.

use handbok::pipeline;
use handbok::settings::Settings;
use handbok::source::sources::Sources;
use handbok::theme::Theme;
use jiff::civil::date;

use crate::made_up::{COLOPHON, FRAME, holds, made, version_of};
use crate::told::linked;

#[test]
fn a_text_in_another_language_or_told_more_simply_has_a_switch_both_ways() {
    let original = "version_av: ../../guidance/chapters/1-start/index.md\n";
    let pages = [
        version_of("content/andra/english.md", "Start here", &format!("sprak: en\n{original}")),
        version_of(
            "content/andra/lattlast.md",
            "Enkel start",
            &format!("lattlast: ja\n{original}"),
        ),
        version_of("content/andra/arabiska.md", "البداية", &format!("sprak: ar\n{original}")),
    ];
    let files = pages.concat();
    let unplaced = made("", &files, &[]);
    let alternate = "rel=\"alternate\" hreflang=";
    assert!(
        !unplaced["kapitel/start/index.html"].contains(alternate),
        "without a permanent address there is none to give"
    );
    let made = made("bas_url: https://exempel.se\n", &files, &[]);
    let whole = &made["kapitel/start/index.html"];
    holds(whole, "<nav class=\"sprakval\" aria-label=\"Språk och lättläst\"");
    let switch =
        "<a href=\"../../sidor/andra/english.html\" hreflang=\"en\" lang=\"en\">In English";
    holds(whole, switch);
    holds(
        whole,
        "<link rel=\"alternate\" hreflang=\"en\" href=\"https://exempel.se/sidor/andra/english.html\">",
    );
    holds(whole, "lang=\"sv\">Lättläst</a>");
    let english = &made["sidor/andra/english.html"];
    holds(english, "<span data-pagefind-meta=\"title\" lang=\"en\">Start here</span>");
    holds(english, "<div class=\"text\" lang=\"en\">");
    holds(english, "lang=\"sv\">Hela texten på svenska</a>");
    assert_eq!(linked(english)["inLanguage"], "en");
    holds(&made["sidor/andra/arabiska.html"], "<div class=\"text\" lang=\"ar\" dir=\"rtl\">");
    assert!(!made["roller/chef.html"].contains("sprakval"), "no switch where there is no version");
    let easy = &made["sidor/andra/lattlast.html"];
    holds(easy, "<link rel=\"alternate\" hreflang=\"en\"");
    assert!(!easy.contains("rel=\"alternate\" hreflang=\"sv\""), "the same language is no other");
}

#[test]
fn the_front_page_has_a_switch_to_its_versions_too() {
    let front = version_of("content/index.md", "Framsida", "");
    let english =
        version_of("content/om/english.md", "In short", "sprak: en\nversion_av: ../index.md\n");
    let made = made("", &format!("{front}{english}"), &[]);
    holds(
        &made["index.html"],
        "<a href=\"om/english.html\" hreflang=\"en\" lang=\"en\">In English",
    );
    let foot = "<a href=\"../om/english.html\" lang=\"en\">In short</a>";
    holds(&made["roller/chef.html"], foot);
    holds(&made["om/english.html"], "<a href=\"../index.html\" hreflang=\"sv\" lang=\"sv\">");
}

#[test]
fn words_in_another_language_say_which_on_the_page_and_what_is_no_language_is_told() {
    let text = "Kallas [early *intervention*](sprak:en) och [تدخل](sprak:ar).\n";
    let made = made(
        "",
        &version_of("content/om/ord.md", "Ord", "").replace("\n\nText.", &format!("\n\n{text}")),
        &[],
    );
    let page = &made["om/ord.html"];
    holds(page, "Kallas <span lang=\"en\">early <em>intervention</em></span> och");
    holds(page, "<span lang=\"ar\" dir=\"rtl\">تدخل</span>.");
    let wrong =
        version_of("content/om/ord.md", "Ord", "").replace("\n\nText.", "\n\n[x](sprak:engelska)");
    let sources = Sources::from_fixture(&format!("{COLOPHON}{FRAME}{wrong}"));
    let settings = Settings { today: date(2026, 3, 2), base_url: None };
    let told = pipeline::prepare(&sources, &settings).diags.sorted();
    let said = |f: &&handbok::diag::finding::Finding| f.message.contains("är inget språk");
    assert_eq!(told.iter().filter(said).count(), 1, "{told:?}");
}

#[test]
fn a_page_in_another_language_is_not_held_against_swedish() {
    let long = "This sentence about familjcentral and BVC is very long because it goes on and on \
                with one word after another until it has far more than thirty of them and still \
                goes on as no Swedish sentence in a handbook for family centres ever should. ";
    let text = |more: &str| {
        let page = version_of("content/om/ord.md", "Ord", more);
        page.replace("\n\nText.\n", &format!("\n\n{}\n", long.repeat(4)))
    };
    let terms = "-- guidance/terms.yaml --\n- id: fc\n  term: familjecentral\n  undvik: \
                 [familjcentral]\n  definition: En plats.\n- id: bvc\n  term: \
                 barnavårdscentral\n  forkortning: BVC\n  definition: En mottagning.\n";
    let codes = |more: &str| {
        let sources = Sources::from_fixture(&format!("{COLOPHON}{FRAME}{terms}{}", text(more)));
        let settings = Settings { today: date(2026, 3, 2), base_url: None };
        let of_page = sources.find("content/om/ord.md").expect("the fixture has the page");
        let told = pipeline::prepare(&sources, &settings).diags.sorted();
        let here = told.iter().filter(|finding| finding.span.file == of_page);
        here.map(|finding| finding.rule.code).collect::<Vec<_>>()
    };
    assert_eq!(codes("sprak: en\n"), [""; 0]);
    let swedish = codes("");
    for code in ["undvik-term", "lang-mening", "svarlast-sida"] {
        assert!(swedish.contains(&code), "{code} in {swedish:?}");
    }
    let made = made("", &format!("{terms}{}", text("sprak: en\n")), &[]);
    assert!(!made["om/ord.html"].contains("LIX"), "no LIX of English");
    assert!(!made["om/ord.html"].contains("class=\"term\""), "no Swedish glossary in English");
}

#[test]
fn styles_name_no_side_so_that_a_text_from_right_to_left_is_laid_out_right() {
    let physical = |css: &str| -> Vec<String> {
        let sides = ["margin-", "padding-", "border-", "text-align:", "float:", "clear:", ";", "{"];
        let mut found = Vec::new();
        for before in sides {
            for side in ["left", "right"] {
                let wanted = match before {
                    ";" | "{" => format!("{before}{side}:"),
                    _ => format!("{before}{side}"),
                };
                if css.contains(&wanted) {
                    found.push(wanted);
                }
            }
        }
        found
    };
    assert_eq!(physical("a{margin-left:1px;right:0}"), ["margin-left", ";right:"]);
    let theme = Theme::embedded();
    let mut styles = 0;
    let is_style = |path: &str| path.rsplit('.').next() == Some("css");
    for (path, _) in theme.under("assets").filter(|(path, _)| is_style(path)) {
        let css = theme.text(&format!("assets/{path}")).expect("a style is text");
        let css: String = css.split_whitespace().collect();
        assert_eq!(physical(&css), [""; 0], "{path}");
        styles += 1;
    }
    assert!(styles > 0);
}
