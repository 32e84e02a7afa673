//! One page: its frame, its content, its template.

use std::collections::HashMap;

use super::html::{self, HtmlContext, contents};
use super::view::arrival::ArrivalView;
use super::view::banner;
use super::view::changed::Changed;
use super::view::editors::{self, EditorsView};
use super::view::front::FrontView;
use super::view::index::IndexView;
use super::view::info::Info;
use super::view::page::{Content, Found, Page};
use super::view::path::PathView;
use super::view::{LinkView, View, list, shared, version};
use super::{Site, linked, logo, sitemap};
use crate::derive::pages;
use crate::model::article::{Article, Place};
use crate::model::handbook::Handbook;
use crate::model::link::{Register, Target};
use crate::model::prose::{Block, Prose};
use crate::model::table::Ref;
use crate::output::Output;
use crate::route;
use crate::text::hyphens;
use crate::text::language;

/// A page of the site.
#[must_use]
pub fn page(site: &Site<'_>, target: Target) -> Output {
    let path = route::path(site.handbook, target);
    match target {
        Target::Front => front(site, &path),
        Target::Article(article) => article_page(site, &path, article),
        Target::Register(Register::Index) => index(site, &path),
        Target::Register(register) => match list::of(site, register) {
            Some(view) => listing(site, &path, target, &view),
            None => data(site, &path, target),
        },
        _ => data(site, &path, target),
    }
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
pub fn editors(site: &Site<'_>) -> [Output; 3] {
    let path = "redaktion/index.html";
    let mut page = frame(site, path, "redaktion", "Redaktionens översikt");
    "Här ser ni vilka sidor som behöver granskas, vem som ansvarar och hur lätta de är att läsa."
        .clone_into(&mut page.lead);
    page.changed = Some(Changed::of(site, Target::Register(Register::Index)));
    let view = EditorsView::new(site, path);
    [
        finish(site, "editors.html", &page, &view),
        Output::one("redaktion/sidor.csv", view.csv()),
        Output::one("redaktion/anmarkningar.csv", editors::findings_csv(site)),
    ]
}

fn finish<V: View>(site: &Site<'_>, template: &str, page: &Page, view: &V) -> Output {
    Output::one(page.path.clone(), site.fill(template, page, view, &site.menu(page)))
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

fn render(site: &Site<'_>, from: &str, prose: &Prose) -> String {
    let mut out = String::new();
    let cx = HtmlContext { handbook: site.handbook, from, images: &site.sizes };
    html::render(&cx, prose, &mut out);
    out
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
        page.html = render(site, path, &article.prose);
    } else if let Some(summary) = &site.handbook.colophon.summary {
        page.lead.clone_from(&summary.value);
    }
    tell(site, &mut page, Target::Front);
    page.changed = Some(Changed::of(site, Target::Front));
    page.banners.extend(banner::status(site.handbook.colophon.status.value));
    page.search = found(site, "Framsida", &page);
    finish(site, "front.html", &page, &FrontView::new(site))
}

fn article_page(site: &Site<'_>, path: &str, reference: Ref<Article>) -> Output {
    let article = &site.handbook.articles[reference];
    let target = Target::Article(reference);
    let (kind, word, template) = match article.place {
        Place::Chapter { .. } => ("kapitel", "Kapitel", "chapter.html"),
        Place::Section { .. } => ("kapitel", "Kapitel", "page.html"),
        Place::News { .. } => ("nyhet", "Nyhet", "page.html"),
        Place::Path { .. } => ("introduktion", "Introduktion", "path.html"),
        Place::Form { .. } => ("mall", "Mall", "page.html"),
        Place::Front | Place::About { .. } | Place::Page { .. } => ("sida", "Sida", "page.html"),
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
    page.html = render(site, path, &article.prose);
    page.region = front.region.map(|r| site.handbook.regions[r].id.value.clone());
    place_in_book(site, &mut page, reference);
    page.crumbs.extend(parent(path, &article.place));
    page.search = found(site, word, &page);
    page.search.roles =
        front.audience.iter().map(|r| site.handbook.roles[*r].title.value.clone()).collect();
    page.search.questions = front.questions.iter().map(|q| q.value.clone()).collect();
    page.search.indexed = !sitemap::is_draft_in_decided(site.handbook, target);
    if matches!(article.place, Place::Path { .. }) {
        let view = PathView::new(site, path, article);
        return finish(site, template, &page, &view);
    }
    finish(site, template, &page, &())
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

fn register_link(from: &str, register: Register) -> LinkView {
    LinkView::new(shared::title(register), route::relative(from, route::register(register)))
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
    let mut places = HashMap::new();
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

fn index(site: &Site<'_>, path: &str) -> Output {
    let mut page = frame(site, path, "innehall", "Allt innehåll");
    "Här hittar du varje sida: efter kapitel, fråga, roll och plats.".clone_into(&mut page.lead);
    tell(site, &mut page, Target::Register(Register::Index));
    page.changed = Some(Changed::of(site, Target::Register(Register::Index)));
    finish(site, "index.html", &page, &IndexView::new(site.handbook))
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

fn listing(site: &Site<'_>, path: &str, target: Target, view: &list::ListView) -> Output {
    let mut page = frame(site, path, "register", view.title);
    view.lead.clone_into(&mut page.lead);
    tell(site, &mut page, target);
    page.changed = Some(Changed::of(site, target));
    page.info = Some(Info::of_data(site, path, target, None));
    page.search = found(site, "Uppslag", &page);
    finish(site, "list.html", &page, view)
}

fn data(site: &Site<'_>, path: &str, target: Target) -> Output {
    let handbook = site.handbook;
    let (kind, word) = match target {
        Target::Centre(_) => ("central", "Familjecentral"),
        Target::Arrival(_) => ("introduktion", "Introduktion"),
        Target::Region(_) | Target::Municipalities(_) => ("region", "Region"),
        Target::Goal(_) => ("mal", "Mål"),
        Target::Indicator(_) => ("indikator", "Indikator"),
        Target::Role(_) => ("roll", "Roll"),
        Target::Method(_) => ("metod", "Metod"),
        Target::Front | Target::Article(_) | Target::Register(_) => ("register", "Uppslag"),
    };
    let data = pages::page(handbook, target);
    let title = data.as_ref().map_or_else(
        || match target {
            Target::Register(register) => shared::title(register).to_owned(),
            _ => "Uppgift saknas".to_owned(),
        },
        |data| data.title.clone(),
    );
    let mut page = frame(site, path, kind, &title);
    page.wide = true;
    // A goal may be called what a chapter is called; in a row of tabs they differ.
    if matches!(
        target,
        Target::Goal(_) | Target::Indicator(_) | Target::Role(_) | Target::Method(_)
    ) {
        page.tab = format!("{word}: {}", page.tab);
    }
    let mut file = None;
    if let Some(data) = data {
        page.lead = data.lead;
        page.contents = entries(site, &data.blocks);
        file = data.span.map(|span| site.sources.file(span.file).path.clone());
        page.html = render(site, path, &Prose { blocks: data.blocks, footnotes: Vec::new() });
    }
    tell(site, &mut page, target);
    if let Target::Region(region) | Target::Municipalities(region) = target {
        let row = &handbook.regions[region];
        let name = row.name.value.as_str();
        page.logo = row.profile.as_ref().and_then(|p| logo::of(site.sources, p, name));
    }
    page.changed = Some(Changed::of(site, target));
    page.info = Some(Info::of_data(site, path, target, file.as_deref()));
    page.crumbs = data_crumbs(site, path, target);
    let region = match target {
        Target::Region(region) | Target::Municipalities(region) => Some(region),
        Target::Centre(centre) | Target::Arrival(centre) => handbook.centres[centre].region,
        Target::Goal(goal) => handbook.goals[goal].region,
        Target::Method(method) => handbook.methods[method].region,
        _ => None,
    };
    page.region = region.map(|region| handbook.regions[region].id.value.clone());
    page.search = found(site, word, &page);
    if target == Target::Register(Register::Data) {
        // A list of fields says every word of the handbook: others' words for them find it wrongly.
        page.search.words.clear();
    }
    if let Target::Arrival(_) = target {
        let entry = |anchor: &str, text: &str| Content {
            level: 2,
            anchor: anchor.to_owned(),
            text: text.to_owned(),
            region: None,
        };
        page.contents.insert(0, entry("roll", "Välj din roll"));
        page.contents.push(entry("chef", "Till dig som är chef"));
        return finish(site, "arrival.html", &page, &ArrivalView::new(site, path));
    }
    finish(site, "page.html", &page, &())
}

fn data_crumbs(site: &Site<'_>, path: &str, target: Target) -> Vec<LinkView> {
    let handbook = site.handbook;
    let region = |region| {
        let to = route::path(handbook, Target::Region(region));
        LinkView::new(&handbook.regions[region].name.value, route::relative(path, &to))
    };
    match target {
        Target::Municipalities(r) => vec![region(r)],
        Target::Centre(centre) => {
            let mut crumbs = vec![register_link(path, Register::Centres)];
            crumbs.extend(handbook.centres[centre].region.map(region));
            crumbs
        }
        Target::Arrival(centre) => {
            let to = route::path(handbook, Target::Centre(centre));
            let name = &handbook.centres[centre].name.value;
            let centre = LinkView::new(name, route::relative(path, &to));
            vec![register_link(path, Register::Paths), centre]
        }
        Target::Goal(_) => vec![register_link(path, Register::Goals)],
        Target::Indicator(_) => vec![register_link(path, Register::Indicators)],
        Target::Role(_) => vec![register_link(path, Register::Roles)],
        Target::Method(_) => vec![register_link(path, Register::Methods)],
        _ => Vec::new(),
    }
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
        words: if site.synonyms.is_empty() {
            String::new()
        } else {
            let text = plain(&page.html);
            site.synonyms.of(&format!("{} {} {}", page.title, page.lead, hyphens::harden(&text)))
        },
        questions: Vec::new(),
    }
}

/// The words of HTML that we wrote ourselves: what stands outside the tags.
fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for piece in html.split('<') {
        out.push_str(piece.split_once('>').map_or("", |(_, text)| text));
        out.push(' ');
    }
    out
}
