//! Questions of a self-test: asked where they stand, answered after the part.

use super::super::labels::label;
use super::super::typ::{array, quoted};
use super::{Answered, Around, Emitter, Spot};
use crate::model::prose::{Block, BlockKind, ListItem, Question};

/// The letter of an option.
fn letter(index: usize) -> char {
    u8::try_from(index).ok().filter(|i| *i < 26).map_or('?', |i| char::from(b'a' + i))
}

impl Emitter<'_> {
    pub(super) fn question<'p>(
        &mut self,
        question: &'p Question,
        around: Around<'p>,
        answers: &mut Vec<Answered<'p>>,
    ) {
        let number = answers.len() + 1;
        let mut heading = question.heading.clone();
        heading.number = Some(number.to_string());
        self.heading(&heading, around);
        for block in &question.intro {
            self.block(block, around, answers);
        }
        self.typ.raw("#t.options(");
        for option in &question.options {
            self.option(option, around);
            self.typ.raw(", ");
        }
        self.typ.raw(");\n");
        answers.push(Answered { number, options: &question.options, reply: &question.reply });
    }

    fn option(&mut self, option: &ListItem, around: Around<'_>) {
        let inner = Around { depth: around.depth + 1, ..around };
        self.typ.raw("[");
        for block in &option.blocks {
            match &block.kind {
                BlockKind::Plain(text) | BlockKind::Paragraph(text) => self.inlines(text, inner),
                _ => self.block(block, inner, &mut Vec::new()),
            }
        }
        self.typ.raw("]");
    }

    pub(super) fn answers(&mut self, answers: &[Answered<'_>], around: Around<'_>) {
        if answers.is_empty() {
            return;
        }
        let anchor = self.claim(label(&around.part.page, "facit"));
        let call = format!(
            "#t.answers-title({}, label: {}, {});\n",
            around.part.level + 1,
            anchor.map_or_else(|| "none".to_owned(), |a| quoted(&a)),
            quoted("Svar på frågorna"),
        );
        self.last_level = around.part.level + 1;
        self.typ.raw(&call);
        for answer in answers {
            let right: Vec<(usize, &ListItem)> = answer
                .options
                .iter()
                .enumerate()
                .filter(|(_, option)| option.checked == Some(true))
                .collect();
            let letters = right.iter().map(|(i, _)| quoted(&letter(*i).to_string()));
            let call = format!("#t.answer({}, {}, [", answer.number, array(letters));
            self.typ.raw(&call);
            for (_, option) in &right {
                let quiet = Around { spot: Spot::Note, ..around };
                self.typ.raw("#t.p(");
                self.option(option, quiet);
                self.typ.raw(");");
            }
            self.typ.raw("], ");
            self.blocks(answer.reply, around);
            self.typ.raw(");\n");
        }
    }

    fn blocks(&mut self, blocks: &[Block], around: Around<'_>) {
        self.nested(blocks, around, &mut Vec::new());
    }
}
