//! Cards: the picture that stands beside a link where someone shares it. One for the handbook, one
//! for each chapter and one for each region; made with the same type as the PDFs.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use typst_layout::PagedDocument;

use super::apart::{self, Kind, Made};
use super::fallen::{self, Limits};
use super::foundry::Foundry;
use super::rules;
use super::setting::Told;
use super::stock::Stock;
use super::told::swedish;
use super::typ::{literal, quoted_or_none};
use super::world::{Desk, MAIN, SHAPE};
use crate::apart::bounds::Bounds;
use crate::apart::crew::{Crew, Trouble};
use crate::apart::hand::Death;
use crate::diag::finding::Finding;
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::link::Target;
use crate::route;
use crate::source::sources::Sources;
use crate::source::span::Span;
use crate::theme::Theme;

/// Width in pixels, as those who show links want it.
pub const WIDTH: u32 = 1200;
/// Height in pixels.
pub const HEIGHT: u32 = 630;

/// What the theme's measures need to know of a page; a card's own are in the theme.
const CARD_SHAPE: &str = "#let scale = 1.0\n#let has-margin = false\n#let two-sided = false\n\
    #let flipped = false\n#let paper = \"a4\"\n#let page-width = 210mm\n";

/// A card before it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its path from the site's root.
    pub path: String,
    source: String,
}

impl Card {
    fn new(hb: &Handbook, target: Target, over: Option<&str>, title: &str) -> Self {
        let colophon = &hb.colophon;
        let status = colophon.status.value.label().to_lowercase();
        let edition = format!("utgåva {} ({status})", colophon.edition.value);
        let foot = match target {
            Target::Front => format!("Handbok, {edition}"),
            _ => format!("{}, {edition}", colophon.title.value),
        };
        let mut source = String::from("#import \"print/card.typ\" as t\n#t.card(over: ");
        source.push_str(&quoted_or_none(over));
        source.push_str(", title: ");
        literal(title, &mut source);
        source.push_str(", foot: ");
        literal(&foot, &mut source);
        source.push_str(")\n");
        Self { path: route::card(hb, target), source }
    }

    /// All that a card's picture follows from, for a cache.
    #[must_use]
    pub fn key<'a>(&'a self, theme: &'a Theme) -> Vec<&'a [u8]> {
        let print = theme.under("print").flat_map(|(name, file)| [name.as_bytes(), &*file.bytes]);
        let mark = theme.get(MARK).map(|file| &*file.bytes);
        print.chain(mark).chain([self.source.as_bytes()]).collect()
    }
}

/// The handbook's own mark.
const MARK: &str = "assets/favicon.svg";

/// Every card of a handbook, each once.
#[must_use]
pub fn plan(hb: &Handbook) -> Vec<Card> {
    let subtitle = hb.colophon.subtitle.as_ref().map(|s| s.value.as_str());
    let mut cards = vec![Card::new(hb, Target::Front, subtitle, &hb.colophon.title.value)];
    for chapter in &hb.chapters {
        let article = &hb.articles[chapter.opening];
        let over =
            article.number().map_or_else(|| "Inledning".to_owned(), |n| format!("Kapitel {n}"));
        let target = Target::Article(chapter.opening);
        cards.push(Card::new(hb, target, Some(&over), &article.front.title.value));
    }
    for (r, region) in hb.regions.iter() {
        let over = Some(region.county.value.as_str());
        cards.push(Card::new(hb, Target::Region(r), over, &region.name.value));
    }
    let mut seen = BTreeSet::new();
    cards.retain(|card| seen.insert(card.path.clone()));
    cards
}

/// Why a card was not drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Typst objects, or what it drew is no picture.
    Refused(Vec<Told>),
    /// The theme took too much of what it had.
    Fell(Death, Limits),
}

/// A finding on a card that was not drawn, at the theme's own file.
#[must_use]
pub fn finding(
    hb: &Handbook,
    sources: &Sources,
    theme: &Theme,
    card: &Card,
    fault: &Fault,
) -> Finding {
    let told = match fault {
        Fault::Fell(death, limits) => {
            return fallen::finding(hb, sources, theme, &card.path, *death, *limits);
        }
        Fault::Refused(told) => told.first(),
    };
    let own = |path: &str| theme.get(path).and_then(|file| file.own);
    let mut places = told.into_iter().flat_map(|told| &told.places);
    let span = places
        .find_map(|(path, at)| Some(Span::new(own(path)?, *at, *at)))
        .or_else(|| own(MARK).map(Span::head))
        .unwrap_or(hb.colophon.title.span);
    let why = told.map_or_else(
        || "det som temat ritar är ingen bild".to_owned(),
        |told| swedish(&told.message),
    );
    Finding::new(&rules::THEME, span, format!("{} gjordes inte: {why}", card.path))
}

/// Draws cards of one theme.
#[derive(Debug)]
pub struct Painter<'a> {
    theme: &'a Theme,
    stock: Stock,
    crew: Option<&'a Crew>,
    /// Whether a card took longer than anyone waits: the others have the same theme. Or whether nobody
    /// wants any of them any longer.
    endless: Arc<AtomicBool>,
}

impl<'a> Painter<'a> {
    /// A painter with a theme's type.
    #[must_use]
    pub fn new(theme: &'a Theme) -> Self {
        Self { theme, stock: Stock::default(), crew: None, endless: Arc::default() }
    }

    /// The same painter, which has a theme of the handbook's own drawn by a crew, within its bounds.
    #[must_use]
    pub fn with_crew(self, crew: &'a Crew) -> Self {
        Self { crew: Some(crew), ..self }
    }

    /// The same painter, which gives up what it has at hand when `ended` says so.
    #[must_use]
    pub fn with_end(self, ended: Arc<AtomicBool>) -> Self {
        Self { endless: ended, ..self }
    }

    /// The card as PNG.
    ///
    /// # Errors
    /// When the theme's drawing of it is broken, or takes too much.
    pub fn png(&self, card: &Card) -> Result<Vec<u8>, Fault> {
        let mut files: Vec<(String, &[u8])> = vec![
            (MAIN.to_owned(), card.source.as_bytes()),
            (SHAPE.to_owned(), CARD_SHAPE.as_bytes()),
        ];
        files.extend(self.theme.get(MARK).map(|file| ("mark.svg".to_owned(), &*file.bytes)));
        let print = self.theme.under("print");
        files.extend(print.map(|(name, file)| (format!("print/{name}"), &*file.bytes)));
        if let Some(crew) = self.crew.filter(|_| self.is_own()) {
            let Bounds { patience, memory } = crew.bounds();
            let fell = |death| Err(Fault::Fell(death, Limits { patience, memory }));
            if self.endless.load(Ordering::Relaxed) {
                return fell(Death::Time);
            }
            match apart::ask(crew, Kind::Card, &files, &self.endless) {
                Ok(Made::Card(png)) => return Ok(png),
                Ok(Made::Refused(told)) => return Err(Fault::Refused(told)),
                Ok(Made::Pdf(_)) => return fell(Death::Other),
                Err(Trouble::Fell(death)) => {
                    self.endless.fetch_or(death == Death::Time, Ordering::Relaxed);
                    return fell(death);
                }
                Err(Trouble::Unable) => {}
            }
        }
        let foundry = self.stock.foundry(Foundry::own(self.theme));
        let files = files.iter().map(|(path, bytes)| (path.as_str(), *bytes));
        let desk = Desk::new(&foundry, &self.stock, files);
        let desk = desk.ok_or_else(|| Fault::Refused(Vec::new()))?;
        draw(&desk).map_err(Fault::Refused)
    }

    /// Whether something of what is drawn is the handbook's own.
    fn is_own(&self) -> bool {
        let mark = self.theme.get(MARK).is_some_and(|file| file.own.is_some());
        mark || self.theme.under("print").any(|(_, file)| file.own.is_some())
    }
}

/// The card on a desk as PNG.
///
/// # Errors
/// What Typst objects to; nothing when its drawing is no picture.
pub fn draw(desk: &Desk) -> Result<Vec<u8>, Vec<Told>> {
    let document = typst::compile::<PagedDocument>(desk).output;
    let document = document.map_err(|told| Told::all(desk, &told))?;
    painted(&document).ok_or_else(Vec::new)
}

fn painted(document: &PagedDocument) -> Option<Vec<u8>> {
    let svg = typst_svg::svg(document.pages().first()?, &typst_svg::SvgOptions::default());
    let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).ok()?;
    let mut picture = resvg::tiny_skia::Pixmap::new(WIDTH, HEIGHT)?;
    resvg::render(&tree, resvg::tiny_skia::Transform::default(), &mut picture.as_mut());
    picture.encode_png().ok()
}
