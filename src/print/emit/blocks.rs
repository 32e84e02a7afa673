//! Blocks: one call of the theme for each.

use super::super::labels::label;
use super::super::rules;
use super::super::tables::is_field;
use super::super::together::{is_entry, leads};
use super::super::typ::{quoted, quoted_or_none};
use super::{Answered, Around, Emitter, ONE_LINE, Spot};
use crate::model::prose::{Block, BlockKind, Heading, Inline, plain_text};

/// Blocks within blocks, at most; Typst gives up at twenty.
const DEEPEST: usize = 10;
/// The deepest heading that PDF readers know.
const DEEPEST_HEADING: u8 = 6;

impl Emitter<'_> {
    pub(super) fn block<'p>(
        &mut self,
        block: &'p Block,
        around: Around<'p>,
        answers: &mut Vec<Answered<'p>>,
    ) {
        let before = std::mem::replace(&mut self.span, block.span);
        self.typ.from(block.span);
        let under = self.under.take();
        if self.skipped.contains(&block.span) {
            self.typ.raw("#t.left-out();\n");
        } else {
            self.kind(&block.kind, under.as_deref(), around, answers);
        }
        self.under = match &block.kind {
            BlockKind::Heading(heading) => Some(plain_text(&heading.text)),
            _ => None,
        };
        self.span = before;
        self.typ.from(before);
    }

    fn kind<'p>(
        &mut self,
        kind: &'p BlockKind,
        under: Option<&str>,
        around: Around<'p>,
        answers: &mut Vec<Answered<'p>>,
    ) {
        match kind {
            BlockKind::Heading(heading) => self.heading(heading, around),
            BlockKind::Paragraph(text) if text.iter().any(is_field) => {
                self.call("writing", text, around);
            }
            BlockKind::Paragraph(text) if self.leads => self.call("lead-in", text, around),
            BlockKind::Paragraph(text) => self.call("p", text, around),
            BlockKind::Plain(text) if text.iter().any(is_field) => {
                self.call("writing-item", text, around);
            }
            BlockKind::Plain(text) => {
                self.inlines(text, around);
                self.typ.raw("\n");
            }
            BlockKind::List(list) => self.list(list, around, answers),
            BlockKind::Definitions(items) => self.definitions(items, around, answers),
            BlockKind::Quote(inner) if self.too_deep(around) => {
                for block in inner {
                    self.unwrapped(block, around, answers);
                }
            }
            BlockKind::Quote(inner) => {
                self.typ.raw("#t.quotation");
                self.nested(inner, around, answers);
                self.typ.raw(";\n");
            }
            BlockKind::Callout(callout) => self.callout(callout, around, answers),
            BlockKind::Supplement(supplement) => self.supplement(supplement, around, answers),
            BlockKind::Table(table) => self.table(table, under, around),
            BlockKind::Code { text, .. } => {
                let text = self.plain(text.trim_end_matches('\n'));
                let call = format!("#t.code({});\n", quoted(&text));
                self.typ.raw(&call);
            }
            BlockKind::Figure(figure) => self.figure(figure, around),
            BlockKind::Rule => self.typ.raw("#t.rule();\n"),
            BlockKind::Question(question) => self.question(question, around, answers),
            BlockKind::Live(_) | BlockKind::Include(_) => {}
        }
    }

    /// `[…]`: blocks as content, one level further in.
    pub(super) fn nested<'p>(
        &mut self,
        blocks: &'p [Block],
        around: Around<'p>,
        answers: &mut Vec<Answered<'p>>,
    ) {
        let inner = Around { depth: around.depth + 1, ..around };
        self.typ.raw("[");
        self.in_order(blocks, inner, answers);
        self.typ.raw("]");
    }

    /// Blocks that follow each other, each kept with the next when it leads to it.
    pub(super) fn in_order<'p>(
        &mut self,
        blocks: &'p [Block],
        around: Around<'p>,
        answers: &mut Vec<Answered<'p>>,
    ) {
        let opened = std::mem::take(&mut self.opened);
        let turned = if around.depth == 0 { self.turned(blocks) } else { Vec::new() };
        // Where what stands whole on a page ends.
        let mut kept = None;
        for (i, block) in blocks.iter().enumerate() {
            if let Some(part) = turned.iter().find(|part| part.begins(i)) {
                if part.start() != i || (opened && i == 0 && part.groups.is_empty()) {
                    self.typ.raw("], [\n");
                } else if part.groups.is_empty() {
                    self.typ.raw("#t.turned([\n");
                } else if !(opened && i == 0) {
                    self.typ.raw(&format!("#t.turned(least: {}, [\n", part.least));
                }
            }
            if kept.is_none() && i > 0 && matches!(blocks[i - 1].kind, BlockKind::Heading(_)) {
                let rest = &blocks[i..];
                let next = |b: &Block| matches!(b.kind, BlockKind::Heading(_));
                let entry = &rest[..rest.iter().position(next).unwrap_or(rest.len())];
                if around.depth == 0 && is_entry(entry) {
                    self.typ.raw("#t.kept([\n");
                    kept = Some(i + entry.len());
                }
            }
            self.leads = blocks.get(i + 1).is_some_and(|next| leads(block, next, ONE_LINE));
            self.table_next = table_next(&blocks[i + 1..]);
            self.block(block, around, answers);
            if kept == Some(i + 1) {
                self.typ.raw("]);\n");
                kept = None;
            }
            if turned.iter().any(|part| part.tables.end == i + 1) {
                self.typ.raw("]);\n");
            }
        }
    }

    /// Whether a block stands so deep that what it holds must be set without it.
    pub(super) fn too_deep(&mut self, around: Around<'_>) -> bool {
        let deep = around.depth >= DEEPEST;
        if deep {
            self.find(&rules::TOO_DEEP, "stycket är inskjutet mer än tio nivåer");
        }
        deep
    }

    pub(super) fn call(&mut self, name: &str, text: &[Inline], around: Around<'_>) {
        self.typ.raw("#t.");
        self.typ.raw(name);
        self.typ.raw("(");
        self.bracketed(text, around);
        self.typ.raw(");\n");
    }

    pub(super) fn heading(&mut self, heading: &Heading, around: Around<'_>) {
        let plain = self.plain_of(&heading.text);
        if plain.trim().is_empty() {
            self.find(&rules::EMPTY_HEADING, "rubriken har inga ord och utelämnas i PDF:en");
            return;
        }
        let wanted = around.part.level.saturating_add(heading.level.max(2) - 1);
        let level = wanted.min(self.last_level + 1);
        if level < wanted {
            let message = format!("rubriken \u{201d}{plain}\u{201d} hoppar över en nivå");
            self.find(&rules::SKIPPED_LEVEL, message);
        }
        let level = level.min(DEEPEST_HEADING);
        self.last_level = level;
        let anchor = self.claim(label(&around.part.page, &heading.anchor));
        let call = format!(
            "#t.title({level}, number: {}, label: {}, plain: {}, ",
            quoted_or_none(heading.number.as_deref()),
            quoted_or_none(anchor.as_deref()),
            quoted(&plain),
        );
        self.typ.raw(&call);
        self.bracketed(&heading.text, Around { spot: Spot::Bare, ..around });
        self.typ.raw(");\n");
        for note in std::mem::take(&mut self.stray_notes) {
            self.find(&rules::NOTE_IN_HEADING, "fotnoten står i en rubrik");
            if let Some(note) = around.part.prose.footnotes.get(note) {
                let mut none = Vec::new();
                for block in &note.blocks {
                    self.block(block, Around { spot: Spot::Note, ..around }, &mut none);
                }
            }
        }
    }
}

/// Whether blocks begin with a table, or with headings and lines that lead to one.
fn table_next(blocks: &[Block]) -> bool {
    let leads_on = |at: usize| {
        matches!(blocks[at].kind, BlockKind::Heading(_))
            || blocks.get(at + 1).is_some_and(|next| leads(&blocks[at], next, ONE_LINE))
    };
    let first = (0..blocks.len()).find(|at| !leads_on(*at));
    first.is_some_and(|at| matches!(blocks[at].kind, BlockKind::Table(_)))
}
