//! The Atom feed of news.

use super::Site;
use super::html::escape;
use super::view::list;
use crate::text::dates;

/// The feed: the latest news first; dates are those of the texts, so that bytes repeat.
#[must_use]
pub fn atom(site: &Site<'_>) -> String {
    let handbook = site.handbook;
    let base = site.base_url();
    let id = |path: &str| match &base {
        Some(base) => format!("{base}{path}"),
        None => format!("urn:handbok:{path}"),
    };
    let news = list::news(handbook);
    let updated = news.first().map_or(handbook.colophon.date.value, |(_, date)| *date);
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"sv\">\n<title>",
    );
    escape::text(&mut xml, &format!("Nytt i {}", handbook.colophon.title.value));
    xml.push_str("</title>\n<id>");
    escape::text(&mut xml, &id("nyheter/flode.xml"));
    xml.push_str("</id>\n<updated>");
    xml.push_str(&dates::iso(updated));
    xml.push_str("T00:00:00Z</updated>\n<author><name>");
    escape::text(&mut xml, &handbook.colophon.title.value);
    xml.push_str("</name></author>\n");
    if let Some(base) = &base {
        xml.push_str("<link rel=\"self\" href=\"");
        escape::href(&mut xml, &format!("{base}nyheter/flode.xml"));
        xml.push_str("\"/>\n");
    }
    for (article, date) in news.iter().take(30) {
        let path = crate::route::article(article);
        xml.push_str("<entry>\n<title>");
        escape::text(&mut xml, &article.front.title.value);
        xml.push_str("</title>\n<id>");
        escape::text(&mut xml, &id(&path));
        xml.push_str("</id>\n<link href=\"");
        let href = match &base {
            Some(base) => format!("{base}{path}"),
            None => crate::route::relative("nyheter/flode.xml", &path),
        };
        escape::href(&mut xml, &href);
        xml.push_str("\"/>\n<updated>");
        xml.push_str(&dates::iso(*date));
        xml.push_str("T00:00:00Z</updated>\n<summary>");
        escape::text(&mut xml, &article.front.lead.value);
        xml.push_str("</summary>\n</entry>\n");
    }
    xml.push_str("</feed>\n");
    xml
}
