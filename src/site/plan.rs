//! Which pages the site has.

use rayon::prelude::*;

use crate::derive::pages::arrival;
use crate::model::article::Place;
use crate::model::handbook::Handbook;
use crate::model::link::{Register, Target};
use crate::route;

/// Every page, sorted by path, each once.
#[must_use]
pub fn plan(handbook: &Handbook) -> Vec<Target> {
    let articles = handbook.articles.iter().filter(|(_, a)| a.place != Place::Front);
    let mut targets = Vec::with_capacity(handbook.articles.len() + 64);
    targets.push(Target::Front);
    targets.extend(articles.map(|(a, _)| Target::Article(a)));
    for region in handbook.regions.refs() {
        targets.extend([Target::Region(region), Target::Municipalities(region)]);
    }
    targets.extend(handbook.centres.refs().map(Target::Centre));
    targets.extend(arrival::all(handbook).map(Target::Arrival));
    targets.extend(handbook.goals.refs().map(Target::Goal));
    targets.extend(handbook.indicators.refs().map(Target::Indicator));
    targets.extend(handbook.roles.refs().map(Target::Role));
    targets.extend(handbook.methods.refs().map(Target::Method));
    targets.extend(Register::ALL.iter().map(|register| Target::Register(*register)));
    let mut paths: Vec<(String, Target)> =
        targets.into_par_iter().map(|target| (route::path(handbook, target), target)).collect();
    paths.par_sort_unstable();
    paths.dedup_by(|b, a| a.0 == b.0);
    paths.into_iter().map(|(_, target)| target).collect()
}
