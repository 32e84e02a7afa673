//! The corridor from end to end: a small handbook becomes the tree of files that it should, every
//! construct of the dialect becomes HTML, the same input gives the same bytes, and the real
//! handbook counts what the sources count.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use handbok::diag::rule::Severity;
use handbok::disk::load;
use handbok::pipeline;
use handbok::site::{Site, page, plan, redirects};
use handbok::source::sources::Sources;
use handbok::theme::Theme;

use crate::{root, settings};

/// Every page of a handbook by its path, without PDFs and search.
fn pages(sources: &Sources) -> BTreeMap<String, String> {
    let prepared = pipeline::prepare(sources, &settings());
    let theme = Theme::overlaid(sources, "default");
    let site = Site::new(&prepared.handbook, sources, &theme, Vec::new());
    let mut out: BTreeMap<String, String> = plan::plan(&prepared.handbook)
        .into_iter()
        .map(|target| page::page(&site, target))
        .chain(redirects::redirects(&site))
        .map(|output| (output.path, String::from_utf8(output.bytes).expect("pages are UTF-8")))
        .collect();
    assert_eq!(site.faults(), [], "the embedded templates have no fault");
    let lost = page::not_found(&site);
    out.insert(lost.path, String::from_utf8(lost.bytes).expect("pages are UTF-8"));
    out
}

fn small() -> Sources {
    Sources::from_fixture(include_str!("fixtures/small.txt"))
}

/// What is wrong with a handbook, a line each; what is only told for information left out.
fn told(sources: &Sources) -> Vec<String> {
    let found = pipeline::prepare(sources, &settings()).diags.sorted();
    found
        .into_iter()
        .filter(|f| f.severity != Severity::Info)
        .map(|f| {
            let line = sources.place(f.span).line;
            format!("{}:{line} {}: {}", sources.file(f.span.file).path, f.rule.code, f.message)
        })
        .collect()
}

#[test]
fn the_small_handbook_is_read_without_an_error_or_a_warning() {
    assert_eq!(told(&small()), Vec::<String>::new());
}

#[test]
fn a_small_handbook_becomes_the_tree_of_pages_that_it_should() {
    let due = include_str!("fixtures/small-pages.txt");
    let found: Vec<String> = pages(&small()).into_keys().collect();
    let due: Vec<&str> = due.lines().collect();
    assert_eq!(found, due, "left: pages made, right: fixtures/small-pages.txt");
}

#[test]
fn the_order_in_which_files_are_found_changes_nothing() {
    let mut files = small().files().to_vec();
    files.reverse();
    assert!(pages(&small()) == pages(&Sources::new(files)));
}

#[test]
fn every_page_has_one_title_one_main_heading_and_its_language() {
    for (path, html) in pages(&small()) {
        if html.contains("http-equiv=\"refresh\"") {
            continue;
        }
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
        assert_eq!(html.matches("<title>").count(), 1, "{path}");
        assert!(html.contains("<html lang=\"sv\""), "{path}");
    }
}

#[test]
fn every_construct_of_the_dialect_becomes_html() {
    let pages = pages(&small());
    let section = &pages["kapitel/borja/avsnitt.html"];
    let due = [
        ("live figure", "<span class=\"fakta\">1</span>"),
        ("citation", "<a class=\"kalla\" href=\"../../kallor.html#s1\">S1 s. 2</a>"),
        ("term linked by itself", "<a class=\"term\""),
        ("abbreviation expanded", "BVC</a> (barnavårdscentral)"),
        ("heading with anchor", "<h2 id=\"sa-skriver-du\">"),
        ("emphasis", "<em>viktiga</em>"),
        ("strong emphasis", "<strong>viktigare</strong>"),
        ("another language", "<span lang=\"en\">in English</span>"),
        ("struck out", "<del>struket</del>"),
        ("code", "<code>kod</code>"),
        ("footnote", "Fotens text."),
        ("link to a file", "href=\"index.html\">länk till kapitlet</a>"),
        ("callout with its own heading", "<strong>Egen rubrik</strong>"),
        ("regional supplement", "data-region=\"prov\""),
        ("supplement's heading", "Gäller i Region Prov"),
        ("table's caption", "Antal per år</caption>"),
        ("header cell", "<th scope=\"col\">År</th>"),
        ("numbers to the right", "<td class=\"tal\">18 266</td>"),
        ("box to tick", "<input type=\"checkbox\">"),
        ("ticked box", "<input type=\"checkbox\" checked>"),
        ("term and description", "<dt>Term</dt>\n<dd>Förklaring</dd>"),
        ("quotation", "<blockquote>\n<p>Ett citat.</p>\n</blockquote>"),
        ("figure", "alt=\"Fyra rutor i en ring\""),
        ("figure's caption", "<figcaption>Ringen</figcaption>"),
        ("highlighted code", "<code class=\"language-yaml\"><span class=\"n\">namn</span>"),
        ("live list of centres", "Familjecentralen Provby"),
        ("live table", "Provsund"),
    ];
    let missing: Vec<_> = due.iter().filter(|(_, html)| !section.contains(html)).collect();
    assert!(missing.is_empty(), "{missing:#?}\n{section}");
    let path = &pages["introduktion/samordnare.html"];
    assert!(path.contains("<fieldset class=\"prov\">") && path.contains("Visa svaret"), "{path}");
    assert!(pages["mallar/avtal.html"].contains("<span class=\"falt\">Centralens namn</span>"));
}

#[test]
fn an_old_address_leads_on() {
    let pages = pages(&small());
    let old = &pages["gammal-adress.html"];
    assert!(old.contains("kapitel/borja/avsnitt.html"), "{old}");
}

#[test]
fn what_an_author_writes_never_becomes_markup() {
    let hostile = include_str!("fixtures/small.txt")
        .replace("namn: Familjecentralen Provby", "namn: \"<script>alert(1)</script>\"")
        .replace("titel: Ett avsnitt med allt", "titel: \"</title><img src=x onerror=alert(1)>\"")
        .replace("Fotens text.", "<b onclick=alert(1)>Fot</b> {{ page.title }} {% raw %}")
        .replace(
            "Tillägg för regionen.",
            "[klicka](javascript:alert(1)) och [mer](data:text/html,x)",
        );
    for (path, html) in pages(&Sources::from_fixture(&hostile)) {
        for bad in ["<script>alert", "<img src=x", "<b onclick", "javascript:alert", "data:text"] {
            assert!(!html.contains(bad), "{path} has {bad}");
        }
    }
}

/// The real handbook, as it lies in the project.
fn real() -> Sources {
    load::load(&root()).expect("the project's folders can be read").sources
}

/// Its pages, made once for all tests that look at them.
pub fn real_pages() -> &'static BTreeMap<String, String> {
    static PAGES: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    PAGES.get_or_init(|| pages(&real()))
}

#[test]
fn the_real_handbook_has_no_error() {
    let sources = real();
    let found = pipeline::prepare(&sources, &settings()).diags;
    let errors: Vec<_> = found
        .sorted()
        .into_iter()
        .filter(|f| f.severity == handbok::diag::rule::Severity::Error)
        .map(|f| {
            let line = sources.place(f.span).line;
            format!("{}:{line} {}", sources.file(f.span.file).path, f.message)
        })
        .collect();
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn the_real_handbook_gives_the_same_bytes_twice() {
    assert!(*real_pages() == pages(&real()));
}

/// The cells of every body row of a page's tables, as words.
fn rows(html: &str) -> Vec<Vec<String>> {
    let words = |markup: &str| {
        let mut out = String::new();
        let mut inside = false;
        for c in markup.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                _ if !inside => out.push(c),
                _ => {}
            }
        }
        out.trim().to_owned()
    };
    let bodies = html.split("<tbody>").skip(1).filter_map(|rest| rest.split("</tbody>").next());
    bodies
        .flat_map(|body| body.split("</tr>"))
        .map(|row| {
            let cells = row.split_inclusive("</td>").flat_map(|part| part.split("</th>"));
            cells.map(words).filter(|cell| !cell.is_empty()).collect::<Vec<_>>()
        })
        .filter(|row| !row.is_empty())
        .collect()
}

#[test]
fn stockholms_31_centres_by_degree_and_14_municipalities_are_counted_from_the_built_page() {
    let pages = real_pages();
    let stockholm = pages["centraler/index.html"].split("id=\"stockholms-lan\"").nth(1);
    let active: Vec<_> = rows(stockholm.expect("the region's heading has an anchor"))
        .into_iter()
        .filter(|row| row.iter().any(|cell| cell == "Aktiv"))
        .collect();
    let of =
        |degree: &str| active.iter().filter(|row| row.last().is_some_and(|c| c == degree)).count();
    assert_eq!(active.len(), 31);
    assert_eq!(of("Helt samlokaliserad"), 11);
    assert_eq!(of("Delvis samlokaliserad"), 6);
    assert_eq!(of("Ej samlokaliserad"), 14);
    let municipalities: std::collections::BTreeSet<_> =
        active.iter().map(|row| row[1].trim_end_matches(" (härledd)")).collect();
    assert_eq!(municipalities.len(), 14, "{municipalities:?}");
    let said = pages["regioner/stockholm/index.html"].replace('\u{a0}', " ");
    assert!(said.contains("31 aktiva centraler i 14 av 26 kommuner"));
}

#[test]
fn dalarnas_9_centres_in_8_of_15_municipalities_are_counted_from_the_built_page() {
    let pages = real_pages();
    let all = &pages["regioner/dalarna/kommuner.html"];
    let listed: Vec<_> = rows(all.split("id=\"alla-kommuner\"").nth(1).expect("has an anchor"))
        .into_iter()
        .take_while(|row| row[0].split_once('.').is_some_and(|(n, _)| n.parse::<u32>().is_ok()))
        .collect();
    let with: Vec<_> = listed.iter().filter(|row| row[1] == "Familjecentral").collect();
    let centres: u32 = with.iter().map(|row| row[2].parse::<u32>().expect("a number")).sum();
    assert_eq!((centres, with.len(), listed.len()), (9, 8, 15), "{listed:#?}");
    let said = pages["regioner/dalarna/index.html"].replace('\u{a0}', " ");
    assert!(said.contains("9 aktiva centraler i 8 av 15 kommuner"));
}
