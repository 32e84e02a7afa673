//! Earlier addresses: a small page at each that leads to where the text stands now.

use std::collections::BTreeSet;

use super::html::escape;
use super::{Site, addresses, page, plan};
use crate::model::article::Article;
use crate::output::Output;
use crate::route;

/// The path of an earlier address as editors write it: `/gammal/sida`, `gammal/`, `gammal.html`.
/// Nothing for addresses that point outside the site.
#[must_use]
pub fn path(alias: &str) -> Option<String> {
    let alias = alias.trim().trim_start_matches('/');
    let alias = alias.split(['?', '#']).next().unwrap_or_default();
    if alias.contains("://") || alias.split('/').any(|part| part == ".." || part == ".") {
        return None;
    }
    let folder = alias.trim_end_matches('/');
    match folder {
        "" => None,
        _ if alias.rsplit_once('.').is_some_and(|(_, ending)| ending == "html") => {
            Some(alias.to_owned())
        }
        _ => Some(format!("{folder}/index.html")),
    }
}

/// A page for each earlier address that no page of today has: those that pages name as their own,
/// and those of earlier editions.
#[must_use]
pub fn redirects(site: &Site<'_>) -> Vec<Output> {
    let handbook = site.handbook;
    let mut taken: BTreeSet<String> =
        plan::plan(handbook).into_iter().map(|target| route::path(handbook, target)).collect();
    let mut out = Vec::new();
    for (from, article) in aliases(site) {
        if taken.insert(from.clone()) {
            out.push(leads(&from, &route::article(article), &article.front.title.value));
        }
    }
    for earlier in addresses::earlier(site) {
        let (Some(from), to) = (earlier.path, earlier.to) else { continue };
        if !taken.insert(from.clone()) {
            continue;
        }
        out.push(match addresses::page_at(site, to.as_deref()) {
            Some((to, title)) => leads(&from, &to, &title),
            None => page::gone(site, &from, &addresses::nearest(site, &from)),
        });
    }
    out
}

/// The earlier addresses that pages name as their own, with the page.
pub fn aliases<'a>(site: &Site<'a>) -> impl Iterator<Item = (String, &'a Article)> {
    site.handbook.articles.rows().flat_map(|article| {
        let aliases = article.front.aliases.iter();
        aliases.filter_map(move |alias| path(&alias.value).map(|from| (from, article)))
    })
}

/// A page that leads from one path to another.
fn leads(from: &str, to: &str, title: &str) -> Output {
    let mut href = String::new();
    escape::href(&mut href, &route::relative(from, to));
    let mut words = String::new();
    escape::text(&mut words, title);
    let html = format!(
        "<!doctype html>\n<html lang=\"sv\"><head><meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Sidan har flyttat: {words}</title>\n\
         <meta http-equiv=\"refresh\" content=\"0; url={href}\">\n\
         <link rel=\"canonical\" href=\"{href}\"><meta name=\"robots\" content=\"noindex\">\
         </head>\n<body><main><h1>Sidan har flyttat</h1>\n\
         <p>Läs <a href=\"{href}\">{words}</a>.</p></main></body></html>\n"
    );
    Output::one(from, html)
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn an_earlier_address_is_read_as_editors_write_it() {
        assert_eq!(path("/gammal/sida").as_deref(), Some("gammal/sida/index.html"));
        assert_eq!(path("gammal/").as_deref(), Some("gammal/index.html"));
        assert_eq!(path("gammal.html#del").as_deref(), Some("gammal.html"));
        assert_eq!(path("../ut"), None);
        assert_eq!(path("https://example.org/"), None);
        assert_eq!(path("/"), None);
    }
}
