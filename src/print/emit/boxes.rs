//! Boxes: callouts, and what applies in one region.

use super::super::labels::label;
use super::super::together::is_short;
use super::super::typ::{quoted, quoted_or_none};
use super::{Answered, Around, Emitter, Spot};
use crate::model::prose::{Callout, Inline, Supplement};

impl Emitter<'_> {
    pub(super) fn callout<'p>(
        &mut self,
        callout: &'p Callout,
        around: Around<'p>,
        answers: &mut Vec<Answered<'p>>,
    ) {
        if self.too_deep(around) {
            for block in &callout.blocks {
                self.unwrapped(block, around, answers);
            }
            return;
        }
        let around = Around { tight: false, ..around };
        let (class, name) = (callout.kind.class(), callout.kind.label());
        let whole = is_short(&callout.blocks);
        let call = format!("#t.callout({}, {}, whole: {whole}, ", quoted(class), quoted(name));
        self.typ.raw(&call);
        self.heading_of(callout.title.as_deref(), around);
        self.nested(&callout.blocks, around, answers);
        self.typ.raw(");\n");
    }

    pub(super) fn supplement<'p>(
        &mut self,
        supplement: &'p Supplement,
        around: Around<'p>,
        answers: &mut Vec<Answered<'p>>,
    ) {
        let region = supplement.region.map(|r| &self.hb.regions[r]);
        let name = region.map_or("Regionalt tillägg", |r| r.name.value.as_str());
        let anchor = self.claim(label(&around.part.page, &supplement.anchor));
        let profile = region.and_then(|r| r.profile.as_ref()).and_then(|p| p.colour.as_ref());
        let colour = profile.map(|c| c.value.as_str()).filter(|c| is_colour(c));
        let call = format!(
            "#t.supplement({}, whole: {}, colour: {}, label: {}, ",
            quoted(name),
            is_short(&supplement.blocks),
            quoted_or_none(colour),
            quoted_or_none(anchor.as_deref())
        );
        self.typ.raw(&call);
        self.heading_of(supplement.title.as_deref(), around);
        self.nested(&supplement.blocks, around, answers);
        self.typ.raw(");\n");
    }

    /// A callout's own heading, or `none`, and a comma.
    fn heading_of(&mut self, title: Option<&[Inline]>, around: Around<'_>) {
        match title {
            Some(title) if !title.is_empty() => {
                self.bracketed(title, Around { spot: Spot::Note, ..around });
            }
            _ => self.typ.raw("none"),
        }
        self.typ.raw(", ");
    }
}

/// Whether a word is a colour as style sheets write it: `#8a1f1b`.
fn is_colour(word: &str) -> bool {
    let digits = word.strip_prefix('#').unwrap_or("");
    digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit())
}
