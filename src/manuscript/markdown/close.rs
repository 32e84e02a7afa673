//! What ends in a Markdown text: it becomes a block or an inline of what is around it.

use std::borrow::Cow;
use std::ops::Range;

use super::{Builder, Frame, FrameKind, last};
use crate::manuscript::markdown_shape;
use crate::manuscript::yaml::{self, NodeKind};
use crate::model::link::WrittenLink;
use crate::model::live;
use crate::model::prose::{
    BlockKind, DefinitionItem, Heading, ImageInline, Inline, LinkInline, List, ListItem, Live, Row,
    TableBlock, plain_text,
};
use crate::source::piece::{Gathered, Piece};

impl Builder<'_> {
    /// Ends what was begun last and puts it where it stands in what is around it.
    pub(super) fn close(&mut self) {
        self.flush();
        let Some(frame) = self.stack.pop() else { return };
        let Frame { kind, range, .. } = frame;
        if let FrameKind::Ignored = kind {
            // What was in it is now in what is around it.
            return;
        }
        let blocks = last(&mut self.blocks, frame.blocks);
        let inlines = last(&mut self.inlines, frame.inlines);
        match kind {
            FrameKind::Root | FrameKind::Ignored => {}
            FrameKind::Paragraph => {
                let kind = markdown_shape::paragraph(inlines);
                self.block(kind, &range);
            }
            FrameKind::Heading { level, id } => {
                let heading =
                    Heading { level, anchor: id.unwrap_or_default(), number: None, text: inlines };
                self.block(BlockKind::Heading(Box::new(heading)), &range);
            }
            FrameKind::Quote => self.block(BlockKind::Quote(blocks), &range),
            FrameKind::List { start, mut items } => {
                items.shrink_to_fit();
                self.block(BlockKind::List(List { start, items }), &range);
            }
            FrameKind::Item { checked } => {
                let item = ListItem { checked, blocks };
                if let FrameKind::List { items, .. } = &mut self.top().kind {
                    items.push(item);
                } else {
                    // The list around it was flattened.
                    self.blocks.extend(item.blocks);
                }
            }
            FrameKind::Code { lang, text } => self.code(lang, text, &range),
            FrameKind::Html { text } if markdown_shape::is_comment(text.text(self.body)) => {}
            FrameKind::Html { text } => {
                self.tell_html(&range);
                let text = Piece::from(text.text(self.body).trim_end());
                self.block(BlockKind::Paragraph(vec![Inline::Text(text)]), &range);
            }
            FrameKind::Footnote { label } => {
                let index = self.note(&label);
                if let Some((_, slot)) = self.notes.get_mut(index) {
                    *slot = Some(blocks);
                }
            }
            FrameKind::Definitions { items } => {
                self.block(BlockKind::Definitions(items), &range);
            }
            FrameKind::Term => {
                if let FrameKind::Definitions { items } = &mut self.top().kind {
                    items.push(DefinitionItem { term: inlines, descriptions: Vec::new() });
                }
            }
            FrameKind::Description => {
                if let FrameKind::Definitions { items } = &mut self.top().kind
                    && let Some(item) = items.last_mut()
                {
                    item.descriptions.push(blocks);
                }
            }
            FrameKind::Table { align, head, mut rows } => {
                rows.shrink_to_fit();
                let table =
                    TableBlock { data: None, caption: None, align, head, rows, row_headers: false };
                self.block(BlockKind::Table(Box::new(table)), &range);
            }
            FrameKind::Cells { mut cells } => {
                cells.shrink_to_fit();
                if let FrameKind::Table { head, rows, .. } = &mut self.top().kind {
                    if head.is_empty() {
                        *head = cells;
                    } else {
                        rows.push(Row { anchor: None, cells });
                    }
                }
            }
            FrameKind::Cell => {
                if let FrameKind::Cells { cells } = &mut self.top().kind {
                    cells.push(inlines);
                }
            }
            FrameKind::Emphasis => self.inline(Inline::Emphasis(inlines), &range),
            FrameKind::Strong => self.inline(Inline::Strong(inlines), &range),
            FrameKind::Strike => self.inline(Inline::Strike(inlines), &range),
            FrameKind::Link { href, title } => {
                let to = WrittenLink { href, span: self.span(&range) };
                let link = LinkInline { to, title, text: inlines };
                self.inline(Inline::Link(Box::new(link)), &range);
            }
            FrameKind::Image { href, title } => {
                let to = WrittenLink { href, span: self.span(&range) };
                let alt = plain_text(&inlines);
                self.inline(Inline::Image(Box::new(ImageInline { to, title, alt })), &range);
            }
        }
    }

    /// A block of code, or a live block: what is written in it is then its parameters.
    fn code(&mut self, lang: String, gathered: Gathered, range: &Range<usize>) {
        let mut text = Cow::Borrowed(gathered.text(self.body));
        let fence = &self.body[range.clone()];
        let swallowed = live::WORDS.contains(&lang.as_str())
            && text.lines().any(markdown_shape::opens_live_block);
        if let Some(first) = markdown_shape::open_fence(fence, swallowed) {
            let span = self.span(&(range.start..range.start + first));
            self.cx.push(markdown_shape::open_block(span));
            // What follows the first empty line was meant to stand on the page.
            let end = text.find("\n\n").map_or(text.len(), |end| end + 1);
            let lines = text[..end].split_inclusive('\n');
            text = Cow::Owned(lines.take_while(|l| !markdown_shape::opens_live_block(l)).collect());
        }
        if !live::WORDS.contains(&lang.as_str()) {
            let text = match text {
                Cow::Owned(text) => Piece::from(text),
                Cow::Borrowed(_) => self.piece(gathered),
            };
            self.block(BlockKind::Code { lang, text }, range);
            return;
        }
        // The YAML stands in the file as it is, one fence line down, unless the block is indented.
        let offset = self.body[range.clone()].find(&*text).filter(|_| !text.is_empty());
        let base = self.base + range.start + offset.unwrap_or(0);
        let file = self.cx.file;
        let mut params = Vec::new();
        if let Some(node) = yaml::parse(&text, file, base, &mut self.cx.diags) {
            if let NodeKind::Map(entries) = node.kind {
                for entry in entries {
                    match entry.value.kind {
                        NodeKind::Scalar { text, .. } => {
                            params.push((entry.key, text, entry.value.span));
                        }
                        _ => self.cx.wrong_kind(&entry.value, "ett ord"),
                    }
                }
            } else {
                self.cx.wrong_kind(&node, "nycklar och värden, till exempel region: dalarna");
            }
        }
        self.block(BlockKind::Live(Live { word: lang, params }), range);
    }
}
