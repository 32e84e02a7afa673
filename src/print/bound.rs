//! Links within a booklet, bound to their places when all its pages are laid.
//!
//! Typst's own `link(<label>)` asks where its place is while text is laid: a cell or a paragraph with
//! such a link is laid anew each time the page numbers change, which cost a third of a book's time.
//! The theme's `to` makes links to addresses of a scheme of ours instead, and here each of them gets
//! its place, and words that tell where it leads.

use std::collections::BTreeMap;

use rayon::iter::ParallelIterator as _;
use rayon::slice::ParallelSlice as _;
use typst::foundations::{Content, Label};
use typst::introspection::{Introspector as _, Location, PagedPosition, Tag};
use typst::layout::{Frame, FrameItem};
use typst::model::{Destination, Document as _, HeadingElem, LinkMarker};
use typst::utils::PicoStr;
use typst_layout::{Page, PagedDocument};

/// What the address of a link within the booklet begins with; the rest is its label.
pub const SCHEME: &str = "mal:";

/// How many pages are looked through on one processor before another may take the next.
const SIDE_BY_SIDE: usize = 16;

/// A place in the booklet, and what a screen reader says of a link to it.
struct Place {
    location: Location,
    alt: String,
}

/// The places that links point at, by label; none for a label that nothing in the booklet has.
struct Places<'a> {
    document: &'a PagedDocument,
    known: BTreeMap<String, Option<Place>>,
    /// Marks of links that lead nowhere: their ends are taken away with their beginnings.
    lost: Vec<Location>,
}

/// The document with its links bound. What points at a place that was left out is text.
#[must_use]
pub fn bound(document: PagedDocument) -> PagedDocument {
    let frames = frames(&document, SIDE_BY_SIDE);
    if frames.iter().all(Option::is_none) {
        return document;
    }
    let pages = document.pages().iter().zip(frames).map(|(page, frame)| {
        let mut page = page.clone();
        if let Some(frame) = frame {
            page.frame = frame;
        }
        page
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

/// The frames of its pages with their links bound, so many pages side by side; none for a page that has
/// none.
fn frames(document: &PagedDocument, pages: usize) -> Vec<Option<Frame>> {
    let bind = |pages: &[Page]| {
        let mut places = Places { document, known: BTreeMap::new(), lost: Vec::new() };
        let frames: Vec<Option<Frame>> = pages.iter().map(|p| places.bind(&p.frame)).collect();
        (frames, places.lost.is_empty())
    };
    let parts: Vec<(Vec<Option<Frame>>, bool)> =
        document.pages().par_chunks(pages.max(1)).map(bind).collect();
    if parts.iter().all(|(_, well)| *well) {
        return parts.into_iter().flat_map(|(frames, _)| frames).collect();
    }
    // A link that leads nowhere may end on another page than it begins on: one after another.
    bind(document.pages()).0
}

/// The label of a link's address.
fn label(url: &str) -> Option<&str> {
    url.strip_prefix(SCHEME)
}

/// The label that a link's marker was made for: until it is bound, what is said is its address.
fn marked(elem: &Content) -> Option<&str> {
    label(elem.to_packed::<LinkMarker>()?.alt.as_deref()?)
}

impl Places<'_> {
    /// Where a label stands, and what is said of it: a heading's own words and its page.
    fn find(&mut self, label: &str) -> Option<&Place> {
        if !self.known.contains_key(label) {
            let place = self.look_up(label);
            self.known.insert(label.to_owned(), place);
        }
        self.known.get(label)?.as_ref()
    }

    fn look_up(&self, label: &str) -> Option<Place> {
        let introspector = self.document.introspector();
        let elem = introspector.query_label(Label::new(PicoStr::intern(label))?).ok()?;
        let location = elem.location()?;
        let PagedPosition { page, .. } = introspector.position(location)?;
        let page = self.document.pages().get(page.get() - 1)?.number;
        let alt = match elem.to_packed::<HeadingElem>() {
            Some(heading) => format!("{}, sida {page}", heading.body.plain_text()),
            None => format!("sida {page}"),
        };
        Some(Place { location, alt })
    }

    /// A frame with its links bound; none when it has none, which is shared as it is.
    fn bind(&mut self, frame: &Frame) -> Option<Frame> {
        let mut groups: BTreeMap<usize, Frame> = BTreeMap::new();
        let mut links = false;
        for (at, (_, item)) in frame.items().enumerate() {
            match item {
                FrameItem::Group(group) => {
                    groups.extend(self.bind(&group.frame).map(|frame| (at, frame)));
                }
                FrameItem::Link(Destination::Url(url), _) => links |= label(url).is_some(),
                FrameItem::Tag(Tag::Start(elem, _)) => links |= marked(elem).is_some(),
                FrameItem::Tag(Tag::End(location, ..)) => links |= self.lost.contains(location),
                _ => {}
            }
        }
        if groups.is_empty() && !links {
            return None;
        }
        let mut frame = frame.clone();
        let mut at = 0;
        frame.retain(|item| {
            let group = groups.remove(&at);
            at += 1;
            match item {
                FrameItem::Group(own) => {
                    if let Some(frame) = group {
                        own.frame = frame;
                    }
                }
                FrameItem::Link(to, _) => {
                    let Destination::Url(url) = &*to else { return true };
                    let Some(label) = label(url) else { return true };
                    let Some(place) = self.find(label) else { return false };
                    *to = Destination::Location(place.location);
                }
                FrameItem::Tag(Tag::Start(elem, _)) => {
                    let Some(label) = marked(elem) else { return true };
                    let Some(alt) = self.find(label).map(|place| place.alt.clone()) else {
                        self.lost.extend(elem.location());
                        return false;
                    };
                    if let Some(marker) = elem.to_packed_mut::<LinkMarker>() {
                        marker.alt = Some(alt.into());
                    }
                }
                FrameItem::Tag(Tag::End(location, ..)) => return !self.lost.contains(location),
                _ => {}
            }
            true
        });
        Some(frame)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::print::foundry::Foundry;
    use crate::print::stock::Stock;
    use crate::print::world::Desk;
    use crate::theme::Theme;

    /// Every link of a document: where it leads, and what is said of it.
    fn links(frame: &Frame, told: &mut Vec<String>) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => links(&group.frame, told),
                FrameItem::Link(Destination::Url(url), _) => told.push(url.to_string()),
                FrameItem::Link(Destination::Location(_), _) => told.push("plats".to_owned()),
                FrameItem::Tag(Tag::Start(elem, _)) => {
                    if let Some(marker) = elem.to_packed::<LinkMarker>() {
                        told.push(format!(
                            "\u{201d}{}\u{201d}",
                            marker.alt.clone().unwrap_or_default()
                        ));
                    }
                }
                _ => {}
            }
        }
    }

    #[test]
    fn links_within_get_a_place_and_words_and_those_that_lead_nowhere_are_text() {
        let source = "= Rubrik <a>\n#pagebreak()\n#link(\"mal:a\")[Dit], #link(\"mal:b\")[bort], \
                      #link(\"mal:c\")[hit], #link(\"https://exempel.se\")[ut] #metadata(none) <c>";
        let foundry = Foundry::new(&Theme::embedded());
        let desk = Desk::new(&foundry, &Stock::default(), [("main.typ", source.as_bytes())])
            .expect("a world");
        let document = typst::compile::<PagedDocument>(&desk).output.expect("is laid");
        let mut before = Vec::new();
        document.pages().iter().for_each(|page| links(&page.frame, &mut before));
        assert!(before.contains(&"mal:a".to_owned()), "{before:?}");
        let document = bound(document);
        let mut told = Vec::new();
        document.pages().iter().for_each(|page| links(&page.frame, &mut told));
        let due = [
            "\u{201d}Rubrik, sida 1\u{201d}",
            "plats",
            "\u{201d}sida 2\u{201d}",
            "plats",
            "\u{201d}https://exempel.se\u{201d}",
            "https://exempel.se",
        ];
        assert_eq!(
            told.iter().map(String::as_str).collect::<BTreeSet<_>>(),
            BTreeSet::from(due),
            "{told:?}"
        );
    }
}
