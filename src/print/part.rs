//! A part of a booklet: how it begins, and what it holds.

use crate::model::prose::Prose;
use crate::source::span::Span;

/// How a part begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// On a page of its own, with a large number.
    Chapter,
    /// A chapter that is a booklet of its own.
    Alone,
    /// Within a chapter.
    Section,
    /// At the head of a sheet.
    Sheet,
    /// After the chapters: glossary.
    Appendix,
    /// After another appendix, on its page where there is room: sources, laws.
    Further,
}

impl Opening {
    /// The word that the theme knows it by.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Chapter => "chapter",
            Self::Alone => "alone",
            Self::Section => "section",
            Self::Sheet => "sheet",
            Self::Appendix => "appendix",
            Self::Further => "further",
        }
    }
}

/// A part of a booklet.
#[derive(Clone, Debug)]
pub struct Part {
    /// How it begins.
    pub opening: Opening,
    /// Level of its title, from 1.
    pub level: u8,
    /// "3.2".
    pub number: Option<String>,
    /// Title.
    pub title: String,
    /// One or two sentences.
    pub lead: String,
    /// The page's path on the site: the label that others point at, and what anchors hang on.
    pub page: String,
    /// What stands beside the title: label and value.
    pub info: Vec<(String, String)>,
    /// The region that it applies in, when not all.
    pub region: Option<String>,
    /// Where it is written; findings without a nearer place point there.
    pub span: Option<Span>,
    /// Its text.
    pub prose: Prose,
}
