//! `handbok check`: what needs mending, told as people or programs want it.

use std::path::Path;

use super::args::{Check, Format};
use super::report::{self, Look};
use super::screen::{self, Stream};
use super::summary::{self, Count};
use super::{End, Failure, fix, flow, formats};
use crate::diag::finding::Finding;
use crate::disk::load::Loaded;
use crate::pipeline;

/// Runs the command.
///
/// # Errors
/// When there is no handbook or the machine fails.
pub fn run(root: Option<&Path>, args: &Check) -> Result<End, Failure> {
    let root = flow::root(root)?;
    let (mut loaded, mut findings) = look(&root)?;
    if args.fix {
        let mended = fix::all(&root, &loaded.sources, &findings)?;
        screen::err(&format!("Rättat: {}.\n", summary::counted(mended, "ställe", "ställen")));
        (loaded, findings) = look(&root)?;
    }
    let sources = &loaded.sources;
    match args.format {
        Format::Text => {
            let look = Look::of(Stream::Out);
            screen::out(&report::text(sources, &findings, look));
            screen::out(&summary::findings(sources, &findings));
        }
        other => screen::out(&formats::write(other, sources, &findings)),
    }
    let stops = Count::of(&findings).stops(args.strict);
    Ok(if stops { End::Findings } else { End::Well })
}

fn look(root: &Path) -> Result<(Loaded, Vec<Finding>), Failure> {
    let loaded = flow::load(root)?;
    let prepared = pipeline::prepare(&loaded.sources, &flow::settings(None));
    let readied = flow::readied(&loaded, &prepared.handbook);
    let findings = flow::findings(&loaded, &prepared, &readied);
    Ok((loaded, findings))
}
