//! The labels of a booklet: what a link in it can lead to.

use std::collections::BTreeSet;

use crate::model::prose::{Block, BlockKind};

use super::part::Part;

/// The label of an anchor on a page.
#[must_use]
pub fn label(page: &str, anchor: &str) -> String {
    format!("{page}#{anchor}")
}

/// Every label that links in the booklet can reach.
#[must_use]
pub fn labels(parts: &[Part]) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for part in parts {
        out.insert(part.page.clone());
        collect(&part.page, &part.prose.blocks, &mut out);
    }
    out
}

fn collect(page: &str, blocks: &[Block], out: &mut BTreeSet<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(h) => {
                out.insert(label(page, &h.anchor));
            }
            BlockKind::Supplement(s) => {
                out.insert(label(page, &s.anchor));
                collect(page, &s.blocks, out);
            }
            BlockKind::Table(table) => {
                let anchors = table.rows.iter().filter_map(|row| row.anchor.as_deref());
                out.extend(anchors.map(|anchor| label(page, anchor)));
            }
            BlockKind::Question(q) => {
                out.insert(label(page, &q.heading.anchor));
                collect(page, &q.intro, out);
            }
            BlockKind::Quote(inner) => collect(page, inner, out),
            BlockKind::Callout(c) => collect(page, &c.blocks, out),
            BlockKind::List(list) => {
                for item in &list.items {
                    collect(page, &item.blocks, out);
                }
            }
            BlockKind::Definitions(items) => {
                for blocks in items.iter().flat_map(|item| &item.descriptions) {
                    collect(page, blocks, out);
                }
            }
            _ => {}
        }
    }
}
