//! All content on one page: by chapter, question, role, place and register. It is the search's
//! stand-in where no script runs.

use serde::Serialize;

use super::{LinkView, shared};
use crate::derive::pages::arrival;
use crate::derive::titles;
use crate::model::article::{Article, Place};
use crate::model::handbook::Handbook;
use crate::model::link::{Register, Target};
use crate::route;
use crate::text::collate;

/// All content.
#[derive(Clone, Debug, Serialize)]
pub struct IndexView {
    /// Questions in order of the chapters, each with the page that answers it.
    pub questions: Vec<QuestionGroup>,
    /// Pages by role.
    pub roles: Vec<RoleGroup>,
    /// Regions with municipalities and centres.
    pub regions: Vec<PlaceGroup>,
    /// Registers.
    pub registers: Vec<LinkView>,
    /// Pages outside the chapters.
    pub others: Vec<LinkView>,
}

/// The questions that a chapter answers.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionGroup {
    /// The chapter.
    pub title: String,
    /// Questions.
    pub links: Vec<LinkView>,
}

/// What a role should read.
#[derive(Clone, Debug, Serialize)]
pub struct RoleGroup {
    /// Id, for addresses.
    pub id: String,
    /// "Barnmorska".
    pub title: String,
    /// The role's page.
    pub href: String,
    /// The introduction for the role.
    pub path: Option<LinkView>,
    /// Pages that name the role among their readers.
    pub links: Vec<LinkView>,
}

/// What there is in a region.
#[derive(Clone, Debug, Serialize)]
pub struct PlaceGroup {
    /// The region.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its municipalities' page.
    pub municipalities: String,
    /// Municipalities with their centres.
    pub centres: Vec<LinkView>,
}

fn named(article: &Article) -> String {
    match article.number() {
        Some(number) => format!("{number} {}", article.front.title.value),
        None => article.front.title.value.clone(),
    }
}

impl IndexView {
    /// All content; addresses are from the site's root, where the page lies.
    #[must_use]
    pub fn new(handbook: &Handbook) -> Self {
        Self {
            questions: questions(handbook),
            roles: roles(handbook),
            regions: regions(handbook),
            registers: Register::ALL
                .iter()
                .filter(|r| **r != Register::Index)
                .map(|r| LinkView::new(shared::title(*r), route::register(*r)))
                .collect(),
            others: handbook
                .articles
                .rows()
                .filter(|article| {
                    !matches!(
                        article.place,
                        Place::Chapter { .. } | Place::Section { .. } | Place::Front
                    )
                })
                .map(|article| LinkView::to_article(handbook, article))
                .chain(arrival::all(handbook).map(|centre| {
                    let target = Target::Arrival(centre);
                    LinkView::new(titles::title(handbook, target), route::path(handbook, target))
                }))
                .collect(),
        }
    }
}

fn questions(handbook: &Handbook) -> Vec<QuestionGroup> {
    let mut groups = Vec::new();
    for chapter in &handbook.chapters {
        let pages = std::iter::once(&chapter.opening).chain(&chapter.sections);
        let links: Vec<LinkView> = pages
            .map(|page| &handbook.articles[*page])
            .flat_map(|article| {
                article
                    .front
                    .questions
                    .iter()
                    .map(|question| LinkView::new(&question.value, route::article(article)))
            })
            .collect();
        if !links.is_empty() {
            groups.push(QuestionGroup { title: named(&handbook.articles[chapter.opening]), links });
        }
    }
    groups
}

fn roles(handbook: &Handbook) -> Vec<RoleGroup> {
    let pages: Vec<&Article> = handbook
        .chapters
        .iter()
        .flat_map(|chapter| std::iter::once(&chapter.opening).chain(&chapter.sections))
        .map(|article| &handbook.articles[*article])
        .collect();
    let mut groups: Vec<RoleGroup> = handbook
        .roles
        .iter()
        .filter_map(|(r, role)| {
            let links: Vec<LinkView> = pages
                .iter()
                .filter(|article| article.front.audience.contains(&r))
                .map(|article| LinkView::new(named(article), route::article(article)))
                .collect();
            let path = handbook
                .articles
                .rows()
                .find(|a| matches!(a.place, Place::Path { .. }) && a.front.role == Some(r))
                .map(|a| LinkView::new(&a.front.title.value, route::article(a)));
            (!links.is_empty() || path.is_some()).then(|| RoleGroup {
                id: role.id.value.clone(),
                title: role.title.value.clone(),
                href: route::path(handbook, Target::Role(r)),
                path,
                links,
            })
        })
        .collect();
    groups.sort_by(|a, b| collate::compare(&a.title, &b.title));
    groups
}

fn regions(handbook: &Handbook) -> Vec<PlaceGroup> {
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
            PlaceGroup {
                title: region.name.value.clone(),
                href: route::path(handbook, Target::Region(r)),
                municipalities: route::path(handbook, Target::Municipalities(r)),
                centres,
            }
        })
        .collect()
}
