//! The words of the handbook, with the number of pages that use each: what a misspelt question is
//! held against in the reader's browser. One line a word, sorted: `samordnare 57`; a word that one
//! page uses stands without number.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rayon::prelude::*;

/// Shortest word that is listed, in letters: shorter ones have too many neighbours to be mended.
const SHORTEST: usize = 4;

/// What begins the part of a page that is searched.
const BODY: &str = "data-pagefind-body";

/// What an element says that is not searched.
const IGNORED: &str = "data-pagefind-ignore";

/// The list of words of pages of HTML. Pages that are not searched give no words.
#[must_use]
pub fn list(pages: &[(String, String)]) -> String {
    let known = pages
        .par_chunks(16)
        .map(|pages| {
            let mut known: BTreeMap<String, usize> = BTreeMap::new();
            for (_, html) in pages {
                for word in words(html) {
                    *known.entry(word).or_default() += 1;
                }
            }
            known
        })
        .reduce(BTreeMap::new, |mut a, mut b| {
            if a.len() < b.len() {
                std::mem::swap(&mut a, &mut b);
            }
            for (word, count) in b {
                *a.entry(word).or_default() += count;
            }
            a
        });
    let mut out = String::new();
    for (word, pages) in known {
        out.push_str(&word);
        if pages > 1 {
            out.push(' ');
            out.push_str(&pages.to_string());
        }
        out.push('\n');
    }
    out
}

/// The words of the searched part of a page, each once, in lower case.
fn words(html: &str) -> BTreeSet<String> {
    let body = html.split_once(BODY).map_or("", |(_, rest)| rest);
    let body = body.split_once("</main>").map_or(body, |(main, _)| main);
    let written: HashSet<&str> = searched(body)
        .flat_map(|text| text.split(|c: char| !c.is_alphabetic()))
        .filter(|word| word.chars().count() >= SHORTEST)
        .collect();
    written.into_iter().map(str::to_lowercase).collect()
}

/// The texts between the tags, but for elements that say they are not searched.
fn searched(body: &str) -> impl Iterator<Item = &str> {
    let mut left_out: Option<(&str, usize)> = None;
    body.split('<').filter_map(|piece| piece.split_once('>')).filter_map(move |(tag, text)| {
        let name = tag.trim_start_matches('/').split(char::is_whitespace).next().unwrap_or("");
        let empty = tag.ends_with('/') || matches!(name, "br" | "hr" | "img" | "input" | "wbr");
        left_out = match left_out {
            Some((out, 1)) if out == name && tag.starts_with('/') => None,
            Some((out, depth)) if out == name && tag.starts_with('/') => Some((out, depth - 1)),
            Some((out, depth)) if out == name && !empty => Some((out, depth + 1)),
            None if tag.contains(IGNORED) && !empty => Some((name, 1)),
            other => other,
        };
        left_out.is_none().then_some(text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_searched_pages_are_listed_with_the_number_of_pages() {
        let first = "<nav>Meny</nav><main data-pagefind-body><p>Samordnaren möter en samordnare, \
                     en Samordnare.</p><div data-pagefind-ignore><div>Utanför</div>Sidor</div></main><footer>Sidfot</footer>";
        let second = "<main data-pagefind-body><p title=\"dold\">Samordnare.</p></main>";
        let hidden = "<main><p>Utelämnad</p></main>";
        let pages = [first, second, hidden].map(|html| (String::new(), html.to_owned()));
        let told = list(&pages);
        assert_eq!(told, "möter\nsamordnare 2\nsamordnaren\n");
    }
}
