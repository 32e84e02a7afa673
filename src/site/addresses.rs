//! Addresses that once were: every edition writes down its own, and the next one sees that each of
//! them still leads somewhere.
//!
//! The site holds `adresser.txt`, one address a line. When an edition is decided its editors copy
//! it to `guidance/addresses.txt`; where a page of data has got another address they write
//! `old -> new`. (A page of text says its earlier addresses itself, as `alias`.)

use std::collections::{BTreeMap, BTreeSet};

use super::{Site, plan, redirects, rules};
use crate::derive::titles;
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::model::link::Target;
use crate::output::Output;
use crate::route;
use crate::source::span::Span;

/// The list of earlier addresses in the handbook.
const LIST: &str = "guidance/addresses.txt";

/// An address of an earlier edition.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// The line in the list.
    pub span: Span,
    /// As written.
    pub written: String,
    /// Its path from the site's root; none when it lies outside the site.
    pub path: Option<String>,
    /// Where it leads now, when the list says so: a path as written.
    pub to: Option<String>,
}

/// Every address of this edition, so that the next one knows them.
#[must_use]
pub fn file(site: &Site<'_>) -> Output {
    let mut text = format!(
        "# Adresser i utgåva {}. Kopiera filen till {LIST} när utgåvan är fastställd,\n\
         # så ser nästa utgåva till att ingen av dem leder fel.\n",
        site.handbook.colophon.edition.value
    );
    let mut all: BTreeSet<String> = pages_by_path(site).into_keys().collect();
    all.extend(redirects::aliases(site).map(|(from, _)| from));
    for path in all {
        text.push_str(&path);
        text.push('\n');
    }
    Output::one("adresser.txt", text)
}

fn pages_by_path(site: &Site<'_>) -> BTreeMap<String, Target> {
    let targets = plan::plan(site.handbook).into_iter();
    targets.map(|target| (route::path(site.handbook, target), target)).collect()
}

/// The addresses of earlier editions, as the handbook lists them.
#[must_use]
pub fn earlier(site: &Site<'_>) -> Vec<Earlier> {
    let Some(id) = site.sources.find(LIST) else { return Vec::new() };
    let Ok(text) = site.sources.file(id).text() else { return Vec::new() };
    let mut at = 0;
    let mut out = Vec::new();
    for line in text.split_inclusive('\n') {
        let span = Span::new(id, at, at + line.trim_end().len());
        at += line.len();
        let line = line.trim().trim_start_matches('\u{feff}');
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (from, to) = match line.split_once("->") {
            Some((from, to)) => (from.trim(), Some(to.trim().to_owned())),
            None => (line, None),
        };
        out.push(Earlier { span, written: from.to_owned(), path: redirects::path(from), to });
    }
    out
}

/// The page of today at a path as written, and its title.
#[must_use]
pub fn page_at(site: &Site<'_>, written: Option<&str>) -> Option<(String, String)> {
    let path = redirects::path(written?)?;
    let target = *pages_by_path(site).get(&path)?;
    Some((path, titles::title(site.handbook, target)))
}

/// The page of today that lies nearest above a path: its folder's, or the front page.
#[must_use]
pub fn nearest(site: &Site<'_>, path: &str) -> String {
    let known = pages_by_path(site);
    let mut folder = path;
    while let Some((above, _)) = folder.rsplit_once('/') {
        folder = above;
        let index = format!("{folder}/index.html");
        if index != path && known.contains_key(&index) {
            return index;
        }
    }
    "index.html".to_owned()
}

/// Earlier addresses that lead nowhere, and those that are said to lead where no page is.
#[must_use]
pub fn diags(site: &Site<'_>) -> Diags {
    let mut diags = Diags::new();
    let list = earlier(site);
    if list.is_empty() {
        return diags;
    }
    let mut known: BTreeSet<String> = pages_by_path(site).into_keys().collect();
    known.extend(redirects::aliases(site).map(|(from, _)| from));
    for earlier in list {
        let message = match (&earlier.path, &earlier.to) {
            (Some(path), _) if known.contains(path) => continue,
            (Some(_), Some(to)) if page_at(site, Some(to)).is_none() => {
                format!("{} ska leda till {to}, men där finns ingen sida", earlier.written)
            }
            (Some(_), Some(_)) => continue,
            (Some(_), None) => {
                format!(
                    "{} fanns i en tidigare utgåva men leder inte till någon sida",
                    earlier.written
                )
            }
            (None, _) => format!("{} är ingen adress på webbplatsen", earlier.written),
        };
        diags.push(Finding::new(&rules::LOST_ADDRESS, earlier.span, message).help(
            "skriv adressen som alias i sidan som har ersatt den, eller lägg till \
             -> och den nya adressen på raden",
        ));
    }
    diags
}
