//! The press: a booklet in, a PDF out, and findings for what could not be set.

use std::collections::BTreeSet;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread::Builder;
use std::time::Duration;

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::booklet::Booklet;
use super::bound::bound;
use super::forme::Forme;
use super::foundry::Foundry;
use super::rules;
use super::told::{Blame, blame, swedish};
use super::world::Desk;
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
/// After so much text has been set, in bytes of Typst source, the press forgets what it laid out for
/// booklets before that: about half a book, so that the short ones beside a long one do not make the
/// press forget what the long one is made of before it is done.
const WORTH: usize = 400_000;
/// How often that may happen to what is laid out before it is forgotten: a booklet that is being set
/// meanwhile asks for its own again sooner.
const MEMORY: usize = 1;

/// How long a booklet may take: the longest of the real handbook takes seconds, and minutes in a
/// press that was built without optimisation, on a busy machine.
const PATIENCE: Duration = Duration::from_mins(if cfg!(debug_assertions) { 60 } else { 5 });
/// How often the press looks at how much memory a theme of the handbook's own has taken.
const GLANCE: Duration = Duration::from_millis(50);
/// How much memory the program may hold while such a theme is set: several times what the longest
/// booklet of the real handbook takes.
const MOST_MEMORY: u64 = 6 << 30;
/// The stack of the thread that sets a booklet: 64 MiB, of which only what is touched is taken.
const STACK: usize = 64 << 20;

/// Sets booklets of one handbook, with one set of type.
#[derive(Debug)]
pub struct Press<'a> {
    hb: &'a Handbook,
    sources: &'a Sources,
    theme: &'a Theme,
    foundry: Foundry,
    patience: Duration,
    /// How much text has been set since the press last forgot something.
    set: AtomicUsize,
    /// Tells how many bytes of memory the program holds.
    memory: fn() -> Option<u64>,
    /// Whether a booklet took longer than that, or too much memory: the others have the same theme.
    endless: AtomicBool,
}

/// Why a booklet was not set.
enum Stop {
    /// Typst objects.
    Refused(Vec<SourceDiagnostic>),
    /// It took longer than anyone waits, or another booklet did.
    Endless,
    /// It took more memory than a theme may.
    Greedy,
}

/// A finished PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Whether all that its text asked about places came true. When not, a page may be told with
    /// another number than its own.
    pub settled: bool,
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
        comemo::evict(EDITIONS);
        Self {
            hb,
            sources,
            theme,
            foundry: Foundry::new(theme),
            patience: PATIENCE,
            set: AtomicUsize::new(0),
            memory: || None,
            endless: AtomicBool::new(false),
        }
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

    /// Sets booklets side by side; the outcomes come in the order of the booklets. `done` is told
    /// of each as it is finished.
    #[must_use]
    pub fn set_all(&self, booklets: Vec<Booklet>, done: impl Fn(Booklet) + Sync) -> Vec<Outcome> {
        let set = |booklet: Booklet| {
            let outcome = self.set(booklet);
            done(booklet);
            outcome
        };
        booklets.into_par_iter().map(set).collect()
    }

    /// Sets what [`Press::forme`] made ready. A block that Typst refuses is told and left out.
    #[must_use]
    pub fn set_forme(&self, mut forme: Forme) -> Outcome {
        let booklet = forme.booklet;
        let mut skipped: BTreeSet<Span> = BTreeSet::new();
        let mut refusals = Diags::new();
        for _ in 0..MOST_ROUNDS {
            let files: Vec<(String, &[u8])> = forme.files(self.theme).collect();
            let files = files.iter().map(|(path, bytes)| (path.as_str(), *bytes));
            let Some(desk) = Desk::new(&self.foundry, files) else { break };
            let desk = Arc::new(desk);
            let result = self.compile(&desk, booklet);
            self.forget(forme.texts.values().map(|typ| typ.text.len()).sum());
            let errors = match result {
                Ok(printed) => {
                    if !printed.settled {
                        refusals.push(self.unsettled_finding(booklet));
                    }
                    refusals.extend(forme.diags);
                    return Outcome { printed: Some(printed), diags: refusals };
                }
                Err(Stop::Refused(errors)) => errors,
                Err(Stop::Endless) => {
                    let minutes = self.patience.as_secs().div_ceil(60);
                    let how = format!("blev aldrig färdig på {minutes}\u{a0}min");
                    refusals.push(self.endless_finding(booklet, &how));
                    break;
                }
                Err(Stop::Greedy) => {
                    let most = MOST_MEMORY >> 30;
                    let how = format!("tog mer än {most}\u{a0}GB minne och gjordes inte");
                    refusals.push(self.endless_finding(booklet, &how));
                    break;
                }
            };
            let before = skipped.len();
            for error in &errors {
                match blame(&desk, &forme.texts, error) {
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

    /// Forgets what was laid out long ago, when enough has been set since the last time.
    fn forget(&self, text: usize) {
        let set = self.set.fetch_add(text, Ordering::Relaxed) + text;
        if set >= WORTH {
            self.set.store(0, Ordering::Relaxed);
            comemo::evict(MEMORY);
        }
    }

    /// Sets a booklet on a thread of its own, which is left behind if it never comes back: a theme
    /// is a program, and nothing else can stop it.
    fn compile(&self, desk: &Arc<Desk>, booklet: Booklet) -> Result<Printed, Stop> {
        if self.is_endless() {
            return Err(Stop::Endless);
        }
        let ident = format!("handbok:{}:{}", self.hb.colophon.title.value, booklet.path(self.hb));
        let (done, waiting) = channel();
        let (own, name) = (Arc::clone(desk), ident.clone());
        let thread = Builder::new().name("tryck".to_owned()).stack_size(STACK).spawn(move || {
            // Nobody waits any longer when the time is out.
            let _ = done.send(compile(&own, &name));
        });
        // A system without a thread to give sets the booklet on this one.
        let Ok(thread) = thread else { return compile(desk, &ident).map_err(Stop::Refused) };
        let own = self.own().is_some();
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
            let stop = if own && (self.memory)().is_some_and(|held| held > MOST_MEMORY) {
                Stop::Greedy
            } else if left.is_zero() || self.is_endless() {
                Stop::Endless
            } else {
                continue;
            };
            self.endless.store(true, Ordering::Relaxed);
            return Err(stop);
        }
    }

    /// The first of the theme's files for print that are the handbook's own.
    fn own(&self) -> Option<FileId> {
        self.theme.under("print").find_map(|(_, file)| file.own)
    }

    /// A finding at the theme's own files, or at the handbook's head when it has none.
    fn endless_finding(&self, booklet: Booklet, how: &str) -> Finding {
        let span = self.own().map_or(self.hb.colophon.title.span, Span::head);
        Finding::new(&rules::ENDLESS, span, format!("{} {how}", booklet.path(self.hb)))
            .help("leta efter en slinga i themes/<namn>/print/*.typ")
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
    fn theme_finding(&self, path: &str, offset: usize, error: &SourceDiagnostic) -> Finding {
        let own = self.theme.get(path).and_then(|file| file.own);
        let span = own.map_or(self.hb.colophon.title.span, |file| Span::new(file, offset, offset));
        Finding::new(&rules::THEME, span, format!("{path}: {}", swedish(&error.message)))
    }
}

/// A PDF of what lies on the desk.
fn compile(desk: &Desk, ident: &str) -> Result<Printed, Vec<SourceDiagnostic>> {
    let Warned { output, warnings } = typst::compile::<PagedDocument>(desk);
    let settled = !warnings.iter().any(|told| told.message.contains("did not converge"));
    let document = bound(output.map_err(|e| e.to_vec())?);
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .expect("PDF/UA-1 and PDF/A-2a can be had together");
    let options = PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some("handbok".to_owned())),
        timestamp: None,
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|e| e.to_vec())?;
    Ok(Printed { bytes, pages: document.pages().len(), settled })
}
