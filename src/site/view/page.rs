//! The frame of every page: where it is, what it is called, what stands beside it.

use serde::Serialize;

use super::LinkView;
use super::banner::Banner;
use super::changed::Changed;
use super::info::Info;
use super::version::Version;
use crate::route;
use crate::site::html::contents::Entry;
use crate::site::logo::LogoView;
use crate::site::parts::Division;

/// What the frame of a page needs.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Page {
    /// Path from the site's root.
    pub path: String,
    /// The way to the root: "", "../", "../../".
    pub root: String,
    /// A word for the style sheet: `kapitel`, `central`, `register`.
    pub kind: &'static str,
    /// Whether the page carries wide tables: pages made from data.
    pub wide: bool,
    /// "1.2", before the title.
    pub number: Option<String>,
    /// The title.
    pub title: String,
    /// The title as it stands on the page, with soft hyphens in its long words.
    pub heading: String,
    /// The title in the browser's tab.
    pub tab: String,
    /// What the reader will know or do here.
    pub lead: String,
    /// From the front page to here.
    pub crumbs: Vec<LinkView>,
    /// The chapter's index in the menu, when the page is part of one.
    pub chapter: Option<usize>,
    /// First section of the chapter that the menu shows.
    pub menu_from: usize,
    /// One past the last section that the menu shows.
    pub menu_to: usize,
    /// Region, when the page belongs to one.
    pub region: Option<String>,
    /// Banners.
    pub banners: Vec<Banner>,
    /// Contents of the page.
    pub contents: Vec<Content>,
    /// Facts about the page.
    pub info: Option<Info>,
    /// The page before.
    pub previous: Option<LinkView>,
    /// The page after.
    pub next: Option<LinkView>,
    /// The parts that the page is divided into, when it is.
    pub parts: Option<Parts>,
    /// The text as HTML.
    pub html: String,
    /// Permanent address.
    pub canonical: Option<String>,
    /// The language of the text, when it is not the handbook's.
    pub language: Option<String>,
    /// Whether that is written from right to left.
    pub rtl: bool,
    /// The text in other languages, or told more simply.
    pub versions: Vec<Version>,
    /// The card that is shown where someone shares a link to the page: a whole address, or one from
    /// the page when no permanent address is decided.
    pub card: Option<String>,
    /// What the page is, said to programs: JSON in which no `<` stands.
    pub linked: Option<String>,
    /// The logotype of the one whose page it is.
    pub logo: Option<LogoView>,
    /// When what the page shows was last changed.
    pub changed: Option<Changed>,
    /// What the search is told.
    pub search: Found,
}

/// An entry in the contents of a page.
#[derive(Clone, Debug, Serialize)]
pub struct Content {
    /// 2 or 3.
    pub level: u8,
    /// Anchor.
    pub anchor: String,
    /// Words.
    pub text: String,
    /// The region's id, for supplements.
    pub region: Option<String>,
}

impl From<Entry> for Content {
    fn from(entry: Entry) -> Self {
        Self { level: entry.level, anchor: entry.anchor, text: entry.text, region: entry.region }
    }
}

/// The parts of a divided page.
#[derive(Clone, Debug, Serialize)]
pub struct Parts {
    /// Which one this is, from 1.
    pub number: usize,
    /// How many there are.
    pub count: usize,
    /// Each with what it holds.
    pub links: Vec<LinkView>,
    /// Where it stands which part has which anchor.
    pub places: String,
}

impl Page {
    /// Makes this one part of a divided page: its title, its neighbours and the way to the others.
    pub fn part(&mut self, division: &Division, number: usize) {
        let count = division.count();
        if count < 2 {
            return;
        }
        let first = route::whole(&self.path).unwrap_or_else(|| self.path.clone());
        let href = |part: usize| route::relative(&self.path, &route::part(&first, part));
        let links: Vec<LinkView> = division
            .labels
            .iter()
            .enumerate()
            .map(|(at, label)| LinkView::new(label, href(at + 1)))
            .collect();
        let beside = |part: usize| {
            let link = links.get(part.checked_sub(1)?)?;
            Some(LinkView::new(format!("Del {part}: {}", link.title), &link.href))
        };
        (self.previous, self.next) = (beside(number - 1), beside(number + 1));
        if number > 1 {
            self.crumbs.push(LinkView::new(&self.title, href(1)));
            let part = format!(", del {number} av {count}");
            self.tab = self.tab.replacen(&self.title, &format!("{}{part}", self.title), 1);
            self.title.push_str(&part);
            self.heading.push_str(&part);
        }
        let places = route::relative(&self.path, &route::places(&first));
        self.parts = Some(Parts { number, count, links, places });
    }
}

/// How the page is found: filters, and words that it does not say itself.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Found {
    /// Whether the page is in the index at all.
    pub indexed: bool,
    /// "Kapitel", "Familjecentral", "Mall".
    pub kind: &'static str,
    /// "1 Uppdraget".
    pub chapter: Option<String>,
    /// Titles of the roles that it is for.
    pub roles: Vec<String>,
    /// Short names of the regions that it says something of.
    pub regions: Vec<String>,
    /// Synonyms and abbreviations.
    pub words: String,
    /// Questions that it answers.
    pub questions: Vec<String>,
}
