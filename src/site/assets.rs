//! Files that are not pages: styles and scripts under names of their content, pictures, and what
//! robots and feeds ask for.

use crate::export;
use crate::output::Output;
use crate::route;

use super::names::{ending, style};
use super::{Site, addresses, feed, headers, offline, redirects, security, sitemap};

/// One file that needs nothing but itself: a style, a script, a picture. Those that tell of the
/// whole handbook are among [`assets`] alone.
#[must_use]
pub fn alone(site: &Site<'_>, path: &str) -> Option<Output> {
    let (handbook, theme) = (site.handbook, site.theme);
    if path == site.names.style {
        return Some(Output::one(path, style(handbook, theme)));
    }
    let scripts =
        [(&site.names.start, "start"), (&site.names.script, "sida"), (&site.names.search, "sok")];
    if let Some((_, stem)) = scripts.into_iter().find(|(name, _)| path == *name) {
        return Some(Output::one(
            path,
            theme.text(&format!("assets/{stem}.js")).unwrap_or_default(),
        ));
    }
    let picture = handbook.assets.iter().find(|file| route::asset(file) == path)?;
    let file = site.sources.find(picture)?;
    Some(Output::one(path, site.sources.file(file).bytes.to_vec()))
}

/// Everything on the site that is not a page or a PDF, sorted by path.
#[must_use]
pub fn assets(site: &Site<'_>) -> Vec<Output> {
    let mut out = beside(site);
    out.extend(lists(site, &out));
    out.sort_by(|a, b| a.path.cmp(&b.path));
    out
}

/// What tells of every page of the site, beside its other files. Cheapest when the pages are made:
/// then it is known which of them are divided.
#[must_use]
pub fn lists(site: &Site<'_>, beside: &[Output]) -> Vec<Output> {
    let mut out = sitemap::sitemap(site);
    out.push(addresses::file(site));
    let all: Vec<&Output> = beside.iter().chain(&out).collect();
    let offline = offline::files(site, &all);
    out.extend(offline);
    out
}

/// What stands beside the pages and does not tell of all of them, sorted by path.
#[must_use]
pub fn beside(site: &Site<'_>) -> Vec<Output> {
    let (handbook, theme) = (site.handbook, site.theme);
    let script = |stem: &str| theme.text(&format!("assets/{stem}.js")).unwrap_or_default();
    let mut out = vec![
        Output::one(&*site.names.style, style(handbook, theme)),
        Output::one(&*site.names.start, script("start")),
        Output::one(&*site.names.script, script("sida")),
        Output::one(&*site.names.search, script("sok")),
        Output::one("robots.txt", sitemap::robots(site)),
        Output::one("nyheter/flode.xml", feed::atom(site)),
        Output::one("nyheter/andringar.xml", feed::changes(site)),
        super::page::not_found(site),
    ];
    for (name, file) in theme.under("assets") {
        if !matches!(ending(name), "css" | "js") {
            out.push(Output::one(name, file.bytes.to_vec()));
        }
    }
    for path in &handbook.assets {
        if let Some(file) = site.sources.find(path) {
            out.push(Output::one(route::asset(path), site.sources.file(file).bytes.to_vec()));
        }
    }
    out.extend(super::page::editors(site));
    out.extend(export::files(handbook));
    out.extend(export::calendars(handbook));
    out.extend(headers::files());
    out.extend(security::file(site));
    out.extend(redirects::redirects(site));
    out.sort_by(|a, b| a.path.cmp(&b.path));
    out.dedup_by(|b, a| a.path == b.path);
    out
}
