//! Addresses that once were: every edition writes down its own, and the next one sees that each of
//! them still leads somewhere.
//!
//! The site holds `adresser.txt`, one address a line. When an edition is decided its editors copy
//! it to `guidance/addresses.txt`; where a page of data has got another address they write
//! `old -> new`. (A page of text says its earlier addresses itself, as `alias`.)

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{Site, rules};
use crate::derive::titles;
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::model::article::Article;
use crate::model::handbook::Handbook;
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
    let pages = site.plan().par_iter();
    let mut all: Vec<String> = pages.flat_map_iter(|target| site.paths(*target)).collect();
    all.extend(aliases(site).map(|(from, _)| from));
    all.par_sort_unstable();
    all.dedup();
    text.reserve(all.iter().map(|path| path.len() + 1).sum());
    for path in all {
        text.push_str(&path);
        text.push('\n');
    }
    Output::one("adresser.txt", text)
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
        out.push(Earlier { span, written: from.to_owned(), path: path(from), to });
    }
    out
}

/// The pages of today by their paths: made once, asked once for each earlier address.
pub struct Today<'a> {
    handbook: &'a Handbook,
    pages: BTreeMap<String, Target>,
}

impl<'a> Today<'a> {
    /// Those of a site.
    #[must_use]
    pub fn new(site: &Site<'a>) -> Self {
        let handbook = site.handbook;
        let targets = site.plan().iter();
        let pages = targets.map(|target| (route::path(handbook, *target), *target)).collect();
        Self { handbook, pages }
    }

    /// Their paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.pages.keys().map(String::as_str)
    }

    /// The page at a path as written, and its title.
    #[must_use]
    pub fn page_at(&self, written: Option<&str>) -> Option<(String, String)> {
        let path = path(written?)?;
        let target = *self.pages.get(&path)?;
        Some((path, titles::title(self.handbook, target)))
    }

    /// The page that has or once had a part at a path.
    #[must_use]
    pub fn divided(&self, path: &str) -> Option<Target> {
        self.pages.get(&route::whole(path)?).copied()
    }

    /// The page that lies nearest above a path: its folder's, or the front page.
    #[must_use]
    pub fn nearest(&self, path: &str) -> String {
        let mut folder = path;
        while let Some((above, _)) = folder.rsplit_once('/') {
            folder = above;
            let index = format!("{folder}/index.html");
            if index != path && self.pages.contains_key(&index) {
                return index;
            }
        }
        "index.html".to_owned()
    }
}

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

/// The earlier addresses that pages name as their own, with the page.
pub fn aliases<'a>(site: &Site<'a>) -> impl Iterator<Item = (String, &'a Article)> {
    site.handbook.articles.rows().flat_map(|article| {
        let aliases = article.front.aliases.iter();
        aliases.filter_map(move |alias| path(&alias.value).map(|from| (from, article)))
    })
}

/// Earlier addresses that pages cannot have, those that lead nowhere, and those that are said to lead
/// where no page is.
#[must_use]
pub fn diags(site: &Site<'_>) -> Diags {
    let mut diags = Diags::new();
    let today = Today::new(site);
    own(site, &today, &mut diags);
    let list = earlier(site);
    if list.is_empty() {
        return diags;
    }
    let mut known: BTreeSet<String> = today.paths().map(str::to_owned).collect();
    known.extend(aliases(site).map(|(from, _)| from));
    for earlier in list {
        let message = match (&earlier.path, &earlier.to) {
            (Some(path), _) if known.contains(path) => continue,
            (Some(path), None) if today.divided(path).is_some() => continue,
            (Some(_), Some(to)) if today.page_at(Some(to)).is_none() => {
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

/// Those that pages name as their own.
fn own(site: &Site<'_>, today: &Today<'_>, diags: &mut Diags) {
    let mut taken: BTreeMap<String, Span> = BTreeMap::new();
    for alias in site.handbook.articles.rows().flat_map(|article| &article.front.aliases) {
        let Some(path) = path(&alias.value) else {
            let message = format!("{} är ingen adress på webbplatsen", alias.value);
            diags.push(
                Finding::new(&rules::ALIAS, alias.span, message).help(
                    "skriv adressen från webbplatsens rot, som gammal/sida, eller ta bort den",
                ),
            );
            continue;
        };
        if today.pages.contains_key(&path) {
            let message = format!("på adressen {} finns redan en sida", alias.value);
            diags.push(
                Finding::new(&rules::ALIAS, alias.span, message)
                    .help("ta bort adressen; den leder redan rätt"),
            );
            continue;
        }
        match taken.get(&path) {
            Some(first) => diags.push(
                Finding::new(
                    &rules::ALIAS,
                    alias.span,
                    format!("adressen {} leder redan till en annan sida", alias.value),
                )
                .see(*first, "här står den också")
                .help("låt den stå på den sida som har ersatt den gamla"),
            ),
            None => drop(taken.insert(path, alias.span)),
        }
    }
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
