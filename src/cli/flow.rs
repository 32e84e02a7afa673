//! What every command that reads a handbook begins with: where it lies, what day it is, what it
//! holds, and what its authors should know.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use rayon::prelude::*;

use super::Failure;
use crate::apart::crew::Crew;
use crate::check::verdict::Verdict;
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::disk::load::{self, Loaded};
use crate::model::handbook::Handbook;
use crate::pipeline::Prepared;
use crate::print::listed;
use crate::print::press::{BOUNDS, Press};
use crate::print::syntax::theme_syntax;
use crate::settings::Settings;
use crate::site::Site;
use crate::theme::Theme;

/// The file that makes a folder a handbook.
pub const MARK: &str = "guidance/handbook.yaml";

/// The handbook's folder: the one given, or the one that we stand in, or the nearest above it.
///
/// # Errors
/// When there is none.
pub fn root(given: Option<&Path>) -> Result<PathBuf, Failure> {
    let looks_right = |folder: &Path| {
        folder.join(MARK).exists()
            || folder.join("guidance").is_dir()
            || folder.join("content").is_dir()
    };
    if let Some(given) = given {
        if !given.is_dir() {
            return Err(Failure::new(format!("Mappen {} finns inte.", given.display())));
        }
        if looks_right(given) {
            return Ok(given.to_owned());
        }
        return Err(Failure::new(format!("I mappen {} finns ingen handbok.", given.display()))
            .help(format!("handbok ny handbok {} börjar en ny.", given.display())));
    }
    let here = here()?;
    // The mark first: a folder of any kind may happen to hold one that is called content.
    here.ancestors()
        .find(|folder| folder.join(MARK).exists())
        .or_else(|| Some(here.as_path()).filter(|here| looks_right(here)))
        .map(Path::to_owned)
        .ok_or_else(|| {
            Failure::new("Här finns ingen handbok.").help(
                "Gå till handbokens mapp, ange den med --root, eller börja en ny med \
                 handbok ny handbok <mapp>.",
            )
        })
}

/// The folder that we stand in.
///
/// # Errors
/// When it is gone.
pub fn here() -> Result<PathBuf, Failure> {
    std::env::current_dir().map_err(|e| Failure::io("Mappen du står i går inte att läsa", &e))
}

/// Reads the handbook's files.
///
/// # Errors
/// When the machine will not let us.
pub fn load(root: &Path) -> Result<Loaded, Failure> {
    load::load(root).map_err(|e| Failure::io("Handboken går inte att läsa", &e))
}

/// Who sets a theme of the handbook's own: this program, started again beside this one. A system that
/// does not tell where it lies leaves all to this one.
#[must_use]
pub fn crew() -> Crew {
    Crew::new(std::env::current_exe().unwrap_or_default(), BOUNDS)
}

/// Today's date, or that of `SOURCE_DATE_EPOCH`, with which a build can be made again to the byte.
#[must_use]
pub fn today() -> Date {
    let set = std::env::var("SOURCE_DATE_EPOCH").ok();
    let set = set.and_then(|text| text.trim().parse().ok());
    let then = set.and_then(|seconds| Timestamp::from_second(seconds).ok());
    // The offset of Sweden's winter: a build of the first hour of a day is of that day.
    let offset = jiff::tz::Offset::constant(1);
    offset.to_datetime(then.unwrap_or_else(Timestamp::now)).date()
}

/// What the command was told and what day it is.
#[must_use]
pub fn settings(base_url: Option<&str>) -> Settings {
    Settings { today: today(), base_url: base_url.map(str::to_owned) }
}

/// What is found when pages and PDFs are made ready: all that can be said without setting type,
/// which takes too long for a check.
#[must_use]
pub fn readied(loaded: &Loaded, handbook: &Handbook) -> Diags {
    let sources = &loaded.sources;
    let theme = Theme::overlaid(sources, "default");
    let site = Site::new(handbook, sources, &theme, Vec::new());
    site.try_templates();
    let mut diags = site.diags();
    diags.extend(theme_syntax(&theme));
    let press = Press::new(handbook, sources, &theme);
    let formes: Vec<Diags> =
        listed::plan(handbook).into_par_iter().map(|b| press.forme(b).diags).collect();
    for found in formes {
        diags.extend(found);
    }
    diags
}

/// The findings of the handbook and those of the disk, in order; the handbook's are taken out of
/// what was prepared, so that they are in memory once.
#[must_use]
pub fn findings(loaded: &Loaded, prepared: &mut Prepared) -> Arc<Vec<Finding>> {
    let mut all = prepared.verdict.over(loaded.diags());
    all.extend(std::mem::take(&mut prepared.diags));
    Arc::new(all.sorted())
}

/// The findings with those that came later, as much of them as the handbook wants to hear.
#[must_use]
pub fn later(known: &Arc<Vec<Finding>>, verdict: &Verdict, more: Diags) -> Arc<Vec<Finding>> {
    let mut all = verdict.over(more);
    if all.as_slice().is_empty() {
        return Arc::clone(known);
    }
    known.iter().for_each(|finding| all.push(finding.clone()));
    Arc::new(all.sorted())
}
