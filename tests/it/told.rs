//! What programs are told of the site: maps, feeds, cards, icons, linked data.

use handbok::model::history::Change;
use handbok::pipeline;
use handbok::print::card;
use handbok::settings::Settings;
use handbok::site::Site;
use handbok::site::assets;
use handbok::site::page;
use handbok::site::plan;
use handbok::source::sources::Sources;
use handbok::theme::Theme;
use jiff::civil::date;

use crate::made_up::{COLOPHON, FRAME, START, holds, made, version_of};

#[test]
fn the_sitemap_and_the_feed_of_changes_tell_only_days_that_are_known() {
    let base = "bas_url: https://exempel.se\n";
    let sure = made(base, "", &[(START, Change::On(date(2026, 2, 3)))]);
    let place = "<loc>https://exempel.se/kapitel/start/</loc>";
    holds(&sure["sitemap.xml"], &format!("{place}<lastmod>2026-02-03</lastmod>"));
    holds(&sure["nyheter/andringar.xml"], "<updated>2026-02-03T00:00:00Z</updated>\n<summary>");
    holds(&sure["nyheter/index.html"], "<h2 id=\"andringar\">Senast ändrade sidor</h2>");
    let unsure = made(base, "", &[(START, Change::After(date(2026, 2, 3)))]);
    holds(&unsure["sitemap.xml"], &format!("{place}</url>"));
    assert!(!unsure["nyheter/andringar.xml"].contains("<entry>"));
}

/// The JSON-LD block of a page.
pub(crate) fn linked(html: &str) -> serde_json::Value {
    let start = "<script type=\"application/ld+json\">";
    let from = html.find(start).expect("the page has a block") + start.len();
    let to = html[from..].find("</script>").expect("the block ends") + from;
    serde_json::from_str(&html[from..to]).expect("the block is JSON")
}

#[test]
fn programs_are_told_of_the_site_its_regions_and_centres_and_nothing_that_is_not_known() {
    let centre = "\
-- content/centres/prov/pahittad.yaml --
namn: \"Påhittad </script><b>central\"
kommun: okand
status: aktiv
kontakt:
  adress: Påhittade gatan 1
  telefon: okand
kontrollerad: 2026-03-01
kalla: s1
";
    let made =
        made("bas_url: https://exempel.se\n", centre, &[(START, Change::On(date(2026, 2, 3)))]);
    let front = linked(&made["index.html"]);
    assert_eq!(front["@type"], "WebSite");
    assert_eq!(front["inLanguage"], "sv");
    assert_eq!(front["publisher"][0]["name"], "Region Prov");
    let page = linked(&made["kapitel/start/index.html"]);
    assert_eq!(page["dateModified"], "2026-02-03");
    assert_eq!(page["lastReviewed"], "2026-01-15");
    let region = linked(&made["regioner/prov/index.html"]);
    assert_eq!(region["@type"], "GovernmentOrganization");
    assert_eq!(region["areaServed"]["name"], "Provs län");
    let html = &made["centraler/prov/pahittad.html"];
    let centre = linked(html);
    assert_eq!(centre["name"], "Påhittad </script><b>central");
    assert_eq!(centre["address"]["streetAddress"], "Påhittade gatan 1");
    assert!(
        centre.get("telephone").is_none() && centre["address"].get("addressLocality").is_none()
    );
    assert!(!html.contains("</script><b>"));
    assert!(!made["ordlista.html"].contains("ld+json"));
}

#[test]
fn the_icons_and_the_manifest_name_only_files_that_there_are() {
    let made = made("", "", &[]);
    let manifest: serde_json::Value =
        serde_json::from_str(&made["manifest.webmanifest"]).expect("the manifest is JSON");
    for icon in manifest["icons"].as_array().expect("icons") {
        let path = icon["src"].as_str().expect("a path");
        assert!(made.contains_key(path), "{path}");
    }
    for path in ["favicon.ico", "favicon.svg", "apple-touch-icon.png"] {
        assert!(made.contains_key(path), "{path}");
        holds(&made["roller/chef.html"], &format!("href=\"../{path}\""));
    }
    for path in ["robots.txt", "_headers", ".htaccess", "nginx-rubriker.conf", "404.html"] {
        assert!(made.contains_key(path), "{path}");
    }
    for path in ["_headers", ".htaccess", "nginx-rubriker.conf"] {
        holds(&made[path], "default-src 'none'; script-src 'self'");
    }
}

#[test]
fn a_card_is_a_picture_of_the_right_size_and_the_same_each_time() {
    let hostile = COLOPHON.replace("Påhittad vägledning", "'Påhittad \"bok\" \\ #panic(\"x\")'");
    let sources = Sources::from_fixture(&format!("{hostile}{FRAME}"));
    let settings = Settings { today: date(2026, 3, 2), base_url: None };
    let handbook = pipeline::prepare(&sources, &settings).handbook;
    let theme = Theme::embedded();
    let cards = card::plan(&handbook);
    let paths: Vec<_> = cards.iter().map(|card| card.path.as_str()).collect();
    assert_eq!(
        paths,
        ["kort/vagledningen.png", "kort/kapitel/start.png", "kort/regioner/prov.png"]
    );
    let painter = card::Painter::new(&theme);
    let mut drawn = std::collections::BTreeSet::new();
    for card in &cards {
        let png = painter.png(card).expect("the card can be drawn");
        assert_eq!(png.get(..8), Some(b"\x89PNG\r\n\x1a\n".as_slice()));
        assert_eq!(png.get(16..24), Some([0, 0, 4, 176, 0, 0, 2, 118].as_slice()), "1200 × 630");
        assert!(png.len() > 8000 && png.len() < 120_000, "{} bytes", png.len());
        assert_eq!(card::Painter::new(&theme).png(card).as_ref(), Ok(&png));
        drawn.insert(png);
    }
    assert_eq!(drawn.len(), cards.len(), "every card is a picture of its own");
}

#[test]
fn every_page_names_a_card_that_there_is() {
    let made = made("bas_url: https://exempel.se\n", "", &[]);
    let card = |path: &str| {
        let html = &made[path];
        let from = html.find("og:image\" content=\"").expect("the page names a card") + 19;
        html[from..].split('"').next().unwrap_or_default().to_owned()
    };
    assert_eq!(card("index.html"), "https://exempel.se/kort/vagledningen.png");
    assert_eq!(card("ordlista.html"), "https://exempel.se/kort/vagledningen.png");
    assert_eq!(card("kapitel/start/index.html"), "https://exempel.se/kort/kapitel/start.png");
    assert_eq!(card("regioner/prov/kommuner.html"), "https://exempel.se/kort/regioner/prov.png");
    holds(&made["index.html"], "og:image:alt\" content=\"Påhittad vägledning, utgåva 2 (utkast)\"");
}

#[test]
fn a_draft_in_a_decided_edition_is_neither_searched_for_nor_on_the_map() {
    let decided = "bas_url: https://exempel.se\n";
    let page = version_of("content/om/utkastet.md", "Utkastet", "");
    let page = page.replace("\n\nText.", "\n\nPåhittigkeiten finns bara här.");
    let all = |status: &str| {
        let colophon = COLOPHON.replace("status: utkast", status);
        let sources = Sources::from_fixture(&format!("{colophon}{decided}{FRAME}{page}"));
        let settings = Settings { today: date(2026, 3, 2), base_url: None };
        let handbook = pipeline::prepare(&sources, &settings).handbook;
        let theme = Theme::embedded();
        let site = Site::new(&handbook, &sources, &theme, Vec::new());
        let text = |file: handbok::output::Output| {
            (file.path, String::from_utf8_lossy(&file.bytes).into_owned())
        };
        let pages = plan::plan(&handbook).into_iter().map(|t| text(page::page(&site, t)));
        let pages: Vec<(String, String)> = pages.collect();
        let read =
            |(path, html): &(String, String)| handbok::search::page::Page::read(path.clone(), html);
        let index = handbok::search::index(pages.iter().map(read).collect());
        let index = index.expect("small pages can be indexed");
        let read = |file: &handbok::output::Output| {
            let bytes = handbok::search::fragment::read(&file.bytes).expect("a fragment is gzip");
            String::from_utf8(bytes).expect("a fragment is JSON")
        };
        let fragments: String =
            index.iter().filter(|f| f.path.ends_with(".pf_fragment")).map(read).collect();
        let words = index.iter().find(|f| f.path == "sok/ord.txt").expect("a list of words");
        let words = String::from_utf8_lossy(&words.bytes).into_owned();
        let map = assets::assets(&site).into_iter().find(|f| f.path == "sitemap.xml");
        let map = map.map(text).expect("a map").1;
        let (html, count) = (pages.iter().find(|(p, _)| p == "om/utkastet.html"), pages.len());
        assert!(html.is_some() && count > 10, "the page itself is there");
        [fragments, words, map]
    };
    let [fragments, words, map] = all("status: faststalld\nbeslut: beslut-1");
    for (what, text) in [("index", &fragments), ("map", &map)] {
        assert!(!text.contains("om/utkastet.html"), "the {what} leads to a draft");
        assert!(text.contains("kapitel/start/"), "the {what} leads to what is decided");
    }
    assert!(!words.contains("påhittigkeiten"), "the words of a draft are not suggested");
    // In an edition that is itself a draft, its drafts are what there is to find.
    let [fragments, words, map] = all("status: utkast");
    assert!(fragments.contains("om/utkastet.html") && map.contains("om/utkastet.html"));
    assert!(words.contains("påhittigkeiten"));
}
