//! The corridor: sources in, a handbook and findings out. Pure: no file is read, no clock asked.

use crate::diag::sink::Diags;
use crate::manuscript;
use crate::model::handbook::Handbook;
use crate::resolve;
use crate::settings::Settings;
use crate::source::sources::Sources;

/// A handbook ready to be rendered, and everything that its authors should know.
#[derive(Debug)]
pub struct Prepared {
    /// The handbook.
    pub handbook: Handbook,
    /// Findings so far, unsorted.
    pub diags: Diags,
}

/// Reads, resolves and checks a handbook.
#[must_use]
pub fn prepare(sources: &Sources, settings: &Settings) -> Prepared {
    let mut diags = Diags::new();
    let manuscript = manuscript::read::manuscript(sources, &mut diags);
    let handbook = resolve::handbook::handbook(manuscript, sources, settings.clone(), &mut diags);
    Prepared { handbook, diags }
}
