//! Pictures that Word can show: PNG and JPEG. Drawings in SVG are told in words, since Word wants
//! a raster beside them that we do not make.

use std::sync::Arc;

use super::emit::Emitter;
use super::made::Media;
use super::xml::{escape, run};
use crate::model::link::Link;
use crate::model::prose::{Figure, Picture, plain_text};
use crate::print::pictures::Pictures;

/// How broad a picture may be: the text's width, in English metric units (914 400 an inch).
const BROADEST: f64 = 6_120_130.0;
/// English metric units in a point.
const POINT: f64 = 12_700.0;

impl Emitter<'_> {
    /// A picture that Word can show with its alternative text; of others, the words.
    pub(super) fn figure(&mut self, figure: &Figure) {
        let caption = figure.caption.as_deref().filter(|c| !c.is_empty());
        let mut alt = figure.alt.trim().to_owned();
        if alt.is_empty() {
            alt = caption.map(plain_text).unwrap_or_default();
        }
        let placed = match &figure.image {
            Picture::File(Link::Asset { path }) => self.picture(path, &alt),
            _ => None,
        };
        match placed {
            Some(drawing) => self.paragraph("Bild", "", &drawing),
            None if !alt.is_empty() => {
                self.paragraph("BodyText", "", &run("<w:i/>", &format!("Bild: {alt}")));
            }
            None => {}
        }
        if let Some(caption) = caption {
            let runs = self.inlines(caption, "");
            self.paragraph("Caption", "", &runs);
        }
    }

    /// A drawing with its alternative text; `None` for what Word cannot show.
    fn picture(&mut self, path: &str, alt: &str) -> Option<String> {
        let ending = path.rsplit('.').next()?.to_ascii_lowercase();
        if !matches!(ending.as_str(), "png" | "jpg" | "jpeg") {
            return None;
        }
        let placed = Pictures::default().file(self.sources, path).ok()?;
        let file = self.sources.find(path)?;
        let bytes = Arc::clone(&self.sources.file(file).bytes);
        let name = format!("bild{}.{ending}", self.media.len() + 1);
        self.media.push(Media { name, bytes });
        let number = self.media.len();
        let (width, height) = size(placed.width, placed.ratio);
        let (id, alt) = (self.id(), escape(alt));
        Some(format!(
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"{id}\" name=\"Bild {number}\" descr=\"{alt}\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"{id}\" name=\"Bild {number}\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rIdB{number}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        ))
    }
}

/// Width and height in English metric units, no broader than the text.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what a page holds"
)]
fn size(points: f64, ratio: f64) -> (u64, u64) {
    let width = (points * POINT).clamp(POINT, BROADEST);
    let height = (width * ratio).clamp(POINT, 1.4 * BROADEST);
    (width as u64, height as u64)
}
