//! The press: a booklet in, a PDF out, and findings for what could not be set.

use std::collections::BTreeSet;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread::Builder;
use std::time::Duration;

use super::ahead;
use super::apart::{self, Kind, Made};
use super::booklet::Booklet;
use super::fallen::{self, Limits};
use super::forme::Forme;
use super::foundry::Foundry;
use super::rules;
pub use super::setting::Printed;
use super::setting::{self, STACK, Told};
use super::spent::Spent;
use super::stock::Stock;
use super::told::{Blame, blame, swedish};
use super::world::Desk;
use crate::apart::bounds::Bounds;
use crate::apart::crew::{Crew, Trouble};
use crate::apart::hand::Death;
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::memo::ContentHash;
use crate::model::handbook::Handbook;
use crate::source::sources::Sources;
use crate::source::span::{FileId, Span};
use crate::theme::Theme;

/// How often a booklet is set again without a block that was refused.
const MOST_ROUNDS: usize = 6;
/// How many handbooks later the press forgets what it laid out and nothing has asked for since: a
/// preview makes a press for each text that is saved, and sets the same booklet again.
const EDITIONS: usize = 2;
/// How long a booklet may take: the longest of the real handbook takes seconds, and minutes in a
/// press that was built without optimisation, on a busy machine.
const PATIENCE: Duration = Duration::from_mins(if cfg!(debug_assertions) { 60 } else { 5 });
/// How often the press looks at how much memory a theme of the handbook's own has taken.
const GLANCE: Duration = Duration::from_millis(50);
/// How much memory a program may hold while it sets such a theme: several times what the longest
/// booklet of the real handbook takes.
const MOST_MEMORY: u64 = 4 << 30;
/// What a theme of the handbook's own may take, when a hand sets it.
pub const BOUNDS: Bounds = Bounds { patience: PATIENCE, memory: MOST_MEMORY };

/// Sets booklets of one handbook, with one set of type.
#[derive(Debug)]
pub struct Press<'a> {
    hb: &'a Handbook,
    sources: &'a Sources,
    theme: &'a Theme,
    foundry: Foundry,
    stock: Arc<Stock>,
    patience: Duration,
    spent: Spent,
    /// Who sets a theme of the handbook's own.
    crew: Option<&'a Crew>,
    /// Tells how many bytes of memory the program holds.
    memory: fn() -> Option<u64>,
    /// Whether a booklet took longer than that, or too much memory: the others have the same theme. Or
    /// whether nobody wants any of them any longer.
    endless: Arc<AtomicBool>,
}

/// Why a booklet was not set.
enum Stop {
    /// Typst objects.
    Refused(Vec<Told>),
    /// The theme took all time or memory, or made the setting fall; or another booklet's time was out.
    Fell(Death),
}

/// What a booklet came to: a PDF, unless the theme is broken, and findings.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The PDF.
    pub printed: Option<Printed>,
    /// What was found on the way.
    pub diags: Diags,
}

impl<'a> Press<'a> {
    /// A press for a handbook, its files and its theme.
    #[must_use]
    pub fn new(hb: &'a Handbook, sources: &'a Sources, theme: &'a Theme) -> Self {
        Self::out_of(Arc::default(), hb, sources, theme)
    }

    /// The same, with what earlier presses have left in the stock.
    #[must_use]
    pub fn out_of(
        stock: Arc<Stock>,
        hb: &'a Handbook,
        sources: &'a Sources,
        theme: &'a Theme,
    ) -> Self {
        Self {
            hb,
            sources,
            theme,
            foundry: stock.foundry(Foundry::own(theme)),
            stock,
            patience: PATIENCE,
            spent: Spent::default(),
            crew: None,
            memory: || None,
            endless: Arc::default(),
        }
    }

    /// Forgets what was laid out and was not asked for again by any press of the last few editions:
    /// once an edition, when nobody waits for a booklet.
    pub fn forget(&self) {
        comemo::evict(EDITIONS);
    }

    /// The same press, which has a theme of the handbook's own set by a crew, within its bounds. The
    /// theme in the binary is set here, as without a crew; so is any where no hand can be had.
    #[must_use]
    pub fn with_crew(self, crew: &'a Crew) -> Self {
        Self { crew: Some(crew), patience: crew.bounds().patience, ..self }
    }

    /// The same press, which gives up what it has at hand when `ended` says so.
    #[must_use]
    pub fn with_end(self, ended: Arc<AtomicBool>) -> Self {
        Self { endless: ended, ..self }
    }

    /// The same press, which stops a theme of the handbook's own that takes all memory. `memory`
    /// tells how many bytes the program holds, if the system says so.
    #[must_use]
    pub fn with_memory(self, memory: fn() -> Option<u64>) -> Self {
        Self { memory, ..self }
    }

    /// Whether a booklet never ended: whatever is still at it ends with the program only.
    fn is_endless(&self) -> bool {
        self.endless.load(Ordering::Relaxed)
    }

    /// The same press, which waits so long for a booklet and no longer.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Makes a booklet ready to be set.
    #[must_use]
    pub fn forme(&self, booklet: Booklet) -> Forme {
        Forme::new(self.hb, self.sources, &self.foundry, booklet, &BTreeSet::new())
    }

    /// What a booklet's PDF and findings follow from.
    #[must_use]
    pub fn key(&self, booklet: Booklet) -> ContentHash {
        self.forme(booklet).key(self.theme)
    }

    /// Sets a booklet.
    #[must_use]
    pub fn set(&self, booklet: Booklet) -> Outcome {
        self.set_forme(self.forme(booklet))
    }

    /// Sets what [`Press::forme`] made ready. A block that Typst refuses is told and left out.
    #[must_use]
    pub fn set_forme(&self, mut forme: Forme) -> Outcome {
        let booklet = forme.booklet;
        let mut skipped: BTreeSet<Span> = BTreeSet::new();
        let mut refusals = Diags::new();
        for _ in 0..MOST_ROUNDS {
            let files: Vec<(String, &[u8])> = forme.files(self.theme).collect();
            let errors = match self.made(&files, booklet) {
                Ok(printed) => {
                    if !printed.settled {
                        refusals.push(self.unsettled_finding(booklet));
                    }
                    refusals.extend(forme.diags);
                    return Outcome { printed: Some(printed), diags: refusals };
                }
                Err(Stop::Refused(errors)) => errors,
                Err(Stop::Fell(death)) => {
                    refusals.push(self.fallen_finding(booklet, death));
                    break;
                }
            };
            let before = skipped.len();
            for error in &errors {
                match blame(&forme.texts, error) {
                    Blame::Text(span) => {
                        if skipped.insert(span) {
                            let message =
                                format!("stycket utelämnas ur PDF:en: {}", swedish(&error.message));
                            refusals.push(
                                Finding::new(&rules::REFUSED, span, message)
                                    .help("ändra stycket; på webben står det kvar"),
                            );
                        }
                    }
                    Blame::Theme(path, offset) => {
                        refusals.push(self.theme_finding(&path, offset, error));
                    }
                    Blame::Nowhere => refusals.push(Finding::new(
                        &rules::THEME,
                        self.hb.colophon.title.span,
                        format!(
                            "{} gjordes inte: {}",
                            booklet.path(self.hb),
                            swedish(&error.message)
                        ),
                    )),
                }
            }
            if skipped.len() == before {
                break;
            }
            forme = Forme::new(self.hb, self.sources, &self.foundry, booklet, &skipped);
        }
        refusals.extend(forme.diags);
        Outcome { printed: None, diags: refusals }
    }

    /// A PDF of a forme's files: made by a hand when the theme is the handbook's own, else here.
    fn made(&self, files: &[(String, &[u8])], booklet: Booklet) -> Result<Printed, Stop> {
        if self.is_endless() {
            return Err(Stop::Fell(Death::Time));
        }
        let ident = format!("handbok:{}:{}", self.hb.colophon.title.value, booklet.path(self.hb));
        if let Some(crew) = self.crew.filter(|_| self.own().is_some()) {
            match apart::ask(crew, Kind::Pdf(&ident), files, &self.endless) {
                Ok(Made::Pdf(printed)) => return Ok(printed),
                Ok(Made::Refused(told)) => return Err(Stop::Refused(told)),
                Ok(Made::Card(_)) => return Err(Stop::Fell(Death::Other)),
                Err(Trouble::Fell(death)) => {
                    // The others have the same theme: nobody waits as long for each of them.
                    self.endless.fetch_or(death == Death::Time, Ordering::Relaxed);
                    return Err(Stop::Fell(death));
                }
                Err(Trouble::Unable) => {}
            }
        }
        let own = files.iter().map(|(path, bytes)| (path.as_str(), *bytes));
        let desk = Desk::new(&self.foundry, &self.stock, own);
        let Some(desk) = desk else { return Err(Stop::Refused(Vec::new())) };
        self.spent.spend(Forme::length(files));
        self.compile(desk, &ident)
    }

    /// Sets a booklet on a thread of its own, which is left behind if it never comes back: a theme
    /// is a program, and nothing else can stop it here.
    fn compile(&self, desk: Desk, ident: &str) -> Result<Printed, Stop> {
        let (done, waiting) = channel();
        let desk = Arc::new(desk);
        let own = self.own().is_some();
        let (held, name, stock) = (Arc::clone(&desk), ident.to_owned(), Arc::clone(&self.stock));
        let thread = Builder::new().name("tryck".to_owned()).stack_size(STACK).spawn(move || {
            // A theme of the handbook's own keeps to this thread as long as it can.
            if !own {
                ahead::evaluate(&held);
            }
            // Nobody waits any longer when the time is out.
            let (set, left) = setting::pdf(&held, &stock, &name);
            let _ = done.send(set);
            drop(left);
        });
        // A system without a thread to give sets the booklet on this one.
        let Ok(thread) = thread else {
            return setting::pdf(&desk, &self.stock, ident).0.map_err(Stop::Refused);
        };
        let mut left = self.patience;
        loop {
            let glance = if own { left.min(GLANCE) } else { left };
            match waiting.recv_timeout(glance) {
                Ok(result) => return result.map_err(Stop::Refused),
                Err(RecvTimeoutError::Disconnected) => match thread.join() {
                    Err(panic) => resume_unwind(panic),
                    Ok(()) => return Err(Stop::Refused(Vec::new())),
                },
                Err(RecvTimeoutError::Timeout) => left -= glance,
            }
            let death = if own && (self.memory)().is_some_and(|held| held > MOST_MEMORY) {
                Death::Memory
            } else if left.is_zero() || self.is_endless() {
                Death::Time
            } else {
                continue;
            };
            self.endless.store(true, Ordering::Relaxed);
            return Err(Stop::Fell(death));
        }
    }

    /// The first of the theme's files for print that are the handbook's own.
    fn own(&self) -> Option<FileId> {
        self.theme.under("print").find_map(|(_, file)| file.own)
    }

    /// A finding on a theme that takes too much.
    fn fallen_finding(&self, booklet: Booklet, death: Death) -> Finding {
        let memory = self.crew.map_or(MOST_MEMORY, |crew| crew.bounds().memory);
        let limits = Limits { patience: self.patience, memory };
        let path = booklet.path(self.hb);
        fallen::finding(self.hb, self.sources, self.theme, &path, death, limits)
    }

    /// A finding at the theme's own files, or at the handbook's head when it has none.
    fn unsettled_finding(&self, booklet: Booklet) -> Finding {
        let span = self.own().map_or(self.hb.colophon.title.span, Span::head);
        let what = format!("{}: ett sidnummer kan vara fel", booklet.path(self.hb));
        Finding::new(&rules::UNSETTLED, span, what).help(match self.own() {
            Some(_) => {
                "leta i themes/<namn>/print/*.typ efter något som flyttar sig av var det står"
            }
            None => {
                "lägg till eller ta bort några ord i häftet, så att sidorna bryts på nya ställen"
            }
        })
    }

    /// A finding in a theme's own file, or at the handbook's head when the theme is the press's.
    fn theme_finding(&self, path: &str, offset: usize, error: &Told) -> Finding {
        let own = self.theme.get(path).and_then(|file| file.own);
        let span = own.map_or(self.hb.colophon.title.span, |file| Span::new(file, offset, offset));
        Finding::new(&rules::THEME, span, format!("{path}: {}", swedish(&error.message)))
    }
}
