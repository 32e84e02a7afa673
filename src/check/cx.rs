//! What every rule is given: the handbook, its files, today's date, and the pages opened for
//! reading.

use jiff::civil::Date;
use rayon::prelude::*;

use super::citations::{self, Cited};
use super::page::Page;
use crate::manuscript::layout::{self, FileKind};
use crate::model::article::Article;
use crate::model::handbook::Handbook;
use crate::source::sources::Sources;
use crate::source::span::{FileId, Span};

/// The world of a rule.
pub struct Cx<'a> {
    /// The handbook, bound.
    pub handbook: &'a Handbook,
    /// Its files.
    pub sources: &'a Sources,
    /// Today.
    pub today: Date,
    /// Every Markdown page, in the order of its path.
    pub pages: Vec<Page<'a>>,
    /// Every place that cites a source.
    pub cited: Vec<Cited>,
}

impl<'a> Cx<'a> {
    /// Opens the pages of a handbook.
    #[must_use]
    pub fn new(handbook: &'a Handbook, sources: &'a Sources) -> Self {
        let articles: Vec<&Article> = handbook.articles.rows().collect();
        let pages: Vec<Page<'a>> =
            articles.into_par_iter().map(|a| Page::open(a, sources)).collect();
        let cited = citations::all(handbook, &pages);
        Self { handbook, sources, today: handbook.settings.today, pages, cited }
    }

    /// The text that a span covers; empty when it is none.
    #[must_use]
    pub fn text(&self, span: Span) -> &'a str {
        self.sources.file(span.file).text().ok().and_then(|t| t.get(span.range())).unwrap_or("")
    }

    /// How many days ago a date was; negative for dates to come.
    #[must_use]
    pub fn days_since(&self, date: Date) -> i32 {
        (self.today - date).get_days()
    }

    /// Every text that editors write: Markdown and YAML, not themes, not what stands apart.
    pub fn texts(&self) -> impl Iterator<Item = (FileId, &'a str)> {
        written(self.sources)
    }
}

/// The files of a handbook that editors write, as text.
pub fn written(sources: &Sources) -> impl Iterator<Item = (FileId, &str)> {
    sources.iter().filter_map(|(id, file)| {
        let kind = layout::kind(&file.path);
        let apart = matches!(kind, FileKind::Theme | FileKind::Apart | FileKind::Asset);
        Some((id, file.text().ok().filter(|_| !apart)?))
    })
}

/// Whether a file is Markdown.
#[must_use]
pub fn is_markdown(sources: &Sources, file: FileId) -> bool {
    matches!(layout::kind(&sources.file(file).path), FileKind::Article(_))
}
