//! Addresses that once were lead on, and those that cannot are told at their line.

use handbok::pipeline;
use handbok::settings::Settings;
use handbok::site::Site;
use handbok::source::sources::Sources;
use handbok::theme::Theme;
use jiff::civil::date;

use crate::made_up::{COLOPHON, FRAME, holds, made, version_of};

#[test]
fn every_address_of_the_edition_before_leads_somewhere() {
    let list = "-- guidance/addresses.txt --\n# Utgåva 1\nindex.html\nkapitel/start/index.html\n\
                kapitel/start/borta.html\nmal/gammalt.html -> roller/chef.html\n";
    let made = made("", list, &[]);
    let gone = &made["kapitel/start/borta.html"];
    holds(gone, "<h1>Sidan finns inte längre</h1>");
    holds(gone, "<a href=\"index.html\">Sidan låg här</a>");
    holds(gone, "role=\"search\"");
    assert!(!gone.contains("data-pagefind-body"), "it is not found by searching");
    holds(&made["mal/gammalt.html"], "url=../roller/chef.html");
    holds(&made["adresser.txt"], "\nkapitel/start/index.html\n");
    assert!(!made["adresser.txt"].contains("borta.html"));
    assert!(!made.keys().any(|path| path.ends_with("addresses.txt")), "the list is not published");
}

#[test]
fn an_address_that_leads_nowhere_is_told_at_its_line() {
    let list = "-- guidance/addresses.txt --\nindex.html\nkapitel/start/borta.html\n\
                mal/gammalt.html -> mal/finns-inte.html\n";
    let sources = Sources::from_fixture(&format!("{COLOPHON}{FRAME}{list}"));
    let settings = Settings { today: date(2026, 3, 2), base_url: None };
    let prepared = pipeline::prepare(&sources, &settings);
    let theme = Theme::embedded();
    let site = Site::new(&prepared.handbook, &sources, &theme, Vec::new());
    let told: Vec<_> = site
        .diags()
        .sorted()
        .into_iter()
        .map(|f| (f.rule.code, sources.place(f.span).line, f.message))
        .collect();
    let lost = "kapitel/start/borta.html fanns i en tidigare utgåva men leder inte till någon sida";
    let wrong = "mal/gammalt.html ska leda till mal/finns-inte.html, men där finns ingen sida";
    let expected = [("adress-borta", 2, lost.to_owned()), ("adress-borta", 3, wrong.to_owned())];
    assert_eq!(told, expected);
}

/// What stands at a place.
fn written(sources: &Sources, span: handbok::source::span::Span) -> String {
    let text = sources.file(span.file).text().expect("is text");
    text[span.start as usize..span.end as usize].to_owned()
}

#[test]
fn an_earlier_address_that_a_page_cannot_have_is_told_at_its_place() {
    let page = |path: &str, aliases: &str| version_of(path, path, &format!("alias: [{aliases}]\n"));
    let pages = [
        page("content/om/ett.md", "gammal/sida, https://exempel.se/bort, ordlista.html"),
        page("content/om/tva.md", "/gammal/sida/, egen/adress"),
    ];
    let sources = Sources::from_fixture(&format!("{COLOPHON}{FRAME}{}", pages.concat()));
    let settings = Settings { today: date(2026, 3, 2), base_url: None };
    let prepared = pipeline::prepare(&sources, &settings);
    let theme = Theme::embedded();
    let site = Site::new(&prepared.handbook, &sources, &theme, Vec::new());
    let told: Vec<_> = site
        .diags()
        .sorted()
        .into_iter()
        .map(|f| (f.rule.code, written(&sources, f.span), f.message))
        .collect();
    let expected = [
        ("https://exempel.se/bort", "https://exempel.se/bort är ingen adress på webbplatsen"),
        ("ordlista.html", "på adressen ordlista.html finns redan en sida"),
        ("/gammal/sida/", "adressen /gammal/sida/ leder redan till en annan sida"),
    ];
    let expected = expected.map(|(at, said)| ("tidigare-adress", at.to_owned(), said.to_owned()));
    assert_eq!(told, expected);
}
