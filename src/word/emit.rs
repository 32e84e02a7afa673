//! Prose to the body of a document: a paragraph for each block, under a style with a name that
//! Word and its readers know.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::boxes::place;
use super::made::{Blank, Media};
use super::xml::{escape, run};
use crate::model::centre::Centre;
use crate::model::handbook::Handbook;
use crate::model::prose::{Block, BlockKind, Heading, Inline, Prose, plain_text};
use crate::model::table::Ref;
use crate::print::labels::label;
use crate::print::part::Part;
use crate::print::together::leads;
use crate::source::sources::Sources;

/// Blocks within blocks, at most; what stands deeper comes without what it stands in.
const DEEPEST: usize = 8;

/// Characters of two lines.
const TWO_LINES: usize = 190;

/// Where a paragraph stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    /// Lists that it stands in.
    pub(super) lists: usize,
    /// Blocks of any kind that it stands in.
    pub(super) depth: usize,
    /// Within a callout.
    pub(super) boxed: bool,
    /// Within a quotation.
    pub(super) quoted: bool,
}

/// Writes the parts of one document.
pub struct Emitter<'a> {
    pub(super) hb: &'a Handbook,
    pub(super) sources: &'a Sources,
    pub(super) centre: Option<Ref<Centre>>,
    pub(super) base_url: Option<String>,
    /// The body so far.
    pub body: String,
    /// Addresses outside, in the order of their relationships.
    pub links: Vec<String>,
    /// Pictures, in the order of their relationships.
    pub media: Vec<Media>,
    /// First numbers of numbered lists, in order.
    pub numbered: Vec<u64>,
    /// Notes as paragraphs, in order.
    pub footnotes: Vec<String>,
    /// Fields that are not filled in.
    pub blanks: Vec<Blank>,
    /// Headings that links can reach: label → bookmark.
    pub(super) bookmarks: BTreeMap<String, String>,
    /// The heading that the text now stands under, and its bookmark.
    pub(super) section: (String, Option<String>),
    pub(super) notes: Vec<usize>,
    pub(super) notes_of_part: usize,
    /// Whether the paragraph at hand leads to the list or the table after it.
    pub(super) leads: bool,
    page: String,
    base_level: u8,
    last_level: u8,
    ids: u32,
}

impl<'a> Emitter<'a> {
    /// An emitter for one document.
    #[must_use]
    pub fn new(hb: &'a Handbook, sources: &'a Sources, centre: Option<Ref<Centre>>) -> Self {
        let stated = hb.colophon.base_url.as_ref().map(|url| url.value.clone());
        let base_url = hb.settings.base_url.clone().or(stated);
        Self {
            hb,
            sources,
            centre,
            base_url: base_url.map(|url| url.trim_end_matches('/').to_owned()),
            body: String::new(),
            links: Vec::new(),
            media: Vec::new(),
            numbered: Vec::new(),
            footnotes: Vec::new(),
            blanks: Vec::new(),
            bookmarks: BTreeMap::new(),
            section: (String::new(), None),
            notes: Vec::new(),
            notes_of_part: 0,
            leads: false,
            page: String::new(),
            base_level: 1,
            last_level: 0,
            ids: 0,
        }
    }

    /// A number that nothing else in the document has.
    pub(super) fn id(&mut self) -> u32 {
        self.ids += 1;
        self.ids
    }

    /// One part: its title, its lead, its text.
    pub fn part(&mut self, part: &Part) {
        self.page.clone_from(&part.page);
        self.base_level = part.level;
        self.mark_headings(&part.prose);
        self.plain_heading(part.level, &part.title);
        if let Some(region) = &part.region {
            self.paragraph("Ingress", "", &run("", &format!("Gäller i {region}.")));
        }
        if !part.lead.is_empty() {
            self.paragraph("Ingress", "", &run("", &part.lead));
        }
        self.notes_of_part = part.prose.footnotes.len();
        self.blocks(&part.prose.blocks, Around::default());
        self.notes_of_part = 0;
        let before = std::mem::take(&mut self.body);
        for index in std::mem::take(&mut self.notes) {
            for block in part.prose.footnotes.get(index).map_or(&[][..], |note| &note.blocks) {
                self.block(block, Around::default());
            }
            let note = std::mem::take(&mut self.body);
            self.footnotes.push(note);
        }
        self.body = before;
    }

    /// Every heading of the part gets its bookmark before a link asks for it.
    fn mark_headings(&mut self, prose: &Prose) {
        for block in &prose.blocks {
            if let BlockKind::Heading(heading) = &block.kind {
                let name = format!("avsnitt{}", self.bookmarks.len() + 1);
                self.bookmarks.entry(label(&self.page, &heading.anchor)).or_insert(name);
            }
        }
    }

    /// A paragraph: `properties` is what follows the style in `w:pPr`, in the schema's order.
    pub(super) fn paragraph(&mut self, style: &str, properties: &str, runs: &str) {
        let _ = write!(
            self.body,
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>{runs}</w:p>"
        );
    }

    /// A paragraph about the document itself, in small type.
    pub(super) fn small_paragraph(&mut self, words: &str) {
        self.paragraph("Anvisning", "<w:keepNext/>", &run("", words));
    }

    /// A heading of our own words.
    pub(super) fn plain_heading(&mut self, level: u8, words: &str) {
        self.last_level = level;
        self.paragraph(&format!("Heading{level}"), "", &run("", words));
    }

    /// An item of a bulleted list in small type.
    pub(super) fn small_bullet(&mut self, runs: &str, kept: bool) {
        let kept = if kept { "<w:keepNext/>" } else { "" };
        let numbering = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
        self.paragraph("Anvisningslista", &format!("{kept}{numbering}"), runs);
    }

    /// Text in a paragraph that suits where it stands.
    fn text(&mut self, text: &[Inline], around: Around) {
        let runs = self.inlines(text, "");
        let (style, properties) = place(around);
        let kept = self.kept();
        self.paragraph(style, &format!("{kept}{properties}"), &runs);
    }

    /// That the paragraph at hand stands on the page of the next, when it leads there.
    pub(super) fn kept(&mut self) -> &'static str {
        if std::mem::take(&mut self.leads) { "<w:keepNext/>" } else { "" }
    }

    pub(super) fn block(&mut self, block: &Block, around: Around) {
        if around.depth >= DEEPEST {
            return self.unwrapped(block, around);
        }
        let inner = Around { depth: around.depth + 1, ..around };
        match &block.kind {
            BlockKind::Heading(heading) => self.heading(heading),
            BlockKind::Paragraph(text) | BlockKind::Plain(text) => self.text(text, around),
            BlockKind::List(list) => self.list(list, inner),
            BlockKind::Definitions(items) => self.definitions(items, inner),
            BlockKind::Quote(blocks) => {
                self.blocks(blocks, Around { quoted: true, ..inner });
            }
            BlockKind::Callout(callout) => self.callout(callout, inner),
            BlockKind::Supplement(supplement) => self.supplement(supplement, inner),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Code { text, .. } => {
                for line in text.lines() {
                    self.paragraph("Kod", "", &run("", line));
                }
            }
            BlockKind::Figure(figure) => self.figure(figure),
            BlockKind::Rule => self.paragraph("Linje", "", ""),
            BlockKind::Question(question) => self.question(question, inner),
            BlockKind::Live(_) | BlockKind::Include(_) => {}
        }
    }

    pub(super) fn blocks(&mut self, blocks: &[Block], around: Around) {
        for (i, block) in blocks.iter().enumerate() {
            self.leads = blocks.get(i + 1).is_some_and(|next| leads(block, next, TWO_LINES));
            self.block(block, around);
        }
        self.leads = false;
    }

    /// What stands too deep: its text without what it stands in. A stack of our own, since an
    /// author's nesting may be deeper than the machine's.
    fn unwrapped(&mut self, block: &Block, around: Around) {
        let mut rest = vec![block];
        while let Some(block) = rest.pop() {
            match &block.kind {
                BlockKind::List(list) => {
                    rest.extend(list.items.iter().flat_map(|item| &item.blocks).rev());
                }
                BlockKind::Quote(blocks) => rest.extend(blocks.iter().rev()),
                BlockKind::Callout(callout) => rest.extend(callout.blocks.iter().rev()),
                BlockKind::Supplement(supplement) => rest.extend(supplement.blocks.iter().rev()),
                BlockKind::Definitions(items) => {
                    rest.extend(items.iter().flat_map(|i| i.descriptions.iter().flatten()).rev());
                }
                BlockKind::Paragraph(text) | BlockKind::Plain(text) => self.text(text, around),
                _ => self.block(block, Around { depth: 0, ..around }),
            }
        }
    }

    pub(super) fn heading(&mut self, heading: &Heading) {
        let words = plain_text(&heading.text);
        if words.trim().is_empty() {
            return;
        }
        let wanted = self.base_level.saturating_add(heading.level.max(2) - 1);
        let level = wanted.min(self.last_level + 1).min(6);
        self.last_level = level;
        let bookmark = self.bookmarks.get(&label(&self.page, &heading.anchor)).cloned();
        let number = heading.number.as_ref().map(|n| run("", &format!("{n}\u{a0} ")));
        let mut runs = number.unwrap_or_default();
        runs.push_str(&self.inlines(&heading.text, ""));
        if let Some(name) = &bookmark {
            let id = self.id();
            runs = format!(
                "<w:bookmarkStart w:id=\"{id}\" w:name=\"{}\"/>{runs}<w:bookmarkEnd w:id=\"{id}\"/>",
                escape(name)
            );
        }
        self.section = (words, bookmark);
        self.paragraph(&format!("Heading{level}"), "", &runs);
    }
}
