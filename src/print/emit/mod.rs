//! Prose to calls of the theme's functions. An author's words only ever stand in string literals,
//! so no text can be taken for Typst source.

mod blocks;
mod boxes;
mod figure;
mod inline;
mod lists;
mod questions;
mod table;
mod turned;
mod unfilled;

use std::collections::{BTreeMap, BTreeSet};

use super::booklet::Booklet;
use super::foundry::Foundry;
use super::glyphs;
use super::part::Part;
use super::pictures::Pictures;
use super::rules;
use super::tables::Layout;
use super::typ::{Typ, array, quoted, quoted_or_none};
use crate::diag::finding::Finding;
use crate::diag::rule::Rule;
use crate::diag::sink::Diags;
use crate::model::handbook::Handbook;
use crate::model::prose::{Block, Inline, ListItem, TableBlock, plain_text};
use crate::source::sources::Sources;
use crate::source::span::Span;

/// The theme under the name that generated source calls it by.
pub const IMPORT: &str = "#import \"/print/theme.typ\" as t\n";

/// Paragraphs with fewer characters, a line of them, lead to the list or the table after them.
const ONE_LINE: usize = 76;

/// Where a run of inline text stands, which decides what may stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    /// In running text and in the cells of a table.
    Text,
    /// In a heading or a table's head: no links, no notes.
    Bare,
    /// In a note or a caption: links but no notes.
    Note,
}

/// What surrounds a block.
#[derive(Clone, Copy, Debug)]
struct Around<'p> {
    part: &'p Part,
    spot: Spot,
    depth: usize,
    /// Within an item of a list without air: what follows its words stands close to them.
    tight: bool,
    /// How many lists with bullets it stands in: a list in one has less room around it.
    lists: usize,
    /// In a cell of a table.
    cell: bool,
    /// In a table whose first column names its rows.
    headed: bool,
}

/// A question's answer, told after the part.
#[derive(Debug)]
struct Answered<'p> {
    number: usize,
    options: &'p [ListItem],
    reply: &'p [Block],
}

/// Sets the parts of one booklet as Typst source.
pub struct Emitter<'a> {
    hb: &'a Handbook,
    sources: &'a Sources,
    foundry: &'a Foundry,
    booklet: Booklet,
    base_url: Option<String>,
    labels: &'a BTreeSet<String>,
    skipped: &'a BTreeSet<Span>,
    claimed: BTreeSet<String>,
    noted: BTreeSet<String>,
    /// Pictures so far.
    pub pictures: Pictures,
    /// Findings so far.
    pub diags: Diags,
    typ: Typ,
    span: Span,
    last_level: u8,
    notes_set: BTreeSet<usize>,
    stray_notes: Vec<usize>,
    /// Whether the block at hand leads to the one after it.
    leads: bool,
    /// Whether a table comes after the block at hand and what leads to that table.
    table_next: bool,
    /// Whether what may be turned with a table has begun with the part's opening.
    opened: bool,
    /// The words of the heading that the block at hand stands just below.
    under: Option<String>,
    /// Terms that the part at hand uses, by label.
    used: BTreeSet<String>,
    /// In how many parts each term is used, by label.
    pub uses: BTreeMap<String, usize>,
    /// How tables of the part at hand are set that have been measured but not yet come to.
    layouts: BTreeMap<*const TableBlock, Layout>,
    /// Fields that were left blank, by name and what they ask for.
    blanks: Vec<(String, String)>,
}

impl<'a> Emitter<'a> {
    /// An emitter for one booklet. `labels` are all that its links can reach, `skipped` the
    /// places of blocks that Typst has refused.
    #[must_use]
    pub fn new(
        hb: &'a Handbook,
        sources: &'a Sources,
        foundry: &'a Foundry,
        booklet: Booklet,
        labels: &'a BTreeSet<String>,
        skipped: &'a BTreeSet<Span>,
    ) -> Self {
        let stated = hb.colophon.base_url.as_ref().map(|url| url.value.clone());
        let base_url = hb.settings.base_url.clone().or(stated);
        Self {
            hb,
            sources,
            foundry,
            booklet,
            base_url: base_url.map(|url| url.trim_end_matches('/').to_owned()),
            labels,
            skipped,
            claimed: BTreeSet::new(),
            noted: BTreeSet::new(),
            pictures: Pictures::default(),
            diags: Diags::new(),
            typ: Typ::default(),
            span: hb.colophon.title.span,
            last_level: 0,
            notes_set: BTreeSet::new(),
            stray_notes: Vec::new(),
            leads: false,
            table_next: false,
            opened: false,
            under: None,
            used: BTreeSet::new(),
            uses: BTreeMap::new(),
            layouts: BTreeMap::new(),
            blanks: Vec::new(),
        }
    }

    /// One part as a Typst file.
    pub fn part(&mut self, part: &Part) -> Typ {
        self.typ = Typ::default();
        self.last_level = part.level;
        self.notes_set.clear();
        self.layouts.clear();
        self.span = part.span.unwrap_or(self.hb.colophon.title.span);
        self.typ.raw(IMPORT);
        self.typ.from(self.span);
        let opened = self.opens_turned(part);
        if let Some(least) = opened {
            self.typ.raw(&format!("#t.turned(least: {least}, [\n"));
        }
        self.opened = opened.is_some();
        self.opening(part);
        self.under = part.lead.is_empty().then(|| part.title.clone());
        let around = Around {
            part,
            spot: Spot::Text,
            depth: 0,
            tight: false,
            lists: 0,
            cell: false,
            headed: false,
        };
        let mut answers = Vec::new();
        self.in_order(&part.prose.blocks, around, &mut answers);
        self.answers(&answers, around);
        self.unfilled(around);
        for term in std::mem::take(&mut self.used) {
            *self.uses.entry(term).or_default() += 1;
        }
        std::mem::take(&mut self.typ)
    }

    fn opening(&mut self, part: &Part) {
        let label = self.claim(part.page.clone());
        let title = self.plain(&part.title);
        let lead = self.plain(&part.lead);
        let region = part.region.as_ref().map(|r| self.plain(r));
        let rows: Vec<String> = part
            .info
            .iter()
            .map(|(name, value)| {
                let value = self.plain(value);
                array([quoted(name), quoted(&value)])
            })
            .collect();
        let call = format!(
            "#t.opening({}, level: {}, number: {}, title: {}, lead: {}, label: {}, info: {}, region: {});\n",
            quoted(part.opening.word()),
            part.level,
            quoted_or_none(part.number.as_deref()),
            quoted(&title),
            quoted(&lead),
            quoted_or_none(label.as_deref()),
            array(rows),
            quoted_or_none(region.as_deref()),
        );
        self.typ.raw(&call);
    }

    /// Takes a label, once: two of one name would stop Typst.
    fn claim(&mut self, label: String) -> Option<String> {
        self.claimed.insert(label.clone()).then_some(label)
    }

    fn find(&mut self, rule: &'static Rule, message: impl Into<String>) {
        self.diags.push(Finding::new(rule, self.span, message));
    }

    /// Words made printable; what had to be replaced is told.
    fn plain(&mut self, words: &str) -> String {
        let settled = glyphs::settle(self.foundry, words);
        if !settled.missing.is_empty() {
            let signs: Vec<String> =
                settled.missing.iter().take(8).map(|c| format!("U+{:04X}", *c as u32)).collect();
            let message = format!(
                "tecken som inget typsnitt har ersätts med en ruta i PDF:en: {}",
                signs.join(", ")
            );
            self.find(&rules::MISSING_GLYPH, message);
        }
        if settled.overlong {
            self.find(&rules::OVERLONG_WORD, "ordet är längre än en rad i PDF:en");
        }
        settled.words
    }

    /// The words of inline text made printable.
    fn plain_of(&mut self, inlines: &[Inline]) -> String {
        self.plain(&plain_text(inlines))
    }

    /// `[…]`: inline text as content.
    fn bracketed(&mut self, inlines: &[Inline], around: Around<'_>) {
        self.typ.raw("[");
        self.inlines(inlines, around);
        self.typ.raw("]");
    }
}
