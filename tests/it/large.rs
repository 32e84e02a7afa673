//! Handbooks far larger than any there is: no page weighs more than 100 kB, however many centres,
//! terms, sources or pages there are. (How long a large region takes is measured in
//! `benches/derive.rs`, on the same region.)

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use handbok::diag::rule::Severity;
use handbok::model::link::Target;
use handbok::pipeline;
use handbok::site::{Site, assets, page, plan};
use handbok::source::sources::Sources;
use handbok::theme::Theme;

use crate::settings;

#[path = "../../benches/region.rs"]
pub(crate) mod region;

/// The largest page, in bytes.
const LARGEST: usize = 100_000;

/// Every page of a handbook, and the files that tell of all pages, by path. Those of the same
/// kind are all alike: a few stand for them.
fn pages(text: &str) -> BTreeMap<String, String> {
    let sources = Sources::from_fixture(text);
    let prepared = pipeline::prepare(&sources, &settings());
    let told = prepared.diags.as_slice().iter().filter(|told| told.severity == Severity::Error);
    let mut faults: Vec<String> = told.map(|told| told.message.clone()).collect();
    faults.dedup();
    assert_eq!(faults, Vec::<String>::new());
    let theme = Theme::overlaid(&sources, "default");
    let site = Site::new(&prepared.handbook, &sources, &theme, Vec::new());
    let alike = |target: &Target| match target {
        Target::Centre(centre) => centre.index() > 3,
        Target::Goal(goal) => goal.index() > 3,
        Target::Method(method) => method.index() > 3,
        Target::Article(article) => article.index() % 50 > 3,
        _ => false,
    };
    let wanted = plan::plan(&prepared.handbook).into_iter().filter(|target| !alike(target));
    let outputs = wanted.flat_map(|target| page::pages(&site, target));
    outputs
        .chain(page::editors(&site))
        .chain(assets::lists(&site, std::collections::BTreeSet::new()))
        .map(|output| (output.path, String::from_utf8_lossy(&output.bytes).into_owned()))
        .collect()
}

fn large(pages: &BTreeMap<String, String>) -> Vec<String> {
    let html = pages.iter().filter(|(path, _)| path.strip_suffix(".html").is_some());
    let large = html.filter(|(_, html)| html.len() > LARGEST);
    large.map(|(path, html)| format!("{path}: {} kB", html.len() / 1000)).collect()
}

/// What of many kinds a handbook holds: terms, sources, bodies, tasks, proposals, dates, news, forms
/// and sections, so many of each. All of it is made up.
fn much(many: usize) -> String {
    let mut out =
        region::handbook(region::Size { centres: 300, indicators: 2, measured: 1, years: 10 });
    let mut sources = String::new();
    let mut terms = String::new();
    let mut bodies = String::new();
    let mut methods = String::new();
    let mut tasks = String::new();
    let mut goals = String::new();
    for n in 0..many {
        let _ = writeln!(
            sources,
            "- {{id: kalla-{n}, kortnamn: K{n}, titel: Påhittad källa nummer {n}, utgivare: Ingen, \
             ar: 2026, typ: ovrig, status: underlag, beskrivning: Finns inte.}}"
        );
        let _ = writeln!(
            terms,
            "- {{id: ord-{n}, term: Ord nummer {n}, definition: Ett ord som är påhittat för att \
             ordlistan ska bli lång. Det betyder ingenting.}}"
        );
        let _ = writeln!(
            bodies,
            "- {{id: organ-{n}, namn: Organ nummer {n}, niva: lokal, status: aktiv, \
             beskrivning: Påhittat., kalla: kalla-{n}}}"
        );
        let _ = writeln!(
            methods,
            "- {{id: metod-{n}, namn: Metod nummer {n}, niva: alla, inriktning: framjande, evidens: ej_bedomd, \
             beskrivning: Påhittad., \
             kalla: kalla-{n}}}"
        );
        let _ = writeln!(
            tasks,
            "- {{id: uppgift-{n}, uppgift: Uppgift nummer {n}, omrade: Område {}, a: [chef], r: [chef], \
             status: gallande, kalla: kalla-{n}}}",
            n % 9
        );
        let _ = writeln!(
            goals,
            "- {{id: mal-{n}, kortnamn: Mål nummer {n}, niva: nationell, text: Påhittat., \
             status: gallande, kalla: kalla-{n}}}"
        );
    }
    out = out.replacen(
        "-- guidance/roles.yaml --",
        &format!("{sources}-- guidance/roles.yaml --"),
        1,
    );
    let _ = write!(
        out,
        "-- guidance/terms.yaml --\n{terms}-- guidance/bodies.yaml --\n{bodies}\
         -- guidance/methods.yaml --\n{methods}-- guidance/responsibilities.yaml --\n{tasks}\
         -- guidance/goals.yaml --\n{goals}\
         -- guidance/chapters/1-langt/index.md --\n{}",
        front("Ett långt kapitel", "") + "```ansvar\n```\n"
    );
    for n in 0..many / 4 {
        let _ = write!(
            out,
            "-- guidance/chapters/1-langt/{}-avsnitt.md --\n{}[Ordet](term:ord-{n}) [@kalla-{n}]\n\
             -- content/nyheter/2026-01-{n}-nytt.md --\n{}Nytt.\n",
            n + 1,
            front(
                &format!("Avsnitt nummer {n}"),
                &format!("malgrupp: [chef]\nfragor: [\"Fråga {n}?\"]\n")
            ),
            front(&format!("Nyhet nummer {n}"), "datum: 2026-01-01\n"),
        );
    }
    out
}

fn front(title: &str, more: &str) -> String {
    format!(
        "---\ntitel: {title}\ningress: En påhittad text.\nansvarig_roll: chef\ngranskad: nej\ngranskas_senast: 2027-05-31\n\
         status: utkast\n{more}---\n\n"
    )
}

#[test]
fn no_page_of_a_large_region_is_over_100_kb() {
    // An indicator's page is as large however many others have values: two of them are enough.
    let size = region::Size { measured: 2, ..region::FULL };
    let pages = pages(&region::handbook(size));
    assert!(pages.len() > 60, "{}", pages.len());
    assert_eq!(large(&pages), Vec::<String>::new());
}

#[test]
fn no_page_of_a_handbook_with_thousands_of_records_is_over_100_kb() {
    let pages = pages(&much(2000));
    for whole in ["ordlista", "kallor", "organ", "ansvar", "innehall", "mal/index"] {
        assert!(pages.contains_key(&format!("{whole}.del-2.html")), "{whole} is in one piece");
    }
    assert_eq!(large(&pages), Vec::<String>::new());
}

/// Every link of a page, from the site's root, with its anchor.
fn links<'a>(path: &str, html: &'a str) -> Vec<(String, &'a str)> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let inner = html.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    inner
        .filter(|href| !href.contains(':') && !href.starts_with('?'))
        .map(|href| {
            let (to, anchor) = href.split_once('#').unwrap_or((href, ""));
            let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
            for part in to.split('/') {
                match part {
                    ".." => drop(parts.pop()),
                    part => parts.push(part),
                }
            }
            (if to.is_empty() { path.to_owned() } else { parts.join("/") }, anchor)
        })
        .collect()
}

#[test]
fn links_lead_to_the_part_of_a_page_that_has_what_they_point_at() {
    let pages = pages(&much(600));
    let ids: BTreeMap<&str, HashSet<&str>> = pages
        .iter()
        .map(|(path, html)| {
            let ids = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
            (path.as_str(), ids.collect())
        })
        .collect();
    let (mut parts, mut astray) = (0, Vec::new());
    for (path, html) in pages.iter().filter(|(path, _)| path.strip_suffix(".html").is_some()) {
        for (to, anchor) in links(path, html).into_iter().filter(|(_, anchor)| !anchor.is_empty()) {
            parts += usize::from(to.contains(".del-"));
            if ids.get(to.as_str()).is_some_and(|ids| !ids.contains(anchor)) {
                astray.push(format!("{path} -> {to}#{anchor}"));
            }
        }
    }
    assert!(parts > 500, "{parts} links lead to a part");
    astray.truncate(20);
    assert_eq!(astray, Vec::<String>::new());
}

#[test]
fn a_divided_page_names_its_parts_and_an_anchor_that_moved_is_found_again() {
    let pages = pages(&much(1000));
    let first = &pages["ordlista.html"];
    let count = pages.keys().filter(|path| path.starts_with("ordlista.del-")).count() + 1;
    assert!(first.contains(&format!("Det här är del 1 av {count}.")), "{count}");
    let last = &pages[&format!("ordlista.del-{count}.html")];
    assert!(last.contains(&format!("<title>Ordlista, del {count} av {count} – ")), "{count}");
    assert!(last.contains("<a href=\"ordlista.html\">"), "the way to the first part");
    // Who follows an old link to the first part is led on by this list.
    let places = &pages["ordlista.delar.json"];
    assert!(first.contains("data-delar=\"ordlista.delar.json\""));
    let term = last.split("id=\"ord-").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("");
    let told = format!("\"ord-{term}\":\"ordlista.del-{count}.html\"");
    assert!(places.contains(&told), "{told}");
    // Each part is kept for reading offline, and is an address that the next edition must know.
    assert!(pages["sw.js"].contains(&format!("\"ordlista.del-{count}.html\"")));
    assert!(pages["sw.js"].contains("\"ordlista.delar.json\""));
    assert!(pages["adresser.txt"].contains(&format!("\nordlista.del-{count}.html\n")));
}
