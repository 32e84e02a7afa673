//! Pages that list articles of one kind: news, introductions, forms, downloads.

use std::collections::VecDeque;

use jiff::civil::Date;
use serde::Serialize;

use super::changed;
use super::path::PathView;
use super::{DownloadView, LinkView};
use crate::derive::pages::arrival;
use crate::derive::titles;
use crate::model::article::{Article, Place};
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::link::{Register, Target};
use crate::model::words::Pace;
use crate::route;
use crate::site::Site;
use crate::site::parts::{Division, PART, WHOLE, portions};
use crate::text::{collate, dates};

/// A list of pages.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ListView {
    /// Title of the page.
    #[serde(skip)]
    pub title: &'static str,
    /// Lead of the page.
    #[serde(skip)]
    pub lead: &'static str,
    /// What is told when the list is empty.
    pub empty: &'static str,
    /// Items in order.
    pub items: Vec<Item>,
    /// Items under headings, for files to download.
    pub groups: Vec<Group>,
    /// The feed, for news.
    pub feed: Option<String>,
    /// Pages that were changed last, for news.
    pub changes: Vec<Item>,
    /// What each new colleague should get, for those who lead.
    pub arrivals: Vec<Arrival>,
    /// Introductions at one centre.
    pub centres: Vec<LinkView>,
}

/// What a page in a list weighs without its words, in bytes of HTML.
const ITEM: usize = 120;

impl ListView {
    /// The list on as many pages as it asks for, and how it is found there. Files are counted with
    /// those that are offered only when they are made, and without their sizes, which are known
    /// when all else is done.
    #[must_use]
    pub fn divided(self) -> (Division, Vec<Self>) {
        let item = |item: &Item| ITEM + item.title.len() + item.lead.len() + item.href.len();
        let file = |file: &DownloadView| ITEM + file.title.len() + file.href.len();
        let link = |link: &LinkView| ITEM / 2 + link.title.len() + link.href.len();
        let files = || self.groups.iter().flat_map(|group| &group.items);
        let weights: Vec<usize> = self
            .items
            .iter()
            .map(item)
            .chain(files().map(file))
            .chain(self.centres.iter().map(link))
            .collect();
        if weights.iter().sum::<usize>() <= WHOLE {
            return (Division::default(), vec![self]);
        }
        let names: Vec<String> = self
            .items
            .iter()
            .map(|item| &item.title)
            .chain(files().map(|file| &file.title))
            .chain(self.centres.iter().map(|link| &link.title))
            .cloned()
            .collect();
        let (mut items, mut centres) = (self.items.into_iter(), self.centres.into_iter());
        let mut groups: VecDeque<Group> = self.groups.into();
        let (mut division, mut views) = (Division::default(), Vec::new());
        for range in portions(&weights, PART, |_| false) {
            let name = |at: usize| names.get(at).cloned().unwrap_or_default();
            division.labels.push(format!("{} – {}", name(range.start), name(range.end - 1)));
            let mut many = range.len();
            let mut view = Self {
                title: self.title,
                lead: self.lead,
                empty: self.empty,
                items: items.by_ref().take(many).collect(),
                ..Self::default()
            };
            many -= view.items.len();
            while let Some(mut group) = groups.pop_front() {
                let rest = group.items.split_off(many.min(group.items.len()));
                many -= group.items.len();
                let (title, id) = (group.title, group.id);
                if !group.items.is_empty() {
                    view.groups.push(group);
                }
                if !rest.is_empty() {
                    groups.push_front(Group { title, id, items: rest });
                    break;
                }
            }
            view.centres = centres.by_ref().take(many).collect();
            let part = views.len() + 1;
            let anchors = view.groups.iter().map(|group| group.id);
            for anchor in anchors.chain((!view.centres.is_empty()).then_some("centraler")) {
                division.places.entry(anchor.to_owned()).or_insert(part);
            }
            views.push(view);
        }
        if let Some(last) = views.last_mut() {
            (last.feed, last.changes, last.arrivals) = (self.feed, self.changes, self.arrivals);
        }
        for anchor in ["chef", "andra", "andringar"] {
            division.places.insert(anchor.to_owned(), views.len());
        }
        division.places.retain(|_, part| *part > 1);
        (division, views)
    }

    /// Leaves out files that are not to be shown, by their addresses.
    pub fn without(&mut self, hidden: impl Fn(&str) -> bool) {
        for group in &mut self.groups {
            group.items.retain(|file| !hidden(&file.href));
        }
        self.groups.retain(|group| !group.items.is_empty());
    }
}

/// Files of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// What they are: "Kapitel för kapitel".
    pub title: &'static str,
    /// The heading's id.
    pub id: &'static str,
    /// The files.
    pub items: Vec<DownloadView>,
}

/// What a new colleague in one role should get.
#[derive(Clone, Debug, Serialize)]
pub struct Arrival {
    /// The role.
    pub role: String,
    /// The introduction.
    pub href: String,
    /// The first day, week and month: how many steps and how long they take.
    pub paces: Vec<String>,
    /// How long all takes.
    pub total: String,
    /// What someone else than the new colleague sees to.
    pub helped: Vec<Help>,
}

/// A step that someone else than the new colleague sees to.
#[derive(Clone, Debug, Serialize)]
pub struct Help {
    /// Who.
    pub who: String,
    /// What.
    pub task: String,
    /// "Första veckan".
    pub when: &'static str,
}

/// A page in the list.
#[derive(Clone, Debug, Serialize)]
pub struct Item {
    /// Title.
    pub title: String,
    /// Lead.
    pub lead: String,
    /// Address from the list's page.
    pub href: String,
    /// "21 november 2026", "2 timmar 15 minuter".
    pub note: Option<String>,
}

/// News articles with their dates, the latest first.
#[must_use]
pub fn news(handbook: &Handbook) -> Vec<(&Article, Date)> {
    let mut news: Vec<(&Article, Date)> = handbook
        .articles
        .rows()
        .filter(|article| matches!(article.place, Place::News { .. }))
        .map(|article| {
            let date = article.front.date.as_ref().map(|date| date.value);
            (article, date.unwrap_or(handbook.colophon.date.value))
        })
        .collect();
    news.sort_by(|a, b| (b.1, &a.0.path.value).cmp(&(a.1, &b.0.path.value)));
    news
}

/// News in brief.
#[derive(Clone, Debug, Serialize)]
pub struct NewsView {
    /// Title.
    pub title: String,
    /// Lead.
    pub lead: String,
    /// Address.
    pub href: String,
    /// "21 november 2026".
    pub date: String,
    /// "2026-11-21".
    pub iso: String,
}

/// News in brief, as seen from a page.
#[must_use]
pub fn news_views(handbook: &Handbook, from: &str) -> Vec<NewsView> {
    news(handbook)
        .into_iter()
        .map(|(article, date)| {
            let (date, iso) = date_pair(date);
            NewsView {
                title: article.front.title.value.clone(),
                lead: article.front.lead.value.clone(),
                href: route::relative(from, &route::article(article)),
                date,
                iso,
            }
        })
        .collect()
}

/// The list behind a register of articles; `None` for registers of data.
#[must_use]
pub fn of(site: &Site<'_>, register: Register) -> Option<ListView> {
    let handbook = site.handbook;
    let from = route::register(register);
    match register {
        Register::News => Some(ListView {
            title: "Nyheter",
            lead: "Här ser du vad som har ändrats i vägledningen.",
            empty: "Det finns inga nyheter ännu.",
            items: news_views(handbook, from)
                .into_iter()
                .map(|n| Item { title: n.title, lead: n.lead, href: n.href, note: Some(n.date) })
                .collect(),
            feed: Some("flode.xml".to_owned()),
            changes: changes(site, from),
            centres: Vec::new(),
            arrivals: Vec::new(),
            groups: Vec::new(),
        }),
        Register::Forms => Some(ListView {
            title: "Mallar",
            lead: "Här finns mallar för avtal, planer och möten. Välj en och fyll i den \
                   tillsammans.",
            empty: "Det finns inga mallar ännu.",
            items: articles(site, from, |place| matches!(place, Place::Form { .. })),
            ..ListView::default()
        }),
        Register::Paths => Some(ListView {
            title: "Introduktion för dig som är ny",
            lead: "Välj din roll. Du ser vad du behöver göra första dagen, första veckan och \
                   första månaden.",
            empty: "Det finns inga introduktioner ännu.",
            items: articles(site, from, |place| matches!(place, Place::Path { .. })),
            arrivals: arrivals(site, |article| route::relative(from, &route::article(article))),
            centres: arrival::all(site.handbook)
                .map(|centre| {
                    let target = Target::Arrival(centre);
                    let to = route::path(site.handbook, target);
                    LinkView::new(titles::title(site.handbook, target), route::relative(from, &to))
                })
                .collect(),
            ..ListView::default()
        }),
        Register::Downloads => Some(ListView {
            title: "Ladda ned",
            lead: "Här hämtar du vägledningen som PDF, hela eller i delar, och mallarna som Word.",
            empty: "Det finns inget att ladda ned i den här utgåvan.",
            groups: downloads(site, from),
            ..ListView::default()
        }),
        _ => None,
    }
}

/// How many changed pages are listed.
const CHANGES: usize = 20;

fn changes(site: &Site<'_>, from: &str) -> Vec<Item> {
    let latest = changed::latest(site).into_iter().take(CHANGES);
    let item = |(target, change)| Item {
        title: titles::title(site.handbook, target),
        lead: String::new(),
        href: route::relative(from, &route::path(site.handbook, target)),
        note: Some(changed::words(Some(change))),
    };
    latest.map(item).collect()
}

/// What each new colleague should get, by role; `href` says where a role's introduction stands.
pub fn arrivals(site: &Site<'_>, href: impl Fn(&Article) -> String) -> Vec<Arrival> {
    let handbook = site.handbook;
    let paths = handbook.articles.rows().filter(|a| matches!(a.place, Place::Path { .. }));
    let mut out: Vec<Arrival> = paths
        .filter(|article| !article.front.steps.is_empty())
        .map(|article| {
            let view = PathView::new(site, article, &|_| None);
            let pace = |(_, id, _): &(Pace, &'static str, &'static str)| {
                let pace = view.paces.iter().find(|pace| pace.id == *id);
                pace.map_or_else(
                    || "Inget".to_owned(),
                    |pace| format!("{} steg, {}", pace.steps.len(), pace.total),
                )
            };
            let helped = view.paces.iter().flat_map(|pace| {
                pace.steps.iter().filter_map(|step| {
                    let who = step.responsible.clone()?;
                    Some(Help { who, task: step.task.clone(), when: pace.title })
                })
            });
            let role = article.front.role.map(|role| handbook.roles[role].title.value.clone());
            Arrival {
                role: role.unwrap_or_else(|| article.front.title.value.clone()),
                href: href(article),
                paces: Pace::WORDS.iter().map(pace).collect(),
                helped: helped.collect(),
                total: view.total,
            }
        })
        .collect();
    out.sort_by(|a, b| collate::compare(&a.role, &b.role));
    out
}

fn articles(site: &Site<'_>, from: &str, wanted: impl Fn(&Place) -> bool) -> Vec<Item> {
    let mut items: Vec<Item> = site
        .handbook
        .articles
        .rows()
        .filter(|article| wanted(&article.place))
        .map(|article| {
            let minutes: i64 = article.front.steps.iter().map(|s| s.minutes.value).sum();
            let time = (minutes > 0).then(|| crate::text::numbers::duration(minutes));
            Item {
                title: article.front.title.value.clone(),
                lead: article.front.lead.value.clone(),
                href: route::relative(from, &route::article(article)),
                note: time,
            }
        })
        .collect();
    items.sort_by(|a, b| collate::compare(&a.title, &b.title));
    items
}

/// Where the files of a group lie, its heading and the heading's id, in the order that they are shown;
/// the first is for whatever lies in none of the others.
const GROUPS: &[(&[&str], &str, &str)] = &[
    (&["pdf/vagledningen"], "Hela vägledningen", "hela"),
    (&["pdf/kapitel/"], "Kapitel för kapitel", "kapitlen"),
    (&["pdf/introduktion/"], "Introduktioner", "introduktioner"),
    (&["pdf/mallar/", "word/mallar/"], "Mallar", "mallar"),
    (&["pdf/uppfoljning/"], "Uppföljning", "uppfoljning"),
    (&["pdf/centraler/"], "Centralerna", "centralerna"),
    (&["pdf/"], "Uppslag att skriva ut", "uppslag"),
    (&["nedladdning/"], "Hela webbplatsen", "webbplatsen"),
];

fn downloads(site: &Site<'_>, from: &str) -> Vec<Group> {
    let mut groups: Vec<Group> =
        GROUPS.iter().map(|(_, title, id)| Group { title, id, items: Vec::new() }).collect();
    for download in &site.downloads {
        let lies = |(places, _, _): &(&[&str], &str, &str)| {
            places.iter().any(|place| download.path.starts_with(place))
        };
        let at = GROUPS.iter().position(lies).unwrap_or_default();
        if let Some(group) = groups.get_mut(at) {
            group.items.push(DownloadView::new(site, from, download));
        }
    }
    groups.retain(|group| !group.items.is_empty());
    groups
}

/// "21 november 2026" and "2026-11-21".
#[must_use]
pub fn date_pair(date: jiff::civil::Date) -> (String, String) {
    (dates::long(date), dates::iso(date))
}
