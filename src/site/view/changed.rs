//! When a page was last changed, in words that promise no more than is known.

use serde::Serialize;

use crate::model::history::Change;
use crate::model::link::{Register, Target};
use crate::site::Site;
use crate::text::dates;

/// When a page was last changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// "Senast ändrad".
    pub name: &'static str,
    /// "21 november 2026", "Uppgift saknas".
    pub text: String,
    /// "2026-11-21", when the history holds a day.
    pub iso: Option<String>,
}

/// The words for a change.
#[must_use]
pub fn words(change: Option<Change>) -> String {
    match change {
        Some(Change::On(date)) => dates::long(date),
        Some(Change::NoLaterThan(date)) => format!("{} eller tidigare", dates::long(date)),
        Some(Change::After(date)) => {
            format!("Efter {} (ännu inte i historiken)", dates::long(date))
        }
        Some(Change::New) => "Ny (ännu inte i historiken)".to_owned(),
        None => "Uppgift saknas".to_owned(),
    }
}

/// When what a page shows was last changed.
#[must_use]
pub fn change(site: &Site<'_>, target: Target) -> Option<Change> {
    let found = files(site, target).into_iter().filter_map(|path| site.history.under(&path));
    found.reduce(Change::or_later)
}

impl Changed {
    /// When a page was last changed. A page that shares its file with others says so.
    #[must_use]
    pub fn of(site: &Site<'_>, target: Target) -> Self {
        let name = match target {
            Target::Front
            | Target::Article(_)
            | Target::Centre(_)
            | Target::Region(_)
            | Target::Register(Register::Accessibility) => "Senast ändrad",
            Target::Register(_) | Target::Arrival(_) => "Uppgifterna senast ändrade",
            _ => "Filen senast ändrad",
        };
        Self::named(name, change(site, target))
    }

    /// A change under a name of its own.
    #[must_use]
    pub fn named(name: &'static str, change: Option<Change>) -> Self {
        let iso = change.and_then(Change::date).map(dates::iso);
        Self { name, text: words(change), iso }
    }
}

/// The files or folders that a page is made from.
fn files(site: &Site<'_>, target: Target) -> Vec<String> {
    let hb = site.handbook;
    let at = |span: crate::source::span::Span| vec![site.sources.file(span.file).path.clone()];
    match target {
        Target::Front => vec!["content/index.md".to_owned()],
        Target::Article(a) => vec![hb.articles[a].path.value.clone()],
        Target::Region(r) | Target::Municipalities(r) => at(hb.regions[r].id.span),
        Target::Centre(c) => at(hb.centres[c].id.span),
        Target::Arrival(c) => {
            let mut files = at(hb.centres[c].id.span);
            files.push("content/onboarding".to_owned());
            files
        }
        Target::Goal(g) => at(hb.goals[g].id.span),
        Target::Indicator(i) => at(hb.indicators[i].id.span),
        Target::Role(r) => at(hb.roles[r].id.span),
        Target::Method(m) => at(hb.methods[m].id.span),
        Target::Register(register) => behind(register).iter().map(|p| (*p).to_owned()).collect(),
    }
}

/// The files or folders that a register lists.
fn behind(register: Register) -> &'static [&'static str] {
    match register {
        Register::Centres => &["content/centres"],
        Register::Goals => &["guidance/goals.yaml", "guidance/target-groups.yaml"],
        Register::Indicators => &["guidance/indicators.yaml", "content/measurements"],
        Register::Statistics => &["guidance/statistics.yaml"],
        Register::Roles => &["guidance/roles.yaml"],
        Register::Bodies => &["guidance/bodies.yaml"],
        Register::Actors => &["guidance/actors.yaml"],
        Register::Responsibilities => &["guidance/responsibilities.yaml"],
        Register::Assignments => &["guidance/assignments.yaml"],
        Register::Collaboration => &["guidance/collaboration.yaml", "guidance/partners.yaml"],
        Register::Methods => &["guidance/methods.yaml"],
        Register::Steps => &["guidance/steps.yaml"],
        Register::MinimumLevel => &["guidance/minimum-level.yaml"],
        Register::Definitions => &["guidance/definitions.yaml"],
        Register::Tariffs => &["guidance/regions"],
        Register::Comparison => &["guidance/comparison.yaml"],
        Register::Proposals => &["guidance/proposals.yaml"],
        Register::Areas => &["guidance/areas.yaml"],
        Register::Challenges => &["guidance/challenges.yaml"],
        Register::Questions => &["guidance/questions.yaml"],
        Register::Calendar => &["guidance/calendar.yaml"],
        Register::Terms => &["guidance/terms.yaml"],
        Register::Sources => &["guidance/sources.yaml"],
        Register::Laws => &["guidance/laws.yaml"],
        Register::Decisions => &["guidance/decisions.yaml"],
        Register::Demands => &["guidance/demands.yaml"],
        Register::Forms => &["guidance/templates"],
        Register::Paths => &["content/onboarding"],
        Register::Index | Register::Downloads | Register::Data => &["content", "guidance"],
        Register::Accessibility => &["content/accessibility.yaml"],
        Register::News => &["content/nyheter"],
    }
}

/// The articles and centres that were changed last, the latest first; those of one day in order of
/// their paths. A change that is not in the history yet comes first.
#[must_use]
pub fn latest(site: &Site<'_>) -> Vec<(Target, Change)> {
    let hb = site.handbook;
    let articles = hb.articles.iter().map(|(a, row)| {
        let front = row.place == crate::model::article::Place::Front;
        if front { Target::Front } else { Target::Article(a) }
    });
    let mut found: Vec<(Target, Change, String)> = articles
        .chain(hb.centres.refs().map(Target::Centre))
        .filter_map(|target| {
            let path = crate::route::path(hb, target);
            change(site, target).map(|change| (target, change, path))
        })
        .collect();
    found.sort_by(|(_, a, a_path), (_, b, b_path)| {
        let key = |change: &Change| (change.is_open(), change.date());
        key(b).cmp(&key(a)).then_with(|| a_path.cmp(b_path))
    });
    found.into_iter().map(|(target, change, _)| (target, change)).collect()
}
