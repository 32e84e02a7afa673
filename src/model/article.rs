//! A Markdown file of the handbook: what it says of itself, its text, and its place in the book.

use super::front_matter::FrontMatter;
use super::prose::Prose;
use super::stage::{Bound, Stage};
use super::table::{Noun, Ref};
use crate::source::span::{FileId, Spanned};

/// What part of the handbook an article is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// `content/index.md`.
    Front,
    /// A chapter's opening; `number` from the folder's name.
    Chapter {
        /// 0–99.
        number: u32,
        /// Slug without the number.
        slug: String,
    },
    /// A section of a chapter.
    Section {
        /// Chapter's slug.
        chapter: String,
        /// Chapter's number.
        chapter_number: u32,
        /// Section's number.
        number: u32,
        /// Slug without the number.
        slug: String,
    },
    /// A page under `content/om`.
    About {
        /// Slug.
        slug: String,
    },
    /// News.
    News {
        /// Slug.
        slug: String,
    },
    /// An onboarding path.
    Path {
        /// Slug, the role's id.
        slug: String,
    },
    /// An agreement or form.
    Form {
        /// Slug.
        slug: String,
    },
    /// Any other page under `content/`.
    Page {
        /// Path under `content/` without ending.
        path: String,
    },
}

/// An article.
#[derive(Clone, Debug)]
pub struct Article<S: Stage = Bound> {
    /// The file's path from the root; the article's id.
    pub path: Spanned<String>,
    /// The file.
    pub file: FileId,
    /// Its place.
    pub place: Place,
    /// What it says of itself.
    pub front: FrontMatter<S>,
    /// Its text.
    pub prose: Prose<S>,
}

impl<S: Stage> Noun for Article<S> {
    const SINGULAR: &'static str = "sida";
    const DEFINITE: &'static str = "sidan";
    fn id(&self) -> &Spanned<String> {
        &self.path
    }
}

impl<S: Stage> Article<S> {
    /// Whether it is written in Swedish, as all is that does not say otherwise. What is known of
    /// Swedish words and sentences says nothing of a text in another language.
    #[must_use]
    pub fn in_swedish(&self) -> bool {
        self.front.language.as_ref().is_none_or(|stated| {
            let first = stated.value.trim().split('-').next().unwrap_or_default();
            first.is_empty() || first.eq_ignore_ascii_case("sv")
        })
    }

    /// "3", "3.2": the number that readers see; the chapter numbered 0 shows none.
    #[must_use]
    pub fn number(&self) -> Option<String> {
        match &self.place {
            Place::Chapter { number, .. } if *number > 0 => Some(number.to_string()),
            Place::Section { chapter_number, number, .. } if *chapter_number > 0 => {
                Some(format!("{chapter_number}.{number}"))
            }
            _ => None,
        }
    }
}

/// A chapter and its sections in order.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// The opening page.
    pub opening: Ref<Article>,
    /// Sections by number.
    pub sections: Vec<Ref<Article>>,
}
