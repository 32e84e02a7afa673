//! What someone who is new at a centre should know of it: the people, the goals, the agreements.
//! What each role does the first day, week and month stands beside it, from the role's own
//! introduction.

use super::centre_parts as parts;
use crate::derive::draft::Draft;
use crate::derive::say;
use crate::model::article::{Article, Place};
use crate::model::centre::Centre;
use crate::model::handbook::Handbook;
use crate::model::link::Target;
use crate::model::table::Ref;
use crate::model::words::CentreStatus;

/// The introductions with steps, in order of their paths.
pub fn paths(hb: &Handbook) -> impl Iterator<Item = (Ref<Article>, &Article)> {
    let is_path = |a: &Article| matches!(a.place, Place::Path { .. });
    hb.articles.iter().filter(move |(_, a)| is_path(a) && !a.front.steps.is_empty())
}

/// Whether a centre has an introduction of its own: people can begin there, and something is known
/// of it that the role's introduction does not say. Without that the page would repeat the role's.
#[must_use]
pub fn has(hb: &Handbook, centre: Ref<Centre>) -> bool {
    let c = &hb.centres[centre];
    let open = matches!(c.status.value, CentreStatus::Active | CentreStatus::Pilot);
    let own = !c.agreements.is_empty()
        || !c.local_goals.is_empty()
        || parts::coordinator(c).is_some()
        || parts::contact(hb, c).iter().any(|(_, _, known)| known.is_some());
    open && own && paths(hb).next().is_some()
}

/// The centres that have one, in order.
pub fn all(hb: &Handbook) -> impl Iterator<Item = Ref<Centre>> {
    hb.centres.refs().filter(|centre| has(hb, *centre))
}

/// The people, the goals and the agreements of a centre; what is not known is said to be missing.
pub fn arrival(d: &mut Draft, hb: &Handbook, r: Ref<Centre>) -> String {
    let c = &hb.centres[r];
    let name = &c.name.value;
    d.heading(2, "Människorna");
    let or_missing = |line: Option<say::Line>| {
        line.filter(|line| !line.is_empty()).unwrap_or_else(|| vec![say::missing()])
    };
    let units = parts::units(c);
    let mut facts = vec![
        ("Verksamheter".to_owned(), or_missing(Some(units))),
        ("Samordnare".to_owned(), or_missing(parts::coordinator(c))),
        ("Styrgrupp".to_owned(), or_missing(parts::steering(hb, c))),
    ];
    let known = parts::contact(hb, c).into_iter();
    facts.extend(known.map(|(name, _, line)| (name.to_owned(), or_missing(line))));
    d.facts(facts);
    parts::goals(d, hb, c);
    if c.local_goals.is_empty() {
        d.para(vec![say::text("Centralens egna mål: "), say::missing(), say::text(".")]);
    }
    if c.agreements.is_empty() {
        d.heading(2, "Avtal");
        d.para(vec![say::missing(), say::text(".")]);
    }
    parts::agreements(d, hb, c);
    d.para(vec![
        say::text("Allt vi vet om centralen står på sidan "),
        say::to(Target::Centre(r), name.clone()),
        say::text("."),
    ]);
    format!(
        "Här ser du vad du gör första dagen, veckan och månaden på {name}, och vad du behöver veta \
         om centralen."
    )
}
