//! What Typst makes of the files on a desk: a PDF, or what it objects to, each with its places.

use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, channel};
use std::thread::{Builder, JoinHandle};

use typst::World as _;
use typst::WorldExt as _;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst::syntax::DiagSpan;
use typst::utils::hash128;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::bound::bound;
use super::rounds::{self, Laid};
use super::stock::Stock;
use super::world::Desk;

/// The stack of a thread that sets a booklet: 64 MiB, of which only what is touched is taken.
pub const STACK: usize = 64 << 20;

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

/// What Typst objects to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// In its own words.
    pub message: String,
    /// Where, as a path on the desk and a byte in that file: the nearest first, then what led there.
    pub places: Vec<(String, usize)>,
}

impl Told {
    fn new(desk: &Desk, told: &SourceDiagnostic) -> Self {
        let trace = told.trace.iter().map(|point| DiagSpan::from(point.span));
        let places = std::iter::once(told.span).chain(trace).filter_map(|span| {
            let id = span.id()?;
            let range = desk.range(span)?;
            // What the booklet begins in is nobody's own.
            (id != desk.main())
                .then(|| (id.get().vpath().get_without_slash().to_owned(), range.start))
        });
        Self { message: told.message.to_string(), places: places.collect() }
    }

    /// Each of what Typst objects to.
    #[must_use]
    pub fn all(desk: &Desk, told: &[SourceDiagnostic]) -> Vec<Self> {
        told.iter().map(|told| Self::new(desk, told)).collect()
    }
}

/// What was laid for a PDF. To put it away takes a while: longer than somebody need wait.
#[must_use = "it is put away at once, unless it is held until the PDF has been handed over"]
#[derive(Debug, Default)]
pub struct Left {
    _laid: Vec<PagedDocument>,
}

/// A PDF of what lies on the desk, and what is left to put away.
///
/// A stock that keeps texts knows after which round the booklet's pages no longer moved when it was set
/// the last time. From there the PDF is written beside the rounds that find nothing to move; when one
/// does after all, it is written anew of the pages that came last. What Typst objects to is told instead
/// of a PDF.
pub fn pdf(desk: &Desk, stock: &Stock, ident: &str) -> (Result<Printed, Vec<Told>>, Left) {
    let still = stock.still(ident);
    let mut begun = None;
    let laid = rounds::lay(desk, |round, document| {
        if still == Some(round) {
            begun = Begun::with(document, ident);
        }
    });
    let laid = match laid {
        Ok(laid) => laid,
        Err(told) => return (Err(Told::all(desk, &told)), Left::default()),
    };
    stock.stood_still(ident, || laid.still());
    let Laid { document, before, settled } = laid;
    let pages = document.pages().len();
    let mut left = before;
    let bytes = match begun.filter(|begun| begun.is_of(&document)) {
        Some(begun) => {
            stock.foresaw();
            left.push(document);
            begun.wait()
        }
        None => {
            // Nothing but these pages is held while they are written.
            left.clear();
            let document = bound(document);
            let bytes = written(&document, ident);
            left.push(document);
            bytes
        }
    };
    let printed = bytes.map(|bytes| Printed { bytes, pages, settled });
    (printed.map_err(|told| Told::all(desk, &told)), Left { _laid: left })
}

/// A PDF as bytes, or what Typst objects to.
type Written = Result<Vec<u8>, Vec<SourceDiagnostic>>;

/// A PDF that is written of pages before it is known whether they are the last.
struct Begun {
    pages: PagedDocument,
    done: Receiver<Written>,
    thread: JoinHandle<()>,
}

impl Begun {
    /// Begins to write; none when the system has no thread to give.
    fn with(pages: &PagedDocument, ident: &str) -> Option<Self> {
        let (document, ident) = (pages.clone(), ident.to_owned());
        let (tell, done) = channel();
        let thread = Builder::new().name("skrift".to_owned()).stack_size(STACK);
        let write = move || {
            let document = bound(document);
            // Nobody waits when these were not the last pages.
            let _ = tell.send(written(&document, &ident));
        };
        let thread = thread.spawn(write).ok()?;
        Some(Self { pages: pages.clone(), done, thread })
    }

    /// Whether it is written of these very pages. If not, it is left to end by itself.
    fn is_of(&self, last: &PagedDocument) -> bool {
        hash128(&self.pages) == hash128(last)
    }

    fn wait(self) -> Written {
        self.done.recv().unwrap_or_else(|_| match self.thread.join() {
            Err(panic) => resume_unwind(panic),
            Ok(()) => Err(Vec::new()),
        })
    }
}

/// Pages whose links are bound as a PDF.
fn written(document: &PagedDocument, ident: &str) -> Written {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .expect("PDF/UA-1 and PDF/A-2a can be had together");
    let options = PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some("handbok".to_owned())),
        timestamp: None,
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|told| told.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::foundry::Foundry;
    use crate::theme::Theme;

    #[test]
    fn what_was_written_of_other_pages_than_the_last_is_not_taken() {
        let foundry = Foundry::new(&Theme::embedded());
        let laid = |text: &str| {
            let text = format!("#set document(title: [T], date: none)\n{text}");
            let desk = Desk::new(&foundry, &Stock::default(), [("main.typ", text.as_bytes())]);
            rounds::lay(&desk.expect("a world"), |_, _| ()).expect("is laid").document
        };
        let (one, other) = (laid("Ett."), laid("Två."));
        let begun = || Begun::with(&one, "häfte").expect("a thread");
        assert!(!begun().is_of(&other));
        let same = begun();
        assert!(same.is_of(&laid("Ett.")));
        assert_eq!(same.wait(), written(&bound(one.clone()), "häfte"));
    }
}
