//! `sitemap.xml` and `robots.txt`.

use super::html::escape;
use super::view::changed;
use super::{Site, plan};
use crate::model::handbook::Handbook;
use crate::model::history::Change;
use crate::model::link::Target;
use crate::model::words::HandbookStatus;
use crate::output::Output;
use crate::route;
use crate::text::dates;

/// All pages by permanent address; nothing when the handbook has no such address.
#[must_use]
pub fn sitemap(site: &Site<'_>) -> Option<Output> {
    let base = site.base_url()?;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for target in plan::plan(site.handbook) {
        if is_draft_in_decided(site.handbook, target) {
            continue;
        }
        xml.push_str("<url><loc>");
        let path = route::path(site.handbook, target);
        escape::text(&mut xml, &format!("{base}{}", address(&path)));
        xml.push_str("</loc>");
        // Only a day that is known: an older one would keep robots away from what is new.
        if let Some(Change::On(date)) = changed::change(site, target) {
            xml.push_str("<lastmod>");
            xml.push_str(&dates::iso(date));
            xml.push_str("</lastmod>");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    Some(Output::one("sitemap.xml", xml))
}

/// Whether a page is still a draft in an edition that is decided: it is there for those who know
/// its address, but neither the search nor the map of the site leads to it.
#[must_use]
pub fn is_draft_in_decided(handbook: &Handbook, target: Target) -> bool {
    let Target::Article(article) = target else { return false };
    let draft = handbook.articles[article].front.status.value == HandbookStatus::Draft;
    draft && handbook.colophon.status.value == HandbookStatus::Decided
}

/// A page's path as an address: `index.html` is its folder.
#[must_use]
pub fn address(path: &str) -> &str {
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    }
}

/// What robots may read: everything.
#[must_use]
pub fn robots(site: &Site<'_>) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(base) = site.base_url() {
        text.push_str("Sitemap: ");
        text.push_str(&base);
        text.push_str("sitemap.xml\n");
    }
    text
}
