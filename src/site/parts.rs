//! Pages in parts: what a page of data holds may grow with the handbook, but no page may weigh more
//! than a phone in a corridor takes at once. A page that would be too long is divided where its
//! headings, rows or items part; its own address keeps the first part, and the others stand beside
//! it (`kallor.del-2.html`). Links lead to the part that has their anchor.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, PoisonError, RwLock};

use super::{Site, page};
use crate::model::link::{Link, Target};
use crate::output::Output;
use crate::route;

/// Content of at most this many bytes of HTML stands on one page.
pub const WHOLE: usize = 76_000;

/// The content of one part, in bytes of HTML. With its frame, and with links that are a little
/// longer than reckoned, a page stays under 100 kB.
pub const PART: usize = 60_000;

/// Where what stands on a divided page is to be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Division {
    /// What each part holds, in words: "Avtal – Föräldragrupp". Empty for a page in one piece.
    pub labels: Vec<String>,
    /// The part, from 1, that has an anchor; those of the first need not be told.
    pub places: HashMap<String, usize>,
}

impl Division {
    /// How many pages there are: 1 for a page in one piece.
    #[must_use]
    pub fn count(&self) -> usize {
        self.labels.len().max(1)
    }
}

/// What is known so far of how pages are divided.
#[derive(Debug, Default)]
pub struct Divisions {
    known: RwLock<HashMap<Target, Arc<Division>>>,
}

impl Site<'_> {
    /// How a page is divided. Two threads may reckon the same one: they come to the same.
    #[must_use]
    pub fn division(&self, target: Target) -> Arc<Division> {
        if matches!(target, Target::Front | Target::Article(_)) {
            return Arc::default();
        }
        let known = &self.divisions.known;
        if let Some(division) = known.read().unwrap_or_else(PoisonError::into_inner).get(&target) {
            return Arc::clone(division);
        }
        self.divided(target, page::division(self, target))
    }

    /// Remembers how a page is divided.
    pub(super) fn divided(&self, target: Target, division: Division) -> Arc<Division> {
        let division = Arc::new(division);
        let mut known = self.divisions.known.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(target).or_insert(division))
    }

    /// The paths of a page and of its other parts.
    #[must_use]
    pub fn paths(&self, target: Target) -> Vec<String> {
        let path = route::path(self.handbook, target);
        (1..=self.division(target).count()).map(|number| route::part(&path, number)).collect()
    }

    /// Where a link leads, as seen from the page at `from`, to the part that has what it points at.
    #[must_use]
    pub fn href(&self, from: &str, link: &Link) -> Option<String> {
        route::href_in(self.handbook, from, link, &|target, anchor| self.part(target, anchor))
    }

    /// Which part of a page has an anchor.
    #[must_use]
    pub fn part(&self, target: Target, anchor: &str) -> usize {
        self.division(target).places.get(anchor).copied().unwrap_or(1)
    }
}

/// Which part has an anchor that the first part does not, so that a link from elsewhere finds it.
#[must_use]
pub fn places(path: &str, division: &Division) -> Output {
    let mut places: Vec<(&String, &usize)> = division.places.iter().collect();
    places.sort();
    let places: serde_json::Map<String, serde_json::Value> = places
        .into_iter()
        .map(|(anchor, part)| (anchor.clone(), route::part(path, *part).into()))
        .collect();
    Output::one(route::places(path), serde_json::Value::Object(places).to_string())
}

/// How things of some weight are shared out on pages, in order: on few pages, about as heavy, none
/// over `most` (a thing that alone weighs more stands alone). `opens` says where a page had better
/// begin.
#[must_use]
pub fn portions(
    weights: &[usize],
    most: usize,
    opens: impl Fn(usize) -> bool,
) -> Vec<Range<usize>> {
    let all: usize = weights.iter().sum();
    let count = all.div_ceil(most).max(1);
    let share = all / count;
    let mut portions: Vec<Range<usize>> = Vec::new();
    let (mut from, mut weight) = (0, 0);
    for (at, own) in weights.iter().enumerate() {
        let full = weight + own > most;
        let nearly = opens(at) && weight > share * 9 / 10 && portions.len() + 1 < count;
        if at > from && (full || nearly) {
            portions.push(from..at);
            (from, weight) = (at, 0);
        }
        weight += own;
    }
    portions.push(from..weights.len());
    portions
}

#[cfg(test)]
mod tests {
    use super::portions;

    #[test]
    fn things_are_shared_out_in_order_and_none_is_lost() {
        assert_eq!(portions(&[4, 4, 4, 9, 1], 9, |_| false), [0..2, 2..3, 3..4, 4..5]);
        assert_eq!(portions(&[], 9, |_| false).len(), 1);
        assert_eq!(portions(&[20, 1], 9, |_| false), [0..1, 1..2]);
    }

    #[test]
    fn a_page_begins_where_a_heading_stands_when_it_is_nearly_full() {
        assert_eq!(portions(&[3, 3, 1, 3, 3], 10, |at| at == 3), [0..3, 3..5]);
        assert_eq!(portions(&[30, 1, 30, 31, 30], 70, |at| at > 1), [0..3, 3..5]);
        assert_eq!(portions(&[10; 8], 60, |_| true), [0..4, 4..8]);
    }
}
