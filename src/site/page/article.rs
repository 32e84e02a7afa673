//! The page of an article: its text, its place in the book, and who says so.

use std::collections::HashMap;

use super::plain::finish_plain;
use super::{entries, finish, found, frame, register_link, render, tell};
use crate::model::article::{Article, Place};
use crate::model::handbook::Handbook;
use crate::model::link::{Register, Target};
use crate::model::table::Ref;
use crate::output::Output;
use crate::route;
use crate::site::view::banner;
use crate::site::view::changed::Changed;
use crate::site::view::info::Info;
use crate::site::view::page::Page;
use crate::site::view::path::PathView;
use crate::site::view::{LinkView, version};
use crate::site::{Site, sitemap};
use crate::text::language;

/// The page of an article.
pub(super) fn article_page(site: &Site<'_>, path: &str, reference: Ref<Article>) -> Output {
    let article = &site.handbook.articles[reference];
    let target = Target::Article(reference);
    let (kind, word) = match article.place {
        Place::Chapter { .. } | Place::Section { .. } => ("kapitel", "Kapitel"),
        Place::News { .. } => ("nyhet", "Nyhet"),
        Place::Path { .. } => ("introduktion", "Introduktion"),
        Place::Form { .. } => ("mall", "Mall"),
        Place::Front | Place::About { .. } | Place::Page { .. } => ("sida", "Sida"),
    };
    let front = &article.front;
    let mut page = frame(site, path, kind, &front.title.value);
    page.number = article.number();
    page.lead.clone_from(&front.lead.value);
    page.banners = banner::of(front, site.handbook.settings.today);
    page.contents = entries(site, &article.prose.blocks);
    page.language = version::language(site.handbook, article).map(str::to_owned);
    page.rtl = page.language.as_deref().is_some_and(language::right_to_left);
    tell(site, &mut page, target);
    page.changed = Some(Changed::of(site, target));
    page.info = Some(Info::of_article(site, path, article, target));
    page.html = render(site, (path, &page.title), &article.prose, None).0;
    page.region = front.region.map(|r| site.handbook.regions[r].id.value.clone());
    place_in_book(site, &mut page, reference);
    page.crumbs.extend(parent(path, &article.place));
    page.search = found(site, word, &page);
    page.search.roles =
        front.audience.iter().map(|r| site.handbook.roles[*r].title.value.clone()).collect();
    page.search.questions = front.questions.iter().map(|q| q.value.clone()).collect();
    page.search.indexed = !sitemap::is_draft_in_decided(site.handbook, target);
    match article.place {
        Place::Path { .. } => {
            let view = PathView::new(site, article, &|link| site.href(path, link));
            finish(site, "path.html", &page, &view)
        }
        Place::Chapter { .. } => finish(site, "chapter.html", &page, &()),
        _ => finish_plain(site, &page),
    }
}

/// The register that a page outside the chapters belongs to.
fn parent(path: &str, place: &Place) -> Option<LinkView> {
    let register = match place {
        Place::News { .. } => Register::News,
        Place::Path { .. } => Register::Paths,
        Place::Form { .. } => Register::Forms,
        _ => return None,
    };
    Some(register_link(path, register))
}

/// How many sections of a very long chapter have the same menu.
const TOGETHER: usize = 12;

/// The sections that the menu shows, `from..to`: all of an ordinary chapter; in a very long one
/// those nearby, at least six before and six after, so that a page's size does not grow with the
/// book and so that pages beside each other share a menu.
fn window(at: usize, count: usize) -> (usize, usize) {
    if count <= 3 * TOGETHER {
        return (0, count);
    }
    let from = at / TOGETHER * TOGETHER;
    (from.saturating_sub(TOGETHER / 2), (from + TOGETHER + TOGETHER / 2).min(count))
}

/// Where each article of the chapters stands: its chapter, and its section's place there.
pub fn places(handbook: &Handbook) -> HashMap<Ref<Article>, (usize, Option<usize>)> {
    let mut places = HashMap::with_capacity(handbook.articles.len());
    for (index, chapter) in handbook.chapters.iter().enumerate() {
        places.insert(chapter.opening, (index, None));
        for (at, section) in chapter.sections.iter().enumerate() {
            places.insert(*section, (index, Some(at)));
        }
    }
    places
}

/// Chapter, the page before and the page after, for pages of the chapters.
fn place_in_book(site: &Site<'_>, page: &mut Page, reference: Ref<Article>) {
    let handbook = site.handbook;
    let Some(&(index, at)) = site.places.get(&reference) else { return };
    page.chapter = Some(index);
    let link = |reference: Ref<Article>| {
        let article = &handbook.articles[reference];
        let title = match article.number() {
            Some(number) => format!("{number} {}", article.front.title.value),
            None => article.front.title.value.clone(),
        };
        LinkView::new(title, route::relative(&page.path, &route::article(article)))
    };
    let chapter = &handbook.chapters[index];
    page.search.chapter = Some(link(chapter.opening).title);
    if chapter.opening != reference {
        page.crumbs.push(link(chapter.opening));
    }
    (page.menu_from, page.menu_to) = window(at.unwrap_or(0), chapter.sections.len());
    let before = match at {
        None if index == 0 => None,
        None => {
            let earlier = &handbook.chapters[index - 1];
            Some(earlier.sections.last().copied().unwrap_or(earlier.opening))
        }
        Some(0) => Some(chapter.opening),
        Some(n) => Some(chapter.sections[n - 1]),
    };
    let following = chapter.sections.get(at.map_or(0, |n| n + 1)).copied();
    let after = following.or_else(|| handbook.chapters.get(index + 1).map(|next| next.opening));
    page.previous = before.map(link);
    page.next = after.map(link);
}
