//! Prose → HTML. What the `CommonMark` specification defines comes out as it writes it (heading
//! ids aside); the rest is plain semantic HTML that works without scripts and styles.

pub mod blocks;
pub mod contents;
pub mod escape;
pub mod inlines;
pub mod parts;
pub mod tables;

use std::cell::Cell;
use std::collections::BTreeMap;

use super::Site;
use crate::model::handbook::Handbook;
use crate::model::link::{Link, Target};
use crate::model::prose::{Footnote, Inline, Prose};
use crate::route;
use crate::text::hyphens;

/// How wide and high a published picture is, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// What a text needs to know of the page it stands on.
#[derive(Clone, Copy)]
pub struct HtmlContext<'a> {
    /// The handbook that links and live blocks ask.
    pub handbook: &'a Handbook,
    /// The page's path from the site's root; links are relative to it.
    pub from: &'a str,
    /// The page's title, which stands above the text.
    pub title: &'a str,
    /// Sizes of published pictures by their path in the handbook, as far as they are known.
    pub images: &'a BTreeMap<String, Size>,
    /// The site, which knows which pages stand in parts; without it links lead to whole pages.
    pub parted: Option<&'a Site<'a>>,
    /// The page itself, when it is not known whether it stands in parts: its own links do not ask.
    pub own: Option<Target>,
}

impl std::fmt::Debug for HtmlContext<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HtmlContext").field("from", &self.from).finish_non_exhaustive()
    }
}

/// Nesting beyond this is not rendered; no one writes it, and no stack should end for it.
const DEEPEST: usize = 100;

/// Writes a text as HTML. Gives how many bytes of it are there only because pages that it links to
/// stand in parts: without them its size depends on nothing but the text.
pub fn render(cx: &HtmlContext<'_>, prose: &Prose, out: &mut String) -> usize {
    let mut writer = Writer {
        cx,
        footnotes: &prose.footnotes,
        references: vec![0; prose.footnotes.len()],
        level: 1,
        heading: cx.title.to_owned(),
        boxes: 0,
        depth: 0,
        lives: 0,
        narrow: None,
        longer: 0,
        out,
    };
    writer.blocks(&prose.blocks);
    writer.footnote_section();
    writer.longer
}

/// The state of one rendering.
struct Writer<'a, 'o> {
    cx: &'a HtmlContext<'a>,
    footnotes: &'a [Footnote],
    /// How often each footnote was referred to so far.
    references: Vec<usize>,
    /// The level of the heading above, for parts that bring their own heading.
    level: u8,
    /// The words of the heading above.
    heading: String,
    /// Boxes, tables and questions so far, for ids.
    boxes: usize,
    /// How deep the current block lies.
    depth: usize,
    /// How many live blocks the current block lies in.
    lives: usize,
    /// Where lines are short, words of so many letters or more are given soft hyphens.
    narrow: Option<usize>,
    /// How many bytes links are longer than to whole pages.
    longer: usize,
    out: &'o mut String,
}

impl Writer<'_, '_> {
    /// Begins a new line unless at the beginning of one.
    fn line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// Where a link leads from here.
    fn href(&mut self, link: &Link) -> Option<String> {
        let cx = self.cx;
        let parted = Cell::new(false);
        let href = match cx.parted {
            Some(site) => route::href_in(cx.handbook, cx.from, link, &|target, anchor| {
                let part = if cx.own == Some(target) { 1 } else { site.part(target, anchor) };
                parted.set(part > 1);
                part
            }),
            None => route::href(cx.handbook, cx.from, link),
        }?;
        if parted.get() {
            let whole = route::href(cx.handbook, cx.from, link).map_or(0, |whole| whole.len());
            self.longer += href.len().saturating_sub(whole);
        }
        Some(href)
    }

    fn push(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    fn text(&mut self, text: &str) {
        escape::text(self.out, text);
    }

    /// Text where lines are short, as in a cell, a term or a heading.
    fn narrow(&mut self, inlines: &[Inline]) {
        let around = self.narrow.replace(hyphens::LONG);
        self.inlines(inlines);
        self.narrow = around;
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape::text(self.out, value);
        self.out.push('"');
    }

    fn next_box(&mut self) -> usize {
        self.boxes += 1;
        self.boxes
    }
}
