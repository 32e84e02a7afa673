//! Texts taken into other texts: a link alone on its line with the title "infoga".

use super::rules;
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::model::article::Article;
use crate::model::link::{Link, Target};
use crate::model::prose::{Block, BlockKind, Inline, Prose};
use crate::model::table::{Ref, Table};

/// Puts included texts in place; a text that includes itself is told and left out.
#[must_use]
pub fn expand(mut articles: Table<Article>, diags: &mut Diags) -> Table<Article> {
    let waiting: Vec<Ref<Article>> = articles
        .iter()
        .filter(|(_, a)| a.prose.blocks.iter().any(|b| matches!(b.kind, BlockKind::Include(_))))
        .map(|(r, _)| r)
        .collect();
    if waiting.is_empty() {
        return articles;
    }
    let mut done = Vec::new();
    for article in waiting {
        let mut trail = vec![article];
        done.push((article, whole(&articles, article, &mut trail, diags)));
    }
    for (article, prose) in done {
        let row = Article { prose, ..articles[article].clone() };
        articles.replace(article, row);
    }
    articles
}

fn whole(
    articles: &Table<Article>,
    article: Ref<Article>,
    trail: &mut Vec<Ref<Article>>,
    diags: &mut Diags,
) -> Prose {
    let own = &articles[article].prose;
    let mut out = Prose { blocks: Vec::new(), footnotes: own.footnotes.clone() };
    for block in &own.blocks {
        let BlockKind::Include(link) = &block.kind else {
            out.blocks.push(block.clone());
            continue;
        };
        let Link::To { target: Target::Article(included), .. } = link else { continue };
        if trail.contains(included) || trail.len() > 8 {
            diags.push(
                Finding::new(&rules::CIRCULAR_INCLUDE, block.span, "sidan infogar sig själv")
                    .help("ta bort en av länkarna med titeln \u{201d}infoga\u{201d}"),
            );
            continue;
        }
        trail.push(*included);
        let mut inner = whole(articles, *included, trail, diags);
        trail.pop();
        let shift = out.footnotes.len();
        if shift > 0 {
            renumber(&mut inner.blocks, shift);
            inner.footnotes.iter_mut().for_each(|n| renumber(&mut n.blocks, shift));
        }
        out.blocks.extend(inner.blocks);
        out.footnotes.extend(inner.footnotes);
    }
    out
}

fn renumber(blocks: &mut [Block], shift: usize) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Paragraph(i) | BlockKind::Plain(i) => renumber_inlines(i, shift),
            BlockKind::Heading(h) => renumber_inlines(&mut h.text, shift),
            BlockKind::List(l) => {
                l.items.iter_mut().for_each(|i| renumber(&mut i.blocks, shift));
            }
            BlockKind::Quote(b) => renumber(b, shift),
            BlockKind::Callout(c) => renumber(&mut c.blocks, shift),
            BlockKind::Supplement(s) => renumber(&mut s.blocks, shift),
            BlockKind::Definitions(d) => d.iter_mut().for_each(|d| {
                renumber_inlines(&mut d.term, shift);
                d.descriptions.iter_mut().for_each(|b| renumber(b, shift));
            }),
            BlockKind::Table(t) => {
                t.head.iter_mut().for_each(|c| renumber_inlines(c, shift));
                t.rows
                    .iter_mut()
                    .flat_map(|r| &mut r.cells)
                    .for_each(|c| renumber_inlines(c, shift));
            }
            _ => {}
        }
    }
}

fn renumber_inlines(inlines: &mut [Inline], shift: usize) {
    for inline in inlines {
        match inline {
            Inline::Footnote(n) => *n += shift,
            Inline::Emphasis(c) | Inline::Strong(c) | Inline::Strike(c) => {
                renumber_inlines(c, shift);
            }
            Inline::Link(l) => renumber_inlines(&mut l.text, shift),
            _ => {}
        }
    }
}
