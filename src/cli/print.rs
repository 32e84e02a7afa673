//! `handbok print`: one PDF or Word document to a file, or which PDFs there are.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::flags::Print;
use super::report::{self, Look};
use super::screen::{self, Stream};
use super::summary::{self, Count, counted};
use super::{End, Failure, flow};
use crate::diag::sink::Diags;
use crate::disk::memory::resident;
use crate::disk::printed::Shelf;
use crate::disk::scaffold;
use crate::model::article::{Article, Place};
use crate::model::handbook::Handbook;
use crate::model::table::Ref;
use crate::output::Output;
use crate::pipeline;
use crate::print::booklet::Booklet;
use crate::print::listed;
use crate::print::press::Press;
use crate::text::near::nearest;
use crate::text::slug::slug;
use crate::theme::Theme;
use crate::word::Document;
use crate::word::field::due;
use crate::word::made::Blank;

/// Runs the command.
///
/// # Errors
/// When there is no such PDF, or the machine fails.
pub fn run(root: Option<&Path>, args: &Print) -> Result<End, Failure> {
    let begun = Instant::now();
    let root = flow::root(root)?;
    let loaded = flow::load(&root)?;
    let mut prepared = pipeline::prepare(&loaded.sources, &flow::settings(None));
    let findings = flow::findings(&loaded, &mut prepared);
    let handbook = &prepared.handbook;
    let all = listed::plan(handbook);
    let chosen = match (&args.name, &args.role) {
        (None, None) if args.centre.is_none() => {
            screen::out(&list(handbook, &all));
            return Ok(End::Well);
        }
        (Some(name), _) => find(handbook, &all, name)?,
        (None, Some(role)) => folder(handbook, role)?,
        (None, None) => {
            return Err(Failure::new("Säg vad du vill skriva ut för familjecentralen.")
                .help("Ange en mall, eller en yrkesroll med --role."));
        }
    };
    let booklet = match &args.centre {
        Some(typed) => at_centre(handbook, chosen, typed)?,
        None => chosen,
    };
    let theme = Theme::overlaid(&loaded.sources, "default");
    let crew = flow::crew();
    let press =
        Press::new(handbook, &loaded.sources, &theme).with_memory(resident).with_crew(&crew);
    if let Some(folder) = &args.typst {
        let forme = press.forme(booklet);
        let files: Vec<Output> =
            forme.files(&theme).map(|(path, bytes)| Output::one(path, bytes)).collect();
        scaffold::refresh(folder, &files)
            .map_err(|e| Failure::io(&format!("{} gick inte att skriva", folder.display()), &e))?;
        screen::out(&format!("{}: {} filer, börja i main.typ\n", folder.display(), files.len()));
        return Ok(End::Well);
    }
    let (bytes, path, blanks, diags) = if args.word {
        let document = document(handbook, booklet)?;
        let written = document
            .write(handbook, &loaded.sources)
            .map_err(|e| Failure::io("Word-dokumentet gick inte att göra", &e))?;
        (written.bytes, document.path(handbook), written.blanks, Diags::new())
    } else {
        let set = Shelf::of(&root).pdf(&press, handbook, &theme, booklet);
        let Some(bytes) = set.bytes else {
            let findings = flow::later(&findings, &prepared.verdict, set.diags);
            screen::err(&report::text(&loaded.sources, &findings, Look::of(Stream::Err)));
            screen::err("PDF:en gick inte att sätta. Ingenting är skrivet.\n");
            return Ok(End::Findings);
        };
        (bytes, booklet.path(handbook), Vec::new(), set.diags)
    };
    let file = path.rsplit('/').next().unwrap_or(&path);
    let target = args.out.clone().unwrap_or_else(|| PathBuf::from(file));
    scaffold::made(&target, &bytes).map_err(|e| match e.kind() {
        std::io::ErrorKind::AlreadyExists => {
            let kind = if args.word { "inget Word-dokument" } else { "ingen PDF" };
            Failure::new(format!("{} finns redan och är {kind}.", target.display()))
                .help("Välj en annan fil med --out.")
        }
        _ => Failure::io(&format!("{} gick inte att skriva", target.display()), &e),
    })?;
    let count = Count::of(&flow::later(&findings, &prepared.verdict, diags));
    screen::out(&format!(
        "{}: {}\n{}{}\n",
        target.display(),
        booklet.title(handbook),
        unfilled(&blanks),
        summary::seconds(begun.elapsed()),
    ));
    if count.errors > 0 {
        screen::err(&format!("Handboken har {}: handbok check visar dem.\n", count.words()));
    }
    Ok(End::Well)
}

/// The fields of a Word document that nobody has filled in, a line a heading.
fn unfilled(blanks: &[Blank]) -> String {
    if blanks.is_empty() {
        return String::new();
    }
    let mut out = format!("Inte ifyllt: {}\n", counted(blanks.len(), "fält", "fält"));
    for due in due(blanks) {
        let _ = writeln!(out, "  {}: {}", due.section, due.labels);
    }
    out
}

/// A booklet as a Word document, which only forms are.
fn document(handbook: &Handbook, booklet: Booklet) -> Result<Document, Failure> {
    match booklet {
        Booklet::Form { form, centre } => Ok(Document { form, centre }),
        _ => Err(Failure::new(format!(
            "{} finns inte som Word-dokument, bara som PDF.",
            short(handbook, booklet)
        ))
        .help("Mallar och avtal finns som Word: deras adresser börjar med mallar/.")),
    }
}

/// A PDF's address as it is typed: without the folder and the ending that all have.
fn short(handbook: &Handbook, booklet: Booklet) -> String {
    let path = booklet.path(handbook);
    let path = path.strip_prefix("pdf/").unwrap_or(&path);
    path.strip_suffix(".pdf").unwrap_or(path).to_owned()
}

/// The welcome folder for a role, by the folder's or the role's name.
fn folder(handbook: &Handbook, typed: &str) -> Result<Booklet, Failure> {
    let wanted = slug(typed);
    let folders = handbook.articles.iter().filter_map(|(r, article)| match &article.place {
        Place::Path { slug } => Some((r, slug.as_str())),
        _ => None,
    });
    let folders: Vec<(Ref<Article>, &str)> = folders.collect();
    // A folder has its role's id; what is typed may be the role's title.
    let titled = handbook.roles.rows().find(|role| slug(&role.title.value) == wanted);
    let id = titled.map_or(wanted.as_str(), |role| role.id.value.as_str());
    if let Some((r, _)) = folders.iter().find(|(_, name)| *name == id) {
        return Ok(Booklet::Path(*r));
    }
    let names: Vec<&str> = folders.iter().map(|(_, name)| *name).collect();
    Err(Failure::new(format!("Ingen välkomstmapp är skriven för rollen \u{201d}{typed}\u{201d}."))
        .help(unknown(&wanted, &names)))
}

/// The same booklet, made for one centre.
fn at_centre(handbook: &Handbook, booklet: Booklet, typed: &str) -> Result<Booklet, Failure> {
    let wanted = slug(typed);
    let mut met = handbook
        .centres
        .iter()
        .filter(|(_, centre)| centre.id.value == wanted || slug(&centre.name.value) == wanted);
    let Some((centre, _)) = met.next() else {
        let names: Vec<&str> = handbook.centres.rows().map(|c| c.id.value.as_str()).collect();
        return Err(Failure::new(format!("Ingen familjecentral heter \u{201d}{typed}\u{201d}."))
            .help(unknown(&wanted, &names)));
    };
    if met.next().is_some() {
        return Err(Failure::new(format!("Flera familjecentraler heter \u{201d}{typed}\u{201d}."))
            .help("Ge dem olika namn i deras filer."));
    }
    match booklet {
        Booklet::Path(path) => Ok(Booklet::Welcome { path, centre }),
        Booklet::Form { form, .. } => Ok(Booklet::Form { form, centre: Some(centre) }),
        _ => Err(Failure::new(format!("{} görs inte för en enskild familjecentral.", {
            short(handbook, booklet)
        }))
        .help("Det går med mallar och med välkomstmappar.")),
    }
}

fn unknown(wanted: &str, names: &[&str]) -> String {
    nearest(wanted, names.iter().copied()).map_or_else(
        || format!("Välj en av {}.", names.join(", ")),
        |near| format!("Menade du {near}?"),
    )
}

fn list(handbook: &Handbook, all: &[Booklet]) -> String {
    let names: Vec<String> = all.iter().map(|b| short(handbook, *b)).collect();
    let widest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    let mut out = String::new();
    for (booklet, name) in all.iter().zip(&names) {
        let _ = writeln!(out, "{name:widest$}  {}", booklet.title(handbook));
    }
    out
}

/// The PDF that was meant: by its whole address, its last part, or the beginning of either when
/// only one begins so.
fn find(handbook: &Handbook, all: &[Booklet], typed: &str) -> Result<Booklet, Failure> {
    let wanted = typed.trim_start_matches("pdf/").trim_end_matches(".pdf");
    let named: Vec<(String, Booklet)> = all.iter().map(|b| (short(handbook, *b), *b)).collect();
    let last = |name: &str| name.rsplit('/').next().unwrap_or(name).to_owned();
    let tests: [&dyn Fn(&str) -> bool; 4] = [
        &|name| name == wanted,
        &|name| last(name) == wanted,
        &|name| name.starts_with(wanted),
        &|name| last(name).starts_with(wanted),
    ];
    for test in tests {
        let met: Vec<&(String, Booklet)> = named.iter().filter(|(name, _)| test(name)).collect();
        match met.as_slice() {
            [] => {}
            [(_, one)] => return Ok(*one),
            many => {
                let some: Vec<&str> = many.iter().take(5).map(|(name, _)| name.as_str()).collect();
                let more = if many.len() > some.len() { " …" } else { "" };
                return Err(Failure::new(format!(
                    "Flera PDF:er kan vara \u{201d}{typed}\u{201d}."
                ))
                .help(format!("Välj en av {}{more}", some.join(", "))));
            }
        }
    }
    let lasts: Vec<String> = named.iter().map(|(name, _)| last(name)).collect();
    let near = nearest(wanted, lasts.iter().map(String::as_str));
    let help = near.map_or_else(
        || "handbok print räknar upp alla PDF:er.".to_owned(),
        |near| format!("Menade du {near}?"),
    );
    Err(Failure::new(format!("Det finns ingen PDF som heter \u{201d}{typed}\u{201d}.")).help(help))
}
