//! `sitemap.xml` and `robots.txt`.

use super::Site;
use super::html::escape;
use super::view::changed;
use crate::model::handbook::Handbook;
use crate::model::history::Change;
use crate::model::link::Target;
use crate::model::words::HandbookStatus;
use crate::output::Output;
use crate::text::dates;

/// As many addresses as one map may hold; the protocol allows 50,000 and 50 MB.
const MOST: usize = 40_000;

/// All pages by permanent address, in several maps with a map of them when they are very many;
/// nothing when the handbook has no such address.
#[must_use]
pub fn sitemap(site: &Site<'_>) -> Vec<Output> {
    let Some(base) = site.base_url() else { return Vec::new() };
    let mut places = Vec::new();
    for &target in site.plan() {
        if is_draft_in_decided(site.handbook, target) {
            continue;
        }
        // Only a day that is known: an older one would keep robots away from what is new.
        let changed = match changed::change(site, target) {
            Some(Change::On(date)) => format!("<lastmod>{}</lastmod>", dates::iso(date)),
            _ => String::new(),
        };
        for path in site.paths(target) {
            let mut place = String::from("<url><loc>");
            escape::text(&mut place, &format!("{base}{}", address(&path)));
            place.push_str("</loc>");
            place.push_str(&changed);
            place.push_str("</url>\n");
            places.push(place);
        }
    }
    maps(&base, &places, MOST)
}

/// The maps that some places become, with at most so many in each.
fn maps(base: &str, places: &[String], most: usize) -> Vec<Output> {
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    const SCHEMA: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";
    let map =
        |places: &[String]| format!("{HEAD}<urlset {SCHEMA}>\n{}</urlset>\n", places.concat());
    if places.len() <= most {
        return vec![Output::one("sitemap.xml", map(places))];
    }
    let mut index = format!("{HEAD}<sitemapindex {SCHEMA}>\n");
    let mut out = Vec::new();
    for (at, places) in places.chunks(most).enumerate() {
        let path = format!("sitemap-{}.xml", at + 1);
        index.push_str("<sitemap><loc>");
        escape::text(&mut index, &format!("{base}{path}"));
        index.push_str("</loc></sitemap>\n");
        out.push(Output::one(path, map(places)));
    }
    index.push_str("</sitemapindex>\n");
    out.push(Output::one("sitemap.xml", index));
    out
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

#[cfg(test)]
mod tests {
    use super::maps;

    #[test]
    fn more_addresses_than_one_map_may_hold_stand_in_several_that_a_map_names() {
        let places: Vec<String> = (0..5).map(|n| format!("<url>{n}</url>\n")).collect();
        let made = maps("https://exempel.se/", &places, 2);
        let paths: Vec<&str> = made.iter().map(|output| output.path.as_str()).collect();
        assert_eq!(paths, ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]);
        let text = |at: usize| String::from_utf8_lossy(&made[at].bytes).into_owned();
        assert!(text(2).contains("<url>4</url>") && !text(2).contains("<url>3</url>"));
        assert!(text(3).contains("<loc>https://exempel.se/sitemap-3.xml</loc>"), "{}", text(3));
        assert_eq!(maps("https://exempel.se/", &places, 5).len(), 1);
    }
}
