//! `handbok check`: what needs mending, told as people or programs want it.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::flags::{Check, Format};
use super::report::{self, Look};
use super::screen::{self, Stream};
use super::summary::{self, Count, counted};
use super::{End, Failure, external, fix, flow, formats};
use crate::diag::finding::Finding;
use crate::diag::rule::Severity;
use crate::disk::git;
use crate::disk::load::Loaded;
use crate::pipeline;
use crate::source::sources::Sources;

/// Runs the command.
///
/// # Errors
/// When there is no handbook or the machine fails.
pub fn run(root: Option<&Path>, args: &Check) -> Result<End, Failure> {
    let root = flow::root(root)?;
    let mut scope = Scope::new(&root, &args.paths)?;
    let mut loaded = flow::load(&root)?;
    if args.staged {
        let staged = git::staged(&root, loaded).ok_or_else(|| {
            Failure::new("Git svarar inte i handbokens mapp.")
                .help("--staged kontrollerar det som är på väg in i git; utan git: handbok check.")
        })?;
        if staged.changed.is_empty() {
            screen::out("Ingenting i handboken är på väg in i git.\n");
            return Ok(End::Well);
        }
        loaded = staged.loaded;
        scope.only(staged.changed);
    }
    let mut findings = look(&root, args, &loaded);
    if args.fix && mend(&root, args, &loaded.sources, &scope.told(&loaded.sources, &findings).0)? {
        loaded = flow::load(&root)?;
        findings = look(&root, args, &loaded);
    }
    let sources = &loaded.sources;
    let (findings, hidden) = scope.told(sources, &findings);
    match args.format {
        Format::Text => {
            let look = Look::of(Stream::Out);
            screen::out(&report::text(sources, &findings, look));
            screen::out(&summary::findings(sources, &findings));
            if hidden > 0 {
                let many = counted(hidden, "anmärkning", "anmärkningar");
                screen::out(&format!("I andra filer finns {many}: handbok check visar alla.\n"));
            }
        }
        other => screen::out(&formats::write(other, sources, &findings)),
    }
    let stops = Count::of(&findings).stops(args.strict);
    Ok(if stops { End::Findings } else { End::Well })
}

fn look(root: &Path, args: &Check, loaded: &Loaded) -> Arc<Vec<Finding>> {
    let mut prepared = pipeline::prepare(&loaded.sources, &flow::settings(None));
    let mut more = flow::readied(loaded, &prepared.handbook);
    if args.external {
        more.extend(external::findings(root, &prepared.handbook, &loaded.sources));
    }
    let findings = flow::findings(loaded, &mut prepared);
    flow::later(&findings, &prepared.verdict, more)
}

/// The files that were asked about.
struct Scope {
    /// Paths from the root, of files or folders; empty: all.
    asked: Vec<String>,
    /// The files of the next commit, when only they are asked about.
    staged: Option<BTreeSet<String>>,
}

impl Scope {
    fn new(root: &Path, paths: &[PathBuf]) -> Result<Self, Failure> {
        let io = |what: &Path, e: &std::io::Error| {
            Failure::io(&format!("{} går inte att läsa", what.display()), e)
        };
        let root = root.canonicalize().map_err(|e| io(root, &e))?;
        let mut asked = Vec::new();
        for path in paths {
            let whole = path.canonicalize().map_err(|e| io(path, &e))?;
            let Ok(inside) = whole.strip_prefix(&root) else {
                let message = format!("{} ligger inte i handbokens mapp.", path.display());
                return Err(Failure::new(message));
            };
            let parts = inside.components().map(|part| part.as_os_str().to_string_lossy());
            asked.push(parts.collect::<Vec<_>>().join("/"));
        }
        // The handbook's own folder is all of it.
        asked.retain(|path| !path.is_empty());
        Ok(Self { asked, staged: None })
    }

    fn only(&mut self, staged: BTreeSet<String>) {
        self.staged = Some(staged);
    }

    /// The findings to tell, and how many there are beside them. What stops a build is told
    /// wherever it stands: who moves a page breaks the links of others.
    fn told(&self, sources: &Sources, findings: &[Finding]) -> (Vec<Finding>, usize) {
        let within = |path: &str| {
            let under = |asked: &String| {
                path.strip_prefix(asked.as_str())
                    .is_some_and(|r| r.is_empty() || r.starts_with('/'))
            };
            (self.asked.is_empty() || self.asked.iter().any(under))
                && self.staged.as_ref().is_none_or(|staged| staged.contains(path))
        };
        let wanted = |f: &&Finding| {
            let error = self.staged.is_some() && f.severity == Severity::Error;
            error || within(&sources.file(f.span.file).path)
        };
        let told: Vec<Finding> = findings.iter().filter(wanted).cloned().collect();
        let hidden = findings.len() - told.len();
        (told, hidden)
    }
}

/// Shows the safe changes and makes them, in files that git can give back; whether any was made.
fn mend(
    root: &Path,
    args: &Check,
    sources: &Sources,
    findings: &[Finding],
) -> Result<bool, Failure> {
    let plan = fix::plan(sources, findings);
    let paths: Vec<&str> = plan.iter().map(fix::Mending::path).collect();
    let kept = if args.allow_dirty || paths.is_empty() {
        BTreeSet::new()
    } else {
        git::uncommitted(root, &paths).unwrap_or_default()
    };
    let (plan, spared) = fix::spared(plan, &kept);
    for mending in &spared {
        let many = counted(mending.count(), "ställe", "ställen");
        screen::err(&format!(
            "{} har ändringar som inte är incheckade i git, och rörs inte ({many}).\n",
            mending.path()
        ));
    }
    if !spared.is_empty() {
        screen::err("Checka in dem först, eller lägg till --allow-dirty.\n\n");
    }
    let many = plan.iter().map(fix::Mending::count).sum();
    if many == 0 {
        screen::err("Det finns inget att rätta utan att fråga någon.\n");
        return Ok(false);
    }
    screen::err(&fix::diff(&plan, Look::of(Stream::Err)));
    if !args.yes && Stream::Err.is_terminal() && !agreed(many) {
        screen::err("Ingenting är ändrat.\n");
        return Ok(false);
    }
    for mending in &plan {
        mending.make(root)?;
    }
    screen::err(&format!("Rättat: {}.\n", counted(many, "ställe", "ställen")));
    Ok(true)
}

/// Asks the one at the keyboard; who just presses Enter says no.
fn agreed(many: usize) -> bool {
    let ask = format!("Göra {} så? [j/N] ", counted(many, "ändring", "ändringar"));
    screen::err(&ask);
    let _ = std::io::stderr().flush();
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer).is_ok();
    read && matches!(answer.trim().to_lowercase().as_str(), "j" | "ja" | "y" | "yes")
}
