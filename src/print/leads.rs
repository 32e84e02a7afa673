//! Which words lead to what comes after them, on paper and in Word alike: the two stay on one page.

use crate::model::prose::{Block, BlockKind, plain_text};

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
