//! The text of a booklet with what is made of data in its place, so that every anchor is known before
//! a word is set.

use crate::model::handbook::Handbook;
use crate::model::prose::{Block, BlockKind, DefinitionItem, List, ListItem, Question, Supplement};
use crate::model::region::Region;
use crate::model::table::Ref;

/// Live blocks within live blocks, at most.
const DEEPEST: usize = 4;

/// Blocks with those made from data put in, and other regions' supplements left out.
pub fn expand(
    hb: &Handbook,
    blocks: &[Block],
    region: Option<Ref<Region>>,
    depth: usize,
) -> Vec<Block> {
    let again = |blocks: &[Block]| expand(hb, blocks, region, depth);
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        let kind = match &block.kind {
            BlockKind::Live(live) => {
                if depth < DEEPEST {
                    let made = crate::derive::live::expand(hb, live, block.span);
                    out.extend(expand(hb, &made, region, depth + 1));
                }
                continue;
            }
            BlockKind::Supplement(s) if region.is_some() && s.region != region => continue,
            BlockKind::Supplement(s) => BlockKind::Supplement(Box::new(Supplement {
                blocks: again(&s.blocks),
                ..(**s).clone()
            })),
            BlockKind::Quote(inner) => BlockKind::Quote(again(inner)),
            BlockKind::Callout(callout) => {
                let mut callout = callout.clone();
                callout.blocks = again(&callout.blocks);
                BlockKind::Callout(callout)
            }
            BlockKind::List(list) => BlockKind::List(List {
                start: list.start,
                items: list
                    .items
                    .iter()
                    .map(|i| ListItem { checked: i.checked, blocks: again(&i.blocks) })
                    .collect(),
            }),
            BlockKind::Definitions(items) => BlockKind::Definitions(
                items
                    .iter()
                    .map(|i| DefinitionItem {
                        term: i.term.clone(),
                        descriptions: i.descriptions.iter().map(|d| again(d)).collect(),
                    })
                    .collect(),
            ),
            BlockKind::Question(q) => BlockKind::Question(Box::new(Question {
                heading: q.heading.clone(),
                intro: again(&q.intro),
                options: q.options.clone(),
                reply: again(&q.reply),
            })),
            other => other.clone(),
        };
        out.push(Block::new(kind, block.span));
    }
    out
}
