//! What makes a page worth trusting: who answers for it, when it was changed and read, where it
//! stands, and the files that tell programs the same. The handbook here is made up.

use std::collections::BTreeMap;

use handbok::model::history::{Change, History};
use handbok::pipeline;
use handbok::print::card;
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
fn a_page_tells_its_lix_and_leads_to_what_it_means_unless_it_is_too_short_to_measure() {
    let front = "ansvarig_roll: chef\ngranskad: nej\ngranskas_senast: 2027-01-01\nstatus: utkast\n";
    let text = "Vi ses i dag och i morgon. ".repeat(20);
    let page = format!(
        "-- content/om/lang.md --\n---\ntitel: Lång\ningress: Läs.\n{front}---\n\n{text}\n\
         -- content/om/kort.md --\n---\ntitel: Kort\ningress: Läs.\n{front}---\n\nHej.\n"
    );
    let files = made("", &page, &[]);
    let lix = "<a href=\"../redaktion/index.html#lasbarhet\">LIX 7, mycket lättläst</a>";
    holds(&files["om/lang.html"], lix);
    assert!(!files["om/kort.html"].contains("LIX"), "a short page has no LIX");
    holds(&files["redaktion/index.html"], "<h2 id=\"lasbarhet\">");
    holds(&files["redaktion/index.html"], "kapitel högst 50 och en text om lagar högst 60.");
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

#[test]
fn security_txt_is_written_when_both_where_and_how_long_are_decided() {
    let path = ".well-known/security.txt";
    let contact = "sakerhet_kontakt: sakerhet@exempel.se\n";
    let until = "sakerhet_galler_till: 2026-12-31\n";
    let base = "bas_url: https://exempel.se/bok\n";
    assert!(!made("", "", &[]).contains_key(path));
    assert!(!made(contact, "", &[]).contains_key(path));
    let text = made(&format!("{contact}{until}{base}"), "", &[])[path].clone();
    let expected = "Contact: mailto:sakerhet@exempel.se\nExpires: 2026-12-31T00:00:00Z\n\
                    Preferred-Languages: sv, en\n\
                    Canonical: https://exempel.se/bok/.well-known/security.txt\n";
    assert_eq!(text, expected);
}

/// The JSON-LD block of a page.
fn linked(html: &str) -> serde_json::Value {
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
fn a_region_and_the_handbook_show_their_own_logotypes_in_both_schemes_and_their_own_colours() {
    let profile = "profil:\n  farg: \"#25478a\"\n  farg_mork: \"#a5bef5\"\n  \
                   logotyp: content/images/logo.svg\n  logotyp_mork: content/images/mork.svg\n  \
                   logotyp_text: Påhittade regionen\n";
    let svg = "<svg viewBox=\"0 0 40 10\"></svg>";
    let files = format!(
        "-- content/images/logo.svg --\n{svg}\n-- content/images/mork.svg --\n{svg}\n\
         -- guidance/regions/annan.yaml --\nnamn: Region Annan\nkortnamn: Annan\nlan: Annans län\n\
         lankod: \"98\"\nkommuner_antal: 0\nkommuner: []\n\
         definitioner: {{familjecentral: okand, familjecentralsliknande: okand}}\n{profile}"
    );
    let light = "<img class=\"logotyp ljus\" src=\"../../bilder/logo.svg\" \
                 alt=\"Påhittade regionen\" width=\"40\" height=\"10\">";
    let dark = "<img class=\"logotyp mork\" src=\"../../bilder/mork.svg\"";
    let regional = made("", &files, &[]);
    holds(&regional["regioner/annan/index.html"], &format!("<p class=\"avsandare\">{light}{dark}"));
    assert!(!regional["regioner/prov/index.html"].contains("logotyp"));
    let own = made(profile, &files, &[]);
    holds(&own["regioner/prov/index.html"], &format!("index.html\">{light}{dark}"));
    let style = own.iter().find(|(path, _)| path.starts_with("resurser/stil-")).expect("a style").1;
    holds(style, ":root{--link:#25478a}");
    holds(style, ":root[data-tema=\"mork\"]{--link:#a5bef5}");
    let pale = made(&profile.replace("#25478a", "#ffee00"), &files, &[]);
    let style =
        pale.iter().find(|(path, _)| path.starts_with("resurser/stil-")).expect("a style").1;
    assert!(!style.contains("#ffee00"), "a colour that cannot be read is not used");
}

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
fn a_field_of_many_tables_is_explained_once_and_named_in_each() {
    let page = &made("", "", &[])["data/index.html"];
    let about = "Källans id, och sida eller avsnitt där det finns. Flera skiljs åt av semikolon.";
    assert_eq!(page.matches(about).count(), 1);
    for table in ["aktorer", "roller", "centraler"] {
        let section = page.split(&format!("<h3 id=\"{table}\">")).nth(1).expect("the table");
        let section = section.split("<h3").next().unwrap_or_default();
        holds(section, "<code>kalla</code>");
        holds(section, "<code>id</code>");
    }
    holds(page, "<code>uppdrag_fc</code>");
}

#[test]
fn the_pages_that_cite_a_source_are_many_or_counted() {
    let pages: String = (0..70)
        .map(|n| {
            version_of(&format!("content/om/sida-{n}.md"), &format!("Sida {n}"), "kallor: [s1]\n")
        })
        .collect();
    let page = &made("", &pages, &[])["kallor.html"];
    holds(page, "Sidor (70)");
    holds(page, " och 10 till");
    assert_eq!(page.matches("href=\"om/sida-").count(), 60 + 70, "sixty here, all in the foot");
}

/// The keys that a schema has, with those of the groups in it.
fn keys(schema: &serde_json::Value, out: &mut Vec<String>) {
    if let Some(properties) = schema.get("properties").and_then(serde_json::Value::as_object) {
        for (key, value) in properties {
            out.push(key.clone());
            keys(value, out);
        }
    }
    for part in ["anyOf", "oneOf"] {
        let parts = schema.get(part).and_then(serde_json::Value::as_array);
        parts.into_iter().flatten().for_each(|one| keys(one, out));
    }
}

#[test]
fn the_editors_guide_names_every_setting_that_a_region_or_a_page_can_have() {
    let path = crate::root().join("content/om/sa-redigerar-du.md");
    let guide = std::fs::read_to_string(path).expect("the guide can be read");
    let named = |key: &str| {
        guide.contains(&format!("`{key}`"))
            || guide.lines().any(|line| {
                let line = line.trim_start().trim_start_matches("- ");
                line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'))
            })
    };
    assert!(named("titel") && !named("pahittad_rad"));
    let mut missing = Vec::new();
    for (file, _, schema) in handbok::manuscript::schema::all() {
        let name = file.trim_end_matches(".schema.json");
        if !["handbook", "region", "accessibility", "front-matter"].contains(&name) {
            continue;
        }
        let mut found = Vec::new();
        keys(&schema, &mut found);
        assert!(found.len() > 5, "{file} has keys: {found:?}");
        missing.extend(found.iter().filter(|key| !named(key)).map(|key| format!("{name}: {key}")));
    }
    assert_eq!(missing, [""; 0]);
}

/// The most that a page may weigh, in bytes, so that it opens on a bad line.
const HEAVIEST: usize = 100_000;

#[test]
fn no_page_of_the_real_handbook_is_heavier_than_a_hundred_kilobytes() {
    let loaded = handbok::disk::load::load(&crate::root()).expect("the handbook can be read");
    let prepared = pipeline::prepare(&loaded.sources, &crate::settings());
    let theme = Theme::embedded();
    let booklets = handbok::print::listed::plan(&prepared.handbook);
    let downloads = pipeline::downloads(
        &prepared.handbook,
        &booklets,
        &handbok::word::blanks(&prepared.handbook),
    );
    let site = Site::new(&prepared.handbook, &loaded.sources, &theme, downloads)
        .with_findings(prepared.diags.clone().sorted());
    let targets = plan::plan(&prepared.handbook);
    assert!(targets.len() > 200, "this is the real handbook");
    let editors = page::editors(&site).into_iter().next();
    let heavy: Vec<(String, usize)> = targets
        .into_iter()
        .map(|target| page::page(&site, target))
        .chain(editors)
        .filter(|page| page.bytes.len() > HEAVIEST)
        .map(|page| (page.path, page.bytes.len()))
        .collect();
    assert_eq!(heavy, []);
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
        assert_eq!(card::Painter::new(&theme).png(card).as_ref(), Some(&png));
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

/// A page of a made-up handbook's front matter, with more lines.
fn version_of(path: &str, title: &str, more: &str) -> String {
    format!(
        "-- {path} --\n---\ntitel: {title}\ningress: Text.\nansvarig_roll: chef\ngranskad: nej\n\
         granskas_senast: 2027-01-01\nstatus: utkast\n{more}---\n\nText.\n"
    )
}

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
fn a_centre_of_which_something_is_known_has_an_introduction_with_every_roles_steps() {
    let centre = |name: &str, more: &str| {
        format!(
            "-- content/centres/prov/{name}.yaml --\nnamn: Påhittade {name}\nkommun: okand\n\
             status: aktiv\n{more}kontrollerad: 2026-03-01\nkalla: s1\n"
        )
    };
    let own = "lokala_mal:\n  - id: lek\n    text: Fler barn leker hos oss.\n    eget: ja\n";
    let steps = "roll: chef\nsteg:\n  - {nar: dag, uppgift: Läs, tid_min: 5}\n  \
                 - {nar: vecka, uppgift: Träffa alla, tid_min: 60, ansvarig: Styrgruppen}\n";
    let path = version_of("content/onboarding/chef.md", "Ny som chef", steps);
    let files = format!("{}{}{path}", centre("navet", own), centre("tyst", ""));
    let made = made("", &files, &[]);
    let page = &made["introduktion/prov/navet.html"];
    holds(page, "Ny på Påhittade navet</span></h1>");
    holds(page, "<details class=\"vag\" id=\"roll-chef\"");
    holds(page, "data-vag=\"introduktion/prov/navet.html#roll-chef\"");
    holds(page, "<input type=\"checkbox\" id=\"roll-chef-steg-las\" data-minuter=\"5\">");
    holds(page, "Träffa alla");
    holds(page, "Fler barn leker hos oss.");
    // What is not known is said to be missing, not left out.
    let coordinator = page.split("<dt>Samordnare</dt>").nth(1).expect("the coordinator is told");
    let coordinator = coordinator.split("</dd>").next().unwrap_or_default();
    holds(coordinator, "<span class=\"mark saknas\">Uppgift saknas</span>");
    // Those who lead see what each new colleague should get.
    holds(page, "<h2 id=\"chef\">Till dig som är chef");
    holds(page, "<a href=\"#roll-chef\">Chef</a></th><td>1 steg, 5\u{a0}minuter</td>");
    holds(
        &made["introduktion/index.html"],
        "<a href=\"prov/navet.html\">Ny på Påhittade navet</a>",
    );
    holds(&made["centraler/prov/navet.html"], "<a href=\"../../introduktion/prov/navet.html\">");
    // A centre of which nothing more is known would only repeat the role's own page.
    assert!(!made.contains_key("introduktion/prov/tyst.html"));
    // No id stands twice, though every role has its steps here.
    let mut ids: Vec<&str> =
        page.split(" id=\"").skip(1).filter_map(|s| s.split('"').next()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "{ids:?}");
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

const STATEMENT: &str = "\
-- content/accessibility.yaml --
aktor: Påhittad region
tjanst: Påhittad vägledning
status: helt
bedomd: 2026-02-01
uppdaterad: 2026-02-01
metod: Påhittad granskning.
meddela: https://exempel.se/brist
anmalan: https://www.digg.se/tdosanmalan
manuell_granskning: ja
";

#[test]
fn a_statement_does_not_claim_all_while_a_check_finds_a_hindrance() {
    let said = |text: &str| {
        let page = version_of("content/om/bild.md", "Bild", "");
        let page = page.replace("\n\nText.", &format!("\n\n{text}"));
        let picture = "-- content/images/a.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" \
                       viewBox=\"0 0 9 9\"><path d=\"M0 0h9v9z\"/></svg>\n";
        let more = format!("{STATEMENT}{page}{picture}");
        let sources = Sources::from_fixture(&format!("{COLOPHON}{FRAME}{more}"));
        let settings = Settings { today: date(2026, 3, 2), base_url: None };
        let told = pipeline::prepare(&sources, &settings).diags.sorted();
        let mut claims =
            told.into_iter().filter(|f| f.rule.code == "redogorelsen-lovar-for-mycket");
        let page = made("", &more, &[])["tillganglighet.html"].clone();
        (page, claims.next().map(|f| (sources.file(f.span.file).path.clone(), f.message)))
    };
    const CLAIM: &str = "Tjänsten är helt förenlig med lagen.";

    let (page, finding) = said("![En röd ruta](../images/a.svg)");
    holds(&page, CLAIM);
    holds(&page, "Vi känner inte till några brister.");
    assert_eq!(finding, None);

    let (page, finding) = said("![](../images/a.svg)");
    assert!(!page.contains(CLAIM), "{page}");
    holds(&page, "Det går inte att säga att tjänsten är helt förenlig");
    holds(&page, "Vår kontroll hittar: Bilden saknar alternativtext. Ett ställe.");
    let (file, message) = finding.expect("the claim is a finding");
    assert_eq!(file, "content/accessibility.yaml");
    holds(&message, "redogörelsen säger helt förenlig, men kontrollen hittar en brist");
}

#[test]
fn the_search_is_told_which_questions_a_page_answers() {
    let asked = "fragor:\n  - Vem bestämmer?\n  - Får vi?\n";
    let made = made("", &version_of("content/om/ord.md", "Ord", asked), &[]);
    holds(
        &made["om/ord.html"],
        "<meta name=\"handbok:fragor\" content=\"Vem bestämmer? Får vi?\" \
         data-pagefind-meta=\"fragor[content]\">",
    );
    assert!(!made["roller/chef.html"].contains("handbok:fragor"));
}

#[test]
fn those_who_lead_see_what_a_new_colleague_should_get_and_who_sees_to_it() {
    let steps = "roll: barnmorska\nsteg:\n  - {nar: dag, uppgift: Läs, tid_min: 5}\n  \
                 - {nar: vecka, uppgift: Träffa alla, tid_min: 60, ansvarig: chef}\n";
    let role = "-- guidance/roles.yaml --\n- id: chef\n  titel: Chef\n  huvudman: okand\n  \
                uppdrag: Leder.\n  pa_central: ja\n  kalla: s1\n- id: barnmorska\n  \
                titel: Barnmorska\n  huvudman: okand\n  uppdrag: Hjälper.\n  pa_central: ja\n  \
                kalla: s1\n";
    let frame = FRAME.split_once("-- guidance/sources.yaml").expect("the frame has sources").1;
    let path = version_of("content/onboarding/barnmorska.md", "Ny", steps);
    let text = format!("{COLOPHON}{role}-- guidance/sources.yaml{frame}{path}");
    let sources = Sources::from_fixture(&text);
    let settings = Settings { today: date(2026, 3, 2), base_url: None };
    let handbook = pipeline::prepare(&sources, &settings).handbook;
    let theme = Theme::embedded();
    let site = Site::new(&handbook, &sources, &theme, Vec::new());
    let target = handbok::model::link::Target::Register(handbok::model::link::Register::Paths);
    let html = String::from_utf8(page::page(&site, target).bytes).expect("UTF-8");
    let row = "<th scope=\"row\"><a href=\"barnmorska.html\">Barnmorska</a></th>\
               <td>1 steg, 5\u{a0}minuter</td><td>1 steg, 1\u{a0}timme</td><td>Inget</td>\
               <td>1\u{a0}timme 5\u{a0}minuter</td>";
    holds(&html, row);
    holds(&html, "<li>Träffa alla <span class=\"not\">Första veckan, ansvarig: chef</span></li>");
    assert!(!html.contains("<li>Läs "), "what the new colleague does alone is not listed");
}
