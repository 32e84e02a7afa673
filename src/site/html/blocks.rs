//! Blocks: paragraphs, headings, lists, quotations, code.

use super::{DEEPEST, Writer};
use crate::derive::live;
use crate::model::prose::{
    Block, BlockKind, DefinitionItem, Heading, Inline, List, ListItem, plain_text,
};
use crate::site::highlight;
use crate::text::hyphens;
use crate::text::numbers;

/// More links than this beside one term are a wall.
const CROWD: usize = 24;

/// A table in somebody's text shows at most so many rows.
const MOST_ROWS: usize = 100;

/// A description with fewer letters is a few words.
const FEW_WORDS: usize = 200;

/// As many letters are about six lines beside the name of a fact on a telephone.
const SIX_LINES: usize = 80;

/// How many letters and links a line of text has.
fn measure(block: &Block) -> (usize, usize) {
    let (BlockKind::Plain(inlines) | BlockKind::Paragraph(inlines)) = &block.kind else {
        return (0, 0);
    };
    let links = inlines.iter().filter(|inline| matches!(inline, Inline::Link(_))).count();
    (plain_text(inlines).chars().count(), links)
}

/// How many letters and links some blocks have.
fn measures(blocks: &[Block]) -> (usize, usize) {
    blocks.iter().map(measure).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1))
}

/// Whether what is said of a term has many lines in the narrow column of a telephone; what is
/// folded has one.
fn many_lines(blocks: &[Block]) -> bool {
    let (letters, links) = measures(blocks);
    let list = blocks.iter().any(|block| matches!(block.kind, BlockKind::List(_)));
    links <= CROWD && (list || letters > SIX_LINES)
}

impl Writer<'_, '_> {
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        if self.depth >= DEEPEST {
            return;
        }
        self.depth += 1;
        for block in blocks {
            self.block(block);
        }
        self.depth -= 1;
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading(heading) => self.heading(heading),
            BlockKind::Paragraph(inlines) => {
                self.line();
                self.push("<p>");
                self.inlines(inlines);
                self.push("</p>\n");
            }
            BlockKind::Plain(inlines) => self.inlines(inlines),
            BlockKind::List(list) => self.list(list),
            BlockKind::Definitions(items) => self.definitions(items),
            BlockKind::Quote(blocks) => {
                self.line();
                self.push("<blockquote>\n");
                self.blocks(blocks);
                self.line();
                self.push("</blockquote>\n");
            }
            BlockKind::Callout(callout) => self.callout(callout),
            BlockKind::Supplement(supplement) => self.supplement(supplement),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Code { lang, text } => self.code(lang, text),
            BlockKind::Figure(figure) => self.figure(figure),
            BlockKind::Rule => {
                self.line();
                self.push("<hr />\n");
            }
            BlockKind::Live(live) => {
                if self.lives < 4 {
                    self.lives += 1;
                    let mut blocks = live::expand(self.cx.handbook, live, block.span);
                    for block in &mut blocks {
                        self.live(block);
                    }
                    self.lives -= 1;
                }
            }
            BlockKind::Question(question) => self.question(question),
            BlockKind::Include(_) => {}
        }
    }

    /// A block made from data in somebody's text: its first rows when they are very many, since the
    /// text around them is not divided. All stand on the page of the register, and as data.
    fn live(&mut self, block: &mut Block) {
        let all = match &mut block.kind {
            BlockKind::Table(table) => {
                let all = table.rows.len();
                table.rows.truncate(MOST_ROWS);
                all
            }
            _ => 0,
        };
        self.blocks(std::slice::from_ref(block));
        if all > MOST_ROWS {
            let all = numbers::whole(i64::try_from(all).unwrap_or(i64::MAX));
            self.push(&format!("<p>Tabellen visar de {MOST_ROWS} första av {all} rader.</p>\n"));
        }
    }

    pub(super) fn heading(&mut self, heading: &Heading) {
        let level = heading.level.clamp(1, 6);
        let digit = ["1", "2", "3", "4", "5", "6"][usize::from(level) - 1];
        self.level = level;
        self.heading = plain_text(&heading.text);
        self.line();
        self.push("<h");
        self.push(digit);
        if !heading.anchor.is_empty() {
            self.attribute("id", &heading.anchor);
        }
        self.push(">");
        if let Some(number) = &heading.number {
            self.push("<span class=\"nr\">");
            self.text(number);
            self.push("</span> ");
        }
        self.narrow(&heading.text);
        self.push("</h");
        self.push(digit);
        self.push(">\n");
    }

    fn list(&mut self, list: &List) {
        self.line();
        let tasks = list.items.iter().any(|item| item.checked.is_some());
        let class = if tasks { " class=\"rutor\"" } else { "" };
        let tag = match list.start {
            None => "ul",
            Some(1) => "ol",
            Some(n) => {
                self.push(&format!("<ol start=\"{n}\"{class}>\n"));
                "ol"
            }
        };
        if !matches!(list.start, Some(n) if n != 1) {
            self.push(&format!("<{tag}{class}>\n"));
        }
        for item in &list.items {
            self.item(item);
        }
        self.push(&format!("</{tag}>\n"));
    }

    fn item(&mut self, item: &ListItem) {
        self.line();
        if let (Some(checked), Some((first, rest))) = (item.checked, item.blocks.split_first()) {
            let ticked = if checked { " checked" } else { "" };
            self.push(&format!("<li class=\"ruta\"><label><input type=\"checkbox\"{ticked}> "));
            self.push("<span>");
            if let BlockKind::Plain(inlines) | BlockKind::Paragraph(inlines) = &first.kind {
                self.inlines(inlines);
                self.push("</span></label>");
            } else {
                self.push("</span></label>");
                self.blocks(std::slice::from_ref(first));
            }
            self.list_blocks(rest);
        } else {
            self.push("<li>");
            self.list_blocks(&item.blocks);
        }
        self.push("</li>\n");
    }

    /// The blocks of an item: inline text stands in its line, blocks on lines of their own.
    fn list_blocks(&mut self, blocks: &[Block]) {
        if self.depth >= DEEPEST {
            return;
        }
        self.depth += 1;
        let mut after_plain = false;
        for block in blocks {
            let plain = matches!(block.kind, BlockKind::Plain(_));
            if !plain || after_plain {
                self.line();
            }
            self.block(block);
            after_plain = plain;
        }
        self.depth -= 1;
    }

    fn definitions(&mut self, items: &[DefinitionItem]) {
        self.line();
        self.push("<dl>\n");
        for item in items {
            self.push("<dt>");
            self.narrow(&item.term);
            self.push("</dt>\n");
            for description in &item.descriptions {
                self.push(if many_lines(description) { "<dd class=\"lang\">" } else { "<dd>" });
                self.description(description);
                self.push("</dd>\n");
            }
        }
        self.push("</dl>\n");
    }

    /// What is said of a term: a few words stand in a narrow column; a crowd of links is folded.
    fn description(&mut self, blocks: &[Block]) {
        let (letters, links) = measures(blocks);
        let folded = links > CROWD;
        if folded {
            self.push(&format!("<details class=\"fler\"><summary>Visa {links} länkar</summary>"));
        }
        let around =
            std::mem::replace(&mut self.narrow, (letters < FEW_WORDS).then_some(hyphens::LONG));
        self.list_blocks(blocks);
        self.narrow = around;
        if folded {
            self.push("</details>");
        }
    }

    fn code(&mut self, lang: &str, text: &str) {
        self.line();
        self.push("<pre><code");
        if !lang.is_empty() {
            self.attribute("class", &format!("language-{lang}"));
        }
        self.push(">");
        match highlight::html(lang, text) {
            Some(html) => self.push(&html),
            None => self.text(text),
        }
        self.push("</code></pre>\n");
    }
}
