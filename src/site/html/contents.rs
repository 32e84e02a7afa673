//! The contents of a page: its headings of level 2 and 3 and its regional supplements.

use crate::model::handbook::Handbook;
use crate::model::prose::{Block, BlockKind, plain_text};

/// An entry in a page's contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// 2 or 3.
    pub level: u8,
    /// Anchor, without `#`.
    pub anchor: String,
    /// "1.1.2", when the heading is numbered.
    pub number: Option<String>,
    /// Words.
    pub text: String,
    /// The region's id, for supplements.
    pub region: Option<String>,
}

/// The entries of a text in reading order.
#[must_use]
pub fn of(handbook: &Handbook, blocks: &[Block]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut level = 1;
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(heading) if (2..=3).contains(&heading.level) => {
                level = heading.level;
                entries.push(Entry {
                    level,
                    anchor: heading.anchor.clone(),
                    number: heading.number.clone(),
                    text: plain_text(&heading.text),
                    region: None,
                });
            }
            BlockKind::Supplement(supplement) => {
                let Some(region) = supplement.region.map(|r| &handbook.regions[r]) else {
                    continue;
                };
                let text = match &supplement.title {
                    Some(title) => format!("{}: {}", region.short.value, plain_text(title)),
                    None => format!("Gäller i {}", region.name.value),
                };
                entries.push(Entry {
                    level: if level == 1 { 2 } else { 3 },
                    anchor: supplement.anchor.clone(),
                    number: None,
                    text,
                    region: Some(region.id.value.clone()),
                });
            }
            _ => {}
        }
    }
    entries
}
