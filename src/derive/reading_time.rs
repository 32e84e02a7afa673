//! How long a text takes to read.

use crate::model::prose::{Block, BlockKind, ListItem, Prose, plain_text};
use crate::model::stage::Stage;

/// Words that an adult reads in a minute when the matter is new.
const WORDS_A_MINUTE: usize = 180;

fn count(text: &str) -> usize {
    text.split_whitespace().filter(|t| t.chars().any(char::is_alphanumeric)).count()
}

fn items<S: Stage>(items: &[ListItem<S>]) -> usize {
    items.iter().map(|i| words(&i.blocks)).sum()
}

/// The words of blocks, headings and tables included.
#[must_use]
pub fn words<S: Stage>(blocks: &[Block<S>]) -> usize {
    blocks
        .iter()
        .map(|block| match &block.kind {
            BlockKind::Heading(h) => count(&plain_text(&h.text)),
            BlockKind::Paragraph(i) | BlockKind::Plain(i) => count(&plain_text(i)),
            BlockKind::List(list) => items(&list.items),
            BlockKind::Definitions(list) => list
                .iter()
                .map(|d| {
                    count(&plain_text(&d.term))
                        + d.descriptions.iter().map(|b| words(b)).sum::<usize>()
                })
                .sum(),
            BlockKind::Quote(blocks) => words(blocks),
            BlockKind::Callout(c) => words(&c.blocks),
            BlockKind::Supplement(s) => words(&s.blocks),
            BlockKind::Table(t) => {
                let cells = t.head.iter().chain(t.rows.iter().flat_map(|r| &r.cells));
                cells.map(|c| count(&plain_text(c))).sum()
            }
            BlockKind::Code { text, .. } => count(text),
            BlockKind::Figure(f) => f.caption.as_ref().map_or(0, |c| count(&plain_text(c))),
            BlockKind::Question(q) => {
                count(&plain_text(&q.heading.text))
                    + words(&q.intro)
                    + items(&q.options)
                    + words(&q.reply)
            }
            BlockKind::Rule | BlockKind::Live(_) | BlockKind::Include(_) => 0,
        })
        .sum()
}

/// Whole minutes, at least one; what is made from data is not counted.
#[must_use]
pub fn minutes<S: Stage>(prose: &Prose<S>) -> usize {
    words(&prose.blocks).div_ceil(WORDS_A_MINUTE).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::example::HERE;
    use crate::model::prose::Inline;
    use crate::model::stage::Bound;

    #[test]
    fn a_minute_is_the_least_and_time_is_rounded_up() {
        let prose = |n: usize| Prose::<Bound> {
            blocks: vec![Block::new(
                BlockKind::Paragraph(vec![Inline::Text("ord ".repeat(n).into())]),
                HERE,
            )],
            footnotes: Vec::new(),
        };
        assert_eq!(minutes(&prose(0)), 1);
        assert_eq!(minutes(&prose(180)), 1);
        assert_eq!(minutes(&prose(181)), 2);
    }
}
