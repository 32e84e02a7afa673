//! Small handbooks made into pages: every construct reaches the web, nothing an author writes
//! becomes markup, and every link within the site leads somewhere.

use std::collections::{BTreeMap, BTreeSet};

use handbok::model::handbook::Handbook;
use handbok::model::link::{Register, Target};
use handbok::output::Output;
use handbok::pipeline;
use handbok::settings::Settings;
use handbok::site::{Download, Site, assets, page, plan};
use handbok::source::sources::Sources;
use handbok::theme::Theme;

use crate::made_up::{chief, region, source};

const FRAME: &str = concat!(
    "\
-- guidance/handbook.yaml --
titel: Prov & <b>vägledning</b>
utgivare: [Region Prov]
utgava: \"1\"
datum: 2026-03-01
status: utkast
sprak: sv
",
    chief!(),
    source!(),
    "\
-- guidance/terms.yaml --
- id: bvc
  term: barnavårdscentral
  forkortning: BVC
  definition: Där barn <i>följs</i>.
",
    region!(),
    "\
-- content/images/bild.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 10\"></svg>
-- guidance/chapters/1-start/index.md --
---
titel: Start
ingress: Här börjar det.
ansvarig_roll: chef
granskad: nej
granskas_senast: 2027-01-01
status: utkast
alias: [/gammal/start]
---

Inledning till [nästa](1-mer.md).
-- guidance/chapters/1-start/1-mer.md --
---
titel: Mer
ingress: Här fortsätter det.
ansvarig_roll: chef
granskad: nej
granskas_senast: 2026-03-01
status: utkast
malgrupp: [chef]
kallor: [s1 kap. 1, s1 kap. 2]
fragor: [\"Vad gäller när något saknas?\"]
---

"
);

struct Made {
    pages: BTreeMap<String, String>,
    files: BTreeSet<String>,
}

fn made(section: &str) -> Made {
    let sources = Sources::from_fixture(&format!("{FRAME}{section}\n"));
    let settings = Settings { today: jiff::civil::date(2026, 3, 2), base_url: None };
    let prepared = pipeline::prepare(&sources, &settings);
    let theme = Theme::embedded();
    let downloads = vec![Download {
        kind: "PDF",
        path: "pdf/allt.pdf".to_owned(),
        title: "Hela vägledningen".to_owned(),
        target: Target::Front,
    }];
    let site = Site::new(&prepared.handbook, &sources, &theme, downloads);
    let pages = all_pages(&site, &prepared.handbook);
    let extra = assets::assets(&site);
    assert_eq!(site.faults(), []);
    let mut files: BTreeSet<String> = extra.iter().map(|file| file.path.clone()).collect();
    files.insert("pdf/allt.pdf".to_owned());
    let html =
        pages.into_iter().chain(extra).filter(|file| file.bytes.starts_with(b"<!doctype html>"));
    let pages: BTreeMap<String, String> = html
        .map(|file| (file.path, String::from_utf8(file.bytes).expect("pages are UTF-8")))
        .collect();
    files.extend(pages.keys().cloned());
    Made { pages, files }
}

fn all_pages(site: &Site<'_>, handbook: &Handbook) -> Vec<Output> {
    plan::plan(handbook).into_iter().map(|target| page::page(site, target)).collect()
}

fn section(text: &str) -> String {
    let html = &made(text).pages["kapitel/start/mer.html"];
    let from = html.find("<div class=\"text\">").expect("a page has its text") + 19;
    let to = html[from..].find("</main>").expect("a page has a main") + from;
    html[from..to].to_owned()
}

#[track_caller]
fn holds(html: &str, part: &str) {
    assert!(html.contains(part), "expected {part}\nin\n{html}");
}

#[test]
fn commonmark_comes_out_as_its_specification_writes_it() {
    let html = section(
        "Ett *stycke* med `<kod>`\noch **stark**\\\nrad.\n\n- a\n- b\n  - c\n\n3. x\n\n   y\n",
    );
    holds(
        &html,
        "<p>Ett <em>stycke</em> med <code>&lt;kod&gt;</code>\noch <strong>stark</strong><br />\nrad.</p>\n",
    );
    holds(&html, "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n");
    holds(&html, "<ol start=\"3\">\n<li>\n<p>x</p>\n<p>y</p>\n</li>\n</ol>\n");
}

#[test]
fn a_table_has_scopes_and_can_be_scrolled_by_keyboard() {
    let html = section("| A | B |\n|---|--:|\n| x | 1 |\n");
    holds(
        &html,
        "<div class=\"tabell\" role=\"group\" tabindex=\"0\" aria-label=\"Tabell: A, B\">",
    );
    holds(&html, "<th scope=\"col\">A</th>\n<th scope=\"col\" class=\"tal\">B</th>");
    holds(&html, "<td class=\"tal\">1</td>");
}

#[test]
fn a_caption_that_says_what_the_heading_says_is_for_those_who_do_not_see_both() {
    let table = "| A | B |\n|---|--:|\n| x | 1 |\n";
    let html = section(&format!("## Läget\n\nTabell: Läget\n\n{table}"));
    holds(&html, "<caption id=\"tabell-1\" class=\"dold\">Läget</caption>");
    let html = section(&format!("## Läget\n\nTabell: Läget 2026\n\n{table}"));
    holds(&html, "<caption id=\"tabell-1\">Läget 2026</caption>");
}

#[test]
fn a_value_of_many_lines_is_known_to_the_style_sheet() {
    let many = "ord ".repeat(40);
    let html = section(&format!("Kort\n: Några ord.\n\nLång\n: {many}\n"));
    holds(&html, "<dt>Kort</dt>\n<dd>Några ord.</dd>");
    holds(&html, "<dt>Lång</dt>\n<dd class=\"lang\">ord");
}

#[test]
fn footnotes_lead_down_and_every_reference_has_a_way_back() {
    let html = section("Text[^a] och[^a] mer.\n\n[^a]: Noten.\n");
    holds(&html, "<a href=\"#fn-1\" id=\"fnr-1\" aria-label=\"Fotnot 1\">1</a>");
    holds(&html, "href=\"#fnr-1-2\"");
    holds(&html, "<h2 id=\"fotnoter\">Fotnoter</h2>");
}

#[test]
fn a_regions_supplement_is_open_and_named_without_scripts() {
    let html = section("> [!REGION prov] Så här\n> Text.\n");
    holds(&html, "data-region=\"prov\"");
    holds(&html, "<details open>");
    holds(&html, "<span class=\"vem\">Gäller i Region Prov</span>");
    holds(&html, "<span class=\"rubrik\">Så här</span>");
}

#[test]
fn a_callout_says_its_kind_in_words() {
    let html = section("> [!VIKTIGT] Tänk på\n> Text.\n");
    holds(&html, "<aside class=\"notis viktigt\" role=\"note\"");
    holds(&html, "<span class=\"slag\">Viktigt</span> <strong>Tänk på</strong>");
}

#[test]
fn terms_citations_pictures_and_code_are_written_out() {
    let html = section(
        "BVC enligt [S1 s. 8](kalla:s1).\n\n![Alt](../../../content/images/bild.svg \"Bildtext\")\n\n```yaml\na: 1\n```\n",
    );
    holds(&html, "data-forklaring=\"Där barn &lt;i&gt;följs&lt;/i&gt;.\"");
    holds(&html, "(barnavårdscentral)");
    holds(&html, "<a class=\"kalla\" href=\"../../kallor.html#s1\">S1 s. 8</a>");
    holds(&html, "alt=\"Alt\" width=\"20\" height=\"10\" />\n<figcaption>Bildtext</figcaption>");
    holds(&html, "<code class=\"language-yaml\"><span class=\"n\">a</span>");
}

#[test]
fn a_page_says_who_answers_for_it_and_when_it_is_overdue() {
    let html = made("Text.").pages["kapitel/start/mer.html"].clone();
    holds(&html, "<strong>Ej beslutad</strong>");
    holds(&html, "<strong>Granskning försenad</strong>");
    holds(&html, "<dt>Ansvarig</dt><dd><a href=\"../../roller/chef.html\">Chef</a></dd>");
    holds(&html, "S1</a> kap. 1, kap. 2</dd>");
    holds(
        &html,
        "<a class=\"fore\" rel=\"prev\" href=\"index.html\"><small>Föregående</small> 1 Start</a>",
    );
}

#[test]
fn nothing_that_is_written_becomes_markup_or_template() {
    let made = made(
        "{{ site.title }} {% raw %} <script>alert(1)</script> [x](https://e.se/\"onclick=\"y)\n",
    );
    for (path, html) in &made.pages {
        assert!(!html.contains("<b>vägledning"), "{path}");
        assert!(!html.contains("<script>"), "{path}");
        assert!(!html.contains("\"onclick"), "{path}");
        assert!(!html.contains(" style=\"") && !html.contains("<style"), "{path}");
    }
    holds(&made.pages["kapitel/start/mer.html"], "{{ site.title }} {% raw %}");
}

#[test]
fn every_link_within_the_site_leads_to_a_file_and_an_anchor() {
    let made =
        made("## Rubrik\n\n[upp](#rubrik) [start](index.md) [chef](../../roles.yaml#chef)\n");
    let mut wrong = Vec::new();
    for (path, html) in &made.pages {
        for part in html.split([' ', '\n']) {
            let Some(rest) = part.strip_prefix("href=\"").or(part.strip_prefix("src=\"")) else {
                continue;
            };
            let address = rest.split('"').next().unwrap_or_default();
            if address.contains(':') || address.starts_with('?') {
                continue;
            }
            let (file, anchor) = address.split_once('#').unwrap_or((address, ""));
            let to = if file.is_empty() { path.clone() } else { joined(path, file) };
            let known = made.files.contains(&to);
            let anchored = anchor.is_empty()
                || made.pages.get(&to).is_some_and(|p| p.contains(&format!("id=\"{anchor}\"")));
            // Registers of data get their anchors from the data pages, tested with those.
            let register = Register::ALL.iter().any(|r| handbok::route::register(*r) == to);
            if !known || (!anchored && !register) {
                wrong.push(format!("{path}: {address}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

fn joined(from: &str, relative: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

#[test]
fn an_earlier_address_leads_to_the_page() {
    let made = made("Text.");
    holds(&made.pages["gammal/start/index.html"], "url=../../kapitel/start/index.html");
}

#[test]
fn the_same_handbook_gives_the_same_bytes() {
    let text = "## Rubrik\n\n[BVC](term:bvc)\n";
    assert_eq!(made(text).pages, made(text).pages);
}

#[test]
fn a_template_of_the_handbooks_own_that_is_wrong_is_told_at_its_place_and_pages_still_come_out() {
    let own = "-- themes/egen/templates/turn.html --\n<p>\n{{ finns.inte }}</p>\n";
    let sources = Sources::from_fixture(&format!("{FRAME}Text.\n{own}"));
    let settings = Settings { today: jiff::civil::date(2026, 3, 2), base_url: None };
    let prepared = pipeline::prepare(&sources, &settings);
    let theme = Theme::overlaid(&sources, "egen");
    let site = Site::new(&prepared.handbook, &sources, &theme, Vec::new());
    let pages = all_pages(&site, &prepared.handbook);
    assert!(pages.iter().all(|page| page.bytes.starts_with(b"<!doctype html>")));
    let faults = site.faults();
    let span = faults.first().and_then(|fault| fault.span).expect("the fault has a place");
    assert_eq!(sources.file(span.file).path, "themes/egen/templates/turn.html");
    assert_eq!(sources.place(span).line, 2);
}
