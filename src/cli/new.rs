//! `handbok new`: a handbook, a chapter, a centre or a region to begin with. Never over a file.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use super::flags::{New, What};
use super::{End, Failure, flow, scaffold, screen, summary};
use crate::disk::scaffold::write_new;
use crate::model::article::Place;
use crate::model::handbook::Handbook;
use crate::output::Output;
use crate::pipeline;
use crate::text::near::nearest;
use crate::text::slug::slug;

/// Runs the command.
///
/// # Errors
/// When a file stands there already, a name cannot be used, or the machine fails.
pub fn run(root: Option<&Path>, args: &New) -> Result<End, Failure> {
    match &args.what {
        What::Handbook { folder } => handbook(folder),
        What::Chapter { title } => chapter(root, title),
        What::Centre { name, region } => centre(root, name, region.as_deref()),
        What::Region { name } => region(root, name),
    }
}

fn handbook(folder: &Path) -> Result<End, Failure> {
    let files = scaffold::handbook(flow::today());
    write(folder, &files)?;
    let shown = folder.display();
    screen::out(&format!(
        "En ny handbok med {} ligger i {shown}.\n\
         Läs den: handbok visa --open --root {shown}\n\
         Regionen, kommunerna och centralen är påhittade: byt ut dem mot era egna.\n",
        summary::counted(files.len(), "fil", "filer"),
    ));
    Ok(End::Well)
}

fn chapter(root: Option<&Path>, title: &str) -> Result<End, Failure> {
    let name = named(title, "Kapitlets titel")?;
    let root = flow::root(root)?;
    let handbook = known(&root)?;
    let number = |place: &Place| match place {
        Place::Chapter { number, .. } | Place::Section { chapter_number: number, .. } => *number,
        _ => 0,
    };
    let last = handbook.articles.rows().map(|a| number(&a.place)).filter(|n| *n < 900).max();
    let next = last.map_or(1, |n| n + 1);
    let role = most(handbook.articles.rows().filter_map(|a| a.front.responsible), &handbook);
    let text = scaffold::chapter(title, &role, flow::today());
    let path = format!("guidance/chapters/{next}-{name}/index.md");
    write(&root, &[Output::one(&*path, text)])?;
    screen::out(&format!(
        "Kapitel {next} ligger i {path}.\n\
         Skriv ingressen först: en mening om vad läsaren får veta.\n",
    ));
    Ok(End::Well)
}

fn centre(root: Option<&Path>, name: &str, region: Option<&str>) -> Result<End, Failure> {
    let file = named(name, "Centralens namn")?;
    let root = flow::root(root)?;
    let handbook = known(&root)?;
    let ids: Vec<&str> = handbook.regions.ids().collect();
    let region = match (region, ids.as_slice()) {
        (Some(region), _) if ids.contains(&region) => region,
        (Some(region), _) => {
            let near = nearest(region, ids.iter().copied());
            let help = near.map_or_else(
                || format!("Regioner som finns: {}.", ids.join(", ")),
                |near| format!("Menade du {near}?"),
            );
            return Err(Failure::new(format!("Det finns ingen region \u{201d}{region}\u{201d}."))
                .help(help));
        }
        (None, [only]) => only,
        (None, []) => {
            return Err(Failure::new("Handboken har ingen region än.")
                .help("handbok ny region \u{201d}Region Namn\u{201d} skapar en."));
        }
        (None, _) => {
            return Err(Failure::new("Handboken har flera regioner.")
                .help(format!("Lägg till --region och en av: {}.", ids.join(", "))));
        }
    };
    let role = most(handbook.centres.rows().filter_map(|c| c.responsible), &handbook);
    let path = format!("content/centres/{region}/{file}.yaml");
    let text = linked(&root, &path)
        + &scaffold::centre(name, &role, only_source(&handbook), flow::today());
    write(&root, &[Output::one(&*path, text)])?;
    screen::out(&format!("Centralen ligger i {path}.\n{}", ask_for_source(&handbook)));
    Ok(End::Well)
}

fn region(root: Option<&Path>, name: &str) -> Result<End, Failure> {
    let file = named(name.strip_prefix("Region ").unwrap_or(name), "Regionens namn")?;
    let root = flow::root(root)?;
    let handbook = known(&root)?;
    let path = format!("guidance/regions/{file}.yaml");
    let text = linked(&root, &path) + &scaffold::region(name, only_source(&handbook));
    write(&root, &[Output::one(&*path, text)])?;
    screen::out(&format!(
        "Regionen ligger i {path}.\n\
         Fyll i kommunerna och vilka definitioner som gäller.\n",
    ));
    Ok(End::Well)
}

/// The line that links a new file to its schema, where the handbook has schemas.
fn linked(root: &Path, path: &str) -> String {
    let there = root.join(scaffold::SCHEMAS).is_dir();
    scaffold::link(path).filter(|_| there).unwrap_or_default()
}

/// A name as a file is called.
fn named(name: &str, what: &str) -> Result<String, Failure> {
    let file = slug(name);
    if file.is_empty() {
        return Err(Failure::new(format!("{what} måste ha bokstäver eller siffror i sig.")));
    }
    Ok(file)
}

/// What the handbook holds now; what is wrong in it is told by `check`.
fn known(root: &Path) -> Result<Handbook, Failure> {
    let loaded = flow::load(root)?;
    Ok(pipeline::prepare(&loaded.sources, &flow::settings(None)).handbook)
}

/// The role that most of them name; the first of the handbook's when none does.
fn most(
    named: impl Iterator<Item = crate::model::table::Ref<crate::model::role::Role>>,
    handbook: &Handbook,
) -> String {
    let mut times = BTreeMap::new();
    for role in named {
        *times.entry(role).or_insert(0usize) += 1;
    }
    // Of equals the first in the handbook's own order.
    let most = times.into_iter().rev().max_by_key(|(_, n)| *n).map(|(role, _)| role);
    let role = most.or_else(|| handbook.roles.refs().next());
    role.map_or_else(|| "samordnare".to_owned(), |role| handbook.roles[role].id.value.clone())
}

/// The source's id, when there is one to choose from and no doubt.
fn only_source(handbook: &Handbook) -> Option<&str> {
    let mut ids = handbook.sources.ids();
    ids.next().filter(|_| ids.next().is_none())
}

fn ask_for_source(handbook: &Handbook) -> &'static str {
    if only_source(handbook).is_some() {
        "Det du inte vet låter du stå som okand.\n"
    } else {
        "Fyll i kalla: varje uppgift säger var den kommer ifrån. Det du inte vet låter du stå som okand.\n"
    }
}

fn write(root: &Path, files: &[Output]) -> Result<(), Failure> {
    write_new(root, files).map_err(|e| match e.kind() {
        ErrorKind::AlreadyExists => Failure::new(format!(
            "{} finns redan. Ingenting är skrivet.",
            root.join(e.to_string()).display()
        ))
        .help("Välj ett annat namn eller en annan mapp: ingen fil skrivs över."),
        _ => Failure::io("Filerna gick inte att skriva", &e),
    })
}
