//! Pages made from data: a centre, a region, a register; in parts when there is much to tell.

use super::plain::finish_plain;
use super::{entries, finish, found, frame, in_parts, register_link, render, tell};
use crate::derive::pages;
use crate::model::handbook::Handbook;
use crate::model::link::{Register, Target};
use crate::model::prose::{Block, Prose};
use crate::output::Output;
use crate::route;
use crate::site::html::{self, HtmlContext};
use crate::site::parts::{Division, WHOLE};
use crate::site::split::{self, Piece};
use crate::site::view::arrival::ArrivalView;
use crate::site::view::changed::Changed;
use crate::site::view::info::Info;
use crate::site::view::page::{Content, Page};
use crate::site::view::{LinkView, shared};
use crate::site::{Site, logo};

/// What a page is called in the style sheet and in the search.
fn kind(target: Target) -> (&'static str, &'static str) {
    match target {
        Target::Centre(_) => ("central", "Familjecentral"),
        Target::Arrival(_) => ("introduktion", "Introduktion"),
        Target::Region(_) | Target::Municipalities(_) => ("region", "Region"),
        Target::Goal(_) => ("mal", "Mål"),
        Target::Indicator(_) => ("indikator", "Indikator"),
        Target::Role(_) => ("roll", "Roll"),
        Target::Method(_) => ("metod", "Metod"),
        Target::Front | Target::Article(_) | Target::Register(_) => ("register", "Uppslag"),
    }
}

/// How many bytes of HTML some blocks become where every page stands in one piece.
fn weigh(site: &Site<'_>, (from, title): (&str, &str), blocks: &[Block]) -> usize {
    let mut out = String::new();
    let prose = Prose { blocks: blocks.to_vec(), footnotes: Vec::new() };
    let (handbook, images) = (site.handbook, &site.sizes);
    let cx = HtmlContext { handbook, from, title, images, parted: None, own: None };
    html::render(&cx, &prose, &mut out);
    out.len()
}

/// The content of a page on as many pages as it asks for; `size` is its size when that is known.
fn pieces(
    site: &Site<'_>,
    at: (&str, &str),
    blocks: Vec<Block>,
    size: Option<usize>,
) -> Vec<Piece> {
    let size = size.unwrap_or_else(|| weigh(site, at, &blocks));
    if size <= WHOLE {
        return vec![Piece { blocks, label: String::new() }];
    }
    split::pieces(blocks, &|blocks| weigh(site, at, blocks))
}

/// How a page made from data is divided.
pub(super) fn division(site: &Site<'_>, path: &str, target: Target) -> Division {
    let Some(data) = pages::page(site.handbook, target) else { return Division::default() };
    match target {
        Target::Arrival(_) => by_role(site, path, weigh(site, (path, &data.title), &data.blocks)),
        _ => split::division(&pieces(site, (path, &data.title), data.blocks, None)),
    }
}

/// A page made from data, or its parts.
pub(super) fn data(site: &Site<'_>, path: &str, target: Target) -> Vec<Output> {
    let Some(data) = pages::page(site.handbook, target) else {
        let title = match target {
            Target::Register(register) => shared::title(register),
            _ => "Uppgift saknas",
        };
        let mut page = framed(site, path, target, title, None);
        page.search = found(site, kind(target).1, &page);
        return vec![finish_plain(site, &page)];
    };
    let file = data.span.map(|span| site.sources.file(span.file).path.clone());
    let framed = |path: &str| {
        let mut page = framed(site, path, target, &data.title, file.as_deref());
        page.lead.clone_from(&data.lead);
        page
    };
    if let Target::Arrival(_) = target {
        return arrival(site, path, target, data.blocks, &framed);
    }
    let blocks = data.blocks;
    let prose = Prose { blocks, footnotes: Vec::new() };
    let (html, size) = render(site, (path, &data.title), &prose, Some(target));
    let mut pieces = pieces(site, (path, &data.title), prose.blocks, Some(size));
    let division = site.divided(target, split::division(&pieces));
    if division.count() == 1
        && let Some(piece) = pieces.pop()
    {
        return vec![finished(site, target, framed(path), &piece.blocks, html)];
    }
    in_parts(path, &division, pieces, |number, path, piece| {
        let prose = Prose { blocks: piece.blocks, footnotes: Vec::new() };
        let mut page = framed(path);
        let html = render(site, (path, &page.title), &prose, None).0;
        page.part(&division, number);
        finished(site, target, page, &prose.blocks, html)
    })
}

/// The frame of a page made from data.
fn framed(site: &Site<'_>, path: &str, target: Target, title: &str, file: Option<&str>) -> Page {
    let handbook: &Handbook = site.handbook;
    let (kind, word) = kind(target);
    let mut page = frame(site, path, kind, title);
    page.wide = true;
    // A goal may be called what a chapter is called; in a row of tabs they differ.
    if matches!(
        target,
        Target::Goal(_) | Target::Indicator(_) | Target::Role(_) | Target::Method(_)
    ) {
        page.tab = format!("{word}: {}", page.tab);
    }
    tell(site, &mut page, target);
    if let Target::Region(region) | Target::Municipalities(region) = target {
        let row = &handbook.regions[region];
        let name = row.name.value.as_str();
        page.logo = row.profile.as_ref().and_then(|p| logo::of(site.sources, p, name));
    }
    page.changed = Some(Changed::of(site, target));
    page.info = Some(Info::of_data(site, path, target, file));
    page.crumbs = data_crumbs(site, path, target);
    let region = match target {
        Target::Region(region) | Target::Municipalities(region) => Some(region),
        Target::Centre(centre) | Target::Arrival(centre) => handbook.centres[centre].region,
        Target::Goal(goal) => handbook.goals[goal].region,
        Target::Method(method) => handbook.methods[method].region,
        _ => None,
    };
    page.region = region.map(|region| handbook.regions[region].id.value.clone());
    page
}

/// A page with its content.
fn finished(
    site: &Site<'_>,
    target: Target,
    mut page: Page,
    blocks: &[Block],
    html: String,
) -> Output {
    page.contents = entries(site, blocks);
    page.html = html;
    page.search = found(site, kind(target).1, &page);
    if target == Target::Register(Register::Data) {
        // A list of fields says every word of the handbook: others' words for them find it wrongly.
        page.search.words.clear();
    }
    finish_plain(site, &page)
}

/// The roles' steps beside the content of an introduction at a centre: on as many pages as they
/// ask for, the content on the first.
fn with_roles(own: usize, view: ArrivalView) -> Vec<ArrivalView> {
    if own + view.weight() <= WHOLE { vec![view] } else { view.divided(own) }
}

/// How an introduction at a centre is divided. Its links do not ask that of other pages.
fn by_role(site: &Site<'_>, path: &str, own: usize) -> Division {
    let view = ArrivalView::new(site, path, &|link| route::href(site.handbook, path, link));
    let views = with_roles(own, view);
    if views.len() < 2 {
        return Division::default();
    }
    let label = |view: &ArrivalView| {
        let mut names = view.roles.iter().map(|role| role.title.as_str());
        match (names.next(), names.next_back()) {
            (Some(first), Some(last)) => format!("{first} – {last}"),
            (first, _) => first.unwrap_or("Om centralen").to_owned(),
        }
    };
    let mut division =
        Division { labels: views.iter().map(label).collect(), ..Division::default() };
    for (at, view) in views.iter().enumerate().skip(1) {
        division.places.extend(view.roles.iter().map(|role| (role.id.clone(), at + 1)));
    }
    division
}

fn arrival(
    site: &Site<'_>,
    path: &str,
    target: Target,
    blocks: Vec<Block>,
    framed: &dyn Fn(&str) -> Page,
) -> Vec<Output> {
    let own = weigh(site, (path, &framed(path).title), &blocks);
    let division = site.divided(target, by_role(site, path, own));
    let views = with_roles(own, ArrivalView::new(site, path, &|link| site.href(path, link)));
    let entry = |anchor: &str, text: &str| Content {
        level: 2,
        anchor: anchor.to_owned(),
        text: text.to_owned(),
        region: None,
    };
    let prose = Prose { blocks, footnotes: Vec::new() };
    in_parts(path, &division, views, |number, path, mut view| {
        let mut page = framed(path);
        if number == 1 {
            page.contents = entries(site, &prose.blocks);
            page.html = render(site, (path, &page.title), &prose, None).0;
        }
        page.part(&division, number);
        page.search = found(site, "Introduktion", &page);
        if !view.roles.is_empty() {
            page.contents.insert(0, entry("roll", "Välj din roll"));
        }
        if !view.arrivals.is_empty() {
            page.contents.push(entry("chef", "Till dig som är chef"));
        }
        view.lead_to(path, &division);
        finish(site, "arrival.html", &page, &view)
    })
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
