//! What stands on pages turned on their side: tables, what leads to them, and what is said before
//! that when it would else have the page before almost to itself.

use std::ops::Range;

use super::super::part::{Opening, Part};
use super::super::together::{leads, weight};
use super::{Emitter, ONE_LINE};
use crate::model::prose::{Block, BlockKind};

/// About as much text as fills a third of a page in large print, in characters.
const THIRD_OF_A_PAGE: usize = 600;
/// Lines of a table's type that a caption takes, and that what leads to a table does.
const CAPTION: usize = 2;
const HEADING: usize = 4;
const LEAD: usize = 2;
/// What opens a section takes about so much besides its words.
const OPENING: usize = 240;

/// Blocks that stand on turned pages, counted from the first of their part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Turned {
    /// Tables, with the headings and lines that lead to them.
    pub(super) tables: Range<usize>,
    /// Where each group of blocks begins that comes before the tables and may be turned with them: the
    /// theme knows whether the page before would else be almost empty. A group stands together.
    pub(super) groups: Vec<usize>,
    /// How many lines of a table's type the tables ask for where they begin, with what leads to them.
    pub(super) least: usize,
}

impl Turned {
    /// Whether a group of it, or the tables, begins here.
    pub(super) fn begins(&self, at: usize) -> bool {
        at == self.tables.start || self.groups.contains(&at)
    }

    /// Where all of it begins.
    pub(super) fn start(&self) -> usize {
        self.groups.first().copied().unwrap_or(self.tables.start)
    }
}

impl Emitter<'_> {
    /// What stands on turned pages: tables that ask for it, with the headings and lines that lead to
    /// them, which would else stand alone on the page before. Tables that follow each other share
    /// their pages.
    pub(super) fn turned(&mut self, blocks: &[Block]) -> Vec<Turned> {
        let mut parts: Vec<Turned> = Vec::new();
        for (i, block) in blocks.iter().enumerate() {
            let Some(least) = self.turned_least(block) else { continue };
            let mut start = i;
            while start > 0 && opens(blocks, start) {
                start -= 1;
            }
            match parts.last_mut() {
                Some(before) if before.tables.end == start => before.tables.end = i + 1,
                before => {
                    let from = before.map_or(0, |before| before.tables.end);
                    // What is said in the margin has none on a turned page.
                    let beside = self.booklet.has_margin();
                    let groups = if beside { Vec::new() } else { groups(&blocks[..start], from) };
                    let least = least + CAPTION + blocks[start..i].iter().map(high).sum::<usize>();
                    parts.push(Turned { tables: start..i + 1, groups, least });
                }
            }
        }
        parts
    }

    /// The lines that the first turned table of a part asks for, when the part's opening is told in the
    /// first group before it.
    pub(super) fn opens_turned(&mut self, part: &Part) -> Option<usize> {
        let blocks = &part.prose.blocks;
        if part.opening != Opening::Section || self.booklet.has_margin() {
            return None;
        }
        let first = self.turned(blocks).into_iter().next()?;
        let words = part.title.chars().count() + part.lead.chars().count() + OPENING;
        let all = weight(&blocks[..first.tables.start]) + words;
        (first.start() == 0 && all < 2 * THIRD_OF_A_PAGE).then_some(first.least)
    }
}

/// How many lines of a table's type a block takes that leads to a table.
fn high(block: &Block) -> usize {
    if matches!(block.kind, BlockKind::Heading(_)) { HEADING } else { LEAD }
}

/// Whether the block before one leads to it.
fn opens(blocks: &[Block], at: usize) -> bool {
    matches!(blocks[at - 1].kind, BlockKind::Heading(_))
        || leads(&blocks[at - 1], &blocks[at], ONE_LINE)
}

/// Where the groups begin that may be turned with a table after `blocks`: running text, back to
/// `from` at most, and not much more of it than a third of a page.
fn groups(blocks: &[Block], from: usize) -> Vec<usize> {
    let passes = |block: &Block| {
        use BlockKind::{Callout, Heading, List, Paragraph, Plain, Quote, Supplement};
        matches!(
            block.kind,
            Heading(_) | Paragraph(_) | Plain(_) | List(_) | Quote(_) | Callout(_) | Supplement(_)
        )
    };
    let (mut start, mut taken) = (blocks.len(), 0);
    while start > from && taken < THIRD_OF_A_PAGE && passes(&blocks[start - 1]) {
        taken += weight(&blocks[start - 1..start]);
        start -= 1;
    }
    // What stands under a heading with terms is kept whole, and nothing is taken from it.
    let heading = |block: &Block| matches!(block.kind, BlockKind::Heading(_));
    let above = blocks[..start].iter().rposition(heading).map_or(0, |at| at + 1);
    let terms = |block: &Block| matches!(block.kind, BlockKind::Definitions(_));
    if blocks[above..start].iter().any(terms) {
        let next = blocks[start..].iter().position(heading);
        start = next.map_or(blocks.len(), |next| start + next);
    }
    (start..blocks.len()).filter(|at| *at == from || !opens(blocks, *at)).collect()
}
