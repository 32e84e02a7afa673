//! The Atom feeds: of news, and of the pages that were changed last. Dates are those of the texts
//! and of their history, so that bytes repeat.

use jiff::civil::Date;

use super::Site;
use super::html::escape;
use super::view::{changed, list};
use crate::derive::titles;
use crate::model::link::Target;
use crate::route;
use crate::text::dates;

/// How many entries a feed has.
const MOST: usize = 30;

/// One entry.
struct Entry {
    title: String,
    path: String,
    /// What tells this entry from another of the same page; empty when there is one for each page.
    turn: String,
    date: Date,
    summary: String,
}

/// The feed of news, the latest first.
#[must_use]
pub fn atom(site: &Site<'_>) -> String {
    let news = list::news(site.handbook);
    let updated = news.first().map_or(site.handbook.colophon.date.value, |(_, date)| *date);
    let entry = |(article, date): (&crate::model::article::Article, Date)| Entry {
        title: article.front.title.value.clone(),
        path: route::article(article),
        turn: String::new(),
        date,
        summary: article.front.lead.value.clone(),
    };
    feed(site, "nyheter/flode.xml", "Nytt i", updated, news.into_iter().map(entry))
}

/// The feed of changed pages, the latest first; only changes whose day the history knows.
#[must_use]
pub fn changes(site: &Site<'_>) -> String {
    let handbook = site.handbook;
    let dated = |(target, change): (Target, crate::model::history::Change)| {
        (!change.is_open()).then(|| change.date()).flatten().map(|date| (target, date))
    };
    let latest: Vec<_> = changed::latest(site).into_iter().filter_map(dated).take(MOST).collect();
    let updated = latest.first().map_or(handbook.colophon.date.value, |(_, date)| *date);
    let entry = |(target, date): (Target, Date)| Entry {
        title: titles::title(handbook, target),
        path: route::path(handbook, target),
        turn: format!("#{}", dates::iso(date)),
        date,
        summary: format!("Sidan ändrades {}.", dates::long(date)),
    };
    feed(site, "nyheter/andringar.xml", "Ändrat i", updated, latest.into_iter().map(entry))
}

fn feed(
    site: &Site<'_>,
    own: &str,
    word: &str,
    updated: Date,
    entries: impl Iterator<Item = Entry>,
) -> String {
    let title = &site.handbook.colophon.title.value;
    let base = site.base_url();
    let id = |path: &str| match &base {
        Some(base) => format!("{base}{path}"),
        None => format!("urn:handbok:{path}"),
    };
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"sv\">\n<title>",
    );
    escape::text(&mut xml, &format!("{word} {title}"));
    xml.push_str("</title>\n<id>");
    escape::text(&mut xml, &id(own));
    xml.push_str("</id>\n<updated>");
    xml.push_str(&dates::iso(updated));
    xml.push_str("T00:00:00Z</updated>\n<author><name>");
    escape::text(&mut xml, title);
    xml.push_str("</name></author>\n");
    if let Some(base) = &base {
        xml.push_str("<link rel=\"self\" href=\"");
        escape::href(&mut xml, &format!("{base}{own}"));
        xml.push_str("\"/>\n");
    }
    for entry in entries.take(MOST) {
        xml.push_str("<entry>\n<title>");
        escape::text(&mut xml, &entry.title);
        xml.push_str("</title>\n<id>");
        escape::text(&mut xml, &id(&format!("{}{}", entry.path, entry.turn)));
        xml.push_str("</id>\n<link href=\"");
        let href = match &base {
            Some(base) => format!("{base}{}", entry.path),
            None => route::relative(own, &entry.path),
        };
        escape::href(&mut xml, &href);
        xml.push_str("\"/>\n<updated>");
        xml.push_str(&dates::iso(entry.date));
        xml.push_str("T00:00:00Z</updated>\n<summary>");
        escape::text(&mut xml, &entry.summary);
        xml.push_str("</summary>\n</entry>\n");
    }
    xml.push_str("</feed>\n");
    xml
}
