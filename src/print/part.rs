//! A part of a booklet: how it begins, and what it holds, be it a text or a page made of data.

use crate::derive::pages::DataPage;
use crate::model::article::Article;
use crate::model::handbook::Handbook;
use crate::model::link::Target;
use crate::model::prose::{Footnote, Prose};
use crate::model::region::Region;
use crate::model::table::Ref;
use crate::source::span::Span;

use super::expand::expand;
use super::info::info;

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

/// A text as a part, with what applies in `region`, or in all.
pub fn of_text(
    hb: &Handbook,
    r: Ref<Article>,
    opening: Opening,
    level: u8,
    region: Option<Ref<Region>>,
) -> Part {
    let article = &hb.articles[r];
    Part {
        opening,
        level,
        number: article.number(),
        title: article.front.title.value.clone(),
        lead: article.front.lead.value.clone(),
        page: crate::route::article(article),
        info: info(hb, article),
        region: article.front.region.map(|r| hb.regions[r].name.value.clone()),
        span: Some(article.front.title.span),
        prose: Prose {
            blocks: expand(hb, &article.prose.blocks, region, 0),
            footnotes: article
                .prose
                .footnotes
                .iter()
                .map(|note| Footnote {
                    label: note.label.clone(),
                    blocks: expand(hb, &note.blocks, region, 0),
                })
                .collect(),
        },
    }
}

/// A page that is made of data; `None` when there is none, or when it would be an empty appendix.
pub fn of_page(
    hb: &Handbook,
    target: Target,
    opening: Opening,
    region: Option<Ref<Region>>,
) -> Option<Part> {
    let data = crate::derive::pages::page(hb, target)?;
    let part = of_data(hb, data, crate::route::path(hb, target), opening, region);
    let appended = matches!(opening, Opening::Appendix | Opening::Further);
    let empty = appended && part.prose.blocks.is_empty();
    (!empty).then_some(part)
}

/// A part made of data.
pub fn of_data(
    hb: &Handbook,
    data: DataPage,
    page: String,
    opening: Opening,
    region: Option<Ref<Region>>,
) -> Part {
    Part {
        opening,
        level: 1,
        number: None,
        title: data.title,
        lead: data.lead,
        page,
        info: Vec::new(),
        region: None,
        span: data.span,
        prose: Prose { blocks: expand(hb, &data.blocks, region, 0), footnotes: Vec::new() },
    }
}
