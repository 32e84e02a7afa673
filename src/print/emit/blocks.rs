//! Blocks: one call of the theme for each.

use std::ops::Range;

use super::super::leads::leads;
use super::super::parts::{label, weight};
use super::super::rules;
use super::super::tables::is_field;
use super::super::typ::{quoted, quoted_or_none};
use super::{Answered, Around, Emitter, Spot};
use crate::model::link::Link;
use crate::model::prose::{
    Block, BlockKind, Callout, DefinitionItem, Figure, Heading, Inline, List, Picture, Supplement,
    plain_text,
};

/// Blocks within blocks, at most; Typst gives up at twenty.
const DEEPEST: usize = 10;
/// Callouts with fewer characters stand whole on a page: some six lines.
const KEPT_TOGETHER: usize = 440;
/// Paragraphs with fewer characters, a line of them, lead to the list or the table after them.
const ONE_LINE: usize = 76;
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
        if self.skipped.contains(&block.span) {
            self.typ.raw("#t.left-out();\n");
        } else {
            self.kind(&block.kind, around, answers);
        }
        self.span = before;
        self.typ.from(before);
    }

    fn kind<'p>(
        &mut self,
        kind: &'p BlockKind,
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
            BlockKind::Table(table) => self.table(table, around),
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
        let turned = if around.depth == 0 { self.turned(blocks) } else { Vec::new() };
        for (i, block) in blocks.iter().enumerate() {
            if turned.iter().any(|part| part.start == i) {
                self.typ.raw("#t.turned([\n");
            }
            self.leads = blocks.get(i + 1).is_some_and(|next| leads(block, next, ONE_LINE));
            self.block(block, around, answers);
            if turned.iter().any(|part| part.end == i + 1) {
                self.typ.raw("]);\n");
            }
        }
    }

    /// What stands on pages turned on their side: tables that ask for it, with the headings and
    /// lines that lead to them, which would else stand alone on the page before. Tables that
    /// follow each other share their pages.
    fn turned(&self, blocks: &[Block]) -> Vec<Range<usize>> {
        let mut parts: Vec<Range<usize>> = Vec::new();
        for (i, _) in blocks.iter().enumerate().filter(|(_, block)| self.is_turned(block)) {
            let opens = |at: usize| {
                matches!(blocks[at - 1].kind, BlockKind::Heading(_))
                    || leads(&blocks[at - 1], &blocks[at], ONE_LINE)
            };
            let mut start = i;
            while start > 0 && opens(start) {
                start -= 1;
            }
            match parts.last_mut() {
                Some(before) if before.end == start => before.end = i + 1,
                _ => parts.push(start..i + 1),
            }
        }
        parts
    }

    /// Whether a block stands so deep that what it holds must be set without it.
    fn too_deep(&mut self, around: Around<'_>) -> bool {
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

    fn list<'p>(&mut self, list: &'p List, around: Around<'p>, answers: &mut Vec<Answered<'p>>) {
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
        self.typ.raw(&format!("#t.{name}(start: {start}, tight: {tight}, {nested}"));
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
    fn unwrapped<'p>(
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

    fn definitions<'p>(
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

    fn callout<'p>(
        &mut self,
        callout: &'p Callout,
        around: Around<'p>,
        answers: &mut Vec<Answered<'p>>,
    ) {
        if self.too_deep(around) {
            for block in &callout.blocks {
                self.unwrapped(block, around, answers);
            }
            return;
        }
        let around = Around { tight: false, ..around };
        let (class, name) = (callout.kind.class(), callout.kind.label());
        let whole = weight(&callout.blocks) < KEPT_TOGETHER;
        let call = format!("#t.callout({}, {}, whole: {whole}, ", quoted(class), quoted(name));
        self.typ.raw(&call);
        self.heading_of(callout.title.as_deref(), around);
        self.nested(&callout.blocks, around, answers);
        self.typ.raw(");\n");
    }

    fn supplement<'p>(
        &mut self,
        supplement: &'p Supplement,
        around: Around<'p>,
        answers: &mut Vec<Answered<'p>>,
    ) {
        let region = supplement.region.map(|r| &self.hb.regions[r]);
        let name = region.map_or("Regionalt tillägg", |r| r.name.value.as_str());
        let anchor = self.claim(label(&around.part.page, &supplement.anchor));
        let profile = region.and_then(|r| r.profile.as_ref()).and_then(|p| p.colour.as_ref());
        let colour = profile.map(|c| c.value.as_str()).filter(|c| is_colour(c));
        let call = format!(
            "#t.supplement({}, whole: {}, colour: {}, label: {}, ",
            quoted(name),
            weight(&supplement.blocks) < KEPT_TOGETHER,
            quoted_or_none(colour),
            quoted_or_none(anchor.as_deref())
        );
        self.typ.raw(&call);
        self.heading_of(supplement.title.as_deref(), around);
        self.nested(&supplement.blocks, around, answers);
        self.typ.raw(");\n");
    }

    /// A callout's own heading, or `none`, and a comma.
    fn heading_of(&mut self, title: Option<&[Inline]>, around: Around<'_>) {
        match title {
            Some(title) if !title.is_empty() => {
                self.bracketed(title, Around { spot: Spot::Note, ..around });
            }
            _ => self.typ.raw("none"),
        }
        self.typ.raw(", ");
    }

    fn figure(&mut self, figure: &Figure, around: Around<'_>) {
        let placed = match &figure.image {
            Picture::Drawn(svg) => self.pictures.drawn(svg),
            Picture::File(Link::Asset { path }) => self.pictures.file(self.sources, path),
            Picture::File(_) => Err("filen finns inte".to_owned()),
        };
        let caption = figure.caption.as_deref().filter(|c| !c.is_empty());
        let mut alt = self.plain(figure.alt.trim());
        if alt.is_empty()
            && let Some(caption) = caption
        {
            alt = self.plain_of(caption);
        }
        match placed {
            Ok(placed) => {
                let alt = (!alt.is_empty()).then_some(alt);
                let call = format!(
                    "#t.picture({}, width: {:.2}, ratio: {:.4}, alt: {}, free: {}, ",
                    quoted(&format!("/{}", placed.path)),
                    placed.width,
                    placed.ratio,
                    quoted_or_none(alt.as_deref()),
                    around.depth == 0 && alt.is_some(),
                );
                self.typ.raw(&call);
            }
            Err(why) => {
                self.find(&rules::BAD_PICTURE, format!("bilden går inte att trycka: {why}"));
                self.typ.raw(&format!("#t.picture-missing({}, ", quoted(&alt)));
            }
        }
        match caption {
            Some(caption) => self.bracketed(caption, Around { spot: Spot::Note, ..around }),
            None => self.typ.raw("none"),
        }
        self.typ.raw(");\n");
    }
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

/// Whether a word is a colour as style sheets write it: `#8a1f1b`.
fn is_colour(word: &str) -> bool {
    let digits = word.strip_prefix('#').unwrap_or("");
    digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit())
}
