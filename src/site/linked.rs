//! What a page is, said to programs as schema.org's words in JSON-LD: only what is known.
//!
//! The block is data, not script: browsers do not run it, and the Content-Security-Policy, which
//! lets no inline script run, has nothing to say about it.

use serde_json::{Map, Value, json};

use super::{Site, sitemap};
use crate::model::article::Article;
use crate::model::centre::Centre;
use crate::model::history::Change;
use crate::model::link::Target;
use crate::model::region::Region;
use crate::model::words::CentreStatus;
use crate::route;
use crate::text::dates;

use super::view::{changed, version};

/// The block of a page; none for pages of which there is nothing to say that their title does not.
#[must_use]
pub fn of(site: &Site<'_>, target: Target) -> Option<String> {
    let hb = site.handbook;
    let thing = match target {
        Target::Front => website(site).to_string(),
        Target::Article(a) => web_page(site, target, &hb.articles[a]),
        Target::Region(r) => region(site, target, &hb.regions[r]).to_string(),
        Target::Centre(c) if is_open(hb.centres[c].status.value) => {
            centre(site, target, &hb.centres[c]).to_string()
        }
        _ => return None,
    };
    // No `<` of an author's ends the block.
    Some(if thing.contains('<') { thing.replace('<', "\\u003c") } else { thing })
}

/// Whether there is a centre to go to.
fn is_open(status: CentreStatus) -> bool {
    matches!(status, CentreStatus::Active | CentreStatus::Pilot)
}

/// Facts about a thing; those that are not known are left out.
struct Thing(Map<String, Value>);

impl Thing {
    fn new(kind: &str) -> Self {
        let mut map = Map::new();
        map.insert("@type".to_owned(), json!(kind));
        Self(map)
    }

    fn says(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    fn may(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.says(name, value),
            None => self,
        }
    }

    /// The thing as the page's own.
    fn whole(self) -> Value {
        let mut map = Map::new();
        map.insert("@context".to_owned(), json!("https://schema.org"));
        map.extend(self.0);
        Value::Object(map)
    }

    fn value(self) -> Value {
        Value::Object(self.0)
    }
}

fn address(site: &Site<'_>, target: Target) -> Option<String> {
    let path = route::path(site.handbook, target);
    site.base_url().map(|base| format!("{base}{}", sitemap::address(&path)))
}

fn website(site: &Site<'_>) -> Value {
    let colophon = &site.handbook.colophon;
    let publishers: Vec<Value> = colophon
        .publishers
        .iter()
        .map(|name| Thing::new("Organization").says("name", name.value.clone()).value())
        .collect();
    Thing::new("WebSite")
        .says("name", colophon.title.value.clone())
        .may("alternateName", colophon.subtitle.as_ref().map(|s| s.value.clone()))
        .may("description", colophon.summary.as_ref().map(|s| s.value.clone()))
        .says("inLanguage", colophon.language.value.clone())
        .says("version", colophon.edition.value.clone())
        .may("url", address(site, Target::Front))
        .may("license", colophon.licence.as_ref().map(|l| l.value.clone()))
        .may("publisher", (!publishers.is_empty()).then_some(publishers))
        .whole()
}

/// A text page, of which there are most: written as it is said, in the order of its words.
fn web_page(site: &Site<'_>, target: Target, article: &Article) -> String {
    let front = &article.front;
    let day = match changed::change(site, target) {
        Some(Change::On(date)) => Some(dates::iso(date)),
        _ => None,
    };
    let own = version::language(site.handbook, article);
    let said = [
        ("dateModified", day.as_deref()),
        ("description", Some(&*front.lead.value)),
        ("inLanguage", Some(own.unwrap_or(&site.handbook.colophon.language.value))),
        ("lastReviewed", front.reviewed.as_ref().map(|date| dates::iso(date.value)).as_deref()),
        ("name", Some(&*front.title.value)),
        ("url", address(site, target).as_deref()),
    ]
    .map(|(name, words)| words.map(|words| (name, json_string(words))));
    let mut out = String::with_capacity(512);
    out.push_str("{\"@context\":\"https://schema.org\",\"@type\":\"WebPage\"");
    for (name, words) in said.iter().flatten() {
        for part in [",\"", name, "\":", words] {
            out.push_str(part);
        }
    }
    out.push('}');
    out
}

/// Words as JSON.
fn json_string(words: &str) -> String {
    serde_json::to_string(words).unwrap_or_default()
}

fn region(site: &Site<'_>, target: Target, region: &Region) -> Value {
    let county = Thing::new("AdministrativeArea").says("name", region.county.value.clone());
    Thing::new("GovernmentOrganization")
        .says("name", region.name.value.clone())
        .says("alternateName", region.short.value.clone())
        .says("areaServed", county.value())
        .may("mainEntityOfPage", address(site, target))
        .whole()
}

/// A centre is several activities of several principals under one roof: neither a clinic nor a
/// business, so it is called no more than an organisation at a place.
fn centre(site: &Site<'_>, target: Target, centre: &Centre) -> Value {
    let hb = site.handbook;
    let contact = centre.contact.as_ref();
    let known = |fact: Option<&crate::model::stage::Stated<String>>| {
        fact.and_then(Option::as_ref).map(|fact| fact.value.clone())
    };
    let municipality = centre.municipality.map(|m| hb.municipalities[m].name.value.clone());
    let county = centre.region.map(|r| hb.regions[r].county.value.clone());
    let place = Thing::new("PostalAddress")
        .may("streetAddress", known(contact.map(|c| &c.address)))
        .may("addressLocality", municipality.clone())
        .may("addressRegion", county)
        .says("addressCountry", "SE");
    let area = municipality.map(|name| Thing::new("AdministrativeArea").says("name", name).value());
    Thing::new("Organization")
        .says("name", centre.name.value.clone())
        .says("address", place.value())
        .may("areaServed", area)
        .may("telephone", known(contact.map(|c| &c.phone)))
        .may("email", known(contact.map(|c| &c.email)))
        .may("url", known(contact.map(|c| &c.web)))
        .may("mainEntityOfPage", address(site, target))
        .whole()
}
