//! All content: by chapter, question, role, place and register. It is the search's stand-in where no
//! script runs; of a large handbook it stands on several pages.

use serde::Serialize;

use super::{LinkView, shared};
use crate::derive::pages::arrival;
use crate::derive::titles;
use crate::model::article::{Article, Place};
use crate::model::handbook::Handbook;
use crate::model::link::{Register, Target};
use crate::route;
use crate::site::parts::{Division, PART, WHOLE, portions};
use crate::text::collate;

/// All content, or a part of it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct IndexView {
    /// The ways to look for a page, each with what it leads to.
    pub ways: Vec<Way>,
    /// The way to each of them, wherever it stands.
    pub jumps: Vec<LinkView>,
}

/// One way to look for a page.
#[derive(Clone, Debug, Serialize)]
pub struct Way {
    /// Anchor.
    pub id: &'static str,
    /// Heading.
    pub title: &'static str,
    /// What the reader is told of it in brief.
    pub short: &'static str,
    /// Groups of links.
    pub groups: Vec<Group>,
}

/// Links that belong together: the sections of a chapter, the centres of a region.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Group {
    /// Anchor, where others lead here.
    pub id: Option<String>,
    /// What they are of; none for those that need no heading.
    pub title: Option<String>,
    /// "3", before the title.
    pub number: Option<String>,
    /// The page about that.
    pub href: Option<String>,
    /// A page that comes before the rest.
    pub first: Option<LinkView>,
    /// The pages.
    pub links: Vec<Numbered>,
}

/// A link to a page, with its number if it has one.
#[derive(Clone, Debug, Serialize)]
pub struct Numbered {
    /// "3.2".
    pub number: Option<String>,
    /// Words and address.
    #[serde(flatten)]
    pub link: LinkView,
}

impl From<LinkView> for Numbered {
    fn from(link: LinkView) -> Self {
        Self { number: None, link }
    }
}

impl Numbered {
    fn to(article: &Article) -> Self {
        let link = LinkView::new(&article.front.title.value, route::article(article));
        Self { number: article.number(), link }
    }
}

impl IndexView {
    /// All content; addresses are from the site's root, where the page lies.
    #[must_use]
    pub fn new(handbook: &Handbook) -> Self {
        let way = |id, title, short, groups| Way { id, title, short, groups };
        let ways = vec![
            way("kapitel", "Kapitel", "Kapitel", chapters(handbook)),
            way("fragor", "Efter fråga", "Frågor", questions(handbook)),
            way("roller", "Jag är …", "Roller", roles(handbook)),
            way("platser", "Regioner och centraler", "Regioner och centraler", regions(handbook)),
            way("uppslag", "Uppslag", "Uppslag", registers(handbook)),
        ];
        Self { ways, jumps: Vec::new() }
    }

    /// The content on as many pages as it asks for, and how it is found there.
    #[must_use]
    pub fn divided(self) -> (Division, Vec<Self>) {
        let mut units: Vec<(usize, Unit)> = Vec::new();
        for (at, way) in self.ways.iter().enumerate() {
            for (nth, group) in way.groups.iter().enumerate() {
                let head = Unit { way: at, group: nth, link: None };
                units.push((group.weight() + if nth == 0 { FRAME } else { 0 }, head));
                units.extend(group.links.iter().enumerate().map(|(link, to)| {
                    (to.weight(), Unit { way: at, group: nth, link: Some(link) })
                }));
            }
        }
        let weights: Vec<usize> = units.iter().map(|(weight, _)| *weight).collect();
        let mut division = Division::default();
        let mut views = vec![self];
        if weights.iter().sum::<usize>() > WHOLE {
            let opens = |at: usize| {
                let unit: &Unit = &units[at].1;
                unit.link.is_none() && unit.group == 0
            };
            let whole = views.swap_remove(0);
            let portions = portions(&weights, PART, opens);
            views.extend(portions.into_iter().map(|range| whole.part(&units[range])));
            for (at, view) in views.iter().enumerate() {
                let alone = match view.ways.as_slice() {
                    [way] => {
                        views.iter().filter(|v| v.ways.iter().any(|w| w.id == way.id)).count() == 1
                    }
                    _ => true,
                };
                division.labels.push(view.label(alone));
                for anchor in view.anchors() {
                    division.places.entry(anchor).or_insert(at + 1);
                }
            }
        }
        let path = route::register(Register::Index);
        for (at, view) in views.iter_mut().enumerate() {
            view.jumps = JUMPS
                .iter()
                .map(|(id, words)| {
                    let part = division.places.get(*id).copied().unwrap_or(1);
                    let page = if part == at + 1 { String::new() } else { route::part(path, part) };
                    LinkView::new(*words, format!("{page}#{id}"))
                })
                .collect();
        }
        division.places.retain(|_, part| *part > 1);
        (division, views)
    }

    /// What some units hold, in order.
    fn part(&self, units: &[(usize, Unit)]) -> Self {
        let mut out = Self::default();
        let mut here = None;
        for (_, unit) in units {
            let way = &self.ways[unit.way];
            let group = &way.groups[unit.group];
            if out.ways.last().is_none_or(|last| last.id != way.id) {
                out.ways.push(Way { groups: Vec::new(), ..way.clone() });
                here = None;
            }
            let Some(last) = out.ways.last_mut() else { continue };
            if here != Some(unit.group) {
                here = Some(unit.group);
                let goes_on = |title: &String| format!("{title} (fortsättning)");
                let mut begun = Group { links: Vec::new(), ..group.clone() };
                if unit.link.is_some() {
                    begun.title = group.title.as_ref().map(goes_on);
                    (begun.id, begun.first) = (None, None);
                }
                last.groups.push(begun);
            }
            if let (Some(link), Some(group)) = (unit.link, last.groups.last_mut()) {
                group.links.push(way.groups[unit.group].links[link].clone());
            }
        }
        out
    }

    /// What it holds; where one way goes on over several pages, `alone` is false and the label says
    /// from where.
    fn label(&self, alone: bool) -> String {
        let names: Vec<&str> = self.ways.iter().map(|way| way.short).collect();
        match (names.as_slice(), self.ways.first()) {
            ([name], Some(way)) if !alone => {
                match way.groups.first().and_then(|g| g.title.as_ref()) {
                    Some(title) => format!("{name}: {title}"),
                    None => (*name).to_owned(),
                }
            }
            _ => names.join(", "),
        }
    }

    fn anchors(&self) -> impl Iterator<Item = String> {
        self.ways.iter().flat_map(|way| {
            let groups = way.groups.iter().filter_map(|group| group.id.clone());
            std::iter::once(way.id.to_owned()).chain(groups)
        })
    }
}

/// The ways as they are named in a row above all.
const JUMPS: &[(&str, &str)] = &[
    ("kapitel", "Kapitel"),
    ("fragor", "Frågor"),
    ("roller", "Roller"),
    ("platser", "Regioner och centraler"),
    ("uppslag", "Uppslag"),
];

/// What a heading and its frame weigh, in bytes of HTML.
const FRAME: usize = 300;

/// What a link weighs without its words and its address.
const LINK: usize = 64;

/// What stands on the page: a group's heading, or one of its links.
#[derive(Clone, Copy, Debug)]
struct Unit {
    way: usize,
    group: usize,
    link: Option<usize>,
}

impl Group {
    fn weight(&self) -> usize {
        let first = self.first.as_ref().map_or(0, |link| link.href.len() + link.title.len());
        let own = [&self.title, &self.href].into_iter().flatten().map(String::len).sum::<usize>();
        FRAME + first + 2 * own
    }
}

impl Numbered {
    fn weight(&self) -> usize {
        LINK + self.link.href.len() + self.link.title.len()
    }
}

fn named(article: &Article) -> String {
    match article.number() {
        Some(number) => format!("{number} {}", article.front.title.value),
        None => article.front.title.value.clone(),
    }
}

fn chapters(handbook: &Handbook) -> Vec<Group> {
    let chapter = |chapter: &crate::model::article::Chapter| {
        let opening = &handbook.articles[chapter.opening];
        Group {
            title: Some(opening.front.title.value.clone()),
            number: opening.number(),
            href: Some(route::article(opening)),
            links: chapter.sections.iter().map(|s| Numbered::to(&handbook.articles[*s])).collect(),
            ..Group::default()
        }
    };
    handbook.chapters.iter().map(chapter).collect()
}

fn questions(handbook: &Handbook) -> Vec<Group> {
    let mut groups = Vec::new();
    for chapter in &handbook.chapters {
        let pages = std::iter::once(&chapter.opening).chain(&chapter.sections);
        let links: Vec<Numbered> = pages
            .map(|page| &handbook.articles[*page])
            .flat_map(|article| {
                let to = route::article(article);
                let questions = article.front.questions.iter();
                questions.map(move |asked| LinkView::new(&asked.value, &to).into())
            })
            .collect();
        if !links.is_empty() {
            let title = Some(named(&handbook.articles[chapter.opening]));
            groups.push(Group { title, links, ..Group::default() });
        }
    }
    groups
}

fn roles(handbook: &Handbook) -> Vec<Group> {
    let pages: Vec<&Article> = handbook
        .chapters
        .iter()
        .flat_map(|chapter| std::iter::once(&chapter.opening).chain(&chapter.sections))
        .map(|article| &handbook.articles[*article])
        .collect();
    let mut groups: Vec<Group> = handbook
        .roles
        .iter()
        .filter_map(|(r, role)| {
            let links: Vec<Numbered> = pages
                .iter()
                .filter(|article| article.front.audience.contains(&r))
                .map(|article| LinkView::new(named(article), route::article(article)).into())
                .collect();
            let path = handbook
                .articles
                .rows()
                .find(|a| matches!(a.place, Place::Path { .. }) && a.front.role == Some(r))
                .map(|a| LinkView::new(&a.front.title.value, route::article(a)));
            (!links.is_empty() || path.is_some()).then(|| Group {
                id: Some(format!("roll-{}", role.id.value)),
                title: Some(role.title.value.clone()),
                href: Some(route::path(handbook, Target::Role(r))),
                first: path,
                links,
                number: None,
            })
        })
        .collect();
    groups.sort_by(|a, b| {
        let title = |group: &Group| collate::key(group.title.as_deref().unwrap_or_default());
        title(a).cmp(&title(b))
    });
    groups
}

fn regions(handbook: &Handbook) -> Vec<Group> {
    handbook
        .regions
        .iter()
        .map(|(r, region)| {
            let mut centres: Vec<LinkView> = handbook
                .centres_of(r)
                .map(|(c, centre)| {
                    let place = centre.municipality.map(|m| &handbook.municipalities[m].name.value);
                    let title = match place {
                        Some(place) if *place != centre.name.value => {
                            format!("{} ({place})", centre.name.value)
                        }
                        _ => centre.name.value.clone(),
                    };
                    LinkView::new(title, route::path(handbook, Target::Centre(c)))
                })
                .collect();
            centres.sort_by(|a, b| collate::compare(&a.title, &b.title));
            let name = &region.name.value;
            let municipalities = route::path(handbook, Target::Municipalities(r));
            Group {
                title: Some(name.clone()),
                href: Some(route::path(handbook, Target::Region(r))),
                first: Some(LinkView::new(format!("Kommunerna i {name}"), municipalities)),
                links: centres.into_iter().map(Numbered::from).collect(),
                ..Group::default()
            }
        })
        .collect()
}

fn registers(handbook: &Handbook) -> Vec<Group> {
    let registers = Register::ALL
        .iter()
        .filter(|r| **r != Register::Index)
        .map(|r| LinkView::new(shared::title(*r), route::register(*r)).into())
        .collect();
    let others = handbook
        .articles
        .rows()
        .filter(|article| {
            !matches!(article.place, Place::Chapter { .. } | Place::Section { .. } | Place::Front)
        })
        .map(|article| LinkView::to_article(handbook, article))
        .chain(arrival::all(handbook).map(|centre| {
            let target = Target::Arrival(centre);
            LinkView::new(titles::title(handbook, target), route::path(handbook, target))
        }))
        .map(Numbered::from)
        .collect();
    vec![
        Group { links: registers, ..Group::default() },
        Group { title: Some("Övriga sidor".to_owned()), links: others, ..Group::default() },
    ]
}
