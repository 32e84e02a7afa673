//! The front page: the search, four doors in words, regions with their centres, what is new, and
//! questions that the handbook answers.

use serde::Serialize;

use super::{DownloadView, LinkView, list, shared};
use crate::derive::lists::maps;
use crate::model::article::{Article, Place};
use crate::model::handbook::Handbook;
use crate::model::link::{Link, Register, Target};
use crate::route;
use crate::site::Site;
use crate::text::collate;

/// The front page beside its text.
#[derive(Clone, Debug, Serialize)]
pub struct FrontView {
    /// Ways in.
    pub doors: Vec<Door>,
    /// Regions.
    pub regions: Vec<RegionCard>,
    /// Questions with the pages that answer them.
    pub questions: Vec<LinkView>,
    /// Where all questions stand.
    pub all_questions: String,
    /// The latest news.
    pub news: Vec<list::NewsView>,
    /// The whole handbook as PDF.
    pub downloads: Vec<DownloadView>,
}

/// A way in, in the reader's own words.
#[derive(Clone, Debug, Serialize)]
pub struct Door {
    /// "Jag är ny".
    pub title: &'static str,
    /// Where the heading leads.
    pub href: String,
    /// What is behind it.
    pub text: &'static str,
    /// Straight to the most wanted.
    pub links: Vec<LinkView>,
}

/// A region with its centres.
#[derive(Clone, Debug, Serialize)]
pub struct RegionCard {
    /// Id.
    pub id: String,
    /// "Region Dalarna".
    pub name: String,
    /// Its page.
    pub href: String,
    /// Its municipalities' page.
    pub municipalities: String,
    /// How many centres it has, in how many municipalities, and of when that is.
    pub sentence: String,
    /// A small map, where boundaries are known.
    pub map: Option<MapView>,
    /// Its centres in Swedish order; none when they are too many for a front page.
    pub centres: Vec<LinkView>,
    /// "Alla 120 centraler", when they are.
    pub all: Option<String>,
}

/// A map to stand beside a list.
#[derive(Clone, Debug, Serialize)]
pub struct MapView {
    /// The drawing.
    pub svg: String,
    /// What it shows.
    pub words: String,
}

impl FrontView {
    /// The front page of a site; addresses are from its root.
    #[must_use]
    pub fn new(site: &Site<'_>) -> Self {
        let handbook = site.handbook;
        let whole = site.downloads.iter().filter(|download| download.target == Target::Front);
        Self {
            downloads: whole.map(|d| DownloadView::new(site, "index.html", d)).collect(),
            doors: doors(handbook),
            regions: regions(handbook),
            questions: questions(handbook),
            all_questions: site.href("index.html", &to_questions()).unwrap_or_default(),
            news: list::news_views(handbook, "index.html").into_iter().take(3).collect(),
        }
    }
}

/// Where all questions stand.
fn to_questions() -> Link {
    Link::To { target: Target::Register(Register::Index), anchor: Some("fragor".to_owned()) }
}

fn register(register: Register) -> LinkView {
    LinkView::new(shared::title(register), route::register(register))
}

fn doors(handbook: &Handbook) -> Vec<Door> {
    let paths = handbook.articles.rows().filter(|a| matches!(a.place, Place::Path { .. }));
    let about = handbook.articles.rows().filter(|a| matches!(a.place, Place::About { .. }));
    let article = |a: &Article| LinkView::new(&a.front.title.value, route::article(a));
    let mut new: Vec<LinkView> = paths
        .map(|a| {
            let role = a.front.role.map(|r| handbook.roles[r].title.value.clone());
            LinkView::new(role.unwrap_or_else(|| a.front.title.value.clone()), route::article(a))
        })
        .collect();
    new.truncate(6);
    let mut edit: Vec<LinkView> =
        about.filter(|a| a.path.value.contains("redigera")).map(article).collect();
    edit.extend([Register::Questions, Register::Demands, Register::Sources].map(register));
    vec![
        Door {
            title: "Jag arbetar på en familjecentral",
            href: route::register(Register::Centres).to_owned(),
            text: "Hitta din central, kollegornas uppdrag och vem som ansvarar för vad.",
            links: [
                Register::Centres,
                Register::Roles,
                Register::Responsibilities,
                Register::Methods,
            ]
            .map(register)
            .into(),
        },
        Door {
            title: "Jag är ny",
            href: route::register(Register::Paths).to_owned(),
            text: "Följ en introduktion för din roll: första dagen, veckan och månaden.",
            links: new,
        },
        Door {
            title: "Jag leder eller planerar",
            href: route::register(Register::MinimumLevel).to_owned(),
            text: "Se vad som krävs, vad det kostar och vilka avtal som behövs.",
            links: [
                Register::Tariffs,
                Register::MinimumLevel,
                Register::Steps,
                Register::Forms,
                Register::Calendar,
            ]
            .map(register)
            .into(),
        },
        Door {
            title: "Jag redigerar vägledningen",
            href: route::register(Register::Questions).to_owned(),
            text: "Se vad som saknas, vad som ska besvaras och hur du föreslår en ändring.",
            links: edit,
        },
    ]
}

/// More centres than this in all are looked up on their regions' pages.
const MOST_CENTRES: usize = 120;

fn regions(handbook: &Handbook) -> Vec<RegionCard> {
    let many = handbook.centres.len() > MOST_CENTRES;
    let card = |(r, region): (_, &crate::model::region::Region)| {
        let mut centres: Vec<LinkView> = handbook
            .centres_of(r)
            .map(|(c, centre)| {
                LinkView::new(&centre.name.value, route::path(handbook, Target::Centre(c)))
            })
            .collect();
        centres.sort_by(|a, b| collate::compare(&a.title, &b.title));
        let all = (many && !centres.is_empty()).then(|| {
            if centres.len() == 1 {
                "En central".to_owned()
            } else {
                format!("Alla {} centraler", centres.len())
            }
        });
        if many {
            centres.clear();
        }
        RegionCard {
            id: region.id.value.clone(),
            name: region.name.value.clone(),
            href: route::path(handbook, Target::Region(r)),
            municipalities: route::path(handbook, Target::Municipalities(r)),
            sentence: maps::sentence(handbook, r),
            map: maps::beside(handbook, r).map(|(svg, words)| MapView { svg, words }),
            centres,
            all,
        }
    };
    handbook.regions.iter().map(card).collect()
}

/// The first question of each chapter's pages, so that every chapter shows what it answers.
fn questions(handbook: &Handbook) -> Vec<LinkView> {
    let mut out = Vec::new();
    for chapter in &handbook.chapters {
        let pages = chapter.sections.iter().chain(std::iter::once(&chapter.opening));
        let first = pages.map(|a| &handbook.articles[*a]).find(|a| !a.front.questions.is_empty());
        if let Some(article) = first {
            let question = &article.front.questions[0];
            out.push(LinkView::new(&question.value, route::article(article)));
        }
    }
    out
}
