//! Boxes: callouts, what applies in one region, questions with their answers. And how a paragraph
//! within one looks.

use super::emit::{Around, Emitter};
use super::xml::run;
use crate::model::prose::{BlockKind, Callout, Question, Supplement};

impl Emitter<'_> {
    pub(super) fn callout(&mut self, callout: &Callout, around: Around) {
        let mut head = run("", callout.kind.label());
        if let Some(title) = callout.title.as_deref().filter(|title| !title.is_empty()) {
            head = format!("{}{}", run("", &format!("{}: ", callout.kind.label())), {
                self.inlines(title, "")
            });
        }
        self.paragraph("Rutrubrik", "", &head);
        self.blocks(&callout.blocks, Around { boxed: true, ..around });
    }

    pub(super) fn supplement(&mut self, supplement: &Supplement, around: Around) {
        let region = supplement.region.map(|r| self.hb.regions[r].name.value.clone());
        let name = region.unwrap_or_else(|| "Regionalt tillägg".to_owned());
        let mut head = run("", &name);
        if let Some(title) = supplement.title.as_deref().filter(|title| !title.is_empty()) {
            head = format!("{}{}", run("", &format!("{name}: ")), self.inlines(title, ""));
        }
        self.paragraph("Rutrubrik", "", &head);
        self.blocks(&supplement.blocks, Around { boxed: true, ..around });
    }

    pub(super) fn question(&mut self, question: &Question, around: Around) {
        self.heading(&question.heading);
        self.blocks(&question.intro, around);
        for option in &question.options {
            let text = option.blocks.iter().find_map(|block| match &block.kind {
                BlockKind::Paragraph(text) | BlockKind::Plain(text) => Some(text.as_slice()),
                _ => None,
            });
            self.task(text.unwrap_or(&[]), false, around);
        }
        if !question.reply.is_empty() {
            self.paragraph("Rutrubrik", "", &run("", "Svar"));
            self.blocks(&question.reply, Around { boxed: true, ..around });
        }
    }
}

/// The style and the further properties of a paragraph by where it stands.
pub(super) fn place(around: Around) -> (&'static str, String) {
    let indent = match around.lists {
        0 => String::new(),
        lists => format!("<w:ind w:left=\"{}\"/>", 425 * lists),
    };
    if around.boxed {
        let indent = match around.lists {
            0 => String::new(),
            lists => format!("<w:ind w:left=\"{}\" w:right=\"170\"/>", 170 + 425 * lists),
        };
        return ("Ruta", indent);
    }
    (if around.quoted { "Quote" } else { "BodyText" }, indent)
}

/// The frame of a callout around a paragraph whose style has none; within it the text of a list's
/// item stands further in.
pub(super) fn boxed(around: Around, level: Option<usize>) -> String {
    if !around.boxed {
        return String::new();
    }
    let indent = level.map_or_else(String::new, |level| {
        format!("<w:ind w:left=\"{}\" w:right=\"170\" w:hanging=\"425\"/>", 170 + 425 * (level + 1))
    });
    format!("{}{}{indent}", super::styles::BOX_BORDER, super::styles::BOX_SHADE)
}
