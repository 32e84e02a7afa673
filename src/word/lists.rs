//! Lists, tick boxes, and terms with what is said of them.

use std::fmt::Write as _;

use super::boxes::boxed;
use super::emit::{Around, Emitter};
use crate::model::prose::{BlockKind, DefinitionItem, Inline, List, plain_text};

impl Emitter<'_> {
    pub(super) fn list(&mut self, list: &List, around: Around) {
        let tasks = list.items.iter().any(|item| item.checked.is_some());
        let numbering = match list.start {
            Some(start) if !tasks => {
                self.numbered.push(start);
                super::styles::FIRST_NUMBERED + self.numbered.len() - 1
            }
            _ => 1,
        };
        let style = if list.start.is_some() { "ListNumber" } else { "ListBullet" };
        let inner = Around { lists: around.lists + 1, ..around };
        for item in &list.items {
            let mut blocks = item.blocks.iter();
            let first = blocks.as_slice().first().and_then(|block| match &block.kind {
                BlockKind::Paragraph(text) | BlockKind::Plain(text) => Some(text),
                _ => None,
            });
            if first.is_some() {
                blocks.next();
            }
            let text = first.map_or(&[][..], Vec::as_slice);
            // A question stands on the page of its answers.
            self.leads = blocks.len() > 0;
            if tasks {
                self.task(text, item.checked.unwrap_or(false), around);
            } else {
                let runs = self.inlines(text, "");
                let properties = format!(
                    "{}<w:numPr><w:ilvl w:val=\"{}\"/><w:numId w:val=\"{numbering}\"/></w:numPr>{}",
                    self.kept(),
                    around.lists.min(8),
                    boxed(around, Some(around.lists)),
                );
                self.paragraph(style, &properties, &runs);
            }
            self.blocks(blocks.as_slice(), inner);
        }
    }

    pub(super) fn task(&mut self, text: &[Inline], ticked: bool, around: Around) {
        let tick = self.tick_box(&plain_text(text), ticked);
        let runs = format!("{tick}<w:r><w:tab/></w:r>{}", self.inlines(text, ""));
        let mut properties = format!("{}{}", self.kept(), boxed(around, None));
        if around.lists > 0 {
            let left = 425 * (around.lists + 1);
            let _ = write!(
                properties,
                "<w:tabs><w:tab w:val=\"left\" w:pos=\"{left}\"/></w:tabs><w:ind w:left=\"{left}\" w:hanging=\"425\"/>"
            );
        }
        self.paragraph("Kryssruta", &properties, &runs);
    }

    pub(super) fn definitions(&mut self, items: &[DefinitionItem], around: Around) {
        for item in items {
            let term = self.inlines(&item.term, "<w:b/>");
            self.paragraph("Term", &boxed(around, None), &term);
            let inner = Around { lists: around.lists + 1, ..around };
            for blocks in &item.descriptions {
                self.blocks(blocks, inner);
            }
        }
    }
}
