//! What a form that is filled in for a centre still lacks, listed after it: first what the centre's
//! own facts would give, then what only a hand can write.

use super::super::booklet::Booklet;
use super::{Around, Emitter};
use crate::model::prose::{Block, BlockKind, Heading, Inline, List, ListItem};

/// The field that is always written by hand.
const BY_HAND: &str = "fri";

impl Emitter<'_> {
    /// The list, when the booklet is a form for a centre and something is blank.
    pub(super) fn unfilled(&mut self, around: Around<'_>) {
        let blanks = std::mem::take(&mut self.blanks);
        let Booklet::Form { centre: Some(centre), .. } = self.booklet else { return };
        let (mut known, mut by_hand) = (Vec::new(), Vec::new());
        for (name, what) in blanks {
            let list = if name == BY_HAND { &mut by_hand } else { &mut known };
            if !list.contains(&what) {
                list.push(what);
            }
        }
        if known.is_empty() && by_hand.is_empty() {
            return;
        }
        let span = self.span;
        let centre = self.hb.centres[centre].name.value.clone();
        let text = |words: String| vec![Inline::Text(words.into())];
        let mut blocks = vec![BlockKind::Heading(Box::new(Heading {
            level: 2,
            anchor: "inte-ifyllt".to_owned(),
            number: None,
            text: text("Det som inte är ifyllt".to_owned()),
        }))];
        if !known.is_empty() {
            blocks.push(BlockKind::Paragraph(text(format!(
                "De här uppgifterna saknas om {centre}. Skriv dem i centralens fil, så fylls de i \
                 nästa gång:"
            ))));
            let item = |words: String| ListItem {
                checked: None,
                blocks: vec![Block::new(BlockKind::Plain(text(words)), span)],
            };
            let items = known.into_iter().map(item).collect();
            blocks.push(BlockKind::List(List { start: None, items }));
        }
        if !by_hand.is_empty() {
            blocks.push(BlockKind::Paragraph(text(format!(
                "Det här fyller ni i för hand: {}.",
                by_hand.join(", ")
            ))));
        }
        let blocks: Vec<Block> = blocks.into_iter().map(|kind| Block::new(kind, span)).collect();
        self.in_order(&blocks, around, &mut Vec::new());
    }
}
