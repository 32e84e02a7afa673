//! Prose bound: the same tree with every link looked up.

use super::binder::Binder;
use super::{facts, links, rules};
use crate::diag::finding::Finding;
use crate::model::link::{Link, WrittenLink};
use crate::model::prose::{
    Block, BlockKind, Callout, DefinitionItem, Figure, Footnote, Heading, ImageInline, Inline,
    LinkInline, List, ListItem, Picture, Prose, Question, Row, Supplement, TableBlock, plain_text,
};
use crate::model::stage::Written;
use crate::source::span::Span;

/// Binds a text.
pub fn bind(cx: &mut Binder<'_>, prose: Prose<Written>) -> Prose {
    let head =
        Span::head(prose.blocks.first().map_or(crate::source::span::FileId(0), |b| b.span.file));
    Prose {
        blocks: blocks(cx, prose.blocks),
        footnotes: prose
            .footnotes
            .into_iter()
            .map(|note| {
                if note.blocks.is_empty() {
                    cx.diags.push(
                        Finding::new(
                            &rules::MISSING_FOOTNOTE,
                            head,
                            format!("fotnoten \u{201d}{}\u{201d} har ingen text", note.label),
                        )
                        .help(format!("skriv [^{}]: och notens text på en egen rad", note.label)),
                    );
                }
                Footnote { label: note.label, blocks: blocks(cx, note.blocks) }
            })
            .collect(),
    }
}

fn blocks(cx: &mut Binder<'_>, list: Vec<Block<Written>>) -> Vec<Block> {
    list.into_iter().map(|b| Block::new(block(cx, b.kind), b.span)).collect()
}

fn items(cx: &mut Binder<'_>, items: Vec<ListItem<Written>>) -> Vec<ListItem> {
    items
        .into_iter()
        .map(|i| ListItem { checked: i.checked, blocks: blocks(cx, i.blocks) })
        .collect()
}

fn heading(cx: &mut Binder<'_>, h: Heading<Written>) -> Heading {
    Heading { level: h.level, anchor: h.anchor, number: h.number, text: inlines(cx, h.text) }
}

fn block(cx: &mut Binder<'_>, kind: BlockKind<Written>) -> BlockKind {
    match kind {
        BlockKind::Heading(h) => BlockKind::Heading(Box::new(heading(cx, *h))),
        BlockKind::Paragraph(t) => BlockKind::Paragraph(inlines(cx, t)),
        BlockKind::Plain(t) => BlockKind::Plain(inlines(cx, t)),
        BlockKind::List(l) => BlockKind::List(List { start: l.start, items: items(cx, l.items) }),
        BlockKind::Definitions(list) => BlockKind::Definitions(
            list.into_iter()
                .map(|d| DefinitionItem {
                    term: inlines(cx, d.term),
                    descriptions: d.descriptions.into_iter().map(|b| blocks(cx, b)).collect(),
                })
                .collect(),
        ),
        BlockKind::Quote(b) => BlockKind::Quote(blocks(cx, b)),
        BlockKind::Callout(c) => BlockKind::Callout(Callout {
            kind: c.kind,
            title: c.title.map(|t| inlines(cx, t)),
            blocks: blocks(cx, c.blocks),
        }),
        BlockKind::Supplement(s) => BlockKind::Supplement(Box::new(Supplement {
            region: cx.one(s.region),
            title: s.title.map(|t| inlines(cx, t)),
            anchor: s.anchor,
            blocks: blocks(cx, s.blocks),
        })),
        BlockKind::Table(t) => BlockKind::Table(Box::new(TableBlock {
            data: t.data,
            caption: t.caption.map(|c| inlines(cx, c)),
            align: t.align,
            head: t.head.into_iter().map(|c| inlines(cx, c)).collect(),
            rows: t
                .rows
                .into_iter()
                .map(|r| Row {
                    anchor: r.anchor,
                    cells: r.cells.into_iter().map(|c| inlines(cx, c)).collect(),
                })
                .collect(),
            row_headers: t.row_headers,
        })),
        BlockKind::Code { lang, text } => BlockKind::Code { lang, text },
        BlockKind::Figure(f) => BlockKind::Figure(Box::new(Figure {
            image: match f.image {
                Picture::File(link) => Picture::File(image(cx, &link)),
                Picture::Drawn(svg) => Picture::Drawn(svg),
            },
            alt: f.alt,
            caption: f.caption.map(|c| inlines(cx, c)),
        })),
        BlockKind::Rule => BlockKind::Rule,
        BlockKind::Live(live) => BlockKind::Live(live),
        BlockKind::Question(q) => BlockKind::Question(Box::new(Question {
            heading: heading(cx, q.heading),
            intro: blocks(cx, q.intro),
            options: items(cx, q.options),
            reply: blocks(cx, q.reply),
        })),
        BlockKind::Include(link) => BlockKind::Include(links::bind(cx, &link)),
    }
}

fn inlines(cx: &mut Binder<'_>, list: Vec<Inline<Written>>) -> Vec<Inline> {
    let mut bound: Vec<Inline> = list.into_iter().map(|i| inline(cx, i)).collect();
    // The parser leaves room for more, which a whole handbook would carry along.
    bound.shrink_to_fit();
    bound
}

fn inline(cx: &mut Binder<'_>, inline: Inline<Written>) -> Inline {
    match inline {
        Inline::Text(t) => Inline::Text(t),
        Inline::SoftBreak => Inline::SoftBreak,
        Inline::HardBreak => Inline::HardBreak,
        Inline::Code(t) => Inline::Code(t),
        Inline::Emphasis(c) => Inline::Emphasis(inlines(cx, c)),
        Inline::Strong(c) => Inline::Strong(inlines(cx, c)),
        Inline::Strike(c) => Inline::Strike(inlines(cx, c)),
        Inline::Link(link) => {
            let to = links::bind(cx, &link.to);
            let written = plain_text(&link.text);
            if let Link::Fact { value, .. } = &to {
                facts::compare(cx, &written, value, link.to.span);
            }
            let to = match to {
                Link::Source { source, .. } => Link::Source { source, place: place(&written) },
                other => other,
            };
            let link = *link;
            let text = inlines(cx, link.text);
            Inline::Link(Box::new(LinkInline { to, title: link.title, text }))
        }
        Inline::Image(picture) => {
            let ImageInline { to, title, alt } = *picture;
            Inline::Image(Box::new(ImageInline { to: image(cx, &to), title, alt }))
        }
        Inline::Footnote(n) => Inline::Footnote(n),
        Inline::Mark(m) => Inline::Mark(m),
    }
}

/// "S1 s. 8" → "s. 8".
fn place(written: &str) -> Option<String> {
    written.split_once(char::is_whitespace).map(|(_, p)| p.trim().to_owned())
}

/// An image's file. Pictures from elsewhere are not shown: a page asks no third party.
fn image(cx: &mut Binder<'_>, link: &WrittenLink) -> Link {
    let before = std::mem::take(&mut cx.diags);
    let bound = links::bind(cx, link);
    let told = std::mem::replace(&mut cx.diags, before).sorted();
    if let Link::Asset { .. } = bound {
        return bound;
    }
    let silent = told.is_empty();
    for finding in told {
        cx.diags.push(if finding.rule == &rules::BROKEN_LINK {
            let message = finding.message.replacen("filen", "bilden", 1);
            let help = finding.help.map(|h| h.replacen("som länken står", "som bilden står", 1));
            Finding { rule: &rules::MISSING_IMAGE, message, help, ..finding }
        } else {
            finding
        });
    }
    if silent {
        cx.diags.push(
            Finding::new(
                &rules::MISSING_IMAGE,
                link.span,
                format!("\u{201d}{}\u{201d} är ingen bild i handboken", link.href),
            )
            .help("lägg bilden i content/images och skriv sökvägen dit"),
        );
    }
    Link::Broken
}
