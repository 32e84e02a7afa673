//! Who says so: the facts about a page in its margin.

use serde::Serialize;

use super::DownloadView;
use super::changed::Changed;
use crate::derive::pages::arrival;
use crate::derive::{readability, titles};
use crate::model::article::{Article, Place};
use crate::model::citation::Citation;
use crate::model::closed::Closed;
use crate::model::link::{Link, Register, Target};
use crate::model::role::Role;
use crate::model::table::Ref;
use crate::route;
use crate::site::{Site, sitemap};
use crate::text::{dates, numbers};

/// The facts about a page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Info {
    /// What and what.
    pub facts: Vec<Fact>,
    /// The sources that the page builds on.
    pub sources: Vec<SourceView>,
    /// Files of this page or what it belongs to.
    pub downloads: Vec<DownloadView>,
    /// The forge's editor for the file.
    pub edit: Option<String>,
    /// The file in the handbook, for those who edit.
    pub file: Option<String>,
    /// Where to tell of a fault.
    pub report: Option<String>,
    /// The permanent address, or the path from the site's root when no address is decided.
    pub address: String,
    /// Whether `address` is a whole address that can be followed.
    pub permanent: bool,
}

/// One fact.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// "Ansvarig".
    pub name: &'static str,
    /// "Regional samordnare".
    pub value: String,
    /// Where to read more.
    pub href: Option<String>,
    /// The value's day for programs, when it is one.
    pub iso: Option<String>,
}

/// A source with the places in it.
#[derive(Clone, Debug, Serialize)]
pub struct SourceView {
    /// "S1".
    pub short: String,
    /// Its title.
    pub title: String,
    /// On the page of sources.
    pub href: String,
    /// "kap. 1, kap. 3".
    pub places: String,
}

impl Info {
    /// The facts about an article.
    #[must_use]
    pub fn of_article(site: &Site<'_>, from: &str, article: &Article, target: Target) -> Self {
        let front = &article.front;
        let mut facts = Vec::new();
        let role = |name, role: Ref<Role>| {
            let href = route::relative(from, &route::path(site.handbook, Target::Role(role)));
            let value = site.handbook.roles[role].title.value.clone();
            Fact { name, value, href: Some(href), iso: None }
        };
        let plain = |name, value| Fact { name, value, href: None, iso: None };
        let day = |name, date| Fact {
            name,
            value: dates::long(date),
            href: None,
            iso: Some(dates::iso(date)),
        };
        facts.push(match front.responsible {
            Some(responsible) => role("Ansvarig", responsible),
            None => plain("Ansvarig", "Uppgift saknas".to_owned()),
        });
        facts.push(Changed::of(site, target).into());
        facts.push(match &front.reviewed {
            Some(date) => day("Granskad", date.value),
            None => plain("Granskad", "Inte ännu".to_owned()),
        });
        facts.extend(front.reviewer.map(|r| role("Granskad av", r)));
        facts.extend(
            front.outcome.as_ref().map(|o| plain("Granskningen ledde till", o.value.clone())),
        );
        facts.push(day("Granskas senast", front.review_by.value));
        facts.push(plain("Utgåva", site.handbook.colophon.edition.value.clone()));
        facts.push(plain("Status", front.status.value.label().to_owned()));
        facts.push(match front.decision {
            Some(decision) => {
                let row = &site.handbook.decisions[decision];
                Fact {
                    name: "Beslut",
                    value: match &row.number {
                        Some(number) => format!("{} ({})", row.title.value, number.value),
                        None => row.title.value.clone(),
                    },
                    iso: None,
                    href: site.href(
                        from,
                        &Link::To {
                            target: Target::Register(Register::Decisions),
                            anchor: Some(row.id.value.clone()),
                        },
                    ),
                }
            }
            None => plain("Beslut", "Inget ännu".to_owned()),
        });
        facts.push(match front.region {
            Some(region) => Fact {
                name: "Gäller i",
                value: site.handbook.regions[region].name.value.clone(),
                href: Some(route::relative(
                    from,
                    &route::path(site.handbook, Target::Region(region)),
                )),
                iso: None,
            },
            None => plain("Gäller i", "Alla regioner".to_owned()),
        });
        facts.extend(readable(site, from, article));
        let mut info = Self { facts, ..Self::default() };
        info.sources = sources(site, from, &front.sources);
        info.downloads = downloads(site, from, target, article);
        info.finish(site, from, Some(&article.path.value));
        info
    }

    /// The facts about a page made from data: only what is known of its file or files.
    #[must_use]
    pub fn of_data(site: &Site<'_>, from: &str, target: Target, file: Option<&str>) -> Self {
        // The page of all files lists them itself.
        let downloads = match target {
            Target::Register(Register::Downloads) => Vec::new(),
            other => own_downloads(site, from, other),
        };
        let mut info = Self { downloads, ..Self::default() };
        if let Target::Centre(at) = target {
            let centre = &site.handbook.centres[at];
            if let Some(role) = centre.responsible {
                info.facts.push(Fact {
                    name: "Ansvarig",
                    value: site.handbook.roles[role].title.value.clone(),
                    href: Some(route::relative(
                        from,
                        &route::path(site.handbook, Target::Role(role)),
                    )),
                    iso: None,
                });
            }
            if arrival::has(site.handbook, at) {
                let new = Target::Arrival(at);
                info.facts.push(Fact {
                    name: "För dig som är ny",
                    value: titles::title(site.handbook, new),
                    href: Some(route::relative(from, &route::path(site.handbook, new))),
                    iso: None,
                });
            }
            info.facts.push(Fact {
                name: "Uppgifterna kontrollerade",
                value: dates::long(centre.checked.value),
                href: None,
                iso: Some(dates::iso(centre.checked.value)),
            });
            info.sources = sources(site, from, &centre.sources);
        }
        info.facts.push(Changed::of(site, target).into());
        info.facts.push(Fact {
            name: "Utgåva",
            value: site.handbook.colophon.edition.value.clone(),
            href: None,
            iso: None,
        });
        info.finish(site, from, file);
        info
    }

    fn finish(&mut self, site: &Site<'_>, from: &str, file: Option<&str>) {
        let colophon = &site.handbook.colophon;
        self.file = file.map(str::to_owned);
        if let (Some(edit), Some(file)) = (&colophon.edit_url, file) {
            self.edit = Some(format!("{}/{file}", edit.value.trim_end_matches('/')));
        }
        let base = site.base_url();
        self.permanent = base.is_some();
        self.address = format!("{}{}", base.unwrap_or_default(), sitemap::address(from));
        let contact = colophon.contact.as_ref().map(|contact| contact.value.trim());
        self.report = if let Some(form) = &colophon.report_form {
            let sign = if form.value.contains('?') { '&' } else { '?' };
            Some(format!("{}{sign}sida={from}", form.value))
        } else if let Some(mail) = contact.filter(|contact| is_mail(contact)) {
            Some(format!("mailto:{mail}?subject=Fel%20p%C3%A5%20sidan%20{from}"))
        } else {
            site.contact.as_deref().map(|page| route::relative(from, page))
        };
    }
}

impl From<Changed> for Fact {
    fn from(changed: Changed) -> Self {
        Self { name: changed.name, value: changed.text, href: None, iso: changed.iso }
    }
}

/// Whether a contact is one e-mail address and nothing else.
fn is_mail(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || ".-_+@".contains(c);
    text.chars().all(plain) && text.split('@').filter(|part| !part.is_empty()).count() == 2
}

/// How hard the page is to read, with the way to what the figure means; nothing for a page too
/// short to measure.
fn readable(site: &Site<'_>, from: &str, article: &Article) -> Option<Fact> {
    let lix = site.lix(article)?;
    let href = route::relative(from, "redaktion/index.html");
    Some(Fact {
        name: "Läsbarhet",
        value: format!("LIX {}, {}", numbers::decimal(lix, 0), readability::grade(lix)),
        href: Some(format!("{href}#lasbarhet")),
        iso: None,
    })
}

/// Citations grouped by source, in the order of the first of each.
fn sources(site: &Site<'_>, from: &str, citations: &[Citation]) -> Vec<SourceView> {
    let mut out: Vec<SourceView> = Vec::new();
    for citation in citations {
        let source = &site.handbook.sources[citation.source];
        let link = Link::Source { source: citation.source, place: None };
        let href = site.href(from, &link).unwrap_or_default();
        let place = citation.place.as_deref().unwrap_or_default();
        match out.iter_mut().find(|view| view.href == href) {
            Some(view) if view.places.is_empty() => place.clone_into(&mut view.places),
            Some(view) if !place.is_empty() => {
                view.places.push_str(", ");
                view.places.push_str(place);
            }
            Some(_) => {}
            None => out.push(SourceView {
                short: source.short.value.clone(),
                title: source.title.value.clone(),
                href,
                places: place.to_owned(),
            }),
        }
    }
    out
}

fn own_downloads(site: &Site<'_>, from: &str, target: Target) -> Vec<DownloadView> {
    let own = site.own_downloads.get(&target);
    own.into_iter()
        .flatten()
        .map(|at| &site.downloads[*at])
        .filter(|download| site.offers(download))
        .map(|download| DownloadView::new(site, from, download))
        .collect()
}

/// The files of an article: its own, or its chapter's.
fn downloads(site: &Site<'_>, from: &str, target: Target, article: &Article) -> Vec<DownloadView> {
    let own = own_downloads(site, from, target);
    if !own.is_empty() || !matches!(article.place, Place::Section { .. }) {
        return own;
    }
    let Target::Article(reference) = target else { return own };
    let chapter = site.places.get(&reference).and_then(|(at, _)| site.handbook.chapters.get(*at));
    chapter.map(|c| own_downloads(site, from, Target::Article(c.opening))).unwrap_or_default()
}
