//! Headings settled: levels without gaps, numbers in chapters.

use crate::model::article::{Article, Place};
use crate::model::prose::{Block, BlockKind};

/// Closes gaps between levels, and numbers the headings of a chapter's sections: 3.2.1.
pub fn settle(article: &mut Article) {
    let prefix = match article.place {
        Place::Section { .. } => article.number(),
        _ => None,
    };
    let mut state = State { level: 1, count: 0, prefix };
    walk(&mut article.prose.blocks, &mut state, true);
}

struct State {
    level: u8,
    count: u32,
    prefix: Option<String>,
}

fn walk(blocks: &mut [Block], state: &mut State, outer: bool) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading(h) => {
                h.level = h.level.clamp(2, state.level + 1);
                state.level = h.level;
                if outer && h.level == 2 {
                    state.count += 1;
                    h.number = state.prefix.as_ref().map(|p| format!("{p}.{}", state.count));
                }
            }
            BlockKind::Question(q) => {
                q.heading.level = q.heading.level.clamp(2, state.level + 1);
            }
            BlockKind::Supplement(s) => {
                let level = state.level;
                walk(&mut s.blocks, state, false);
                state.level = level;
            }
            BlockKind::Callout(c) => walk(&mut c.blocks, state, false),
            BlockKind::Quote(b) => walk(b, state, false),
            BlockKind::List(l) => {
                for item in &mut l.items {
                    walk(&mut item.blocks, state, false);
                }
            }
            _ => {}
        }
    }
}
