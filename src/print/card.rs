//! Cards: the picture that stands beside a link where someone shares it. One for the handbook, one
//! for each chapter and one for each region; made with the same type as the PDFs.

use std::collections::BTreeSet;

use typst_layout::PagedDocument;

use super::foundry::Foundry;
use super::typ::{literal, quoted_or_none};
use super::world::{Desk, MAIN, SHAPE};
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::link::Target;
use crate::route;
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

/// Draws cards of one theme.
#[derive(Debug)]
pub struct Painter<'a> {
    theme: &'a Theme,
    foundry: Foundry,
}

impl<'a> Painter<'a> {
    /// A painter with a theme's type.
    #[must_use]
    pub fn new(theme: &'a Theme) -> Self {
        Self { theme, foundry: Foundry::new(theme) }
    }

    /// The card as PNG; none when the theme's drawing of it is broken.
    #[must_use]
    pub fn png(&self, card: &Card) -> Option<Vec<u8>> {
        let mut files: Vec<(String, &[u8])> = vec![
            (MAIN.to_owned(), card.source.as_bytes()),
            (SHAPE.to_owned(), CARD_SHAPE.as_bytes()),
        ];
        files.extend(self.theme.get(MARK).map(|file| ("mark.svg".to_owned(), &*file.bytes)));
        let print = self.theme.under("print");
        files.extend(print.map(|(name, file)| (format!("print/{name}"), &*file.bytes)));
        let files = files.iter().map(|(path, bytes)| (path.as_str(), *bytes));
        let desk = Desk::new(&self.foundry, files)?;
        let document = typst::compile::<PagedDocument>(&desk).output.ok()?;
        let svg = typst_svg::svg(document.pages().first()?, &typst_svg::SvgOptions::default());
        let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).ok()?;
        let mut picture = resvg::tiny_skia::Pixmap::new(WIDTH, HEIGHT)?;
        resvg::render(&tree, resvg::tiny_skia::Transform::default(), &mut picture.as_mut());
        picture.encode_png().ok()
    }
}
