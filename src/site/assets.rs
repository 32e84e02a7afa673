//! Files that are not pages: styles and scripts under names of their content, pictures, and what
//! robots and feeds ask for.

use std::collections::BTreeSet;
use std::convert::Infallible;

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
    let mut out = Vec::new();
    let put = |output| {
        out.push(output);
        Ok::<(), Infallible>(())
    };
    let Ok(paths) = beside(site, put);
    out.extend(lists(site, paths));
    out.sort_by(|a, b| a.path.cmp(&b.path));
    out
}

/// What tells of every page of the site, beside its other files, whose paths are given. Cheapest
/// when the pages are made: then it is known which of them are divided.
#[must_use]
pub fn lists(site: &Site<'_>, mut paths: BTreeSet<String>) -> Vec<Output> {
    let mut out = sitemap::sitemap(site);
    out.push(addresses::file(site));
    paths.extend(out.iter().map(|output| output.path.clone()));
    out.extend(offline::files(site, &paths));
    out
}

/// Hands out what stands beside the pages and does not tell of all of them, each file as it is
/// made, and tells their paths.
///
/// # Errors
/// What `put` makes of it; nothing is made after that.
pub fn beside<E>(
    site: &Site<'_>,
    mut put: impl FnMut(Output) -> Result<(), E>,
) -> Result<BTreeSet<String>, E> {
    let mut paths = BTreeSet::new();
    let mut once = |output: Output| {
        if paths.insert(output.path.clone()) { put(output) } else { Ok(()) }
    };
    let handbook = site.handbook;
    own(site).into_iter().try_for_each(&mut once)?;
    super::page::editors(site).into_iter().try_for_each(&mut once)?;
    once(super::page::findings(site))?;
    export::files(handbook).into_iter().try_for_each(&mut once)?;
    export::calendars(handbook).into_iter().try_for_each(&mut once)?;
    headers::files().into_iter().try_for_each(&mut once)?;
    security::file(site).into_iter().try_for_each(&mut once)?;
    redirects::redirects(site).into_iter().try_for_each(&mut once)?;
    // Asked for by the lists, which are waited for when all else is made.
    let _ = site.version();
    Ok(paths)
}

/// Styles, scripts and pictures, what robots and feeds ask for, and the page for lost addresses.
fn own(site: &Site<'_>) -> Vec<Output> {
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
    out
}
