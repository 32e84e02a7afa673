//! What the dialect reads into plain Markdown: callouts and supplements in quotations, questions
//! of a self-test, captions of tables, levels and anchors of headings.

use std::collections::HashMap;

use super::reading::Reading;
use super::rules;
use crate::diag::finding::Finding;
use crate::model::live;
use crate::model::prose::{
    Block, BlockKind, Callout, CalloutKind, Figure, ImageInline, Inline, Picture, Question,
    Supplement, plain_text,
};
use crate::model::stage::Written;
use crate::model::table::Name;
use crate::source::span::Span;
use crate::text::near::nearest;
use crate::text::slug::slug;

type Blocks = Vec<Block<Written>>;

/// Anchors taken so far on a page.
#[derive(Debug, Default)]
pub struct Anchors {
    taken: HashMap<String, usize>,
    level: u8,
}

impl Anchors {
    /// None taken; the page's title is heading level 1.
    #[must_use]
    pub fn new() -> Self {
        Self { taken: HashMap::new(), level: 1 }
    }

    /// A free anchor for a text: its slug, with a number when it is taken.
    pub fn take(&mut self, text: &str) -> String {
        let mut base = slug(text);
        if base.is_empty() {
            "avsnitt".clone_into(&mut base);
        }
        loop {
            let Some(count) = self.taken.get_mut(&base) else {
                self.taken.insert(base.clone(), 1);
                return base;
            };
            *count += 1;
            let anchor = format!("{base}-{count}");
            if !self.taken.contains_key(&anchor) {
                self.taken.insert(anchor.clone(), 1);
                return anchor;
            }
        }
    }
}

/// A comment is for editors; readers never see it, as in a forge's preview.
#[must_use]
pub fn is_comment(html: &str) -> bool {
    let html = html.trim();
    html.strip_prefix("<!--")
        .and_then(|rest| rest.strip_suffix("-->"))
        .is_some_and(|inner| !inner.contains("-->"))
}

/// Reads the dialect into blocks, all the way down.
pub fn settle(blocks: Blocks, anchors: &mut Anchors, cx: &mut Reading) -> Blocks {
    let mut out: Blocks = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        match &mut block.kind {
            BlockKind::Heading(heading) => {
                let span = block.span;
                let text = plain_text(&heading.text);
                if text.trim().is_empty() {
                    cx.push(
                        Finding::new(&rules::EMPTY_HEADING, span, "rubriken är tom")
                            .help("skriv en rubrik, eller ta bort raden"),
                    );
                    continue;
                }
                if heading.level == 1 {
                    cx.push(
                        Finding::new(&rules::FIRST_LEVEL, span, "texten har en egen huvudrubrik")
                            .help("börja rubriken med två nummertecken; sidans titel står i sidhuvudet"),
                    );
                } else if heading.level > anchors.level + 1 {
                    cx.push(
                        Finding::new(
                            &rules::SKIPPED_LEVEL,
                            span,
                            format!(
                                "rubriken har nivå {}, men den före har nivå {}",
                                heading.level, anchors.level
                            ),
                        )
                        .help(format!("skriv rubriken med {} nummertecken", anchors.level + 1)),
                    );
                }
                anchors.level = heading.level;
                heading.anchor =
                    anchors.take(if heading.anchor.is_empty() { &text } else { &heading.anchor });
            }
            BlockKind::Quote(inner) => {
                let inner = std::mem::take(inner);
                block.kind = quotation(inner, block.span, anchors, cx);
            }
            BlockKind::List(list) => {
                for item in &mut list.items {
                    item.blocks = settle(std::mem::take(&mut item.blocks), anchors, cx);
                }
            }
            BlockKind::Definitions(items) => {
                for item in items {
                    for description in &mut item.descriptions {
                        *description = settle(std::mem::take(description), anchors, cx);
                    }
                }
            }
            BlockKind::Table(table) => {
                if let Some(caption) = out.last().and_then(caption_before) {
                    table.caption = Some(caption);
                    out.pop();
                }
            }
            _ => {}
        }
        out.push(block);
    }
    questions(out)
}

/// A paragraph `Tabell: …` or `**Tabell: …**` right before a table is its caption.
fn caption_before(block: &Block<Written>) -> Option<Vec<Inline<Written>>> {
    let BlockKind::Paragraph(inlines) = &block.kind else { return None };
    let inlines: &[Inline<Written>] = match inlines.as_slice() {
        [Inline::Strong(inner) | Inline::Emphasis(inner)] => inner,
        other => other,
    };
    let [Inline::Text(first), rest @ ..] = inlines else { return None };
    let text = first
        .strip_prefix("Tabell")?
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '.'));
    let text = text.strip_prefix(':')?.trim_start().to_owned();
    if text.is_empty() && rest.is_empty() {
        return None;
    }
    let mut caption = vec![Inline::Text(text.into())];
    caption.extend(rest.iter().cloned());
    Some(caption)
}

const KINDS: &[(&str, CalloutKind)] = &[
    ("NOTE", CalloutKind::Note),
    ("OBS", CalloutKind::Note),
    ("TIP", CalloutKind::Tip),
    ("TIPS", CalloutKind::Tip),
    ("IMPORTANT", CalloutKind::Important),
    ("VIKTIGT", CalloutKind::Important),
    ("WARNING", CalloutKind::Warning),
    ("VARNING", CalloutKind::Warning),
    ("CAUTION", CalloutKind::Caution),
    ("RISK", CalloutKind::Caution),
    ("EJ BESLUTAD", CalloutKind::Undecided),
    ("LAGRUM", CalloutKind::Law),
    ("EXEMPEL", CalloutKind::Example),
    ("FRÅGA", CalloutKind::Open),
    ("FRAGA", CalloutKind::Open),
    ("SVAR", CalloutKind::Reply),
];

/// A quotation's content: plain, a callout, or a region's supplement.
fn quotation(
    mut blocks: Blocks,
    span: Span,
    anchors: &mut Anchors,
    cx: &mut Reading,
) -> BlockKind<Written> {
    let head = match blocks.first_mut() {
        Some(Block { kind: BlockKind::Paragraph(inlines), span }) => marker(inlines, *span),
        _ => None,
    };
    let Some(head) = head else { return BlockKind::Quote(settle(blocks, anchors, cx)) };
    let word = head.word.trim().to_uppercase();
    let found = KINDS.iter().find(|(name, _)| *name == word).map(|(_, kind)| *kind);
    let region = word.strip_prefix("REGION").map(|_| head.word.trim()[6..].trim().to_owned());
    if found.is_none() && region.as_ref().is_none_or(String::is_empty) {
        let names = KINDS.iter().map(|(name, _)| *name).chain(["REGION dalarna"]);
        let near = nearest(&word, names.clone());
        let finding = Finding::new(
            &rules::UNKNOWN_CALLOUT,
            head.span,
            format!("rutan \u{201d}{}\u{201d} finns inte", head.word.trim()),
        );
        cx.push(match near {
            Some(_) => finding.did_you_mean(head.span, near),
            None => finding.help(format!("välj mellan {}", names.collect::<Vec<_>>().join(", "))),
        });
        return BlockKind::Quote(settle(blocks, anchors, cx));
    }
    if let Some(Block { kind: BlockKind::Paragraph(inlines), .. }) = blocks.first_mut() {
        *inlines = head.rest;
        if inlines.is_empty() {
            blocks.remove(0);
        }
    }
    let title = (!head.title.is_empty()).then_some(head.title);
    let _ = span;
    match (found, region) {
        (None, Some(region)) => {
            let text = title.as_deref().map(plain_text).unwrap_or_default();
            let anchor = anchors.take(&format!("{region} {text}"));
            let level = anchors.level;
            let blocks = settle(blocks, anchors, cx);
            anchors.level = level;
            let region = Some(Name::new(region, head.span));
            BlockKind::Supplement(Box::new(Supplement { region, title, anchor, blocks }))
        }
        (kind, _) => {
            let kind = kind.unwrap_or(CalloutKind::Note);
            let blocks = settle(blocks, anchors, cx);
            BlockKind::Callout(Callout { kind, title, blocks })
        }
    }
}

struct Marker {
    word: String,
    span: Span,
    title: Vec<Inline<Written>>,
    rest: Vec<Inline<Written>>,
}

/// `[!WORD] title`, then the rest after the line's end.
fn marker(inlines: &[Inline<Written>], span: Span) -> Option<Marker> {
    let Some(Inline::Text(first)) = inlines.first() else { return None };
    let inner = first.strip_prefix("[!")?;
    let end = inner.find(']')?;
    let word = inner[..end].to_owned();
    let after = inner[end + 1..].trim_start().to_owned();
    let mut title: Vec<Inline<Written>> = Vec::new();
    if !after.is_empty() {
        title.push(Inline::Text(after.into()));
    }
    let mut rest = Vec::new();
    let mut ended = false;
    for inline in &inlines[1..] {
        match inline {
            Inline::SoftBreak | Inline::HardBreak if !ended => ended = true,
            other if ended => rest.push(other.clone()),
            other => title.push(other.clone()),
        }
    }
    let start = span.start as usize;
    let span = Span::new(span.file, start + 2, start + 2 + word.len());
    Some(Marker { word, span, title, rest })
}

/// A paragraph, or what a paragraph stands for: a captioned figure, an inclusion.
pub fn paragraph(mut inlines: Vec<Inline<Written>>) -> BlockKind<Written> {
    if inlines.len() == 1 {
        match inlines.pop() {
            Some(Inline::Image(picture)) if !picture.title.is_empty() => {
                let ImageInline { to, title, alt } = *picture;
                return BlockKind::Figure(Box::new(Figure {
                    image: Picture::File(to),
                    alt,
                    caption: Some(vec![Inline::Text(title.into())]),
                }));
            }
            Some(Inline::Link(link)) if link.title == "infoga" => {
                return BlockKind::Include(link.to);
            }
            Some(other) => inlines.push(other),
            None => {}
        }
    }
    BlockKind::Paragraph(inlines)
}

/// Whether a line begins a block that fetches data.
pub fn opens_live_block(line: &str) -> bool {
    let word = line.trim().strip_prefix("```").unwrap_or_default();
    live::WORDS.contains(&word.trim())
}

/// The length of the first line of a fenced block that is never closed, or that has `swallowed` the
/// beginning of another, whose end then closes it.
pub fn open_fence(block: &str, swallowed: bool) -> Option<usize> {
    let first = block.lines().next()?;
    let mark = first.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let count = first.chars().take_while(|c| *c == mark).count();
    let last = block.trim_end().lines().skip(1).last().unwrap_or("");
    let last = last.trim_start_matches(['>', ' ', '\t']);
    let closed = last.chars().count() >= count && last.chars().all(|c| c == mark);
    (count >= 3 && (!closed || swallowed)).then_some(first.trim_end().len())
}

/// What is told of it.
pub fn open_block(span: Span) -> Finding {
    Finding::new(&rules::OPEN_BLOCK, span, "blocket som börjar här tar inte slut")
        .help("skriv ``` på en egen rad efter blockets sista rad")
}

/// Heading, options with tick boxes, `[!SVAR]`: a question.
fn questions(blocks: Blocks) -> Blocks {
    let reply = |block: &Block<Written>| matches!(&block.kind, BlockKind::Callout(c) if c.kind == CalloutKind::Reply);
    if !blocks.iter().any(reply) {
        return blocks;
    }
    let mut out: Blocks = Vec::with_capacity(blocks.len());
    for block in blocks {
        let BlockKind::Callout(Callout { kind: CalloutKind::Reply, blocks: reply, .. }) =
            &block.kind
        else {
            out.push(block);
            continue;
        };
        let options_at = out.len().checked_sub(1);
        let options = options_at.and_then(|i| match &out[i].kind {
            BlockKind::List(list) if list.items.iter().all(|item| item.checked.is_some()) => {
                Some(list.items.clone())
            }
            _ => None,
        });
        let heading_at = out.iter().rposition(|b| matches!(b.kind, BlockKind::Heading(_)));
        let (Some(options), Some(heading_at)) = (options, heading_at) else {
            out.push(block);
            continue;
        };
        let mut tail = out.split_off(heading_at);
        tail.pop();
        let head = tail.remove(0);
        let BlockKind::Heading(heading) = head.kind else { continue };
        let question = Question { heading: *heading, intro: tail, options, reply: reply.clone() };
        out.push(Block::new(BlockKind::Question(Box::new(question)), head.span));
    }
    out
}
