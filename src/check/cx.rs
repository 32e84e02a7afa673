//! What every rule is given: the handbook, its files, today's date, and the pages opened for
//! reading.

use jiff::civil::Date;
use rayon::prelude::*;

use super::citations::{self, Cited};
use super::page::{self, Page};
use crate::derive::readability::{self, OwnWords};
use crate::diag::sink::Diags;
use crate::manuscript::layout::{self, FileKind};
use crate::model::article::Article;
use crate::model::handbook::Handbook;
use crate::source::file::SourceFile;
use crate::source::sources::Sources;
use crate::source::span::{FileId, Span};
use crate::text::glance::{Glance, Rare, Rares};

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
    /// Where something was already told to be wrong when the files were read and bound, sorted.
    misread: Vec<Span>,
    /// The files as text, in order; `None` for one that is none.
    texts: Vec<Option<&'a str>>,
    /// Which of them editors write, and which rare things they may hold.
    written: Vec<(FileId, Rares)>,
}

impl<'a> Cx<'a> {
    /// Opens the pages of a handbook.
    #[must_use]
    pub fn new(handbook: &'a Handbook, sources: &'a Sources, told: &Diags) -> Self {
        let articles: Vec<&Article> = handbook.articles.rows().collect();
        let own = OwnWords::of(handbook);
        let open = |a: &'a Article| Page::open(a, sources, readability::read(a, &own, page::LONG));
        let pages: Vec<Page<'a>> = articles.into_par_iter().map(open).collect();
        let cited = citations::all(handbook, &pages);
        let mut misread: Vec<Span> = told.as_slice().iter().map(|f| f.span).collect();
        misread.sort_unstable();
        let texts = sources.files().par_iter().map(|file| file.text().ok()).collect();
        let mut opened: Vec<Option<Rares>> = vec![None; sources.files().len()];
        for page in &pages {
            opened[page.article.file.0 as usize] = Some(page.rares);
        }
        let rares = |(id, text): (FileId, &str)| {
            (id, opened[id.0 as usize].unwrap_or_else(|| Glance::rares(text)))
        };
        let written = written(sources, |_| true).into_par_iter().map(rares).collect();
        let today = handbook.settings.today;
        Self { handbook, sources, today, pages, cited, misread, texts, written }
    }

    /// Whether `guidance/handbook.yaml` was read: where it was not, that is told, and what it says
    /// is not missed.
    #[must_use]
    pub fn has_colophon(&self) -> bool {
        let title = self.handbook.colophon.title.span;
        title.start < title.end && self.sources.find("guidance/handbook.yaml") == Some(title.file)
    }

    /// Whether something in the YAML record around a place was already told to be wrong: what is
    /// missing there is not missed a second time. The record ends before the first line that is
    /// indented less than the place's own key.
    #[must_use]
    pub fn misread(&self, at: Span) -> bool {
        let text = self.sources.file(at.file).text().unwrap_or_default();
        let start = at.start as usize;
        let (before, after) = text.split_at_checked(start).unwrap_or((text, ""));
        let line = &before[before.rfind('\n').map_or(0, |n| n + 1)..];
        let inner = |l: &str| l.len() - l.trim_start_matches([' ', '-']).len();
        let column = inner(line);
        let mut end = start;
        for (n, l) in after.split_inclusive('\n').enumerate() {
            let shallow = l.len() - l.trim_start_matches(' ').len() < column;
            if n > 0 && shallow && !l.trim().is_empty() {
                break;
            }
            end += l.len();
        }
        let from = self.misread.partition_point(|s| (s.file, s.start) < (at.file, at.start));
        self.misread.get(from).is_some_and(|s| s.file == at.file && (s.start as usize) < end)
    }

    /// Whether something in the item of a file's own list around a place was told to be wrong.
    #[must_use]
    pub fn misread_item(&self, at: Span) -> bool {
        let text = self.sources.file(at.file).text().unwrap_or_default();
        let (before, after) = text.split_at_checked(at.start as usize).unwrap_or((text, ""));
        let start = before.rfind("\n- ").unwrap_or(0);
        let end = before.len() + after.find("\n- ").unwrap_or(after.len());
        let within = |s: &Span| s.file == at.file && (start..end).contains(&(s.start as usize));
        let from = self.misread.partition_point(|s| s.file < at.file);
        self.misread[from..].iter().take_while(|s| s.file == at.file).any(within)
    }

    /// Whether something was told of a file among those at `path`, a file or a folder.
    #[must_use]
    pub fn misread_in(&self, path: &str) -> bool {
        let files = self.sources.files();
        self.misread
            .iter()
            .any(|s| files.get(s.file.0 as usize).is_some_and(|file| file.path.starts_with(path)))
    }

    /// Whether the file of some centre has a fault, so that a centre may be there but not counted.
    #[must_use]
    pub fn centre_misread(&self) -> bool {
        let files = self.sources.files();
        self.misread.iter().any(|s| {
            let file = files.get(s.file.0 as usize);
            file.is_some_and(|f| matches!(layout::kind(&f.path), FileKind::Centre))
        })
    }

    /// The text that a span covers; empty when it is none.
    #[must_use]
    pub fn text(&self, span: Span) -> &'a str {
        let text = self.texts.get(span.file.0 as usize).copied().flatten();
        text.and_then(|text| text.get(span.range())).unwrap_or("")
    }

    /// How many days ago a date was; negative for dates to come.
    #[must_use]
    pub fn days_since(&self, date: Date) -> i32 {
        (self.today - date).get_days()
    }

    /// Every text that editors write (Markdown and YAML, not themes, not what stands apart) and that
    /// may hold something rare.
    pub fn texts_with(&self, rare: Rare) -> impl Iterator<Item = (FileId, &'a str)> {
        let text = |id: FileId| self.texts.get(id.0 as usize).copied().flatten();
        let some = self.written.iter().filter(move |(_, rares)| rares.may(rare));
        some.filter_map(move |(id, _)| Some((*id, text(*id)?)))
    }
}

/// The files of a handbook that editors write, in order, as text: those whose text is `wanted`.
pub fn written(
    sources: &Sources,
    wanted: impl Fn(&str) -> bool + Sync + Send,
) -> Vec<(FileId, &str)> {
    let files: Vec<(FileId, &SourceFile)> = sources.iter().collect();
    let written = |(id, file)| {
        let text = SourceFile::text(file).ok().filter(|text| wanted(text))?;
        let kind = layout::kind(&file.path);
        let apart = matches!(kind, FileKind::Theme | FileKind::Apart | FileKind::Asset);
        (!apart).then_some((id, text))
    };
    files.into_par_iter().filter_map(written).collect()
}

/// Whether a file is Markdown.
#[must_use]
pub fn is_markdown(sources: &Sources, file: FileId) -> bool {
    matches!(layout::kind(&sources.file(file).path), FileKind::Article(_))
}
