//! `handbok check --external`: asks the hosts that the handbook links to.

use std::path::Path;

use super::progress::Progress;
use super::{flow, screen, summary};
use crate::diag::sink::Diags;
use crate::disk::keep;
use crate::external::memory::Memory;
use crate::external::net::Net;
use crate::external::{Limits, ask, places, tell};
use crate::model::handbook::Handbook;
use crate::source::sources::Sources;

const KEPT: &str = "externa-lankar.json";

/// Asks about every address that is not known since lately, and tells what the hosts answered.
#[must_use]
pub fn findings(root: &Path, handbook: &Handbook, sources: &Sources) -> Diags {
    let today = flow::today();
    let places = places::all(handbook, sources);
    let mut memory = Memory::read(&keep::read(root, KEPT));
    let unknown: Vec<&str> = places
        .keys()
        .map(String::as_str)
        .filter(|address| memory.known(address, today).is_none())
        .collect();
    let limits = Limits::default();
    let progress = Progress::of(unknown.len(), "Frågar", "webbadresser");
    let answers = ask::all(&Net::new(limits.patience), &limits, &unknown, &|| progress.step());
    progress.end();
    screen::err(&format!(
        "{}, varav {} frågades nu.\n",
        summary::counted(places.len(), "extern adress", "externa adresser"),
        unknown.len()
    ));
    memory.keep(today, answers, |address| places.contains_key(address));
    // What cannot be kept is asked again the next time.
    let _ = keep::write(root, KEPT, memory.bytes());
    let known = places
        .keys()
        .filter_map(|address| Some((address.clone(), memory.known(address, today)?.clone())));
    tell::findings(sources, &places, &known.collect())
}
