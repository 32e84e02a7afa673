//! Markdown to prose as written: the parser's events become a tree, nothing is looked up. What
//! begins is opened here, what ends is put in its place by `close`.

mod close;

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::markdown_shape::{self, Anchors};
use super::reading::Reading;
use super::rules;
use crate::diag::finding::Finding;
use crate::model::prose::{
    Align, Block, BlockKind, DefinitionItem, Footnote, Inline, ListItem, Prose, Row,
};
use crate::model::stage::Written;
use crate::source::piece::{Gathered, Piece};
use crate::source::span::Span;

/// Nesting that readers can follow; what is deeper is flattened.
const DEEPEST: usize = 24;

type Blocks = Vec<Block<Written>>;
type Inlines = Vec<Inline<Written>>;

/// Something begun and not yet ended: what is in it stands last in the builder's lists.
struct Frame {
    kind: FrameKind,
    /// Where its blocks begin there.
    blocks: usize,
    /// Where its inlines begin there.
    inlines: usize,
    inline_span: Option<Range<usize>>,
    range: Range<usize>,
}

enum FrameKind {
    Root,
    Paragraph,
    Heading {
        level: u8,
        id: Option<String>,
    },
    Quote,
    List {
        start: Option<u64>,
        items: Vec<ListItem<Written>>,
    },
    Item {
        checked: Option<bool>,
    },
    Code {
        lang: String,
        text: Gathered,
    },
    Html {
        text: Gathered,
    },
    Footnote {
        label: String,
    },
    Definitions {
        items: Vec<DefinitionItem<Written>>,
    },
    Term,
    Description,
    Table {
        align: Vec<Option<Align>>,
        head: Vec<Inlines>,
        rows: Vec<Row<Written>>,
    },
    Cells {
        cells: Vec<Inlines>,
    },
    Cell,
    Emphasis,
    Strong,
    Strike,
    Link {
        href: String,
        title: String,
    },
    Image {
        href: String,
        title: String,
    },
    /// Flattened, because it is too deep or has no place in the dialect.
    Ignored,
}

struct Builder<'a> {
    cx: &'a mut Reading,
    base: usize,
    body: &'a str,
    stack: Vec<Frame>,
    /// What is in the frames, from the outermost to the last.
    blocks: Blocks,
    inlines: Inlines,
    /// The text that the last frame ends with so far.
    text: Gathered,
    footnotes: HashMap<String, usize>,
    notes: Vec<(String, Option<Blocks>)>,
    told_deep: bool,
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
}

/// Reads the Markdown `body`, which stands at byte `base` of the file in `cx`.
pub fn read(body: &str, base: usize, cx: &mut Reading) -> Prose<Written> {
    let mut builder = Builder {
        cx,
        base,
        body,
        stack: vec![Frame::root(0..body.len())],
        blocks: Vec::with_capacity(64),
        inlines: Vec::with_capacity(64),
        text: Gathered::default(),
        footnotes: HashMap::new(),
        notes: Vec::new(),
        told_deep: false,
    };
    for (event, range) in Parser::new_ext(body, options()).into_offset_iter() {
        builder.event(event, range);
    }
    while builder.stack.len() > 1 {
        builder.close();
    }
    builder.flush();
    let blocks = std::mem::take(&mut builder.blocks);
    let notes = std::mem::take(&mut builder.notes);
    let mut anchors = Anchors::new();
    let blocks = markdown_shape::settle(blocks, &mut anchors, builder.cx);
    let footnotes = notes
        .into_iter()
        .map(|(label, blocks)| Footnote {
            label,
            blocks: markdown_shape::settle(blocks.unwrap_or_default(), &mut anchors, builder.cx),
        })
        .collect();
    Prose { blocks, footnotes }
}

impl Frame {
    fn root(range: Range<usize>) -> Self {
        Self { kind: FrameKind::Root, blocks: 0, inlines: 0, inline_span: None, range }
    }
}

impl Builder<'_> {
    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.cx.file, self.base + range.start, self.base + range.end)
    }

    fn top(&mut self) -> &mut Frame {
        if self.stack.is_empty() {
            self.stack.push(Frame::root(0..0));
        }
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    fn begin(&mut self, kind: FrameKind, range: Range<usize>) {
        let (blocks, inlines) = (self.blocks.len(), self.inlines.len());
        self.stack.push(Frame { kind, blocks, inlines, inline_span: None, range });
    }

    fn reach(&mut self, range: &Range<usize>) {
        let top = self.top();
        match &mut top.inline_span {
            Some(span) => span.end = range.end,
            None => top.inline_span = Some(range.clone()),
        }
    }

    fn inline(&mut self, inline: Inline<Written>, range: &Range<usize>) {
        self.settle_text();
        self.reach(range);
        self.inlines.push(inline);
    }

    fn inline_text(&mut self, text: &str, range: Range<usize>) {
        self.reach(&range);
        self.text.add(text, range, self.body);
    }

    /// Puts the text that was gathered where it stands, before something else does.
    fn settle_text(&mut self) {
        if self.text.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.text);
        let text = self.piece(text);
        let from = self.top().inlines;
        if let Some(Inline::Text(before)) = self.inlines[from..].last_mut() {
            *before = Piece::from(format!("{before}{text}"));
        } else {
            self.inlines.push(Inline::Text(text));
        }
    }

    fn piece(&self, text: Gathered) -> Piece {
        text.piece(self.body, self.cx.whole.as_ref(), self.base)
    }

    /// Ends loose inline text, as a tight list's item has it, before a block begins.
    fn flush(&mut self) {
        self.settle_text();
        let all = self.inlines.len();
        let top = self.top();
        let from = top.inlines;
        if from == all
            || !matches!(
                top.kind,
                FrameKind::Root
                    | FrameKind::Item { .. }
                    | FrameKind::Quote
                    | FrameKind::Description
                    | FrameKind::Footnote { .. }
                    | FrameKind::Ignored
            )
        {
            return;
        }
        let range = top.inline_span.take().unwrap_or_else(|| top.range.clone());
        let inlines = last(&mut self.inlines, from);
        let span = self.span(&range);
        self.blocks.push(Block::new(BlockKind::Plain(inlines), span));
    }

    fn block(&mut self, kind: BlockKind<Written>, range: &Range<usize>) {
        self.flush();
        let span = self.span(range);
        self.blocks.push(Block::new(kind, span));
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(tag, range),
            Event::End(end) => {
                if !matches!(end, TagEnd::MetadataBlock(_)) {
                    self.close();
                }
            }
            Event::Text(text) => {
                let body = self.body;
                match &mut self.top().kind {
                    FrameKind::Code { text: code, .. } | FrameKind::Html { text: code } => {
                        code.add(&text, range, body);
                    }
                    _ => self.inline_text(&text, range),
                }
            }
            Event::Code(code) => {
                // Between its marks.
                let marks = range.len().saturating_sub(code.len()) / 2;
                let mut text = Gathered::default();
                text.add(&code, range.start + marks..range.start + marks + code.len(), self.body);
                let code = self.piece(text);
                self.inline(Inline::Code(code), &range);
            }
            Event::Html(html) => {
                let body = self.body;
                if let FrameKind::Html { text } = &mut self.top().kind {
                    text.add(&html, range, body);
                } else {
                    self.inline_text(&html, range);
                }
            }
            Event::InlineHtml(html) if markdown_shape::is_comment(&html) => {}
            Event::InlineHtml(html) => {
                self.tell_html(&range);
                self.inline_text(&html, range);
            }
            Event::FootnoteReference(label) => {
                let index = self.note(&label);
                self.inline(Inline::Footnote(index), &range);
            }
            Event::SoftBreak => self.inline(Inline::SoftBreak, &range),
            Event::HardBreak => self.inline(Inline::HardBreak, &range),
            Event::Rule => self.block(BlockKind::Rule, &range),
            Event::TaskListMarker(done) => {
                for frame in self.stack.iter_mut().rev() {
                    if let FrameKind::Item { checked } = &mut frame.kind {
                        *checked = Some(done);
                        break;
                    }
                }
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.inline_text(&text, range);
            }
        }
    }

    fn note(&mut self, label: &str) -> usize {
        if let Some(&index) = self.footnotes.get(label) {
            return index;
        }
        let index = self.notes.len();
        self.footnotes.insert(label.to_owned(), index);
        self.notes.push((label.to_owned(), None));
        index
    }

    fn tell_html(&mut self, range: &Range<usize>) {
        let finding = Finding::new(&rules::RAW_HTML, self.span(range), "HTML visas som text").help(
            "skriv med Markdown i stället, till exempel **fet**, eller sätt ` på båda sidor om det är ett exempel",
        );
        self.cx.push(finding);
    }

    fn open(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let kind = match tag {
            Tag::Paragraph => FrameKind::Paragraph,
            Tag::Heading { level, id, .. } => FrameKind::Heading {
                level: level as u8,
                id: id.map(pulldown_cmark::CowStr::into_string),
            },
            Tag::BlockQuote(_) => FrameKind::Quote,
            Tag::CodeBlock(kind) => {
                let lang = match kind {
                    CodeBlockKind::Indented => String::new(),
                    CodeBlockKind::Fenced(info) => {
                        info.split_whitespace().next().unwrap_or("").to_owned()
                    }
                };
                FrameKind::Code { lang, text: Gathered::default() }
            }
            Tag::HtmlBlock => FrameKind::Html { text: Gathered::default() },
            Tag::List(start) => FrameKind::List { start, items: Vec::new() },
            Tag::Item => FrameKind::Item { checked: None },
            Tag::FootnoteDefinition(label) => FrameKind::Footnote { label: label.into_string() },
            Tag::DefinitionList => FrameKind::Definitions { items: Vec::new() },
            Tag::DefinitionListTitle => FrameKind::Term,
            Tag::DefinitionListDefinition => FrameKind::Description,
            Tag::Table(align) => FrameKind::Table {
                align: align.into_iter().map(alignment).collect(),
                head: Vec::new(),
                rows: Vec::new(),
            },
            Tag::TableHead | Tag::TableRow => FrameKind::Cells { cells: Vec::new() },
            Tag::TableCell => FrameKind::Cell,
            Tag::Emphasis => FrameKind::Emphasis,
            Tag::Strong => FrameKind::Strong,
            Tag::Strikethrough => FrameKind::Strike,
            Tag::Link { link_type, dest_url, title, .. } => {
                let mail = link_type == LinkType::Email && !dest_url.starts_with("mailto:");
                let href = if mail { format!("mailto:{dest_url}") } else { dest_url.into_string() };
                FrameKind::Link { href, title: title.into_string() }
            }
            Tag::Image { dest_url, title, .. } => {
                FrameKind::Image { href: dest_url.into_string(), title: title.into_string() }
            }
            _ => FrameKind::Ignored,
        };
        let inline = matches!(
            kind,
            FrameKind::Emphasis
                | FrameKind::Strong
                | FrameKind::Strike
                | FrameKind::Link { .. }
                | FrameKind::Image { .. }
        );
        if inline {
            self.settle_text();
        } else {
            self.flush();
        }
        let container = matches!(
            kind,
            FrameKind::Quote | FrameKind::List { .. } | FrameKind::Emphasis | FrameKind::Strong
        );
        if container && self.stack.len() > DEEPEST * 2 {
            if !self.told_deep {
                self.told_deep = true;
                let finding = Finding::new(
                    &rules::TOO_DEEP,
                    self.span(&range),
                    "texten har för många nivåer i varandra",
                )
                .help("dela upp texten; nivåerna härifrån har plattats ut");
                self.cx.push(finding);
            }
            self.begin(FrameKind::Ignored, range);
            return;
        }
        self.begin(kind, range);
    }
}

/// The last of a list, from a place on, in just the room that they need.
fn last<T>(list: &mut Vec<T>, from: usize) -> Vec<T> {
    if from >= list.len() {
        return Vec::new();
    }
    list.drain(from..).collect()
}

fn alignment(align: Alignment) -> Option<Align> {
    match align {
        Alignment::None => None,
        Alignment::Left => Some(Align::Start),
        Alignment::Center => Some(Align::Centre),
        Alignment::Right => Some(Align::End),
    }
}
