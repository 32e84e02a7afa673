//! What makes a page worth trusting: who answers for it, when it was changed and read, where it
//! stands, and the files that tell programs the same. The handbook here is made up.

use std::collections::BTreeMap;

use handbok::model::history::{Change, History};
use handbok::pipeline;
use handbok::settings::Settings;
use handbok::site::{Site, assets, page, plan};
use handbok::source::sources::Sources;
use handbok::theme::Theme;
use jiff::civil::date;

const FRAME: &str = "\
-- guidance/roles.yaml --
- id: chef
  titel: Chef
  huvudman: okand
  uppdrag: Leder.
  pa_central: ja
  kalla: s1
-- guidance/sources.yaml --
- id: s1
  kortnamn: S1
  titel: Påhittad källa
  utgivare: Ingen
  ar: 2026
  typ: ovrig
  status: underlag
  beskrivning: Finns inte.
-- guidance/decisions.yaml --
- id: beslut-1
  organ: Påhittad styrgrupp
  datum: 2026-02-02
  dnr: PÅ 2026/1
  titel: Påhittat beslut
  status: beslutad
  att_satser: [Hitta på något.]
  kalla: s1
-- guidance/regions/prov.yaml --
namn: Region Prov
kortnamn: Prov
lan: Provs län
lankod: \"99\"
definitioner: {familjecentral: okand, familjecentralsliknande: okand}
kommuner_antal: 0
kommuner: []
-- guidance/chapters/1-start/index.md --
---
titel: Start
ingress: Här börjar det.
ansvarig_roll: chef
granskad: 2026-01-15
granskare: chef
utfall: Två tal rättades.
granskas_senast: 2027-01-01
status: faststalld
beslut: beslut-1
---

Text.
";

const COLOPHON: &str = "\
-- guidance/handbook.yaml --
titel: Påhittad vägledning
utgivare: [Region Prov]
utgava: \"2\"
datum: 2026-03-01
status: utkast
sprak: sv
";

fn made(colophon: &str, more: &str, history: &[(&str, Change)]) -> BTreeMap<String, String> {
    let sources = Sources::from_fixture(&format!("{COLOPHON}{colophon}{FRAME}{more}"));
    let settings = Settings { today: date(2026, 3, 2), base_url: None };
    let prepared = pipeline::prepare(&sources, &settings);
    let theme = Theme::embedded();
    let history = history.iter().map(|(path, change)| ((*path).to_owned(), *change)).collect();
    let site = Site::new(&prepared.handbook, &sources, &theme, Vec::new())
        .with_history(History::new(history))
        .with_findings(prepared.diags.clone().sorted());
    let pages = plan::plan(&prepared.handbook).into_iter().map(|t| page::page(&site, t));
    let files = pages.chain(assets::assets(&site)).collect::<Vec<_>>();
    assert_eq!(site.faults(), []);
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    files.into_iter().map(|file| (file.path, text(file.bytes))).collect()
}

#[track_caller]
fn holds(text: &str, part: &str) {
    assert!(text.contains(part), "expected {part}\nin\n{text}");
}

const START: &str = "guidance/chapters/1-start/index.md";

#[test]
fn every_page_says_when_it_was_last_changed_no_surer_than_it_is_known() {
    let day = date(2026, 2, 3);
    for (history, words) in [
        (&[(START, Change::On(day))][..], "3 februari 2026"),
        (&[(START, Change::NoLaterThan(day))], "3 februari 2026 eller tidigare"),
        (&[(START, Change::After(day))], "Efter 3 februari 2026 (ännu inte i historiken)"),
        (&[(START, Change::New)], "Ny (ännu inte i historiken)"),
        (&[], "Uppgift saknas"),
    ] {
        let made = made("", "", history);
        let page = &made["kapitel/start/index.html"];
        holds(page, "<dt>Senast ändrad</dt>");
        holds(page, &format!("Senast ändrad: {words}"));
        for (path, html) in made
            .iter()
            .filter(|(_, html)| html.starts_with("<!doctype html>\n<html lang=\"sv\" data"))
        {
            let said = html.contains("ast ändrad") || html.contains("senast ändrade");
            assert!(said || path == "404.html", "{path} does not say when it was changed");
        }
    }
}

#[test]
fn a_page_says_who_reviewed_it_with_what_outcome_and_what_was_decided() {
    let made = made("bas_url: https://exempel.se/bok\n", "", &[]);
    let page = &made["kapitel/start/index.html"];
    holds(page, "<dt>Granskad</dt><dd><time datetime=\"2026-01-15\">15 januari 2026</time></dd>");
    holds(page, "<dt>Granskad av</dt><dd><a href=\"../../roller/chef.html\">Chef</a></dd>");
    holds(page, "<dt>Granskningen ledde till</dt><dd>Två tal rättades.</dd>");
    holds(page, "<dt>Utgåva</dt><dd>2</dd>");
    holds(page, "<dt>Status</dt><dd>Fastställd</dd>");
    holds(page, ">Påhittat beslut (PÅ 2026/1)</a></dd>");
    holds(page, "<a href=\"https://exempel.se/bok/kapitel/start/\">https://exempel.se/bok/");
}

#[test]
fn a_fault_is_told_with_the_pages_id_filled_in() {
    let page = |colophon: &str| made(colophon, "", &[])["kapitel/start/index.html"].clone();
    let form = page("arende_formular: https://exempel.se/fel?typ=a\n");
    holds(&form, "href=\"https://exempel.se/fel?typ=a&amp;sida=kapitel/start/index.html\"");
    let mail = page("kontakt: pahittad@exempel.se\n");
    holds(&mail, "href=\"mailto:pahittad@exempel.se?subject=Fel%20p%C3%A5%20sidan%20kapitel/start");
    let edit = page("redigera_url: https://exempel.se/redigera/\n");
    holds(&edit, "href=\"https://exempel.se/redigera/guidance/chapters/1-start/index.md\"");
}

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

#[test]
fn the_editors_page_lists_what_was_changed_after_its_review_and_every_kind_of_finding() {
    let made = made("", "", &[(START, Change::On(date(2026, 2, 3)))]);
    let page = &made["redaktion/index.html"];
    holds(page, "3 februari 2026 <span class=\"mark vet\">efter granskningen</span>");
    holds(page, "<strong>1 av 1</strong> sidor är ändrade efter sin senaste granskning");
    holds(&made["redaktion/sidor.csv"], "\"2026-02-03\";");
    holds(page, "<h2 id=\"anmarkningar\">Anmärkningar</h2>");
    let csv = &made["redaktion/anmarkningar.csv"];
    assert!(csv.lines().count() > 1, "the made-up handbook has findings: {csv}");
    for line in csv.lines().skip(1) {
        let code = line.split(';').nth(1).unwrap_or_default().trim_matches('"');
        holds(page, &format!("<code>{code}</code>"));
    }
}
