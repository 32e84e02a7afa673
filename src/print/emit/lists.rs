//! Lists, and terms with what is said of them.

use super::super::tables::is_field;
use super::super::together::{is_short_list, lines};
use super::{Answered, Around, Emitter, Spot};
use crate::model::prose::{Block, BlockKind, DefinitionItem, Inline, List, plain_text};

impl Emitter<'_> {
    pub(super) fn list<'p>(
        &mut self,
        list: &'p List,
        around: Around<'p>,
        answers: &mut Vec<Answered<'p>>,
    ) {
        if self.too_deep(around) {
            for block in list.items.iter().flat_map(|item| &item.blocks) {
                self.unwrapped(block, around, answers);
            }
            return;
        }
        let plain = |b: &&Block| matches!(b.kind, BlockKind::Plain(_));
        let tight = list.items.iter().all(|item| item.blocks.first().as_ref().is_none_or(plain));
        let tasks = list.items.iter().any(|item| item.checked.is_some());
        let start = list.start.map_or_else(|| "none".to_owned(), |n| n.to_string());
        let name = match (tasks, list.start) {
            (true, _) => "tasks",
            (false, Some(_)) => "numbered",
            (false, None) => "bulleted",
        };
        if !around.tight {
            self.typ.raw("\n");
        }
        let nested = if around.lists > 0 { "nested: true, " } else { "" };
        // A list of a few lines is not parted: one item of it would stand alone.
        let whole = if around.lists == 0 && list.items.len() > 1 && is_short_list(list) {
            "whole: true, "
        } else {
            ""
        };
        // The last item of a longer one has the end of the item before it for company.
        let held = if around.lists == 0 && whole.is_empty() && list.items.len() > 2 {
            held(list, self.booklet.scale()).map(|lines| format!("held: {lines}, "))
        } else {
            None
        };
        let held = held.unwrap_or_default();
        self.typ.raw(&format!("#t.{name}(start: {start}, tight: {tight}, {nested}{whole}{held}"));
        let around =
            Around { tight, lists: around.lists + usize::from(name == "bulleted"), ..around };
        for item in &list.items {
            if tasks {
                let mark = match item.checked {
                    Some(true) => "(true, ",
                    Some(false) => "(false, ",
                    None => "(none, ",
                };
                self.typ.raw(mark);
            }
            self.nested(&item.blocks, around, answers);
            self.typ.raw(if tasks { "), " } else { ", " });
        }
        self.typ.raw(");\n");
    }

    /// A block that stands too deep: its text, without what it stands in.
    pub(super) fn unwrapped<'p>(
        &mut self,
        block: &'p Block,
        around: Around<'p>,
        answers: &mut Vec<Answered<'p>>,
    ) {
        let inner: Vec<&Block> = match &block.kind {
            BlockKind::List(list) => list.items.iter().flat_map(|i| &i.blocks).collect(),
            BlockKind::Quote(blocks) => blocks.iter().collect(),
            BlockKind::Callout(callout) => callout.blocks.iter().collect(),
            BlockKind::Plain(text) => return self.call("p", text, around),
            _ => return self.block(block, around, answers),
        };
        // A stack of our own: an author's nesting may be deeper than the machine's.
        let mut rest: Vec<&Block> = inner.into_iter().rev().collect();
        while let Some(block) = rest.pop() {
            match &block.kind {
                BlockKind::List(list) => {
                    rest.extend(list.items.iter().flat_map(|i| &i.blocks).rev());
                }
                BlockKind::Quote(blocks) => rest.extend(blocks.iter().rev()),
                BlockKind::Callout(callout) => rest.extend(callout.blocks.iter().rev()),
                BlockKind::Plain(text) => self.call("p", text, around),
                _ => self.block(block, around, answers),
            }
        }
    }

    pub(super) fn definitions<'p>(
        &mut self,
        items: &'p [DefinitionItem],
        around: Around<'p>,
        answers: &mut Vec<Answered<'p>>,
    ) {
        let facts = items.iter().all(is_fact);
        self.typ.raw(if facts { "#t.facts(" } else { "#t.definitions(" });
        for item in items {
            self.typ.raw("(");
            self.bracketed(&item.term, Around { spot: Spot::Note, ..around });
            self.typ.raw(", [");
            let inner = Around { depth: around.depth + 1, ..around };
            for (i, block) in item.descriptions.iter().flatten().enumerate() {
                match &block.kind {
                    BlockKind::Plain(text) | BlockKind::Paragraph(text) if i == 0 => {
                        self.inlines(text, inner);
                    }
                    BlockKind::Plain(text) => self.call("p", text, inner),
                    _ => self.block(block, inner, answers),
                }
            }
            self.typ.raw("]), ");
        }
        self.typ.raw(");\n");
    }
}

/// How many lines of a list's last item the end of the item before it is kept with: all of a short
/// one, two of one that breaks. `None` when that item ends with anything but words.
fn held(list: &List, scale: f64) -> Option<usize> {
    let [.., before, last] = list.items.as_slice() else { return None };
    let [Block { kind: BlockKind::Plain(words), .. }] = before.blocks.as_slice() else {
        return None;
    };
    let lines = lines(&last.blocks, scale);
    (!words.iter().any(is_field)).then_some(if lines > 3 { 2 } else { lines })
}

/// Whether a term and its description are short enough to stand side by side.
fn is_fact(item: &DefinitionItem) -> bool {
    let short = |text: &[Inline], most| plain_text(text).chars().count() <= most;
    let [blocks] = item.descriptions.as_slice() else { return false };
    let [Block { kind: BlockKind::Paragraph(text) | BlockKind::Plain(text), .. }] =
        blocks.as_slice()
    else {
        return false;
    };
    short(&item.term, 30) && short(text, 160)
}
