//! Running text as a tree: written by editors in Markdown, or made from data; rendered twice.

use std::sync::Arc;

use super::region::Region;
use super::stage::{Bound, Stage};
use crate::source::piece::Piece;
use crate::source::span::Span;

/// A text: blocks in order and its footnotes.
#[derive(Clone, Debug)]
pub struct Prose<S: Stage = Bound> {
    /// Blocks in reading order.
    pub blocks: Vec<Block<S>>,
    /// Footnotes in order of first reference; [`Inline::Footnote`] counts into this.
    pub footnotes: Vec<Footnote<S>>,
}

impl<S: Stage> Default for Prose<S> {
    fn default() -> Self {
        Self { blocks: Vec::new(), footnotes: Vec::new() }
    }
}

/// A footnote's label and text.
#[derive(Clone, Debug)]
pub struct Footnote<S: Stage = Bound> {
    /// As written: `1`, `källa`.
    pub label: String,
    /// Its text.
    pub blocks: Vec<Block<S>>,
}

/// A block and where it was written.
#[derive(Clone, Debug)]
pub struct Block<S: Stage = Bound> {
    /// What it is.
    pub kind: BlockKind<S>,
    /// Where it stands; for blocks made from data, the place that asked for them.
    pub span: Span,
}

/// The kinds of blocks.
#[derive(Clone, Debug)]
pub enum BlockKind<S: Stage = Bound> {
    /// A heading; in a box, as all that is rarer and larger than a paragraph.
    Heading(Box<Heading<S>>),
    /// A paragraph.
    Paragraph(Vec<Inline<S>>),
    /// Inline text without a paragraph around it, as in a tight list's item.
    Plain(Vec<Inline<S>>),
    /// A list.
    List(List<S>),
    /// Terms with their descriptions.
    Definitions(Vec<DefinitionItem<S>>),
    /// A quotation.
    Quote(Vec<Block<S>>),
    /// A callout.
    Callout(Callout<S>),
    /// What applies in one region, beside the common text.
    Supplement(Box<Supplement<S>>),
    /// A table.
    Table(Box<TableBlock<S>>),
    /// Code, with the language's word.
    Code {
        /// Info string's first word, lowercase; empty when none.
        lang: String,
        /// The code with its line ends.
        text: Piece,
    },
    /// An image standing alone, with an optional caption.
    Figure(Box<Figure<S>>),
    /// A rule between parts.
    Rule,
    /// A table, list or figure made from data when it is rendered.
    Live(Live),
    /// A question of a self-test.
    Question(Box<Question<S>>),
    /// Another article's text, at this place (bound: already taken in).
    Include(S::Link),
}

/// A heading.
#[derive(Clone, Debug)]
pub struct Heading<S: Stage = Bound> {
    /// 1–6.
    pub level: u8,
    /// Anchor, unique on the page.
    pub anchor: String,
    /// "3.2.1", when numbered.
    pub number: Option<String>,
    /// The text.
    pub text: Vec<Inline<S>>,
}

/// A bulleted, numbered or ticked list.
#[derive(Clone, Debug)]
pub struct List<S: Stage = Bound> {
    /// First number; `None` for bullets.
    pub start: Option<u64>,
    /// Items.
    pub items: Vec<ListItem<S>>,
}

/// One item.
#[derive(Clone, Debug)]
pub struct ListItem<S: Stage = Bound> {
    /// The tick box, if it has one.
    pub checked: Option<bool>,
    /// Content.
    pub blocks: Vec<Block<S>>,
}

/// A term and what it means.
#[derive(Clone, Debug)]
pub struct DefinitionItem<S: Stage = Bound> {
    /// The term.
    pub term: Vec<Inline<S>>,
    /// One or more descriptions.
    pub descriptions: Vec<Vec<Block<S>>>,
}

/// What kind of callout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CalloutKind {
    /// `NOTE`, `OBS`.
    Note,
    /// `TIP`, `TIPS`.
    Tip,
    /// `IMPORTANT`, `VIKTIGT`.
    Important,
    /// `WARNING`, `VARNING`.
    Warning,
    /// `CAUTION`, `RISK`.
    Caution,
    /// `EJ BESLUTAD`.
    Undecided,
    /// `LAGRUM`.
    Law,
    /// `EXEMPEL`.
    Example,
    /// `FRÅGA`: a question that the working group must answer.
    Open,
    /// `SVAR`: only after a question.
    Reply,
}

impl CalloutKind {
    /// The label that readers see when the editor gave no heading.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Note => "Observera",
            Self::Tip => "Tips",
            Self::Important => "Viktigt",
            Self::Warning => "Varning",
            Self::Caution => "Risk",
            Self::Undecided => "Ej beslutad",
            Self::Law => "Lagrum",
            Self::Example => "Exempel",
            Self::Open => "Fråga att besvara",
            Self::Reply => "Svar",
        }
    }

    /// A word for style sheets.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Note => "obs",
            Self::Tip => "tips",
            Self::Important => "viktigt",
            Self::Warning => "varning",
            Self::Caution => "risk",
            Self::Undecided => "ej-beslutad",
            Self::Law => "lagrum",
            Self::Example => "exempel",
            Self::Open => "fraga",
            Self::Reply => "svar",
        }
    }
}

/// A callout.
#[derive(Clone, Debug)]
pub struct Callout<S: Stage = Bound> {
    /// Kind.
    pub kind: CalloutKind,
    /// The editor's own heading.
    pub title: Option<Vec<Inline<S>>>,
    /// Content.
    pub blocks: Vec<Block<S>>,
}

/// A region's supplement to the common text.
#[derive(Clone, Debug)]
pub struct Supplement<S: Stage = Bound> {
    /// The region; `None` when bound to a region that does not exist (reported).
    pub region: Option<S::To<Region>>,
    /// The editor's own heading.
    pub title: Option<Vec<Inline<S>>>,
    /// Anchor, unique on the page.
    pub anchor: String,
    /// Content.
    pub blocks: Vec<Block<S>>,
}

/// How a column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Align {
    /// As the language reads.
    #[default]
    Start,
    /// Centred.
    Centre,
    /// Numbers.
    End,
}

/// A table with a header row.
#[derive(Clone, Debug)]
pub struct TableBlock<S: Stage = Bound> {
    /// The sheet of `derive::data` that has the same facts, for tables made from data.
    pub data: Option<&'static str>,
    /// What the table shows.
    pub caption: Option<Vec<Inline<S>>>,
    /// A column each; `None` where the editor said nothing.
    pub align: Vec<Option<Align>>,
    /// Header cells.
    pub head: Vec<Vec<Inline<S>>>,
    /// Body rows.
    pub rows: Vec<Row<S>>,
    /// Whether the first cell of each row is that row's header.
    pub row_headers: bool,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct Row<S: Stage = Bound> {
    /// Anchor, for records that others point at.
    pub anchor: Option<String>,
    /// Cells.
    pub cells: Vec<Vec<Inline<S>>>,
}

/// A picture.
#[derive(Clone, Debug)]
pub struct Figure<S: Stage = Bound> {
    /// The picture.
    pub image: Picture<S>,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Caption.
    pub caption: Option<Vec<Inline<S>>>,
}

/// Where a picture comes from.
#[derive(Clone, Debug)]
pub enum Picture<S: Stage = Bound> {
    /// A file of the handbook.
    File(S::Link),
    /// An SVG drawn from data; a complete `<svg>` element.
    Drawn(Arc<str>),
}

/// A block made from data: its kind and the parameters that were written.
#[derive(Clone, Debug)]
pub struct Live {
    /// `tabell`, `centraler`, …
    pub word: String,
    /// Keys and values as written, with their places.
    pub params: Vec<(String, String, Span)>,
}

impl Live {
    /// A parameter's value.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.params.iter().find(|(k, _, _)| k == key).map(|(_, v, _)| v.as_str())
    }
}

/// A question with options and the reply.
#[derive(Clone, Debug)]
pub struct Question<S: Stage = Bound> {
    /// Its heading.
    pub heading: Heading<S>,
    /// Text between heading and options.
    pub intro: Vec<Block<S>>,
    /// Options; `checked` marks the right ones.
    pub options: Vec<ListItem<S>>,
    /// Explanation.
    pub reply: Vec<Block<S>>,
}

/// Text within a block.
#[derive(Clone, Debug)]
pub enum Inline<S: Stage = Bound> {
    /// Text.
    Text(Piece),
    /// A line end that is only white space.
    SoftBreak,
    /// A line end that is meant.
    HardBreak,
    /// Code.
    Code(Piece),
    /// Stress.
    Emphasis(Vec<Inline<S>>),
    /// Strong stress.
    Strong(Vec<Inline<S>>),
    /// Struck out.
    Strike(Vec<Inline<S>>),
    /// A link; in a box, since most of a text is not links.
    Link(Box<LinkInline<S>>),
    /// A picture in the line.
    Image(Box<ImageInline<S>>),
    /// A reference to a footnote, from 0 into [`Prose::footnotes`].
    Footnote(usize),
    /// A mark with words: ✓ Ja, ✗ Nej, ? Kan inte avgöras, or a status.
    Mark(Mark),
}

/// A link.
#[derive(Clone, Debug)]
pub struct LinkInline<S: Stage = Bound> {
    /// Where to.
    pub to: S::Link,
    /// Title.
    pub title: String,
    /// Text.
    pub text: Vec<Inline<S>>,
}

/// A picture in the line.
#[derive(Clone, Debug)]
pub struct ImageInline<S: Stage = Bound> {
    /// The file.
    pub to: S::Link,
    /// Title.
    pub title: String,
    /// Alternative text.
    pub alt: String,
}

/// A small labelled sign, never colour alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Three-valued answer.
    Answer(super::answer::Answer),
    /// "Uppgift saknas".
    Missing,
    /// A status in words with its tone.
    Status(Tone, String),
}

/// The tone of a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Well.
    Good,
    /// Look out.
    Warn,
    /// Wrong or ended.
    Bad,
    /// Neither.
    Plain,
}

impl<S: Stage> Block<S> {
    /// A block at a place.
    pub fn new(kind: BlockKind<S>, span: Span) -> Self {
        Self { kind, span }
    }
}

/// The words of inline text, without marks, for titles, anchors, search and alternative text.
pub fn plain_text<S: Stage>(inlines: &[Inline<S>]) -> String {
    fn walk<S: Stage>(inlines: &[Inline<S>], out: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text(t) | Inline::Code(t) => out.push_str(t),
                Inline::SoftBreak | Inline::HardBreak => out.push(' '),
                Inline::Emphasis(c) | Inline::Strong(c) | Inline::Strike(c) => walk(c, out),
                Inline::Link(link) => walk(&link.text, out),
                Inline::Image(image) => out.push_str(&image.alt),
                Inline::Footnote(_) => {}
                Inline::Mark(Mark::Answer(a)) => out.push_str(a.words()),
                Inline::Mark(Mark::Missing) => out.push_str("Uppgift saknas"),
                Inline::Mark(Mark::Status(_, words)) => out.push_str(words),
            }
        }
    }
    let mut out = String::new();
    walk(inlines, &mut out);
    out
}
