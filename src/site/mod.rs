//! The site: which pages there are, and each of them as HTML.
//!
//! A [`Site`] holds what every page needs, made once; a page is then a pure function of it and
//! a target, so that `serve` renders the one page that was asked for and `build` all of them.

pub mod addresses;
pub mod assets;
pub mod colours;
pub mod feed;
mod frame;
pub mod headers;
pub mod highlight;
mod highlight_yaml;
pub mod html;
pub mod linked;
pub mod logo;
mod margin;
mod menu;
mod names;
pub mod offline;
pub mod page;
pub mod parts;
mod pattern;
pub mod pictures;
pub mod plan;
pub mod redirects;
pub mod rules;
pub mod security;
pub mod sitemap;
mod split;
pub mod synonyms;
pub mod templates;
mod told;
pub mod view;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::mem::discriminant;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use self::html::Size as PictureSize;
use self::names::AssetNames;
use self::synonyms::Synonyms;
use self::templates::{Around, Fault, Templates};
use self::view::shared::Shared;
use crate::derive::readability::{self, OwnWords, Readability};
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::model::article::{Article, Place};
use crate::model::handbook::Handbook;
use crate::model::history::History;
use crate::model::link::Target;
use crate::model::table::Ref;
use crate::route;
use crate::source::sources::Sources;
use crate::text::numbers;
use crate::theme::Theme;

/// How large a file to download is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Pages, of a PDF.
    pub pages: Option<u64>,
    /// Bytes.
    pub bytes: u64,
}

/// Where the whole site lies as one file to take along.
pub const TAKE_ALONG: &str = "nedladdning/webbplats.zip";

/// The sizes of files to download, by path from the site's root.
pub type Sizes = BTreeMap<String, Size>;

/// A file that is made to be downloaded, as pages link to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Download {
    /// What kind of file: "PDF", "Word".
    pub kind: &'static str,
    /// Path from the site's root.
    pub path: String,
    /// "Hela vägledningen", "Kapitel 3".
    pub title: String,
    /// The page that it belongs to: a chapter's opening, a centre; the front page for the whole.
    pub target: Target,
}

/// What every page needs, made once.
pub struct Site<'a> {
    /// What is shown.
    pub handbook: &'a Handbook,
    /// The files, for pictures and other published files.
    pub sources: &'a Sources,
    /// Templates, styles and scripts.
    pub theme: &'a Theme,
    /// Files to link to.
    pub downloads: Vec<Download>,
    /// When the files were last changed.
    pub history: History,
    /// What the handbook's authors should know, in order, for the editors' page.
    findings: OnceLock<Arc<Vec<Finding>>>,
    /// Where in `downloads` those of a page stand.
    own_downloads: HashMap<Target, Vec<usize>>,
    /// The path of the page that says whom to turn to.
    contact: Option<String>,
    /// Whether pages name the pictures that stand beside shared links.
    cards: bool,
    names: AssetNames,
    sizes: BTreeMap<String, PictureSize>,
    downloaded: RwLock<Sizes>,
    synonyms: Synonyms,
    places: HashMap<Ref<Article>, (usize, Option<usize>)>,
    versions: HashMap<Target, Vec<Ref<Article>>>,
    own_words: OwnWords,
    /// Beside each article, how hard it is to read, once somebody has asked.
    lix: Vec<OnceLock<Option<f64>>>,
    shared: Shared,
    /// By what a browser knows that the handbook has changed, once somebody has asked.
    version: OnceLock<String>,
    /// Every page, in order.
    plan: Vec<Target>,
    menus: menu::Menus,
    frames: frame::Frames,
    divisions: parts::Divisions,
    margins: margin::Margins,
    plain: page::Plain,
    /// Whether pages may be set in patterns: only where no template is the handbook's own, which may
    /// ask more of a page's words than whether they are there.
    patterned: bool,
    templates: Templates,
    /// The press's own templates, once one of the handbook's has failed.
    embedded: OnceLock<Templates>,
    faults: Mutex<Vec<Fault>>,
}

impl<'a> Site<'a> {
    /// Prepares the site. A template that cannot be compiled is told by [`Site::faults`], and
    /// the embedded theme's templates stand in for the overlaid ones.
    #[must_use]
    pub fn new(
        handbook: &'a Handbook,
        sources: &'a Sources,
        theme: &'a Theme,
        downloads: Vec<Download>,
    ) -> Self {
        let names = AssetNames::new(handbook, theme);
        let templates = || {
            let shared = Shared::new(handbook, sources, &names);
            let mut faults = Vec::new();
            let templates = Templates::new(theme, &shared).unwrap_or_else(|found| {
                faults.extend(found);
                Templates::embedded(&shared)
            });
            (shared, templates, Mutex::new(faults))
        };
        let known = || {
            let (plan, places) = (plan::plan(handbook), page::places(handbook));
            (plan, places, view::version::all(handbook), pictures::sizes(handbook, sources))
        };
        let ((shared, templates, faults), (plan, places, versions, sizes)) =
            rayon::join(templates, known);
        let synonyms = Synonyms::new(&handbook.terms);
        let mut own_downloads: HashMap<Target, Vec<usize>> = HashMap::new();
        for (at, download) in downloads.iter().enumerate() {
            own_downloads.entry(download.target).or_default().push(at);
        }
        let contact = handbook
            .articles
            .rows()
            .find(|article| matches!(&article.place, Place::About { slug } if slug == "kontakt"));
        Self {
            handbook,
            sources,
            theme,
            downloads,
            history: History::default(),
            findings: OnceLock::new(),
            own_downloads,
            contact: contact.map(route::article),
            cards: true,
            names,
            sizes,
            downloaded: RwLock::default(),
            synonyms,
            places,
            versions,
            own_words: OwnWords::of(handbook),
            lix: handbook.articles.refs().map(|_| OnceLock::new()).collect(),
            shared,
            version: OnceLock::new(),
            plan,
            menus: menu::Menus::default(),
            frames: frame::Frames::default(),
            divisions: parts::Divisions::default(),
            margins: margin::Margins::default(),
            plain: page::Plain::default(),
            patterned: theme.under("templates").all(|(_, file)| file.own.is_none()),
            templates,
            embedded: OnceLock::new(),
            faults,
        }
    }

    /// The site with what is known of when its files were last changed.
    #[must_use]
    pub fn with_history(mut self, history: History) -> Self {
        self.history = history;
        self
    }

    /// The site with or without pictures for shared links: a page names its picture only when there
    /// is to be one.
    #[must_use]
    pub fn with_cards(mut self, cards: bool) -> Self {
        self.cards = cards;
        self
    }

    /// The site with what its authors should know.
    #[must_use]
    pub fn with_findings(self, findings: impl Into<Arc<Vec<Finding>>>) -> Self {
        self.tell(&findings.into());
        self
    }

    /// The site with what was measured already of how hard its articles are to read, in the order
    /// of their paths; what is not told is measured when a page asks.
    #[must_use]
    pub fn with_readability(self, known: &[Readability]) -> Self {
        for (lix, known) in self.lix.iter().zip(known) {
            let _ = lix.set(known.lix());
        }
        self
    }

    /// Tells how large the files to download are, so that links can say so.
    pub fn measure(&self, sizes: Sizes) {
        *self.downloaded.write().unwrap_or_else(PoisonError::into_inner) = sizes;
    }

    /// Whether a file may be linked to: the site's own zip only when it is made, since within it
    /// there is no such file.
    #[must_use]
    pub fn offers(&self, download: &Download) -> bool {
        let sizes = self.downloaded.read().unwrap_or_else(PoisonError::into_inner);
        download.path != TAKE_ALONG || sizes.contains_key(TAKE_ALONG)
    }

    /// Whether a link from a page leads to a file that there is.
    #[must_use]
    pub fn offered(&self, from: &str, href: &str) -> bool {
        let hidden = self.downloads.iter().filter(|download| !self.offers(download));
        hidden.map(|download| route::relative(from, &download.path)).all(|path| path != href)
    }

    /// What a link says of a file: "PDF, 34 sidor, 410 kB"; its kind alone before it is made.
    #[must_use]
    pub fn note(&self, download: &Download) -> String {
        let sizes = self.downloaded.read().unwrap_or_else(PoisonError::into_inner);
        let mut note = download.kind.to_owned();
        if let Some(size) = sizes.get(&download.path) {
            if let Some(pages) = size.pages {
                let number = numbers::whole(i64::try_from(pages).unwrap_or(i64::MAX));
                let word = if pages == 1 { "sida" } else { "sidor" };
                let _ = write!(note, ", {number}\u{a0}{word}");
            }
            let _ = write!(note, ", {}", numbers::size(size.bytes));
        }
        note
    }

    /// Every page, sorted by path, each once.
    pub fn plan(&self) -> &[Target] {
        &self.plan
    }

    /// How hard an article is to read; nothing for one too short to measure.
    #[must_use]
    pub fn lix(&self, article: &Article) -> Option<f64> {
        let measure = || readability::of(article, &self.own_words).lix();
        let place = self.handbook.articles.find(&article.path.value);
        match place.and_then(|place| self.lix.get(place.index())) {
            Some(known) => *known.get_or_init(measure),
            None => measure(),
        }
    }

    /// By what a browser knows that the handbook has changed. Findings count, so that they must
    /// have been told before.
    fn version(&self) -> &str {
        self.version.get_or_init(|| offline::version(self))
    }

    /// Tells the site what its authors should know, when that is known later than the site; only
    /// what is told first counts.
    pub fn tell(&self, findings: &Arc<Vec<Finding>>) {
        let _ = self.findings.set(Arc::clone(findings));
    }

    /// What the handbook's authors should know, in order, as far as it has been told.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        self.findings.get().map_or(&[], |findings| findings)
    }

    /// The permanent address with `/` at its end, when it is known.
    #[must_use]
    pub fn base_url(&self) -> Option<String> {
        let settings = self.handbook.settings.base_url.as_deref();
        let colophon = self.handbook.colophon.base_url.as_ref().map(|url| url.value.as_str());
        settings.or(colophon).map(|url| format!("{}/", url.trim_end_matches('/')))
    }

    /// What went wrong in an overlaid template so far, each fault once, in order of place.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults =
            self.faults.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
        faults.sort();
        faults.dedup();
        faults
    }

    /// Fills the handbook's own templates with a page of every kind, so that what is wrong in them
    /// is known without every page being made.
    pub fn try_templates(&self) {
        if self.patterned {
            return;
        }
        let mut seen = HashSet::new();
        for &target in self.plan() {
            let place = match target {
                Target::Article(r) => Some(discriminant(&self.handbook.articles[r].place)),
                _ => None,
            };
            let register = match target {
                Target::Register(register) => Some(register),
                _ => None,
            };
            if seen.insert((discriminant(&target), place, register)) {
                let _ = page::page(self, target);
            }
        }
        let _ = page::not_found(self);
        let _ = page::editors(self);
    }

    /// What went wrong in templates and with earlier addresses, as findings; a fault of the press's
    /// own theme, which no author can mend, stands at the handbook's title.
    #[must_use]
    pub fn diags(&self) -> Diags {
        let mut diags = Diags::new();
        for fault in self.faults() {
            let span = fault.span.unwrap_or(self.handbook.colophon.title.span);
            let message = format!("{}: {}", fault.template, fault.message);
            diags.push(Finding::new(&rules::TEMPLATE, span, message));
        }
        diags.extend(addresses::diags(self));
        diags
    }

    /// Renders a template; a fault of an overlaid one is remembered and the embedded theme's
    /// template used instead, so that a page always comes out. The bytes are UTF-8.
    fn fill<P: view::View, V: view::View>(
        &self,
        template: &str,
        page: &P,
        view: &V,
        around: Option<&Around<'_>>,
    ) -> Vec<u8> {
        self.templates.render(template, page, view, around).unwrap_or_else(|fault| {
            self.faults.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(fault);
            let embedded = self.embedded.get_or_init(|| Templates::embedded(&self.shared));
            embedded.render(template, page, view, around).unwrap_or_default()
        })
    }
}
