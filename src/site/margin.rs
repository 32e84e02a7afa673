//! What stands beside a page's text and is made of lists as long as the page's own: its contents and
//! the facts about it.

use serde::Serialize;

use super::Site;
use super::pattern::{Marks, Patterns, any};
use super::view::DownloadView;
use super::view::info::{Fact, Info, SourceView};
use super::view::page::{Content, Page};

/// More entries than this stand once on a page, folded under the lead.
const LONG: usize = 40;

/// A title with fewer letters is a letter of the alphabet, or two.
const LETTERS: usize = 3;

/// The contents of a page that has two entries or more.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Contents {
    /// The entries as HTML, a line each.
    pub rows: String,
    /// Whether the first entry is a letter: then they are shown at once.
    pub open: bool,
    /// Whether the entries are letters.
    pub letters: bool,
    /// Whether there are so many that they stand once.
    pub long: bool,
}

/// Patterns of what this room makes.
#[derive(Debug, Default)]
pub struct Margins {
    rows: Patterns<(u8, bool), Row>,
    abouts: Patterns<Kind, Word>,
}

/// What `entries.html` sees as `page`.
#[derive(Debug, Serialize)]
struct OfContents<'a> {
    contents: &'a [Content],
}

/// What `about.html` sees as `page`.
#[derive(Debug, Serialize)]
struct OfInfo<'a> {
    info: &'a Info,
}

/// The words of an entry.
#[derive(Clone, Copy, Debug)]
enum Row {
    Anchor,
    Text,
    Region,
}

/// Facts about a page that are told in the same way.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Kind {
    /// Each fact's name, whether it leads somewhere, and whether it is a day.
    facts: Vec<(&'static str, bool, bool)>,
    /// Whether places in the source are told.
    sources: Vec<bool>,
    downloads: usize,
    edit: bool,
    report: bool,
    /// Folders and name of the file; 0 for no file.
    file: usize,
    /// Folders and name in the address, where it is no whole one.
    address: usize,
    permanent: bool,
}

/// The words of facts about a page.
#[derive(Clone, Copy, Debug)]
enum Word {
    Value(usize),
    Href(usize),
    Iso(usize),
    Source(usize),
    SourceTitle(usize),
    SourceHref(usize),
    SourcePlaces(usize),
    Download(usize),
    DownloadHref(usize),
    DownloadNote(usize),
    Edit,
    Report,
    File(usize),
    Address(usize),
    WholeAddress,
}

impl Kind {
    fn of(info: &Info) -> Self {
        let fact = |fact: &Fact| (fact.name, any(fact.href.as_ref()), any(fact.iso.as_ref()));
        let file = info.file.as_ref().filter(|file| !file.is_empty());
        Self {
            facts: info.facts.iter().map(fact).collect(),
            sources: info.sources.iter().map(|source| !source.places.is_empty()).collect(),
            downloads: info.downloads.len(),
            edit: any(info.edit.as_ref()),
            report: any(info.report.as_ref()),
            file: file.map_or(0, |file| file.split('/').count()),
            address: if info.permanent { 0 } else { info.address.split('/').count() },
            permanent: info.permanent,
        }
    }

    /// The facts with marks for words.
    fn marked(&self, marks: &mut Marks<Word>) -> Info {
        let facts = self.facts.iter().enumerate().map(|(at, (name, href, iso))| Fact {
            name,
            value: marks.of(Word::Value(at)),
            href: marks.may(*href, Word::Href(at)),
            iso: marks.may(*iso, Word::Iso(at)),
        });
        let facts = facts.collect();
        let sources = self.sources.iter().enumerate().map(|(at, places)| SourceView {
            short: marks.of(Word::Source(at)),
            title: marks.of(Word::SourceTitle(at)),
            href: marks.of(Word::SourceHref(at)),
            places: marks.if_any(*places, Word::SourcePlaces(at)),
        });
        let sources = sources.collect();
        let downloads = (0..self.downloads).map(|at| DownloadView {
            title: marks.of(Word::Download(at)),
            href: marks.of(Word::DownloadHref(at)),
            note: marks.of(Word::DownloadNote(at)),
        });
        let downloads = downloads.collect();
        let mut path = |count: usize, word: fn(usize) -> Word| {
            (0..count).map(|at| marks.of(word(at))).collect::<Vec<_>>().join("/")
        };
        let file = (self.file > 0).then(|| path(self.file, Word::File));
        let address = path(self.address, Word::Address);
        Info {
            facts,
            sources,
            downloads,
            edit: marks.may(self.edit, Word::Edit),
            file,
            report: marks.may(self.report, Word::Report),
            address: if self.permanent { marks.of(Word::WholeAddress) } else { address },
            permanent: self.permanent,
        }
    }
}

impl Word {
    fn of(self, info: &Info) -> &str {
        match self {
            Self::Value(at) => &info.facts[at].value,
            Self::Href(at) => info.facts[at].href.as_deref().unwrap_or_default(),
            Self::Iso(at) => info.facts[at].iso.as_deref().unwrap_or_default(),
            Self::Source(at) => &info.sources[at].short,
            Self::SourceTitle(at) => &info.sources[at].title,
            Self::SourceHref(at) => &info.sources[at].href,
            Self::SourcePlaces(at) => &info.sources[at].places,
            Self::Download(at) => &info.downloads[at].title,
            Self::DownloadHref(at) => &info.downloads[at].href,
            Self::DownloadNote(at) => &info.downloads[at].note,
            Self::Edit => info.edit.as_deref().unwrap_or_default(),
            Self::Report => info.report.as_deref().unwrap_or_default(),
            Self::File(at) => info.file.as_deref().and_then(|p| p.split('/').nth(at)).unwrap_or(""),
            Self::Address(at) => info.address.split('/').nth(at).unwrap_or_default(),
            Self::WholeAddress => &info.address,
        }
    }
}

/// What a part came out as, without the line that ends its file.
fn trimmed(html: Vec<u8>) -> String {
    let mut html = String::from_utf8(html).unwrap_or_default();
    html.truncate(html.trim_end().len());
    html
}

impl Site<'_> {
    /// The contents of a page, as templates see them; none where there are too few entries.
    pub(super) fn contents(&self, page: &Page) -> Option<Contents> {
        let entries = &page.contents;
        let [first, second, ..] = entries.as_slice() else { return None };
        let letter = |entry: &Content| entry.text.chars().nth(LETTERS - 1).is_none();
        Some(Contents {
            rows: self.patterned_rows(entries).unwrap_or_else(|| self.filled_rows(entries)),
            open: letter(first),
            letters: letter(first) && letter(second),
            long: entries.len() > LONG,
        })
    }

    fn filled_rows(&self, contents: &[Content]) -> String {
        let rows = trimmed(self.fill("entries.html", &OfContents { contents }, &(), None));
        rows.trim_start().to_owned()
    }

    fn patterned_rows(&self, entries: &[Content]) -> Option<String> {
        if !self.patterned {
            return None;
        }
        let mut rows = String::with_capacity(entries.len() * 128);
        for entry in entries {
            let kind = (entry.level, any(entry.region.as_ref()));
            let pattern = self.margins.rows.get(kind, |&(level, region)| {
                let mut marks = Marks::new();
                let entry = Content {
                    level,
                    anchor: marks.of(Row::Anchor),
                    text: marks.of(Row::Text),
                    region: marks.may(region, Row::Region),
                };
                marks.pattern(&self.filled_rows(&[entry]))
            })?;
            if !rows.is_empty() {
                rows.push('\n');
            }
            pattern.fill(&mut rows, |word| match word {
                Row::Anchor => &entry.anchor,
                Row::Text => &entry.text,
                Row::Region => entry.region.as_deref().unwrap_or_default(),
            });
        }
        Some(rows)
    }

    /// The facts about a page as HTML; nothing where none are told.
    pub(super) fn about(&self, page: &Page) -> String {
        let Some(info) = &page.info else { return String::new() };
        self.patterned_about(info).unwrap_or_else(|| self.filled_about(info))
    }

    fn filled_about(&self, info: &Info) -> String {
        trimmed(self.fill("about.html", &OfInfo { info }, &(), None))
    }

    fn patterned_about(&self, info: &Info) -> Option<String> {
        if !self.patterned {
            return None;
        }
        let pattern = self.margins.abouts.get(Kind::of(info), |kind| {
            let mut marks = Marks::new();
            let marked = kind.marked(&mut marks);
            marks.pattern(&self.filled_about(&marked))
        })?;
        let mut out = String::with_capacity(2048);
        pattern.fill(&mut out, |word| word.of(info));
        Some(out)
    }
}
