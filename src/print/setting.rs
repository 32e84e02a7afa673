//! What Typst makes of the files on a desk: a PDF, or what it objects to, each with its places.

use typst::World as _;
use typst::WorldExt as _;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Smart;
use typst::syntax::DiagSpan;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::bound::bound;
use super::world::Desk;

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

/// A PDF of what lies on the desk.
///
/// # Errors
/// What Typst objects to.
pub fn pdf(desk: &Desk, ident: &str) -> Result<Printed, Vec<Told>> {
    set(desk, ident).map_err(|told| Told::all(desk, &told))
}

fn set(desk: &Desk, ident: &str) -> Result<Printed, Vec<SourceDiagnostic>> {
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
