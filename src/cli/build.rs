//! `handbok build`: the site and the PDFs, written whole or not at all.

use std::cmp::Reverse;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Instant;

use rayon::prelude::*;

use super::flags::Build;
use super::progress::Progress;
use super::report::{self, Look};
use super::screen::{self, Stream};
use super::summary::{self, Count, Made};
use super::timings::Timings;
use super::{End, Failure, crew, flow};
use crate::apart::crew::Crew;
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::disk::load::Loaded;
use crate::disk::memory::resident;
use crate::disk::printed::Shelf;
use crate::disk::write::{Trouble, Writer};
use crate::history;
use crate::memo::content_hash;
use crate::model::link::{Register, Target};
use crate::output::Output;
use crate::pipeline::{self, Prepared};
use crate::print::booklet::Booklet;
use crate::print::card::{self, Card, Painter};
use crate::print::listed;
use crate::print::press::Press;
use crate::search::{self, page::Page};
use crate::site::{self, Site, Size, Sizes};
use crate::theme::Theme;
use crate::word::{self, Document};

/// Runs the command.
///
/// # Errors
/// When there is no handbook, the target is refused, or the machine fails. The earlier site then
/// stands as it was.
pub fn run(root: Option<&Path>, args: &Build) -> Result<End, Failure> {
    let begun = Instant::now();
    let root = flow::root(root)?;
    let target = args.out.clone().unwrap_or_else(|| root.join("dist"));
    let timings = Timings::new(args.timings);
    let shelf = Shelf::of(&root);
    let (history, read) = thread::scope(|scope| {
        // Git is waited for as late as can be: pages ask it first.
        let history = || timings.span("läsa", "historik", || history::read(&root, &shelf));
        let history = scope.spawn(history);
        let read = timings.span("läsa", "filer", || flow::load(&root)).map(|loaded| {
            let settings = flow::settings(args.base_url.as_deref());
            let prepare = || pipeline::prepare(&loaded.sources, &settings);
            let prepared = timings.span("tolka", "handboken", prepare);
            (loaded, prepared)
        });
        (history.join().unwrap_or_default(), read)
    });
    let (loaded, mut prepared) = read?;
    let loaded = Loaded { history, ..loaded };
    let findings = flow::findings(&loaded, &mut prepared);
    if Count::of(&findings).stops(args.strict) {
        return Ok(stopped(&loaded, &findings));
    }
    let writer = Writer::open(&target, || {
        screen::err("Ett annat bygge skriver till samma mapp. Väntar på att det blir klart.\n");
    })
    .map_err(failure)?;
    // Only the zip of the whole site, which is made beside PDFs, is known by its files' hashes.
    let writer = if args.no_pdf { writer.without_hashes() } else { writer };
    let theme = Theme::overlaid(&loaded.sources, "default");
    let crew = flow::crew();
    let job = Job {
        args,
        loaded: &loaded,
        prepared: &prepared,
        findings: &findings,
        theme: &theme,
        timings: &timings,
        writer: &writer,
        shelf: &shelf,
        crew: &crew,
    };
    let Rendered { made, diags: more } = job.render()?;
    let findings = flow::later(&findings, &prepared.verdict, more);
    let count = Count::of(&findings);
    if count.stops(args.strict) {
        return Ok(stopped(&loaded, &findings));
    }
    let report = timings.span("skriva", "byta mapp", || writer.commit()).map_err(failure)?;
    screen::err(&report::grave(&loaded.sources, &findings, Look::of(Stream::Err)));
    if let Some(path) = timings.save(&root) {
        screen::err(&timings.table());
        screen::err(&format!("Spår för en profilerare: {}\n", path.display()));
    }
    screen::out(&summary::built(&shown(&target), made, report, count, begun.elapsed()));
    // The program ends here: what it holds need not be given back piece by piece.
    std::mem::forget((prepared, loaded, findings));
    Ok(End::Well)
}

/// The folder as the one at the keyboard would write it.
pub(super) fn shown(target: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    target.strip_prefix(here).unwrap_or(target).display().to_string()
}

pub(super) fn stopped(loaded: &Loaded, findings: &[Finding]) -> End {
    let sources = &loaded.sources;
    screen::err(&report::text(sources, findings, Look::of(Stream::Err)));
    screen::err(&summary::findings(sources, findings));
    screen::err("Ingenting är skrivet. Det som fanns sedan förut står kvar.\n");
    End::Findings
}

/// A target that was refused, or a machine that failed.
pub fn failure(trouble: Trouble) -> Failure {
    match trouble {
        Trouble::Io(e) => Failure::io("Webbplatsen gick inte att skriva", &e),
        Trouble::Foreign { .. } => Failure::new(trouble.to_string())
            .help("Välj en annan mapp med --out, eller flytta undan filerna."),
        Trouble::NotAFolder(_) => {
            Failure::new(trouble.to_string()).help("Välj en annan mapp med --out.")
        }
        Trouble::Path(_) => {
            Failure::new(trouble.to_string()).help("Det är ett fel i programmet. Rapportera det.")
        }
    }
}

/// The page that is written last, since it tells how large the whole site is.
const LAST: Target = Target::Register(Register::Downloads);

/// So many pages at most are taken by one thread at a time: with more, the other would have nothing
/// to do at the end.
const TOGETHER: usize = 16;

/// A file of more bytes, made of the whole handbook, is written before the next one is made.
const LARGE: usize = 256 * 1024;

/// What there is to render, and with what.
pub(super) struct Job<'a> {
    pub(super) args: &'a Build,
    pub(super) loaded: &'a Loaded,
    pub(super) prepared: &'a Prepared,
    pub(super) findings: &'a Arc<Vec<Finding>>,
    pub(super) theme: &'a Theme,
    pub(super) timings: &'a Timings,
    pub(super) writer: &'a Writer,
    pub(super) shelf: &'a Shelf,
    pub(super) crew: &'a Crew,
}

/// What rendering came to.
pub(super) struct Rendered {
    /// How much was made.
    pub(super) made: Made,
    /// What was found on the way.
    pub(super) diags: Diags,
}

impl Job<'_> {
    /// Renders everything side by side and hands each file to the writer as it is done.
    pub(super) fn render(&self) -> Result<Rendered, Failure> {
        let handbook = &self.prepared.handbook;
        let booklets = if self.args.no_pdf { Vec::new() } else { listed::plan(handbook) };
        let documents = word::blanks(handbook);
        let downloads = pipeline::downloads(handbook, &booklets, &documents);
        let site = self.timings.span("sidor", "förbereda", || {
            Site::new(handbook, &self.loaded.sources, self.theme, downloads)
                .with_history(self.loaded.history.clone())
                .with_cards(!self.args.no_pdf)
                .with_findings(Arc::clone(self.findings))
                .with_readability(&self.prepared.readability)
        });
        let targets = site.plan();
        let progress = Progress::new(targets.len() + booklets.len());
        // Pages say how large the files to download are: those come first.
        let mut sizes = self.documents(&documents)?;
        let (fresh, printed, mut diags) = self.booklets(&booklets, &progress)?;
        sizes.extend(printed);
        site.measure(sizes.clone());
        diags.extend(self.site(&site, targets, &progress)?);
        if targets.contains(&LAST) && self.args.no_pdf {
            self.put_last(&site)?;
        } else if targets.contains(&LAST) {
            self.take_along(&site, &mut sizes)?;
        }
        if !booklets.is_empty() {
            self.shelf.keep_sizes(&sizes);
        }
        progress.end();
        diags.extend(site.diags());
        self.shelf.tidy();
        let made = Made { pages: targets.len(), pdfs: booklets.len(), pdfs_new: fresh };
        // The program ends soon, see below.
        std::mem::forget(site);
        Ok(Rendered { made, diags })
    }

    /// The whole site as one zip, and the page that tells how large it is, which the zip itself
    /// holds without saying so. Packed only when a file has changed.
    fn take_along(&self, site: &Site<'_>, sizes: &mut Sizes) -> Result<(), Failure> {
        let page = site::page::page(site, LAST);
        let mut parts: Vec<Vec<u8>> = vec![page.bytes.clone()];
        for (path, hash) in self.writer.files() {
            parts.extend([path.into_bytes(), hash.to_vec()]);
        }
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        let files = content_hash(&parts);
        let known = self.shelf.packed(&files);
        let taken = known.and_then(|zip| self.writer.take_earlier(site::TAKE_ALONG, zip));
        let bytes = if let Some(bytes) = taken {
            bytes
        } else {
            let pack = || self.writer.pack(site::TAKE_ALONG, "webbplats", &[page]);
            let (zip, bytes) =
                self.timings.span("skriva", site::TAKE_ALONG, pack).map_err(failure)?;
            self.shelf.keep_packed(&files, &zip);
            bytes
        };
        sizes.insert(site::TAKE_ALONG.to_owned(), Size { pages: None, bytes });
        site.measure(sizes.clone());
        self.put_last(site)
    }

    fn put_last(&self, site: &Site<'_>) -> Result<(), Failure> {
        site::page::pages(site, LAST).iter().try_for_each(|output| self.put(output))
    }

    /// The cards for shared links. What is wrong with the first that cannot be drawn is told: the
    /// others have the same theme.
    fn cards(&self) -> Result<Diags, Failure> {
        let mut diags = Diags::new();
        if self.args.no_pdf {
            return Ok(diags);
        }
        let handbook = &self.prepared.handbook;
        let painter = OnceLock::new();
        let paint = |card: &Card| {
            let painter = || painter.get_or_init(|| Painter::new(self.theme).with_crew(self.crew));
            match self.shelf.card(card, self.theme, painter) {
                Ok(bytes) => self.put(&Output::one(card.path.clone(), bytes)).map(|()| None),
                Err(fault) => Ok(Some(fault)),
            }
        };
        let cards = card::plan(handbook);
        let paint = || cards.par_iter().map(paint).collect::<Result<Vec<_>, Failure>>();
        let faults = self.timings.span("sidor", "kort", paint)?;
        let mut faults = cards.iter().zip(faults);
        if let Some((card, fault)) = faults.find_map(|(card, fault)| Some((card, fault?))) {
            let sources = &self.loaded.sources;
            diags.push(card::finding(handbook, sources, self.theme, card, &fault));
        }
        Ok(diags)
    }

    /// Forms as Word documents, and how large they became.
    fn documents(&self, all: &[Document]) -> Result<Sizes, Failure> {
        let handbook = &self.prepared.handbook;
        let write = |document: &Document| {
            let path = document.path(handbook);
            let written = document.write(handbook, &self.loaded.sources);
            let bytes =
                written.map_err(|e| Failure::io(&format!("{path} gick inte att göra"), &e))?.bytes;
            let size = Size { pages: None, bytes: bytes.len() as u64 };
            self.put(&Output::one(path.clone(), bytes))?;
            Ok((path, size))
        };
        self.timings.span("Word", "mallar", || all.par_iter().map(write).collect())
    }

    fn put(&self, output: &Output) -> Result<(), Failure> {
        self.timings.span("skriva", &output.path, || self.writer.put(output)).map_err(failure)
    }

    /// Pages, what they need, and the search index over them.
    fn site(
        &self,
        site: &Site<'_>,
        pages: &[Target],
        progress: &Progress,
    ) -> Result<Diags, Failure> {
        let assets = || {
            let mut small = Vec::new();
            let take = |output: Output| {
                if output.bytes.len() > LARGE {
                    return self.put(&output);
                }
                small.push(output);
                Ok(())
            };
            let make = || site::assets::beside(site, take);
            let paths = self.timings.span("sidor", "bilder och stilar", make)?;
            small.par_iter().try_for_each(|output| self.put(output)).map(|()| paths)
        };
        let texts = || {
            let page = |target: &Target| {
                let make = || site::page::pages(site, *target);
                let made = self.timings.span("sidor", "sida", make);
                if *target != LAST {
                    made.iter().try_for_each(|output| self.put(output))?;
                }
                progress.step();
                Ok(made.into_iter().filter_map(|output| self.searchable(output)).collect())
            };
            let pages = pages.par_iter().with_max_len(TOGETHER);
            pages.map(page).collect::<Result<Vec<Vec<_>>, Failure>>()
        };
        let beside = || rayon::join(assets, || self.cards());
        let ((assets, cards), texts) = rayon::join(beside, texts);
        let (assets, texts) = (assets?, texts?);
        let diags = cards?;
        let lists = self.timings.span("sidor", "listor", || site::assets::lists(site, assets));
        lists.par_iter().try_for_each(|output| self.put(output))?;
        if self.args.no_search {
            return Ok(diags);
        }
        let texts: Vec<Page> = texts.into_iter().flatten().collect();
        let index = || self.shelf.index(texts, search::index);
        let files = self
            .timings
            .span("sök", "register", index)
            .map_err(|e| Failure::new(format!("Sökregistret gick inte att göra: {e}.")))?;
        files.par_iter().try_for_each(|output| self.put(output)).map(|()| diags)
    }

    /// A page as the index wants it, if there is to be one.
    fn searchable(&self, page: Output) -> Option<Page> {
        if self.args.no_search || page.path.strip_suffix(".html").is_none() {
            return None;
        }
        let html = std::str::from_utf8(&page.bytes).ok()?;
        Some(Page::read(page.path, html))
    }

    /// How many booklets were set anew, how large all became, and what was found on the way.
    fn booklets(
        &self,
        all: &[Booklet],
        progress: &Progress,
    ) -> Result<(usize, Sizes, Diags), Failure> {
        if all.is_empty() {
            return Ok((0, Sizes::new(), Diags::new()));
        }
        let handbook = &self.prepared.handbook;
        let sources = &self.loaded.sources;
        let press =
            self.timings.span("PDF:er", "typsnitt", || Press::new(handbook, sources, self.theme));
        let press = press.with_memory(resident).with_crew(self.crew);
        let fresh = AtomicUsize::new(0);
        let mut order = all.to_vec();
        order.sort_by_key(|booklet| Reverse(booklet.heft()));
        let made = crew::each(&order, |booklet| {
            let path = booklet.path(handbook);
            let set = || self.shelf.pdf(&press, handbook, self.theme, *booklet);
            let set = self.timings.span("PDF:er", &path, set);
            progress.step();
            fresh.fetch_add(usize::from(set.fresh), Ordering::Relaxed);
            let mut size = None;
            if let Some(bytes) = set.bytes {
                size = Some(Size { pages: Some(set.pages), bytes: bytes.len() as u64 });
                self.put(&Output::one(path.clone(), bytes))?;
            }
            Ok((path, size, set.diags))
        });
        let mut diags = Diags::new();
        let mut sizes = Sizes::new();
        for made in made {
            let (path, size, found) = made?;
            sizes.extend(size.map(|size| (path, size)));
            diags.extend(found);
        }
        Ok((fresh.into_inner(), sizes, diags))
    }
}
