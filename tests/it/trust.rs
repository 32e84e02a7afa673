//! What makes a page worth trusting: who answers for it, when it was changed and read, where it
//! stands, and the files that tell programs the same. The handbook here is made up.

use handbok::model::history::Change;
use handbok::pipeline;
use handbok::site::Site;
use handbok::site::page;
use handbok::site::plan;
use handbok::theme::Theme;
use jiff::civil::date;

use crate::made_up::{START, holds, made, version_of};

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
        .flat_map(|target| page::pages(&site, target))
        .chain(editors)
        .filter(|page| page.bytes.len() > HEAVIEST)
        .map(|page| (page.path, page.bytes.len()))
        .collect();
    assert_eq!(heavy, []);
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
