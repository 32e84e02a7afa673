//! Figures: a picture, what it shows in words, and what is said below it.

use super::super::rules;
use super::super::typ::{quoted, quoted_or_none};
use super::{Around, Emitter, Spot};
use crate::model::link::Link;
use crate::model::prose::{Figure, Picture};

impl Emitter<'_> {
    pub(super) fn figure(&mut self, figure: &Figure, around: Around<'_>) {
        let placed = match &figure.image {
            Picture::Drawn(svg) => self.pictures.drawn(svg),
            Picture::File(Link::Asset { path }) => self.pictures.file(self.sources, path),
            Picture::File(_) => Err("filen finns inte".to_owned()),
        };
        let caption = figure.caption.as_deref().filter(|c| !c.is_empty());
        let mut alt = self.plain(figure.alt.trim());
        if alt.is_empty()
            && let Some(caption) = caption
        {
            alt = self.plain_of(caption);
        }
        match placed {
            Ok(placed) => {
                let alt = (!alt.is_empty()).then_some(alt);
                let call = format!(
                    "#t.picture({}, width: {:.2}, ratio: {:.4}, alt: {}, free: {}, table-next: {}, ",
                    quoted(&format!("/{}", placed.path)),
                    placed.width,
                    placed.ratio,
                    quoted_or_none(alt.as_deref()),
                    around.depth == 0 && alt.is_some(),
                    self.table_next,
                );
                self.typ.raw(&call);
            }
            Err(why) => {
                self.find(&rules::BAD_PICTURE, format!("bilden går inte att trycka: {why}"));
                self.typ.raw(&format!("#t.picture-missing({}, ", quoted(&alt)));
            }
        }
        match caption {
            Some(caption) => self.bracketed(caption, Around { spot: Spot::Note, ..around }),
            None => self.typ.raw("none"),
        }
        self.typ.raw(");\n");
    }
}
