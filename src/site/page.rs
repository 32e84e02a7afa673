//! One page: its frame, its content, its template.

mod article;
mod data;
mod lists;
mod plain;

use super::html::{self, HtmlContext, contents};
use super::parts::{self, Division};
use super::templates::Around;
use super::view::banner;
use super::view::changed::Changed;
use super::view::editors::{self, EditorsView};
use super::view::front::FrontView;
use super::view::page::{Content, Found, Page};
use super::view::{LinkView, View, list, shared, version};
use super::{Site, linked, sitemap};
use crate::model::article::{Article, Place};
use crate::model::link::{Register, Target};
use crate::model::prose::{Block, Prose};
use crate::output::Output;
use crate::route;
use crate::text::hyphens;

pub use article::places;
pub use plain::Plain;

/// A page of the site; the first part of one that is divided.
#[must_use]
pub fn page(site: &Site<'_>, target: Target) -> Output {
    pages(site, target).swap_remove(0)
}

/// A page of the site and, when it is divided, its other parts and where its anchors are. Never
/// empty.
#[must_use]
pub fn pages(site: &Site<'_>, target: Target) -> Vec<Output> {
    let path = route::path(site.handbook, target);
    match target {
        Target::Front => vec![front(site, &path)],
        Target::Article(article) => vec![article::article_page(site, &path, article)],
        Target::Register(Register::Index) => lists::index(site, &path),
        Target::Register(register) => match list::of(site, register) {
            Some(view) => lists::listing(site, &path, target, view),
            None => data::data(site, &path, target),
        },
        _ => data::data(site, &path, target),
    }
}

/// How a page is divided, when it has not been made.
pub(super) fn division(site: &Site<'_>, target: Target) -> Division {
    let path = route::path(site.handbook, target);
    match target {
        Target::Front | Target::Article(_) => Division::default(),
        Target::Register(Register::Index) => lists::index_parts(site).0,
        Target::Register(register) => match list::of(site, register) {
            Some(view) => lists::listing_parts(view).0,
            None => data::division(site, &path, target),
        },
        _ => data::division(site, &path, target),
    }
}

/// The pages that the parts of one become, and where its anchors are.
fn in_parts<T>(
    path: &str,
    division: &Division,
    parts: Vec<T>,
    make: impl Fn(usize, &str, T) -> Output,
) -> Vec<Output> {
    let mut out: Vec<Output> = parts
        .into_iter()
        .enumerate()
        .map(|(at, part)| make(at + 1, &route::part(path, at + 1), part))
        .collect();
    if division.count() > 1 {
        out.push(parts::places(path, division));
    }
    out
}

/// The page for addresses that lead nowhere.
#[must_use]
pub fn not_found(site: &Site<'_>) -> Output {
    let mut page = frame(site, "404.html", "register", "Sidan finns inte");
    "Adressen leder inte till någon sida. Sök efter det du letar efter, eller börja om från \
     framsidan."
        .clone_into(&mut page.lead);
    if let Some(base) = site.base_url() {
        page.root = base;
    }
    finish(site, "404.html", &page, &())
}

/// The page at an address of an earlier edition that no page of this one has: what became of it is
/// not known, and the nearest that is left is shown.
#[must_use]
pub fn gone(site: &Site<'_>, path: &str, nearest: &str) -> Output {
    let mut page = frame(site, path, "register", "Sidan finns inte längre");
    "Sidan fanns i en tidigare utgåva av vägledningen men inte i den här. Sök efter det du letar \
     efter, eller börja där den låg."
        .clone_into(&mut page.lead);
    page.canonical = None;
    page.next = Some(LinkView::new("Sidan låg här", route::relative(path, nearest)));
    finish(site, "404.html", &page, &())
}

/// The working group's overview, as a page and as a table for a spreadsheet.
#[must_use]
pub fn editors(site: &Site<'_>) -> [Output; 2] {
    let path = "redaktion/index.html";
    let mut page = frame(site, path, "redaktion", "Redaktionens översikt");
    "Här ser ni vilka sidor som behöver granskas, vem som ansvarar och hur lätta de är att läsa."
        .clone_into(&mut page.lead);
    page.changed = Some(Changed::of(site, Target::Register(Register::Index)));
    let view = EditorsView::new(site, path);
    [finish(site, "editors.html", &page, &view), Output::one("redaktion/sidor.csv", view.csv())]
}

/// Every finding, as a table for a spreadsheet.
#[must_use]
pub fn findings(site: &Site<'_>) -> Output {
    Output::one("redaktion/anmarkningar.csv", editors::findings_csv(site))
}

fn finish<V: View>(site: &Site<'_>, template: &str, page: &Page, view: &V) -> Output {
    let contents = site.contents(page);
    let around = Around {
        side: &site.menu(page),
        frame: &site.frame(&page.root),
        contents: contents.as_ref(),
        about: &site.about(page),
    };
    Output::one(page.path.clone(), site.fill(template, page, view, Some(&around)))
}

fn frame(site: &Site<'_>, path: &str, kind: &'static str, title: &str) -> Page {
    let name = &site.handbook.colophon.title.value;
    Page {
        path: path.to_owned(),
        root: "../".repeat(path.matches('/').count()),
        kind,
        title: title.to_owned(),
        heading: hyphens::soften(title).into_owned(),
        tab: if title == name { name.clone() } else { format!("{title} – {name}") },
        canonical: site.base_url().map(|base| format!("{base}{}", sitemap::address(path))),
        ..Page::default()
    }
}

/// A text as HTML below its page's title, and how many bytes it is where every page stands in one piece. `own` is the page
/// itself, as long as it is not known whether it is divided.
fn render(
    site: &Site<'_>,
    (from, title): (&str, &str),
    prose: &Prose,
    own: Option<Target>,
) -> (String, usize) {
    let mut out = String::new();
    let (handbook, images) = (site.handbook, &site.sizes);
    let cx = HtmlContext { handbook, from, title, images, parted: Some(site), own };
    let longer = html::render(&cx, prose, &mut out);
    let size = out.len() - longer;
    (out, size)
}

/// More entries than this are no overview: then only the main headings are shown.
const MOST_ENTRIES: usize = 40;

fn entries(site: &Site<'_>, blocks: &[Block]) -> Vec<Content> {
    let mut entries = contents::of(site.handbook, blocks);
    if entries.len() > MOST_ENTRIES && entries.iter().any(|entry| entry.level == 2) {
        entries.retain(|entry| entry.level == 2);
    }
    entries.into_iter().map(Content::from).collect()
}

fn front_article<'a>(site: &Site<'a>) -> Option<&'a Article> {
    site.handbook.articles.rows().find(|article| article.place == Place::Front)
}

fn front(site: &Site<'_>, path: &str) -> Output {
    let mut page = frame(site, path, "framsida", &site.handbook.colophon.title.value);
    if let Some(article) = front_article(site) {
        page.lead.clone_from(&article.front.lead.value);
        page.html = render(site, (path, &page.title), &article.prose, None).0;
    } else if let Some(summary) = &site.handbook.colophon.summary {
        page.lead.clone_from(&summary.value);
    }
    tell(site, &mut page, Target::Front);
    page.changed = Some(Changed::of(site, Target::Front));
    page.banners.extend(banner::status(site.handbook.colophon.status.value));
    page.search = found(site, "Framsida", &page);
    finish(site, "front.html", &page, &FrontView::new(site))
}

fn register_link(from: &str, register: Register) -> LinkView {
    LinkView::new(shared::title(register), route::relative(from, route::register(register)))
}

/// What those who show links and programs are told of a page.
fn tell(site: &Site<'_>, page: &mut Page, target: Target) {
    page.linked = linked::of(site, target);
    page.versions = version::of(site, target, &page.path);
    page.card = site.cards.then(|| {
        let card = route::card(site.handbook, target);
        match site.base_url() {
            Some(base) => format!("{base}{card}"),
            None => route::relative(&page.path, &card),
        }
    });
}

/// What the search is told of a page.
fn found(site: &Site<'_>, kind: &'static str, page: &Page) -> Found {
    let handbook = site.handbook;
    let mut regions: Vec<String> = page
        .contents
        .iter()
        .filter_map(|entry| entry.region.as_deref())
        .chain(page.region.as_deref())
        .filter_map(|id| handbook.regions.find(id))
        .map(|region| handbook.regions[region].short.value.clone())
        .collect();
    regions.sort_by(|a, b| crate::text::collate::compare(a, b));
    regions.dedup();
    Found {
        indexed: true,
        kind,
        chapter: page.search.chapter.clone(),
        roles: Vec::new(),
        regions,
        words: site.synonyms.of(&[&page.title, &page.lead], &page.html),
        questions: Vec::new(),
    }
}
