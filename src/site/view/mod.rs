//! What templates see: plain data, one file a kind of page.

pub mod arrival;
pub mod banner;
pub mod changed;
pub mod editors;
pub mod front;
pub mod index;
pub mod info;
pub mod list;
pub mod page;
pub mod path;
pub mod shared;
pub mod version;

use super::{Download, Site};
use crate::model::article::Article;
use crate::model::handbook::Handbook;
use crate::route;

/// Data that a template may see.
pub trait View: serde::Serialize {}

impl<T: serde::Serialize> View for T {}

/// A link to a file to download.
#[derive(Clone, Debug, serde::Serialize)]
pub struct DownloadView {
    /// What it is.
    pub title: String,
    /// Address, from the page or from the site's root as the holder says.
    pub href: String,
    /// "PDF, 34 sidor, 410 kB".
    pub note: String,
}

impl DownloadView {
    /// A link from the page at a path.
    #[must_use]
    pub fn new(site: &Site<'_>, from: &str, download: &Download) -> Self {
        Self {
            title: download.title.clone(),
            href: route::relative(from, &download.path),
            note: site.note(download),
        }
    }
}

/// A link: words and address.
#[derive(Clone, Debug, serde::Serialize)]
pub struct LinkView {
    /// Words.
    pub title: String,
    /// Address, from the page or from the site's root as the holder says.
    pub href: String,
    /// The language of the words, when it is not the handbook's.
    pub lang: Option<String>,
}

impl LinkView {
    /// A link.
    pub fn new(title: impl Into<String>, href: impl Into<String>) -> Self {
        Self { title: title.into(), href: href.into(), lang: None }
    }

    /// A link to an article by its title, as seen from the site's root.
    #[must_use]
    pub fn to_article(handbook: &Handbook, article: &Article) -> Self {
        let lang = version::language(handbook, article).map(str::to_owned);
        Self { lang, ..Self::new(&article.front.title.value, route::article(article)) }
    }
}
