//! The ordinary page: a text in its frame. Most pages of a handbook are such, and alike but for their
//! words: they are set in a pattern.

use super::finish;
use crate::output::Output;
use crate::site::Site;
use crate::site::frame::{Frame, Parts};
use crate::site::margin::Contents;
use crate::site::pattern::{Marks, Patterns, any};
use crate::site::templates::Around;
use crate::site::view::LinkView;
use crate::site::view::banner::Banner;
use crate::site::view::changed::Changed;
use crate::site::view::info::Info;
use crate::site::view::page::{Found, Page};

/// The template of such a page.
const TEMPLATE: &str = "page.html";

/// As many bytes as the frame of most pages takes: room that need not be made while it is written.
const ROOM: usize = 8 * 1024;

/// Patterns of ordinary pages.
pub type Plain = Patterns<Kind, Word>;

/// Pages that are alike but for their words.
#[derive(Debug, PartialEq, Eq, Hash)]
#[allow(clippy::struct_excessive_bools, reason = "each is a question that the templates ask")]
pub struct Kind {
    class: &'static str,
    wide: bool,
    number: bool,
    lead: bool,
    crumbs: usize,
    banners: Vec<(&'static str, &'static str)>,
    /// Open, letters, long.
    contents: Option<(bool, bool, bool)>,
    info: bool,
    previous: bool,
    next: bool,
    canonical: bool,
    card: bool,
    linked: bool,
    /// What it is called, and whether a day is known.
    changed: Option<(&'static str, bool)>,
    indexed: bool,
    said: &'static str,
    chapter: bool,
    roles: usize,
    regions: usize,
    words: bool,
    questions: bool,
}

/// The words of a page.
#[derive(Clone, Copy, Debug)]
pub enum Word {
    Path,
    Root,
    Number,
    Title,
    Heading,
    Tab,
    Lead,
    Crumb(usize),
    CrumbHref(usize),
    Banner(usize),
    Previous,
    PreviousHref,
    Next,
    NextHref,
    Html,
    Canonical,
    Card,
    Linked,
    Changed,
    Day,
    Chapter,
    Role(usize),
    Region(usize),
    Words,
    Questions,
    Menu,
    FrameHead,
    FrameName,
    FrameWays,
    FrameFoot,
    Contents,
    About,
}

/// A page with what stands around its text.
struct Whole<'a> {
    page: &'a Page,
    frame: &'a Parts,
    menu: &'a str,
    contents: &'a str,
    about: &'a str,
    questions: &'a str,
}

impl Kind {
    /// What a page is like; none for one of which the templates ask more than whether words are there:
    /// another language, other versions, parts, a logotype.
    fn of(page: &Page, contents: Option<&Contents>) -> Option<Self> {
        let other = page.language.is_some() || page.rtl || !page.versions.is_empty();
        if other || page.parts.is_some() || page.logo.is_some() {
            return None;
        }
        let search = &page.search;
        Some(Self {
            class: page.kind,
            wide: page.wide,
            number: any(page.number.as_ref()),
            lead: !page.lead.is_empty(),
            crumbs: page.crumbs.len(),
            banners: page.banners.iter().map(|banner| (banner.class, banner.word)).collect(),
            contents: contents.map(|list| (list.open, list.letters, list.long)),
            info: page.info.is_some(),
            previous: page.previous.is_some(),
            next: page.next.is_some(),
            canonical: any(page.canonical.as_ref()),
            card: any(page.card.as_ref()),
            linked: any(page.linked.as_ref()),
            changed: page.changed.as_ref().map(|day| (day.name, any(day.iso.as_ref()))),
            indexed: search.indexed,
            said: search.kind,
            chapter: any(search.chapter.as_ref()),
            roles: search.roles.len(),
            regions: search.regions.len(),
            words: !search.words.is_empty(),
            questions: !search.questions.is_empty(),
        })
    }

    /// A page of this kind with marks for words.
    fn marked(&self, marks: &mut Marks<Word>) -> Page {
        let mut link = |there: bool, title, href| {
            there.then(|| LinkView::new(marks.of(title), marks.of(href)))
        };
        let previous = link(self.previous, Word::Previous, Word::PreviousHref);
        let next = link(self.next, Word::Next, Word::NextHref);
        let crumbs =
            (0..self.crumbs).filter_map(|at| link(true, Word::Crumb(at), Word::CrumbHref(at)));
        let crumbs = crumbs.collect();
        let banners = self.banners.iter().enumerate();
        let banners = banners.map(|(at, (class, word))| {
            let text = marks.of(Word::Banner(at));
            Banner { class, word, text }
        });
        let banners = banners.collect();
        Page {
            path: marks.of(Word::Path),
            root: marks.of(Word::Root),
            kind: self.class,
            wide: self.wide,
            number: marks.may(self.number, Word::Number),
            title: marks.of(Word::Title),
            heading: marks.of(Word::Heading),
            tab: marks.of(Word::Tab),
            lead: marks.if_any(self.lead, Word::Lead),
            crumbs,
            banners,
            info: self.info.then(Info::default),
            previous,
            next,
            html: marks.of(Word::Html),
            canonical: marks.may(self.canonical, Word::Canonical),
            card: marks.may(self.card, Word::Card),
            linked: marks.may(self.linked, Word::Linked),
            changed: self.changed.map(|(name, day)| Changed {
                name,
                text: marks.of(Word::Changed),
                iso: marks.may(day, Word::Day),
            }),
            search: Found {
                indexed: self.indexed,
                kind: self.said,
                chapter: marks.may(self.chapter, Word::Chapter),
                roles: (0..self.roles).map(|at| marks.of(Word::Role(at))).collect(),
                regions: (0..self.regions).map(|at| marks.of(Word::Region(at))).collect(),
                words: marks.if_any(self.words, Word::Words),
                questions: marks.may(self.questions, Word::Questions).into_iter().collect(),
            },
            ..Page::default()
        }
    }
}

impl<'a> Whole<'a> {
    fn words(&self, word: Word) -> &'a str {
        fn title(link: Option<&LinkView>) -> &str {
            link.map_or("", |link| &link.title)
        }
        fn href(link: Option<&LinkView>) -> &str {
            link.map_or("", |link| &link.href)
        }
        let page = self.page;
        let search = &page.search;
        let may = |words: &'a Option<String>| words.as_deref().unwrap_or_default();
        match word {
            Word::Path => &page.path,
            Word::Root => &page.root,
            Word::Number => may(&page.number),
            Word::Title => &page.title,
            Word::Heading => &page.heading,
            Word::Tab => &page.tab,
            Word::Lead => &page.lead,
            Word::Crumb(at) => title(page.crumbs.get(at)),
            Word::CrumbHref(at) => href(page.crumbs.get(at)),
            Word::Banner(at) => &page.banners[at].text,
            Word::Previous => title(page.previous.as_ref()),
            Word::PreviousHref => href(page.previous.as_ref()),
            Word::Next => title(page.next.as_ref()),
            Word::NextHref => href(page.next.as_ref()),
            Word::Html => &page.html,
            Word::Canonical => may(&page.canonical),
            Word::Card => may(&page.card),
            Word::Linked => may(&page.linked),
            Word::Changed => page.changed.as_ref().map_or("", |day| &day.text),
            Word::Day => page.changed.as_ref().map_or("", |day| may(&day.iso)),
            Word::Chapter => may(&search.chapter),
            Word::Role(at) => &search.roles[at],
            Word::Region(at) => &search.regions[at],
            Word::Words => &search.words,
            Word::Questions => self.questions,
            Word::Menu => self.menu,
            Word::FrameHead => &self.frame.head,
            Word::FrameName => &self.frame.name,
            Word::FrameWays => &self.frame.ways,
            Word::FrameFoot => &self.frame.foot,
            Word::Contents => self.contents,
            Word::About => self.about,
        }
    }
}

/// An ordinary page, whole.
pub(super) fn finish_plain(site: &Site<'_>, page: &Page) -> Output {
    patterned(site, page).unwrap_or_else(|| finish(site, TEMPLATE, page, &()))
}

fn patterned(site: &Site<'_>, page: &Page) -> Option<Output> {
    if !site.patterned {
        return None;
    }
    let contents = site.contents(page);
    let kind = Kind::of(page, contents.as_ref())?;
    let pattern = site.plain.get(kind, |kind| {
        let mut marks = Marks::new();
        let page = kind.marked(&mut marks);
        let frame = Frame::new(Parts {
            head: marks.of(Word::FrameHead),
            name: marks.of(Word::FrameName),
            ways: marks.of(Word::FrameWays),
            foot: marks.of(Word::FrameFoot),
        });
        let contents = kind.contents.map(|(open, letters, long)| Contents {
            rows: marks.of(Word::Contents),
            open,
            letters,
            long,
        });
        let about = marks.if_any(kind.info, Word::About);
        let side = marks.of(Word::Menu);
        let around =
            Around { side: &side, frame: &frame, contents: contents.as_ref(), about: &about };
        let html = site.fill(TEMPLATE, &page, &(), Some(&around));
        marks.pattern(std::str::from_utf8(&html).ok()?)
    })?;
    let frame = site.frame(&page.root);
    let whole = Whole {
        page,
        frame: &frame.parts,
        menu: &site.menu(page),
        contents: contents.as_ref().map_or("", |contents| &contents.rows),
        about: &site.about(page),
        questions: &page.search.questions.join(" "),
    };
    let room = [page.html.as_str(), whole.menu, whole.contents, whole.about].map(str::len);
    let mut html =
        String::with_capacity(room.iter().sum::<usize>() + 2 * whole.contents.len() + ROOM);
    pattern.fill(&mut html, |word| whole.words(word));
    Some(Output::one(page.path.clone(), html))
}
