//! Word: forms and agreements as documents to fill in, written by us as Office Open XML
//! (ECMA-376, transitional), with what a centre's file knows already filled in.
//!
//! The text is the very one that is printed (`print::parts`), so page, PDF and document say the
//! same. Same handbook, same bytes.

pub mod boxes;
pub mod emit;
pub mod field;
pub mod inline;
pub mod links;
pub mod lists;
pub mod made;
pub mod package;
pub mod pictures;
pub mod styles;
pub mod table;
pub mod xml;

use std::io;

use self::emit::Emitter;
use self::made::Blank;
use crate::model::article::{Article, Place};
use crate::model::centre::Centre;
use crate::model::handbook::Handbook;
use crate::model::table::Ref;
use crate::print::booklet::Booklet;
use crate::print::parts;
use crate::source::sources::Sources;

/// The folder of the site that Word documents lie in.
pub const FOLDER: &str = "word";

/// A form or agreement as a Word document: blank, or filled in for a centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Document {
    /// The template.
    pub form: Ref<Article>,
    /// The centre; `None` leaves blanks.
    pub centre: Option<Ref<Centre>>,
}

/// A finished document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// The fields that nobody has filled in, in the order of the text.
    pub blanks: Vec<Blank>,
}

/// Every form of a handbook, blank: what a build makes.
#[must_use]
pub fn blanks(hb: &Handbook) -> Vec<Document> {
    let form = |place: &Place| matches!(place, Place::Form { .. });
    let forms = hb.articles.iter().filter(|(_, article)| form(&article.place));
    forms.map(|(form, _)| Document { form, centre: None }).collect()
}

/// Every form of a handbook filled in for every centre: what can be asked for.
#[must_use]
pub fn filled(hb: &Handbook) -> Vec<Document> {
    let forms = blanks(hb);
    let of = |centre| forms.iter().map(move |d| Document { form: d.form, centre: Some(centre) });
    hb.centres.refs().flat_map(of).collect()
}

impl Document {
    /// The booklet that is the same on paper.
    #[must_use]
    pub fn booklet(self) -> Booklet {
        Booklet::Form { form: self.form, centre: self.centre }
    }

    /// The path from the site's root, beside the PDF's: `word/mallar/samverkansavtal.docx`.
    #[must_use]
    pub fn path(self, hb: &Handbook) -> String {
        let pdf = self.booklet().path(hb);
        let stem = pdf.strip_prefix("pdf/").unwrap_or(&pdf);
        format!("{FOLDER}/{}.docx", stem.strip_suffix(".pdf").unwrap_or(stem))
    }

    /// The title: what readers see in lists, at the head and in the window's frame.
    #[must_use]
    pub fn title(self, hb: &Handbook) -> String {
        self.booklet().title(hb)
    }

    /// Writes the document.
    ///
    /// # Errors
    /// Only when memory for the zip cannot be had.
    pub fn write(self, hb: &Handbook, sources: &Sources) -> io::Result<Written> {
        let all = parts::parts(hb, self.booklet());
        let mut emitter = Emitter::new(hb, sources, self.centre);
        for part in &all {
            emitter.part(part);
        }
        emitter.blanks_at_the_end();
        let bytes = package::package(hb, self, &emitter)?;
        Ok(Written { bytes, blanks: emitter.blanks })
    }
}
