//! Earlier addresses: a small page at each that leads to where the text stands now.

use std::collections::BTreeSet;

use super::addresses::{self, Today};
use super::html::escape;
use super::{Site, page};
use crate::output::Output;
use crate::route;

/// A page for each earlier address that no page of today has: those that pages name as their own,
/// and those of earlier editions.
#[must_use]
pub fn redirects(site: &Site<'_>) -> Vec<Output> {
    let today = Today::new(site);
    let mut taken: BTreeSet<String> = today.paths().map(str::to_owned).collect();
    let mut out = Vec::new();
    for (from, article) in addresses::aliases(site) {
        if taken.insert(from.clone()) {
            out.push(leads(&from, &route::article(article), &article.front.title.value));
        }
    }
    for earlier in addresses::earlier(site) {
        let (Some(from), to) = (earlier.path, earlier.to) else { continue };
        if !taken.insert(from.clone()) {
            continue;
        }
        let divided = today.divided(&from);
        if divided.is_some_and(|target| site.paths(target).contains(&from)) {
            continue;
        }
        let whole = divided.and_then(|_| today.page_at(route::whole(&from).as_deref()));
        out.push(match today.page_at(to.as_deref()).or(whole) {
            Some((to, title)) => leads(&from, &to, &title),
            None => page::gone(site, &from, &today.nearest(&from)),
        });
    }
    out
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
