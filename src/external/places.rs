//! Where a handbook links to others: in prose, and in the values of its YAML files.

use std::collections::BTreeMap;

use crate::check::cx::{is_markdown, written};
use crate::check::page::{Page, each, inlines};
use crate::derive::readability::Reading;
use crate::model::handbook::Handbook;
use crate::model::link::Link;
use crate::model::prose::Inline;
use crate::source::sources::Sources;
use crate::source::span::Span;

/// Every address that the handbook links to, without its `#…`, with the places that do, in order.
/// Addresses that are examples by their names (RFC 2606) and the handbook's own are left out.
#[must_use]
pub fn all(handbook: &Handbook, sources: &Sources) -> BTreeMap<String, Vec<Span>> {
    let own = handbook.colophon.base_url.as_ref().map(|url| url.value.trim_end_matches('/'));
    let mut out: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    let mut add = |address: &str, span: Span| {
        let web = address.starts_with("https://") || address.starts_with("http://");
        if web && !is_example(address) && own.is_none_or(|own| !address.starts_with(own)) {
            let places = out.entry(address.to_owned()).or_default();
            if !places.contains(&span) {
                places.push(span);
            }
        }
    };
    for article in handbook.articles.rows() {
        let page = Page::open(article, sources, Reading::default());
        for leaf in &page.leaves {
            for text in inlines(leaf.block) {
                each(text, &mut |inline| {
                    if let Inline::Link(link) = inline
                        && let Link::External(address) = &link.to
                    {
                        let plain = address.split('#').next().unwrap_or(address);
                        add(plain, page.locate(leaf.block.span, plain));
                    }
                });
            }
        }
    }
    let yaml = written(sources, |_| true).into_iter();
    for (file, text) in yaml.filter(|(file, _)| !is_markdown(sources, *file)) {
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            for (start, address) in addresses(line) {
                let plain = address.split('#').next().unwrap_or(address);
                add(plain, Span::new(file, at + start, at + start + plain.len()));
            }
            at += line.len();
        }
    }
    out
}

/// The host of an address, with its port: `www.digg.se`, `127.0.0.1:8080`.
#[must_use]
pub fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.rsplit('@').next().unwrap_or(host)
}

fn is_example(address: &str) -> bool {
    let name = host(address).split(':').next().unwrap_or("");
    let last = name.rsplit('.').next().unwrap_or("");
    matches!(last, "example" | "invalid" | "test" | "localhost" | "")
        || matches!(name, "example.com" | "example.org" | "example.net")
}

/// The addresses in a line of YAML, with the byte where each begins; comments have none.
fn addresses(line: &str) -> Vec<(usize, &str)> {
    let code = if line.trim_start().starts_with('#') { "" } else { line };
    let code = code.find(" #").map_or(code, |at| &code[..at]);
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(found) = code[at..].find("http") {
        let start = at + found;
        let rest = &code[start..];
        let end = rest
            .find(|c: char| c.is_whitespace() || "\"'<>[]{},".contains(c))
            .unwrap_or(rest.len());
        out.push((start, rest[..end].trim_end_matches(['.', ')'])));
        at = start + end.max(4);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::{Prepared, prepare};

    #[test]
    fn addresses_are_found_in_prose_and_in_values_each_once_with_all_its_places() {
        let Prepared { sources, handbook, .. } = prepare(
            "
-- guidance/sources.yaml --
# https://www.kommentar.se/
- id: s1
  kortnamn: S1
  titel: Påhittad
  utgivare: Ingen
  ar: 2026
  typ: ovrig
  status: underlag
  url: https://www.kalla.se/a.pdf # https://www.kommentar.se/
  beskrivning: Påhittad, se https://www.kalla.se/a.pdf.
-- content/x.md --
En [sida](https://www.sida.se/b?c=1#rubrik) och [samma](https://www.sida.se/b?c=1), ett
[exempel](https://handbok.example/) och `https://www.kod.se/`. [Brev](mailto:a@sida.se)
",
        );
        let told: Vec<(String, usize)> =
            all(&handbook, &sources).into_iter().map(|(a, places)| (a, places.len())).collect();
        // The small handbook of the tests links to its supervisor.
        let due = [
            ("https://www.digg.se/tdosanmalan", 1),
            ("https://www.kalla.se/a.pdf", 2),
            ("https://www.sida.se/b?c=1", 1),
        ];
        assert_eq!(told, due.map(|(a, n)| (a.to_owned(), n)));
        assert_eq!(host("https://anna@www.sida.se:80/b"), "www.sida.se:80");
    }
}
