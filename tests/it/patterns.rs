//! Pages set in patterns: to the byte what the templates make of each page by itself.

use std::collections::BTreeMap;

use handbok::disk::load;
use handbok::pipeline;
use handbok::settings::Settings;
use handbok::site::Site;
use handbok::site::page;
use handbok::site::plan;
use handbok::source::file::SourceFile;
use handbok::source::sources::Sources;
use handbok::theme::Theme;

use crate::{root, settings};

/// Every page of a handbook by its path, its other parts too.
fn pages(sources: &Sources, settings: &Settings) -> BTreeMap<String, String> {
    let prepared = pipeline::prepare(sources, settings);
    let theme = Theme::overlaid(sources, "default");
    let site = Site::new(&prepared.handbook, sources, &theme, Vec::new());
    let targets = plan::plan(&prepared.handbook).into_iter();
    let outputs = targets.flat_map(|target| page::pages(&site, target));
    let texts = outputs.map(|o| (o.path, String::from_utf8(o.bytes).expect("pages are UTF-8")));
    let texts = texts.collect();
    assert_eq!(site.faults(), [], "the templates have no fault");
    texts
}

/// The same handbook with some templates of its own.
fn with_own(sources: &Sources, templates: &[(&str, &str)]) -> Sources {
    let own = templates.iter().map(|(name, text)| {
        SourceFile::new(format!("themes/default/templates/{name}"), text.as_bytes())
    });
    Sources::new(sources.files().iter().cloned().chain(own).collect())
}

/// A page of each of two makings that differs, if one does.
fn unlike(made: &BTreeMap<String, String>, due: &BTreeMap<String, String>) -> Option<String> {
    assert!(made.keys().eq(due.keys()) && made.len() > 20, "{} pages", made.len());
    let mut pairs = made.iter().zip(due.values());
    pairs.find(|((_, made), due)| made != due).map(|((path, made), due)| {
        let lines = made.lines().zip(due.lines()).find(|(a, b)| a != b);
        format!("{path}: {lines:?}")
    })
}

fn hostile() -> Sources {
    Sources::from_fixture(
        &include_str!("fixtures/small.txt")
            .replace("titel: Ett avsnitt med allt", "titel: \"</title>& '\\u0001\\u00010&\\u0002\"")
            .replace("namn: Familjecentralen Provby", "namn: \"<b>1&\\u00022</b>\""),
    )
}

fn handbooks() -> [Sources; 3] {
    let real = load::load(&root()).expect("the project's folders can be read").sources;
    [Sources::from_fixture(include_str!("fixtures/small.txt")), hostile(), real]
}

#[test]
fn a_page_set_in_a_pattern_is_the_page_that_the_templates_make() {
    // A template of its own that no page has: then each page is filled in by itself.
    let unused = [("egen.html", "Mallen hör till ett test.\n")];
    let addresses = [None, Some("https://exempel.se/a&b".to_owned())];
    for sources in handbooks() {
        let alone = with_own(&sources, &unused);
        for base_url in addresses.clone() {
            let settings = Settings { base_url, ..settings() };
            assert_eq!(unlike(&pages(&sources, &settings), &pages(&alone, &settings)), None);
        }
    }
}

#[test]
fn a_handbooks_own_copies_of_earlier_templates_make_the_same_pages() {
    let earlier = [
        ("head.html", include_str!("fixtures/older-theme/head.html")),
        ("margin.html", include_str!("fixtures/older-theme/margin.html")),
        ("contents.html", include_str!("fixtures/older-theme/contents.html")),
    ];
    for sources in handbooks() {
        let due = pages(&sources, &settings());
        assert_eq!(unlike(&pages(&with_own(&sources, &earlier), &settings()), &due), None);
        for one in earlier {
            assert_eq!(unlike(&pages(&with_own(&sources, &[one]), &settings()), &due), None);
        }
    }
}

#[test]
fn a_template_of_the_handbooks_own_may_ask_what_a_page_is_called() {
    let sources = Sources::from_fixture(include_str!("fixtures/small.txt"));
    let own = "{% extends \"base.html\" %}{% block main %}{{ page.title | upper }}, \
               {{ page.title | length }}{% endblock %}";
    let made = pages(&with_own(&sources, &[("page.html", own)]), &settings());
    let found = made.values().filter(|html| html.contains("ETT AVSNITT MED ALLT, 20")).count();
    assert_eq!(found, 1);
}
