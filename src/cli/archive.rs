//! `handbok archive`: an edition as one folder to keep, the same bytes whenever it is made.

use std::io::Cursor;
use std::path::Path;
use std::time::Instant;

use super::build::{self, Job, Rendered};
use super::flags::{Archive, Build};
use super::report::{self, Look};
use super::screen::{self, Stream};
use super::summary::{self, Count};
use super::timings::Timings;
use super::{End, Failure, flow};
use crate::archive::{self, Kept};
use crate::disk::printed::Shelf;
use crate::disk::write::{Trouble, Writer};
use crate::model::handbook::Handbook;
use crate::output::Output;
use crate::pipeline;
use crate::settings::Settings;
use crate::site;
use crate::source::sources::Sources;
use crate::theme::Theme;
use crate::zipped::Zip;

/// Runs the command.
///
/// # Errors
/// When there is no handbook, the target holds something else, or the machine fails. What was
/// there then stands as it was.
pub fn run(root: Option<&Path>, args: &Archive) -> Result<End, Failure> {
    let begun = Instant::now();
    let root = flow::root(root)?;
    let loaded = flow::load(&root)?;
    // An edition is archived as it was on its own day, whichever day that is done.
    let now = flow::settings(args.base_url.as_deref());
    let day = pipeline::prepare(&loaded.sources, &now).handbook.colophon.date.value;
    let mut prepared = pipeline::prepare(&loaded.sources, &Settings { today: day, ..now });
    let findings = flow::findings(&loaded, &mut prepared);
    let handbook = &prepared.handbook;
    if Count::of(&findings).stops(false) {
        return Ok(build::stopped(&loaded, &findings));
    }
    let target =
        args.out.clone().unwrap_or_else(|| root.join("arkiv").join(archive::name(handbook)));
    let waiting = || screen::err("Ett annat arkiv skrivs till samma mapp. Väntar.\n");
    let kept = Writer::open(&target, waiting).map_err(failure)?;
    // The site is written beside, and thrown away when what is wanted of it is taken.
    let site = Writer::open(&root.join(".handbok").join("arkiv"), waiting).map_err(failure)?;
    let build = Build {
        out: None,
        strict: false,
        no_pdf: false,
        no_search: false,
        base_url: args.base_url.clone(),
        timings: false,
    };
    let job = Job {
        args: &build,
        loaded: &loaded,
        prepared: &prepared,
        findings: &findings,
        theme: &Theme::overlaid(&loaded.sources, "default"),
        timings: &Timings::new(false),
        writer: &site,
        shelf: &Shelf::of(&root),
        crew: &flow::crew(),
    };
    let Rendered { diags, .. } = job.render()?;
    let findings = flow::later(&findings, &prepared.verdict, diags);
    if Count::of(&findings).stops(false) {
        return Ok(build::stopped(&loaded, &findings));
    }
    let count = fill(&kept, &site, handbook, &loaded.sources)?;
    let report = kept.commit().map_err(failure)?;
    screen::err(&report::grave(&loaded.sources, &findings, Look::of(Stream::Err)));
    let changed =
        if report.written == 0 { "arkivet är oförändrat" } else { "arkivet är skrivet" };
    screen::out(&format!(
        "Utgåva {} i {}: {}, {}\n{}, {changed}\n",
        handbook.colophon.edition.value,
        build::shown(&target),
        summary::counted(count, "fil", "filer"),
        crate::text::numbers::size(report.bytes),
        summary::seconds(begun.elapsed()),
    ));
    let missing = archive::deposit::missing(handbook);
    if !missing.is_empty() {
        screen::out(&format!(
            "Före en leverans behöver utgivaren fylla i:\n- {}\n",
            missing.join("\n- ")
        ));
    }
    Ok(End::Well)
}

/// Takes what belongs in the archive out of the site, adds the sources and the descriptions, and
/// tells how many files there are.
fn fill(
    kept: &Writer,
    site: &Writer,
    handbook: &Handbook,
    sources: &Sources,
) -> Result<usize, Failure> {
    let (publication, beside) = archive::deposit::publication(handbook);
    let mut files = Vec::new();
    let mut put = |file: Output| -> Result<(), Failure> {
        files.push(Kept::of(&file));
        kept.put(&file).map_err(failure)
    };
    let lost = |e| Failure::io("Webbplatsen gick inte att läsa tillbaka", &e);
    for path in site.files().into_keys() {
        if let Some(place) = archive::place(&path) {
            let bytes = site.read(&path).map_err(lost)?;
            if path == publication {
                put(Output::one(&*beside, bytes.clone()))?;
            }
            put(Output::one(place, bytes))?;
        }
    }
    for (name, bytes) in [
        ("webbplats.zip", site.read(site::TAKE_ALONG).map_err(lost)?),
        ("kallor.zip", packed(sources)?),
    ] {
        if let Some(place) = archive::place(name) {
            put(Output::one(place, bytes))?;
        }
    }
    for file in archive::described(handbook, &files) {
        kept.put(&file).map_err(failure)?;
    }
    Ok(kept.files().len())
}

/// What the edition is made of, in one zip, sorted by path.
fn packed(sources: &Sources) -> Result<Vec<u8>, Failure> {
    let failed = |e| Failure::io("Källorna gick inte att packa", &e);
    let mut files: Vec<_> = sources.files().iter().collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut zip = Zip::new(Cursor::new(Vec::new()));
    for file in files {
        zip.put(&file.path, &file.bytes).map_err(failed)?;
    }
    Ok(zip.finish().map_err(failed)?.into_inner())
}

/// A folder that was refused, or a machine that failed.
fn failure(trouble: Trouble) -> Failure {
    match trouble {
        Trouble::Io(e) => Failure::io("Arkivet gick inte att skriva", &e),
        other => build::failure(other),
    }
}
