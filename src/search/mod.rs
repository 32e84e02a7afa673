//! Pages → search index. Made at build time by Pagefind; the browser fetches small parts of it,
//! and nothing leaves the site.

pub mod compounds;
pub mod fragment;
mod told;
pub mod words;

use std::fmt;

use pagefind::api::{PagefindIndex, SyntheticFile};
use pagefind::options::PagefindServiceConfig;
use rayon::prelude::*;
use tokio::runtime::Runtime;

use self::compounds::Compounds;
use crate::output::Output;
use crate::text::hyphens;

/// Where the index lies on the site.
pub const FOLDER: &str = "sok";

/// The index could not be made: a fault of the machine or of the indexer, not of the text.
#[derive(Debug)]
pub struct SearchError(String);

impl fmt::Display for SearchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sökindexet kunde inte göras: {}", self.0)
    }
}

impl std::error::Error for SearchError {}

fn failed(error: impl fmt::Display) -> SearchError {
    SearchError(error.to_string())
}

/// The search index of pages, given as path from the site's root and HTML. The files lie under
/// [`FOLDER`], sorted by path; `ord.txt` among them lists the words of the pages, `filer.json` all
/// the others, for reading without a connection. A page is found only if its `main` says so.
///
/// # Errors
/// When the indexer or its runtime fails.
pub fn index(pages: &[(String, String)]) -> Result<Vec<Output>, SearchError> {
    // Where a word may be divided is for the eye: it is found whole.
    let pages: Vec<(String, String)> = pages
        .iter()
        .map(|(path, html)| (path.clone(), hyphens::harden(html).into_owned()))
        .collect();
    let pages = pages.as_slice();
    std::thread::scope(|scope| {
        scope
            .spawn(|| {
                let runtime = tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build()
                    .map_err(failed)?;
                run(&runtime, pages)
            })
            .join()
            .map_err(|_| failed("indexeraren avbröt"))?
    })
}

/// How many pages are made ready for the indexer at a time.
const AT_ONCE: usize = 64;

fn run(runtime: &Runtime, pages: &[(String, String)]) -> Result<Vec<Output>, SearchError> {
    let options = PagefindServiceConfig::builder()
        .keep_index_url(true)
        .force_language("sv".to_owned())
        // The line under a table that says where its data lie.
        .exclude_selectors(vec![".hamta".to_owned()])
        .build();
    let mut index = PagefindIndex::new(Some(options)).map_err(failed)?;
    let compounds = Compounds::learn(pages);
    let searched: Vec<_> =
        pages.iter().filter(|(_, html)| html.contains("data-pagefind-body")).collect();
    // The indexer takes pages in one at a time: a part of them is made ready while it does.
    let ready = |part: &[&(String, String)]| -> Vec<String> {
        part.par_iter().map(|(_, html)| compounds.split_html(&told::of(html))).collect()
    };
    let mut next = searched.chunks(AT_ONCE).next().map(&ready).unwrap_or_default();
    for (at, part) in searched.chunks(AT_ONCE).enumerate() {
        let texts = std::mem::take(&mut next);
        let later = searched.chunks(AT_ONCE).nth(at + 1);
        let (done, made) = rayon::join(
            || {
                part.iter().zip(texts).try_for_each(|((path, _), text)| {
                    let added = index.add_html_file(Some(path.clone()), Some(path.clone()), text);
                    runtime.block_on(added).map(drop).map_err(failed)
                })
            },
            || later.map(&ready).unwrap_or_default(),
        );
        done?;
        next = made;
    }
    let files = runtime.block_on(index.get_files()).map_err(failed)?;
    drop(index);
    let file = |file: SyntheticFile| {
        let name = file.filename.to_string_lossy().replace('\\', "/");
        if unused(&name) {
            return None;
        }
        let bytes = if name.ends_with(".pf_fragment") {
            fragment::without_marks(&file.contents).map_err(failed)
        } else {
            Ok(file.contents)
        };
        Some(bytes.map(|bytes| Output::one(format!("{FOLDER}/{name}"), bytes)))
    };
    let (files, words) = rayon::join(
        || files.into_par_iter().filter_map(file).collect::<Result<Vec<Output>, SearchError>>(),
        || words::list(pages),
    );
    let mut out = files?;
    out.push(Output::one(format!("{FOLDER}/ord.txt"), words));
    out.sort_by(|a, b| a.path.cmp(&b.path));
    let names: Vec<&str> = out.iter().map(|file| file.path.as_str()).collect();
    let list = serde_json::to_vec(&names).map_err(failed)?;
    out.push(Output::one(format!("{FOLDER}/filer.json"), list));
    out.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(out)
}

/// The indexer's own interfaces: the theme has its own, in Swedish.
fn unused(name: &str) -> bool {
    name.contains("-ui.")
        || name.starts_with("pagefind-highlight")
        || name == "wasm.unknown.pagefind"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(title: &str, text: &str) -> (String, String) {
        let html = format!(
            "<!doctype html><html lang=\"sv\"><head><title>{title}</title></head><body>\
             <main data-pagefind-body><h1>{title}</h1><p>{text}</p></main></body></html>"
        );
        (format!("{}.html", crate::text::slug::slug(title)), html)
    }

    #[test]
    fn the_same_pages_give_the_same_bytes_and_no_mark_is_left() {
        let pages = [
            page("Roller", "En barnhälsovårdssjuksköterska möter familjen."),
            page("Vården", "Barnhälsovården har en sjuksköterska."),
        ];
        let first = index(&pages).expect("small pages can be indexed");
        assert_eq!(first, index(&pages).expect("small pages can be indexed"));
        let fragments: Vec<_> =
            first.iter().filter(|file| file.path.ends_with(".pf_fragment")).collect();
        assert_eq!(fragments.len(), 2);
        for file in fragments {
            let text = fragment::read(&file.bytes).expect("a fragment is gzip");
            let text = String::from_utf8(text).expect("a fragment is JSON");
            assert!(!text.contains(compounds::MARK), "{text}");
        }
    }

    /// What the indexer itself makes of whole pages, menus and all.
    fn of_whole_pages(pages: &[(String, String)]) -> Vec<(String, Vec<u8>)> {
        let options = PagefindServiceConfig::builder()
            .keep_index_url(true)
            .force_language("sv".to_owned())
            .exclude_selectors(vec![".hamta".to_owned()])
            .build();
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let mut index = PagefindIndex::new(Some(options)).expect("can be made");
        for (path, html) in pages {
            let html = Compounds::learn(pages).split_html(html);
            let added = index.add_html_file(Some(path.clone()), Some(path.clone()), html);
            runtime.block_on(added).expect("is taken");
        }
        let files = runtime.block_on(index.get_files()).expect("are made");
        let name = |file: &SyntheticFile| file.filename.to_string_lossy().into_owned();
        let mut files: Vec<_> =
            files.into_iter().map(|file| (name(&file), file.contents)).collect();
        files.sort();
        files
    }

    #[test]
    fn the_index_of_what_is_searched_is_the_index_of_whole_pages() {
        let pages: Vec<(String, String)> = (0..70)
            .map(|n| {
                let (path, html) = page(&format!("Sida {n}"), "En barnhälsovårdssjuksköterska i barnhälsovården möter en sjuksköterska.");
                let head = "<head>\n<meta charset=\"utf-8\">\n<meta name=\"a\" content=\"Kapitel\" data-pagefind-filter=\"Slag[content]\">\n";
                let html = html.replace("<head>", head).replace("<body>", "\n<body><nav><h2>Meny</h2>Utanför</nav>");
                (path, html.replace("</main>", "<h2 id=\"a\">Avsnitt</h2><p data-pagefind-ignore>Dolt</p></main><footer>Fot</footer>"))
            })
            .collect();
        assert!(told::of(&pages[0].1).len() < pages[0].1.len(), "something is left out");
        let ours = index(&pages).expect("can be indexed");
        let mut compared = 0;
        for (name, bytes) in of_whole_pages(&pages) {
            if unused(&name) {
                continue;
            }
            let path = format!("{FOLDER}/{name}");
            let file = ours
                .iter()
                .find(|file| file.path == path)
                .unwrap_or_else(|| panic!("{name} is not in both"));
            if name.ends_with(".pf_fragment") {
                let unmarked = fragment::without_marks(&bytes).expect("a fragment is gzip");
                assert!(file.bytes == unmarked, "{name}");
            } else {
                assert!(file.bytes == bytes, "{name}");
            }
            compared += 1;
        }
        assert!(compared > 70, "{compared}");
    }
}
