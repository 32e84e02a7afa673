//! The search index is the one that Pagefind itself makes of the same pages: file by file, unpacked,
//! but for the files' names. Pages of the tests are made up.

use std::collections::BTreeMap;

use handbok::output::Output;
use handbok::search::compounds::{Compounds, MARK};
use handbok::search::page::Page;
use handbok::search::{fragment, index};
use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;
use serde_json::Value;

use crate::corridor::real_pages;

/// An index, read: what does not depend on the names of files.
#[derive(Debug, Default, PartialEq)]
struct Index {
    /// The pages in the order of their numbers, with their words and what is shown of them.
    pages: Vec<(u64, Value)>,
    /// The files of words: what their words lie between, and their content.
    words: Vec<(String, String, Vec<u8>)>,
    /// The filters, with the content of their files.
    filters: Vec<(String, Vec<u8>)>,
    /// The names of what pages say of themselves.
    fields: Vec<String>,
    /// What the search reads first, without the index's name.
    entry: Value,
}

/// A value of CBOR, of the kinds that the index has.
#[derive(Debug, PartialEq)]
enum Cbor {
    Number(u64),
    Text(String),
    List(Vec<Cbor>),
}

impl Cbor {
    fn read(bytes: &mut &[u8]) -> Self {
        let (first, rest) = bytes.split_first().expect("a value");
        let length = match first & 31 {
            short @ 0..24 => {
                *bytes = rest;
                u64::from(short)
            }
            long => {
                let (number, rest) = rest.split_at(1 << (long - 24));
                *bytes = rest;
                number.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
            }
        };
        match first >> 5 {
            0 => Self::Number(length),
            3 => {
                let (text, rest) = bytes.split_at(usize::try_from(length).expect("a length"));
                *bytes = rest;
                Self::Text(String::from_utf8(text.to_vec()).expect("a text"))
            }
            4 => Self::List((0..length).map(|_| Self::read(bytes)).collect()),
            kind => panic!("no value of kind {kind} is expected"),
        }
    }

    fn list(self) -> Vec<Self> {
        match self {
            Self::List(list) => list,
            other => panic!("{other:?} is no list"),
        }
    }

    fn text(self) -> String {
        match self {
            Self::Text(text) => text,
            other => panic!("{other:?} is no text"),
        }
    }
}

/// Reads an index of files under no folder.
fn read(files: &BTreeMap<String, Vec<u8>>) -> Index {
    let open = |name: &str| {
        let bytes = fragment::read(files.get(name).unwrap_or_else(|| panic!("{name} is missing")));
        let bytes = bytes.expect("a file of the index is gzip");
        bytes.strip_prefix(b"pagefind_dcd").expect("it begins with its sign").to_vec()
    };
    let mut entry: Value =
        serde_json::from_slice(&files["pagefind-entry.json"]).expect("the entry is JSON");
    let Some(language) = entry["languages"].get_mut("sv") else {
        return Index { entry, ..Index::default() };
    };
    let name = language["hash"].take();
    let meta = open(&format!("pagefind.{}.pf_meta", name.as_str().expect("a name")));
    let mut parts = Cbor::read(&mut meta.as_slice()).list().into_iter();
    assert_eq!(parts.next(), Some(Cbor::Text("1.6.0".to_owned())));
    let page = |page: Cbor| {
        let [name, Cbor::Number(words), group] = <[Cbor; 3]>::try_from(page.list()).expect("three")
        else {
            panic!("a page has a number of words")
        };
        assert_eq!(group, Cbor::Text(String::new()));
        let shown = open(&format!("fragment/{}.pf_fragment", name.text()));
        (words, String::from_utf8(shown).expect("a fragment is text"))
    };
    let chunk = |chunk: Cbor| {
        let [from, to, name] = <[Cbor; 3]>::try_from(chunk.list()).expect("three").map(Cbor::text);
        (from, to, open(&format!("index/{name}.pf_index")))
    };
    let filter = |filter: Cbor| {
        let [filter, name] = <[Cbor; 2]>::try_from(filter.list()).expect("two").map(Cbor::text);
        (filter, open(&format!("filter/{name}.pf_filter")))
    };
    let mut next = || parts.next().expect("six parts").list();
    let pages = next().into_iter().map(page).map(|(words, shown)| {
        let shown = shown.replace(MARK, "");
        (words, serde_json::from_str(&shown).expect("a fragment is JSON"))
    });
    let pages = pages.collect();
    let words = next().into_iter().map(chunk).collect();
    let filters = next().into_iter().map(filter).collect();
    assert_eq!(next(), []);
    let fields = next().into_iter().map(Cbor::text).collect();
    Index { pages, words, filters, fields, entry }
}

/// Signs that are pictures, which Pagefind takes for words and we do not: no one can write them in
/// a search.
fn picture(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{27bf}' | '\u{2900}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

/// Our index of pages.
fn ours(pages: &[(String, String)]) -> Index {
    let read_page = |(path, html): &(String, String)| Page::read(path.clone(), html);
    let files = index(pages.iter().map(read_page).collect()).expect("can be made");
    let file = |file: Output| (file.path.trim_start_matches("sok/").to_owned(), file.bytes);
    read(&files.into_iter().map(file).collect())
}

/// A page with a mark between the parts of each compound, tags as they are.
fn marked(html: &str, compounds: &Compounds) -> String {
    let mut out = String::new();
    for (i, piece) in html.split('<').enumerate() {
        let (tag, text) = if i == 0 { ("", piece) } else { piece.split_once('>').expect("a tag") };
        if i > 0 {
            out.push('<');
            out.push_str(tag);
            out.push('>');
        }
        out.push_str(&compounds.mark(text));
    }
    out
}

/// Pagefind's own index of pages whose compounds are marked as ours are.
fn theirs(pages: &[(String, String)]) -> Index {
    let read_pages: Vec<Page> =
        pages.iter().map(|(path, html)| Page::read(path.clone(), html)).collect();
    let searched = || read_pages.iter().filter_map(|page| page.searched.as_ref());
    let told = searched().flat_map(|page| page.meta.values()).filter(|told| told.shown);
    let texts =
        searched().map(|page| page.text.as_str()).chain(told.map(|told| told.text.as_str()));
    let compounds = Compounds::learn(texts);
    let options = PagefindServiceConfig::builder()
        .keep_index_url(true)
        .force_language("sv".to_owned())
        .exclude_selectors(vec![".hamta".to_owned()])
        .build();
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let mut index = PagefindIndex::new(Some(options)).expect("can be made");
    let files = runtime.block_on(async {
        for (path, html) in pages {
            let html = marked(&html.replace('\u{ad}', ""), &compounds);
            index.add_html_file(None, Some(path.clone()), html).await.expect("is taken");
        }
        index.get_files().await.expect("are made")
    });
    let file = |file: pagefind::api::SyntheticFile| {
        (file.filename.to_string_lossy().replace('\\', "/"), file.contents)
    };
    read(&files.into_iter().map(file).collect())
}

/// Says where two indexes part, in words that can be read.
fn same(pages: &[(String, String)]) -> Index {
    let (ours, theirs) = (ours(pages), theirs(pages));
    for ((words, a), (_, b)) in ours.pages.iter().zip(&theirs.pages) {
        for part in ["url", "word_count", "filters", "meta", "anchors", "content"] {
            assert_eq!(a[part], b[part], "{part} of {} ({words} words)", b["url"]);
        }
    }
    for ((from, to, a), (_, _, b)) in ours.words.iter().zip(&theirs.words) {
        if a != b {
            let [a, b] = [a, b].map(|bytes| told(bytes));
            let words = |told: &[String]| {
                told.iter().filter(|t| t.starts_with("Text")).cloned().collect::<Vec<_>>()
            };
            assert_eq!(words(&a), words(&b), "between {from} and {to}");
            // The first thing told is how many words there are.
            let at = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
            let near = |told: &[String]| {
                told[at.saturating_sub(40)..].iter().take(60).cloned().collect::<Vec<_>>().join(" ")
            };
            panic!("between {from} and {to}: {}\nand not {}", near(&a), near(&b));
        }
    }
    assert_eq!(ours, theirs);
    ours
}

/// What a file of words says, for whoever looks for a difference.
fn told(mut bytes: &[u8]) -> Vec<String> {
    let mut out = Vec::new();
    while let Some(first) = bytes.first() {
        let (sign, kind) = (first & 31, first >> 5);
        let long = if sign < 24 { 0 } else { 1 << (sign - 24) };
        let mut number = vec![sign];
        number.extend(&bytes[1..=long]);
        let Cbor::Number(number) = Cbor::read(&mut number.as_slice()) else { unreachable!() };
        match kind {
            1 => out.push(format!("−{}", number + 1)),
            4 => out.push(format!("[{number}:")),
            _ => {
                let mut rest = bytes;
                out.push(format!("{:?}", Cbor::read(&mut rest)));
                bytes = rest;
                continue;
            }
        }
        bytes = &bytes[1 + long..];
    }
    out
}

fn page(name: &str, head: &str, main: &str) -> (String, String) {
    let html = format!(
        "<!doctype html>\n<html lang=\"sv\">\n<head>\n<meta charset=\"utf-8\">\n<title>{name} – Provboken</title>\n\
         {head}</head>\n<body class=\"sida\">\n<nav aria-label=\"Meny\"><h2>Meny</h2><a href=\"a.html\">Utanför</a></nav>\n\
         <main id=\"innehall\" tabindex=\"-1\" data-pagefind-body>\n<h1><span class=\"nr\">1</span> \
         <span data-pagefind-meta=\"title\">{name}</span></h1>\n{main}\n</main>\n<footer>Sidfot <p>i slutet</p></footer>\n\
         <script>var a = 1;</script></body>\n</html>\n"
    );
    (format!("{}.html", name.to_lowercase().replace(' ', "-")), html)
}

#[test]
fn what_stands_in_a_page_is_indexed_as_pagefind_does() {
    let head = "<meta name=\"a\" content=\"Mall &amp; stöd\" data-pagefind-filter=\"Slag[content]\">\n\
                <meta name=\"b\" content=\"Chef\" data-pagefind-filter=\"Roll[content]\">\n\
                <meta name=\"b\" content=\"Barnmorska\" data-pagefind-filter=\"Roll[content]\">\n\
                <meta content=\"Vem bokar? När öppnar familjecentralen?\" data-pagefind-meta=\"fragor[content]\">\n";
    let text = "<h2 id=\"ett\">Barnhälsovårdens sjuksköterskor</h2>\n<p>En barnhälsovårdssjuksköterska&nbsp;möter \
         <em>familjer</em>, t.ex. på <a id=\"x\" href=\"b.html\">familjecentralen</a>; 1&#160;000 kr och &quot;så&quot;</p>\
         <ul><li>Första punkten<li>Andra</li></ul>\n<h3 id=\"tva\">BVC-besök 2026</h3><p data-pagefind-ignore>Dolt</p>\
         <p data-pagefind-ignore=\"all\" id=\"dold\">Helt <span data-pagefind-meta=\"hemligt\">dolt</span></p>\
         <table><tr><th id=\"th\">Rubrik</th><td>Cell</td><td></td></tr></table><p class=\"liten hamta\">Hämta CSV</p>\
         <div data-pagefind-weight=\"2.5\">Tungt <h4>rubrik</h4></div><div data-pagefind-weight=\"0\">Inget</div>\
         <form id=\"f\"><label>Fält</label></form><svg id=\"bild\"><g><path d=\"M0\"/><text>Staplar</text></g></svg>\
         <p>Rad ett<br>rad tv&aring;<img src=\"bilder/hus.svg\" alt=\"Ett hus &amp; en väg\">slut</p>\
         <p>handbok.exempel.se/mapp/en_fil.CSV, XMLHttpRequest2 (åäö) ”citat” ½ – dela\u{200b}bar \u{ad}mjuk\u{ad}het</p>\
         <section id=\"s\"><p>Utan punkt:</p><p>Med!</p></section>";
    let pages = [
        page("Hälsovården", head, text),
        page(
            "Barnets rätt",
            "",
            "<p>Barnhälsovården och en sjuksköterska i centralen. En familj, en vård.</p>",
        ),
        page("Tom", head, ""),
        (
            "runt.html".to_owned(),
            "<html><body>Före<section data-pagefind-weight=\"3\">Ä<i id=\"ute\">ö</i>\
             <div data-pagefind-meta=\"runt\">Rubrik<b id=\"b\" data-pagefind-body>å <u id=\"u\">åäö</u></b>ute</div><p>Ö</p></section>\
             <div>mer</div></body></html>"
                .to_owned(),
        ),
        (
            "utan.html".to_owned(),
            "<html><body><main><p>Utelämnad</p></main></body></html>".to_owned(),
        ),
        (
            "streck.html".to_owned(),
            "<html><body><main data-pagefind-body>–</main></body></html>".to_owned(),
        ),
    ];
    // An element that is not closed ends where the next does, here; the other reader loses its way.
    let pages = pages.map(|(path, html)| (path, html.replace("punkten<li>", "punkten</li><li>")));
    let index = same(&pages);
    assert_eq!(index.pages.len(), 4);
    assert_eq!(index.pages[0].1["meta"]["title"], "Hälsovården");
    assert_eq!(index.fields, ["fragor", "image", "image_alt", "runt", "title"]);
}

#[test]
fn no_pages_give_an_index_without_language() {
    assert_eq!(ours(&[]), theirs(&[]));
    let hidden = ("a.html".to_owned(), "<html><body><main>Dold</main></body></html>".to_owned());
    assert_eq!(ours(&[hidden]).pages, []);
}

/// Numbers drawn at random, the same each time.
fn draws(mut seed: u64) -> impl FnMut(usize) -> usize {
    move |below| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).expect("a small number") % below
    }
}

#[test]
fn words_drawn_at_random_are_taken_apart_as_pagefind_does() {
    const SYLLABLES: [&str; 40] = [
        "barn",
        "hälso",
        "vård",
        "familje",
        "central",
        "sköterska",
        "en",
        "arna",
        "heten",
        "å",
        "Ö",
        "É",
        "BVC",
        "Xml",
        "a",
        "B",
        "1",
        "24",
        ".",
        ",",
        "-",
        "_",
        "/",
        ":",
        "~",
        "(",
        ")",
        "”",
        "–",
        "'",
        "&amp;",
        "é",
        "%",
        "…",
        "e\u{301}",
        "ß",
        "ﬁ",
        "ñ",
        "@",
        "İ",
    ];
    let mut draw = draws(7);
    let mut pages = Vec::new();
    for number in 0..90 {
        let mut text = String::new();
        for _ in 0..120 {
            for _ in 0..=draw(5) {
                text.push_str(SYLLABLES[draw(SYLLABLES.len())]);
            }
            text.push_str(
                [" ", " ", "\n", "</p>\n<p>", "</p><h3 id=\"a\">Rubrik</h3><p>"][draw(5)],
            );
        }
        pages.push(page(&format!("Sida {number}"), "", &format!("<p>{text}</p>")));
    }
    let index = same(&pages);
    assert!(index.words.len() > 1, "the words fill more than one file");
}

#[test]
fn the_real_handbook_is_indexed_as_pagefind_does() {
    let pages: Vec<(String, String)> = real_pages()
        .iter()
        .map(|(path, html)| (path.clone(), html.replace(picture, "–")))
        .collect();
    let index = same(&pages);
    assert!(index.pages.len() > 200, "{}", index.pages.len());
    assert!(index.filters.iter().any(|(name, _)| name == "Kapitel"));
}

#[test]
fn another_weight_or_another_place_is_another_index() {
    let one = |main: &str| ours(&[page("Prov", "", main)]);
    let whole = one("<p>En familj. Ett hus.</p>");
    assert_eq!(whole, one("<p class=\"a\">En  familj. Ett hus.</p>"));
    for other in [
        "<h2>En familj. Ett hus.</h2>",
        "<p>Ett hus. En familj.</p>",
        "<p>En familj. Ett hus. Slut.</p>",
    ] {
        assert_ne!(whole.words, one(other).words, "{other}");
    }
}

/// The files of an index, by path.
fn files(pages: &[(String, String)]) -> BTreeMap<String, Vec<u8>> {
    let read_page = |(path, html): &(String, String)| Page::read(path.clone(), html);
    let files = index(pages.iter().map(read_page).collect()).expect("can be made");
    files.into_iter().map(|file| (file.path, file.bytes)).collect()
}

#[test]
fn the_same_pages_give_the_same_bytes_and_no_mark_is_left() {
    let text = "<p>En barnhälsovårdssjuksköterska. Barnhälsovården har en sjuksköterska.</p>";
    let pages: Vec<_> = (0..150).map(|n| page(&format!("Sida {n}"), "", text)).collect();
    let first = files(&pages);
    assert!(first == files(&pages));
    let mut fragments = 0;
    for (path, bytes) in first.iter().filter(|(path, _)| path.ends_with(".pf_fragment")) {
        let text = fragment::read(bytes).expect("a fragment is gzip");
        let text = String::from_utf8(text).expect("a fragment is JSON");
        assert!(text.contains("barnhälsovårdssjuksköterska"), "{path}: {text}");
        fragments += 1;
    }
    assert_eq!(fragments, 150);
}

#[test]
fn what_the_browser_runs_lies_beside_the_index_and_all_files_are_listed() {
    let files = files(&[page("Prov", "", "<p>Ett ord.</p>")]);
    for name in ["pagefind.js", "pagefind-worker.js", "wasm.sv.pagefind", "pagefind-entry.json"] {
        assert!(files[&format!("sok/{name}")].len() > 50, "{name}");
    }
    let list: Vec<String> = serde_json::from_slice(&files["sok/filer.json"]).expect("a list");
    let all: Vec<&String> = files.keys().filter(|path| *path != "sok/filer.json").collect();
    assert_eq!(list.iter().collect::<Vec<_>>(), all);
    assert!(!list.iter().any(|path| path.contains("-ui.") || path.contains("unknown")));
}

#[test]
fn words_that_can_be_found_are_listed_with_the_number_of_pages() {
    let main = "<p>Samordnaren möter en samordnare, en Samordnare.</p><div data-pagefind-ignore>\
                <div>Utanför</div>Sidor</div><nav>Meny</nav>";
    let one = page("Första sidan", "", main);
    let two = page("Andra", "", "<p title=\"dold\">Samordnare.</p>");
    let hidden =
        ("c.html".to_owned(), "<html><body><main><p>Utelämnad</p></main></body></html>".to_owned());
    let files = files(&[one, two, hidden]);
    let words = String::from_utf8(files["sok/ord.txt"].clone()).expect("text");
    assert_eq!(words, "andra\nförsta\nmöter\nsamordnare 2\nsamordnaren\nsidan\n");
}

#[test]
fn a_page_that_is_cut_short_or_nested_wrong_is_read_to_its_end() {
    let whole = page(
        "Prov",
        "",
        "<div><p id=\"a\">Ett <b>ord</p></b></i></div><p data-pagefind-weight=\"x\">Två</p>",
    )
    .1;
    for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        let read = Page::read("a.html".to_owned(), &whole[..end]);
        let begun = whole[..end].contains("data-pagefind-body>");
        assert!(read.searched.is_some() || !begun, "{}", &whole[..end]);
    }
}
