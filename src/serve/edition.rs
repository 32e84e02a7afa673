//! The handbook as it was at one moment, on threads of its own that render what is asked for.
//!
//! A [`Site`] borrows the handbook, so both live on the edition's thread; asks come through a
//! channel, and when nobody can ask any more the thread ends and the memory is given back.

use std::collections::HashMap;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::{Builder, available_parallelism, scope};
use std::time::Duration;

use rayon::prelude::*;
use tokio::sync::oneshot;

use super::book::Book;
use super::lasting::{Ends, Lasting, Means};
use super::printer::Printer;
use crate::diag::finding::Finding;
use crate::disk::load::Loaded;
use crate::disk::printed::Shelf;
use crate::model::link::{Register, Target};
use crate::output::Output;
use crate::pipeline::{self, Bound};
use crate::print::card::{self, Painter};
use crate::print::listed;
use crate::search::{self, page::Page};
use crate::site::{self, Site};
use crate::theme::Theme;
use crate::word::{self, Document};

/// The stack of each thread that renders: 64 MiB, of which only what is touched is taken.
const STACK: usize = 64 * 1024 * 1024;

/// What comes back for a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The file.
    File(Vec<u8>),
    /// The site has no such path.
    Missing,
    /// It has, but it could not be made: why.
    Failed(String),
}

/// Somebody waits for the file at a path.
#[derive(Debug)]
pub struct Ask {
    /// The path, from the site's root.
    pub path: String,
    /// To whom.
    pub answer: oneshot::Sender<Answer>,
}

impl Drop for Edition {
    fn drop(&mut self) {
        self.ends.press.store(true, Ordering::SeqCst);
        self.ends.painter.store(true, Ordering::SeqCst);
    }
}

/// The handbook at one moment.
#[derive(Debug)]
pub struct Edition {
    /// Counts up from 1 while the preview runs.
    pub number: u64,
    /// The files.
    pub loaded: Arc<Loaded>,
    /// The permanent address with `/` at its end, when the handbook has one.
    pub base: Option<String>,
    /// How long it took to read.
    pub took: Duration,
    book: Arc<Book>,
    /// How many pages have been rendered of it.
    rendered: Arc<AtomicUsize>,
    broken: bool,
    ends: Ends,
    quick: Sender<Ask>,
    slow: Sender<Ask>,
    print: Sender<Ask>,
}

impl Edition {
    /// Makes ready to render a handbook that was read and resolved, in `took`.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn open(
        number: u64,
        loaded: Loaded,
        bound: Bound,
        shelf: Shelf,
        hands: Arc<Lasting>,
        took: Duration,
    ) -> io::Result<Self> {
        let loaded = Arc::new(loaded);
        let handbook = &bound.handbook;
        let colophon = handbook.colophon.base_url.as_ref().map(|url| url.value.as_str());
        let base = handbook.settings.base_url.as_deref().or(colophon);
        let base = base.map(|url| format!("{}/", url.trim_end_matches('/')));
        let broken = bound.diags.has_errors();
        let book = Arc::new(Book::new(Arc::clone(&loaded), bound));
        let (quick, quick_asks) = channel();
        let (slow, slow_asks) = channel();
        let (print, print_asks) = channel();
        let asks = [quick_asks, slow_asks, print_asks];
        let shown = Arc::clone(&book);
        let rendered = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&rendered);
        let ends = Ends::default();
        let means = Means { hands, ends: ends.clone() };
        Builder::new()
            .name(format!("utgåva {number}"))
            .spawn(move || work(&shown, &shelf, &means, &count, asks))?;
        Ok(Self { number, loaded, base, took, book, rendered, broken, ends, quick, slow, print })
    }

    /// What its authors should know, in order; checks the handbook unless that is done.
    #[must_use]
    pub fn check(&self) -> Arc<Vec<Finding>> {
        self.book.told()
    }

    /// The same for those who may not wait on a thread.
    pub async fn findings(&self) -> Option<Arc<Vec<Finding>>> {
        let book = Arc::clone(&self.book);
        tokio::task::spawn_blocking(move || book.told()).await.ok()
    }

    /// How many pages have been rendered so far: those that were asked for, and all of them once
    /// somebody has searched.
    #[must_use]
    pub fn rendered(&self) -> usize {
        self.rendered.load(Ordering::SeqCst)
    }

    /// Whether something could not be read or leads nowhere, so that pages may be missing.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.broken
    }

    /// The file at a path from the site's root.
    pub async fn ask(&self, path: &str) -> Answer {
        let (answer, waiting) = oneshot::channel();
        // A PDF or the search index takes seconds: pages do not stand in line behind them. A theme of
        // the handbook's own may take minutes: nothing else stands in line behind a PDF.
        let slow = path.starts_with("kort/") || path.starts_with(&format!("{}/", search::FOLDER));
        let line = match path {
            _ if path.starts_with("pdf/") => &self.print,
            _ if slow => &self.slow,
            _ => &self.quick,
        };
        if line.send(Ask { path: path.to_owned(), answer }).is_err() {
            return Answer::Failed("handbokens utgåva är stängd".to_owned());
        }
        waiting.await.unwrap_or_else(|_| Answer::Failed("sidan gick inte att göra".to_owned()))
    }
}

fn work(
    book: &Book,
    shelf: &Shelf,
    means: &Means,
    rendered: &AtomicUsize,
    [quick, slow, print]: [Receiver<Ask>; 3],
) {
    let (loaded, handbook) = (&book.loaded, &book.bound.handbook);
    let theme = Theme::overlaid(&loaded.sources, "default");
    let booklets = listed::plan(handbook);
    let printer = Printer::new(book, &theme, shelf, means, &booklets);
    let (quick, slow) = (Mutex::new(quick), Mutex::new(slow));
    let hand = || Builder::new().stack_size(STACK);
    scope(|beside| {
        // Who begins to print has most to do, and needs no site. With fewer threads than wished for,
        // those that there are do the work.
        let printer = &printer;
        let _ = hand().spawn_scoped(beside, move || printer.serve(&print));
        let documents = word::blanks(handbook);
        let downloads = pipeline::downloads(handbook, &booklets, &documents);
        let site = Site::new(handbook, &loaded.sources, &theme, downloads)
            .with_history(loaded.history.clone());
        let pages = site
            .plan()
            .iter()
            .map(|target| (crate::route::path(handbook, *target), *target))
            .collect();
        let documents = documents.into_iter().chain(word::filled(handbook));
        let documents = documents.map(|d| (d.path(handbook), d)).collect();
        let desk = Desk {
            book,
            site: &site,
            theme: &theme,
            shelf,
            means,
            rendered,
            pages,
            documents,
            assets: OnceLock::new(),
            painter: OnceLock::new(),
            index: OnceLock::new(),
        };
        scope(|scope| {
            let hands = available_parallelism().map_or(2, usize::from);
            for line in std::iter::repeat_n(&quick, hands).chain([&slow]) {
                let desk = &desk;
                let _ = hand().spawn_scoped(scope, move || desk.serve(line));
            }
        });
    });
}

/// What the threads of an edition share.
struct Desk<'a> {
    book: &'a Book,
    site: &'a Site<'a>,
    theme: &'a Theme,
    shelf: &'a Shelf,
    means: &'a Means,
    rendered: &'a AtomicUsize,
    pages: HashMap<String, Target>,
    /// Forms as Word documents: blank, and filled in for each centre.
    documents: HashMap<String, Document>,
    assets: OnceLock<HashMap<String, Vec<u8>>>,
    painter: OnceLock<Painter<'a>>,
    index: OnceLock<Result<HashMap<String, Vec<u8>>, String>>,
}

impl Desk<'_> {
    fn serve(&self, line: &Mutex<Receiver<Ask>>) {
        loop {
            let next = line.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok(ask) = next else { return };
            let answer = self.answer(&ask.path);
            // A browser that has gone away no longer wants it.
            let _ = ask.answer.send(answer);
        }
    }

    fn answer(&self, path: &str) -> Answer {
        if let Some(target) = self.pages.get(path) {
            // Setting every PDF to tell its size would take seconds: the latest build knows them.
            self.site.measure(self.shelf.sizes());
            return Answer::File(self.page(*target));
        }
        if let Some(output) = self.part(path) {
            return Answer::File(output.bytes);
        }
        if path == site::TAKE_ALONG {
            let why = "Webbplatsen som zip görs inte i förhandsvisningen, bara av handbok build.";
            return Answer::Failed(why.to_owned());
        }
        if let Some(document) = self.documents.get(path) {
            return match document.write(self.site.handbook, self.site.sources) {
                Ok(written) => Answer::File(written.bytes),
                Err(e) => Answer::Failed(format!("Word-dokumentet gick inte att göra: {e}")),
            };
        }
        if path.starts_with(search::FOLDER) && path[search::FOLDER.len()..].starts_with('/') {
            return match self.index.get_or_init(|| self.index()) {
                Ok(files) => files.get(path).cloned().map_or(Answer::Missing, Answer::File),
                Err(why) => Answer::Failed(why.clone()),
            };
        }
        if path.starts_with("kort/") {
            let wanted = card::plan(self.site.handbook).into_iter().find(|card| card.path == path);
            let made = || {
                let ended = Arc::clone(&self.means.ends.painter);
                Painter::new(self.theme).with_crew(&self.means.hands.crew).with_end(ended)
            };
            let painter = || self.painter.get_or_init(made);
            let png = wanted.and_then(|card| self.shelf.card(&card, self.theme, painter).ok());
            return png.map_or(Answer::Missing, Answer::File);
        }
        if let Some(output) = site::assets::alone(self.site, path) {
            return Answer::File(output.bytes);
        }
        let assets = self.assets.get_or_init(|| {
            self.site.tell(&self.book.told());
            let assets = site::assets::assets(self.site);
            assets.into_iter().map(|output| (output.path, output.bytes)).collect()
        });
        assets.get(path).cloned().map_or(Answer::Missing, Answer::File)
    }

    fn page(&self, target: Target) -> Vec<u8> {
        if target == Target::Register(Register::Accessibility) {
            // It claims no more than the checks bear out: of all pages it alone waits for them.
            self.book.told();
        }
        self.rendered.fetch_add(1, Ordering::SeqCst);
        site::page::page(self.site, target).bytes
    }

    /// A part of a divided page, or the list of what stands on which part.
    fn part(&self, path: &str) -> Option<Output> {
        let target = self.pages.get(&crate::route::divided(path)?)?;
        self.rendered.fetch_add(1, Ordering::SeqCst);
        let parts = site::page::pages(self.site, *target);
        parts.into_iter().find(|output| output.path == path)
    }

    fn index(&self) -> Result<HashMap<String, Vec<u8>>, String> {
        self.site.measure(self.shelf.sizes());
        self.book.told();
        let mut targets: Vec<(&String, &Target)> = self.pages.iter().collect();
        targets.sort();
        let read = |output: Output| {
            let html = std::str::from_utf8(&output.bytes).ok()?;
            Some(Page::read(output.path, html))
        };
        let pages: Vec<Page> = targets
            .into_par_iter()
            .flat_map_iter(|(_, target)| {
                self.rendered.fetch_add(1, Ordering::SeqCst);
                site::page::pages(self.site, *target)
            })
            .filter(|output| output.path.strip_suffix(".html").is_some())
            .filter_map(read)
            .collect();
        let files = self.shelf.index(pages, search::index).map_err(|e| e.to_string())?;
        Ok(files.into_iter().map(|output| (output.path, output.bytes)).collect())
    }
}
