//! What is shown, and what there is to tell of it.

use std::sync::{Arc, OnceLock};

use crate::diag::finding::Finding;
use crate::disk::load::Loaded;
use crate::pipeline::{self, Bound, Checked};

/// A handbook at one moment, and what there is to tell of it once somebody asks: checks take
/// longer than a page, and no page waits for them.
#[derive(Debug)]
pub struct Book {
    /// The files.
    pub loaded: Arc<Loaded>,
    /// The handbook, read and resolved.
    pub bound: Bound,
    told: OnceLock<Arc<Vec<Finding>>>,
}

impl Book {
    /// A handbook that nobody has asked about yet.
    #[must_use]
    pub fn new(loaded: Arc<Loaded>, bound: Bound) -> Self {
        Self { loaded, bound, told: OnceLock::new() }
    }

    /// What its authors should know, in order; checks it unless that is done.
    pub fn told(&self) -> Arc<Vec<Finding>> {
        let told = self.told.get_or_init(|| {
            let Bound { handbook, diags } = &self.bound;
            let Checked { diags: told, verdict, .. } =
                pipeline::checked(handbook, &self.loaded.sources, diags.clone());
            let mut diags = verdict.over(self.loaded.diags());
            diags.extend(told);
            Arc::new(diags.sorted())
        });
        Arc::clone(told)
    }
}
