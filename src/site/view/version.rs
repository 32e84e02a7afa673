//! The same text in another language, or told more simply: the switch between them.

use std::collections::HashMap;

use serde::Serialize;

use crate::model::article::{Article, Place};
use crate::model::handbook::Handbook;
use crate::model::link::{Link, Target};
use crate::model::table::Ref;
use crate::route;
use crate::site::{Site, sitemap};

/// Another version of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Version {
    /// "In English", in the version's own language.
    pub words: String,
    /// The version's title.
    pub title: String,
    /// From the page.
    pub href: String,
    /// The permanent address, when the site's is known: what search engines ask for.
    pub absolute: Option<String>,
    /// The language's tag.
    pub lang: String,
}

/// The language that an article is written in, when it is not the handbook's own.
#[must_use]
pub fn language<'a>(handbook: &Handbook, article: &'a Article) -> Option<&'a str> {
    let stated = article.front.language.as_ref()?.value.trim();
    let tag = !stated.is_empty() && stated.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    (tag && stated != handbook.colophon.language.value).then_some(stated)
}

/// The page that an article is a version of.
fn original(hb: &Handbook, article: &Article) -> Option<Target> {
    match article.front.original {
        Some(Link::To { target: Target::Article(a), .. })
            if hb.articles[a].place == Place::Front =>
        {
            Some(Target::Front)
        }
        Some(Link::To { target, .. }) => Some(target),
        _ => None,
    }
}

/// The versions of each page that has some, in order of their paths. Asked for once: no page has
/// to look through all the others.
#[must_use]
pub fn all(hb: &Handbook) -> HashMap<Target, Vec<Ref<Article>>> {
    let mut all: HashMap<Target, Vec<Ref<Article>>> = HashMap::new();
    for (version, row) in hb.articles.iter() {
        if let Some(whole) = original(hb, row) {
            all.entry(whole).or_default().push(version);
        }
    }
    all
}

/// The other versions of a page, the whole text first and then in order of their paths.
#[must_use]
pub fn of(site: &Site<'_>, target: Target, from: &str) -> Vec<Version> {
    let hb = site.handbook;
    let whole = match target {
        Target::Article(a) => original(hb, &hb.articles[a]).unwrap_or(target),
        _ => target,
    };
    let base = site.base_url();
    let absolute = |path: &str| Some(format!("{}{}", base.as_ref()?, sitemap::address(path)));
    let mut out = Vec::new();
    if whole != target {
        let path = route::path(hb, whole);
        out.push(Version {
            words: "Hela texten på svenska".to_owned(),
            title: crate::derive::titles::title(hb, whole),
            href: route::relative(from, &path),
            absolute: absolute(&path),
            lang: hb.colophon.language.value.clone(),
        });
    }
    for &a in site.versions.get(&whole).into_iter().flatten() {
        let row = &hb.articles[a];
        if Target::Article(a) == target || row.place == Place::Front {
            continue;
        }
        let lang = language(hb, row);
        let path = route::article(row);
        let easy = row.front.easy.as_ref().is_some_and(|easy| easy.value);
        out.push(Version {
            words: match lang {
                Some(lang) => named(lang),
                None if easy => "Lättläst".to_owned(),
                None => row.front.title.value.clone(),
            },
            title: row.front.title.value.clone(),
            href: route::relative(from, &path),
            absolute: absolute(&path),
            lang: lang.unwrap_or(&hb.colophon.language.value).to_owned(),
        });
    }
    out
}

/// The switch's words in the language itself; for one that we do not know, its tag.
fn named(lang: &str) -> String {
    match lang.split('-').next().unwrap_or_default() {
        "en" => "In English",
        "fi" => "Suomeksi",
        "se" => "Davvisámegillii",
        "ar" => "بالعربية",
        "so" => "Af Soomaali",
        "fa" => "به فارسی",
        "uk" => "Українською",
        "pl" => "Po polsku",
        _ => lang,
    }
    .to_owned()
}
