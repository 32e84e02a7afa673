//! What stands together on a page: words that lead to what comes after them, on paper and in Word
//! alike, and blocks so short that they are not parted.

use crate::model::prose::{Block, BlockKind, Inline, List, plain_text};

/// Whether a block is words that lead to the next: "Det här ingår:" and what is shown, or fewer than
/// `short` characters, a line or two of that paper, and a list or a table.
pub fn leads(block: &Block, next: &Block, short: usize) -> bool {
    let (BlockKind::Paragraph(text) | BlockKind::Plain(text)) = &block.kind else { return false };
    let enumerates = matches!(next.kind, BlockKind::List(_) | BlockKind::Table(_));
    let shown = enumerates
        || matches!(
            next.kind,
            BlockKind::Definitions(_)
                | BlockKind::Figure(_)
                | BlockKind::Quote(_)
                | BlockKind::Code { .. }
                | BlockKind::Callout(_)
                | BlockKind::Supplement(_)
        );
    let words = plain_text(text);
    (shown && words.trim_end().ends_with(':')) || (enumerates && words.chars().count() < short)
}

/// Blocks with fewer characters stand whole on a page: some six lines.
const SHORT: usize = 440;

/// An entry of a list of terms with fewer characters stands whole on a page: some ten lines.
const SHORT_ENTRY: usize = 700;

/// Whether blocks are so short that they stand whole on a page.
#[must_use]
pub fn is_short(blocks: &[Block]) -> bool {
    weight(blocks) < SHORT
}

/// Characters on a line, roughly, and how many lines of a list stand whole on a page.
const LINE: usize = 80;
const SHORT_LIST: usize = 6;

/// Whether a list is so short that it stands whole on a page.
#[must_use]
pub fn is_short_list(list: &List) -> bool {
    let lines = list.items.iter().map(|item| weight(&item.blocks).div_ceil(LINE));
    lines.sum::<usize>() <= SHORT_LIST
}

/// Roughly how many lines blocks take, in type so many times the usual.
#[must_use]
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "characters of a block are few and the scale is positive"
)]
pub fn lines(blocks: &[Block], scale: f64) -> usize {
    (weight(blocks) as f64 * scale / LINE as f64).ceil() as usize
}

/// Whether what stands under a heading is an entry that is looked up, and short: words, and terms
/// with what is said of them.
#[must_use]
pub fn is_entry(blocks: &[Block]) -> bool {
    let plain = |b: &Block| {
        use BlockKind::{Definitions, List, Paragraph};
        matches!(b.kind, Paragraph(_) | List(_) | Definitions(_))
    };
    let defines = |b: &Block| matches!(b.kind, BlockKind::Definitions(_));
    blocks.iter().any(defines) && blocks.iter().all(plain) && weight(blocks) < SHORT_ENTRY
}

/// Roughly how many characters of room blocks take: short ones are kept together on a page.
#[must_use]
pub fn weight(blocks: &[Block]) -> usize {
    let line = |text: &[Inline]| plain_text(text).chars().count().max(40);
    let one = |block: &Block| match &block.kind {
        BlockKind::Paragraph(text) | BlockKind::Plain(text) => line(text),
        BlockKind::Heading(heading) => 2 * line(&heading.text),
        BlockKind::List(list) => list.items.iter().map(|item| weight(&item.blocks)).sum(),
        BlockKind::Quote(inner) => weight(inner),
        BlockKind::Callout(callout) => 80 + weight(&callout.blocks),
        BlockKind::Supplement(supplement) => 160 + weight(&supplement.blocks),
        BlockKind::Definitions(items) => {
            items.iter().map(|i| 40 + i.descriptions.iter().map(|d| weight(d)).sum::<usize>()).sum()
        }
        BlockKind::Table(table) => 80 * (table.rows.len() + 1),
        BlockKind::Code { text, .. } => 80 * text.lines().count(),
        _ => 800,
    };
    blocks.iter().map(one).sum()
}
