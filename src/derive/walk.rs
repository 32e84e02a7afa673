//! Walking through prose: every link and every regional supplement, in reading order.

use crate::model::link::Link;
use crate::model::prose::{Block, BlockKind, Inline, ListItem, Picture, Prose, Supplement};

/// Calls `see` with every link of a text.
pub fn links(prose: &Prose, see: &mut dyn FnMut(&Link)) {
    blocks(&prose.blocks, see);
    for note in &prose.footnotes {
        blocks(&note.blocks, see);
    }
}

/// Calls `see` with every link of a block.
pub fn block_links(block: &Block, see: &mut dyn FnMut(&Link)) {
    blocks(std::slice::from_ref(block), see);
}

fn inlines(line: &[Inline], see: &mut dyn FnMut(&Link)) {
    for inline in line {
        match inline {
            Inline::Emphasis(c) | Inline::Strong(c) | Inline::Strike(c) => inlines(c, see),
            Inline::Link(link) => {
                see(&link.to);
                inlines(&link.text, see);
            }
            Inline::Image(image) => see(&image.to),
            Inline::Text(_)
            | Inline::SoftBreak
            | Inline::HardBreak
            | Inline::Code(_)
            | Inline::Footnote(_)
            | Inline::Mark(_) => {}
        }
    }
}

fn items(list: &[ListItem], see: &mut dyn FnMut(&Link)) {
    for item in list {
        blocks(&item.blocks, see);
    }
}

fn blocks(list: &[Block], see: &mut dyn FnMut(&Link)) {
    for block in list {
        match &block.kind {
            BlockKind::Heading(h) => inlines(&h.text, see),
            BlockKind::Paragraph(line) | BlockKind::Plain(line) => inlines(line, see),
            BlockKind::List(l) => items(&l.items, see),
            BlockKind::Definitions(list) => {
                for item in list {
                    inlines(&item.term, see);
                    item.descriptions.iter().for_each(|d| blocks(d, see));
                }
            }
            BlockKind::Quote(b) => blocks(b, see),
            BlockKind::Callout(c) => {
                c.title.iter().for_each(|t| inlines(t, see));
                blocks(&c.blocks, see);
            }
            BlockKind::Supplement(s) => {
                s.title.iter().for_each(|t| inlines(t, see));
                blocks(&s.blocks, see);
            }
            BlockKind::Table(t) => {
                t.caption.iter().chain(&t.head).for_each(|c| inlines(c, see));
                t.rows.iter().flat_map(|r| &r.cells).for_each(|c| inlines(c, see));
            }
            BlockKind::Figure(f) => {
                if let Picture::File(link) = &f.image {
                    see(link);
                }
                f.caption.iter().for_each(|c| inlines(c, see));
            }
            BlockKind::Question(q) => {
                inlines(&q.heading.text, see);
                blocks(&q.intro, see);
                items(&q.options, see);
                blocks(&q.reply, see);
            }
            BlockKind::Include(link) => see(link),
            BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Live(_) => {}
        }
    }
}

/// Every supplement of a text, those within others too.
pub fn supplements(prose: &Prose) -> Vec<&Supplement> {
    let mut out = Vec::new();
    gather(&prose.blocks, &mut out);
    out
}

fn gather<'a>(list: &'a [Block], out: &mut Vec<&'a Supplement>) {
    for block in list {
        match &block.kind {
            BlockKind::Supplement(s) => {
                out.push(s);
                gather(&s.blocks, out);
            }
            BlockKind::List(l) => l.items.iter().for_each(|i| gather(&i.blocks, out)),
            BlockKind::Quote(b) => gather(b, out),
            BlockKind::Callout(c) => gather(&c.blocks, out),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::draft::Draft;
    use crate::derive::example::HERE;
    use crate::derive::say;

    #[test]
    fn links_are_found_wherever_they_stand() {
        let link = || vec![say::link(Link::External("https://example.se/".to_owned()), "x")];
        let mut d = Draft::new(HERE);
        d.para(link());
        d.list(vec![link()]);
        d.facts(vec![("f".to_owned(), link())]);
        let mut grid = crate::derive::draft::Grid::new("").columns(&["a"]);
        grid.row(None, link().into_iter().map(|l| vec![l]).collect());
        d.table(grid, "");
        d.callout(crate::model::prose::CalloutKind::Note, "", vec![link()]);
        let prose = Prose { blocks: d.finish(), footnotes: Vec::new() };
        let mut found = 0;
        links(&prose, &mut |_| found += 1);
        assert_eq!(found, 5);
    }
}
