//! Who is reached: which centres count, municipalities by status, degrees of co-location, and
//! shares held against the figure that the source printed.

use super::classify;
use super::shares;
use crate::model::centre::Centre;
use crate::model::handbook::Handbook;
use crate::model::municipality::Municipality;
use crate::model::region::Region;
use crate::model::statistic::Statistic;
use crate::model::table::Ref;
use crate::model::words::{CentreStatus, Degree, Designation, MunicipalityStatus};
use crate::text::numbers;

/// Which centres to count.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    /// Only this region's.
    pub region: Option<Ref<Region>>,
    /// Only this municipality's.
    pub municipality: Option<Ref<Municipality>>,
    /// Only these degrees; `Some(None)` are those of unknown degree.
    pub degree: Option<Option<Degree>>,
    /// Only those at this stage; without it only active ones count.
    pub status: Option<CentreStatus>,
}

/// Whether a centre is a family centre or something like it by its own designation: family units
/// and family houses are told apart, since the sources do not count them.
#[must_use]
pub fn is_family_centre(centre: &Centre) -> bool {
    !matches!(
        centre.designation.as_ref().map(|d| d.value),
        Some(Designation::FamilyUnit | Designation::FamilysHouse | Designation::FamilyHouse)
    )
}

impl Filter {
    fn place(&self, centre: &Centre) -> bool {
        self.region.is_none_or(|r| centre.region == Some(r))
            && self.municipality.is_none_or(|m| centre.municipality == Some(m))
            && self.degree.is_none_or(|d| classify::degree(centre) == d)
    }

    /// Whether a centre counts as a family centre: it is one, and it is active unless another
    /// stage is asked for.
    #[must_use]
    pub fn counts(&self, centre: &Centre) -> bool {
        is_family_centre(centre)
            && centre.status.value == self.status.unwrap_or(CentreStatus::Active)
            && self.place(centre)
    }

    /// Whether a centre belongs in a list: every stage and designation unless one is asked for.
    #[must_use]
    pub fn lists(&self, centre: &Centre) -> bool {
        self.status.is_none_or(|s| centre.status.value == s) && self.place(centre)
    }
}

/// How many family centres.
#[must_use]
pub fn centres(hb: &Handbook, filter: &Filter) -> usize {
    hb.centres.rows().filter(|c| filter.counts(c)).count()
}

/// How many municipalities have such a centre.
#[must_use]
pub fn municipalities_with(hb: &Handbook, filter: &Filter) -> usize {
    let mut found: Vec<Ref<Municipality>> =
        hb.centres.rows().filter(|c| filter.counts(c)).filter_map(|c| c.municipality).collect();
    found.sort();
    found.dedup();
    found.len()
}

/// A region's municipalities by status, in the order of the statuses; statuses that none has are
/// left out.
#[must_use]
pub fn by_status(
    hb: &Handbook,
    region: Ref<Region>,
) -> Vec<(MunicipalityStatus, Vec<Ref<Municipality>>)> {
    use crate::model::closed::Closed;
    MunicipalityStatus::WORDS
        .iter()
        .map(|(status, _, _)| {
            let found = hb
                .municipalities_of(region)
                .filter(|(_, m)| m.status.value == *status)
                .map(|(r, _)| r)
                .collect::<Vec<_>>();
            (*status, found)
        })
        .filter(|(_, found)| !found.is_empty())
        .collect()
}

/// How many centres have a degree, and their share in per cent of all that were counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DegreeCount {
    /// The degree; `None` where it is not known.
    pub degree: Option<Degree>,
    /// Centres.
    pub count: usize,
    /// Per cent of all, not rounded.
    pub percent: f64,
}

/// A region's family centres by degree of co-location; an unknown degree only when it occurs.
#[must_use]
pub fn degrees(hb: &Handbook, region: Ref<Region>) -> Vec<DegreeCount> {
    let all = Filter { region: Some(region), ..Filter::default() };
    let whole = centres(hb, &all);
    [Some(Degree::Full), Some(Degree::Partial), Some(Degree::None), None]
        .into_iter()
        .filter_map(|degree| {
            let count = centres(hb, &Filter { degree: Some(degree), ..all });
            let percent = shares::percent(count, whole)?;
            (degree.is_some() || count > 0).then_some(DegreeCount { degree, count, percent })
        })
        .collect()
}

/// A share that the source printed otherwise than it comes out.
#[derive(Clone, Debug, PartialEq)]
pub struct Deviation {
    /// The row's name.
    pub name: String,
    /// Per cent as printed.
    pub printed: f64,
    /// Per cent as computed.
    pub exact: f64,
}

/// The per cents in a text, in order: "35 %, 20 % och 45 %".
#[must_use]
pub fn printed_percents(text: &str) -> Vec<f64> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = Vec::new();
    for (i, c) in chars.iter().enumerate() {
        if *c != '%' {
            continue;
        }
        let mut digits: Vec<char> = chars[..i]
            .iter()
            .rev()
            .skip_while(|c| c.is_whitespace())
            .take_while(|c| c.is_ascii_digit() || **c == ',' || **c == '.')
            .copied()
            .collect();
        digits.reverse();
        out.extend(numbers::parse(&digits.into_iter().collect::<String>()));
    }
    out
}

/// Shares of a statistic that its source printed otherwise; only told where the printed text gives
/// a per cent for each row, so that nothing is guessed.
#[must_use]
pub fn deviations(statistic: &Statistic) -> Vec<Deviation> {
    let Some(printed) = &statistic.printed else { return Vec::new() };
    let printed = printed_percents(&printed.value);
    let exact: Vec<(&str, f64)> = statistic
        .rows
        .iter()
        .filter_map(|r| Some((r.name.value.as_str(), r.share.as_ref()?.value)))
        .collect();
    if printed.is_empty() || printed.len() != exact.len() {
        return Vec::new();
    }
    printed
        .into_iter()
        .zip(exact)
        .filter(|(p, (_, e))| (p - e).abs() > 0.5 + 1e-9)
        .map(|(printed, (name, exact))| Deviation { name: name.to_owned(), printed, exact })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::example::{at, centre, some};
    use crate::model::statistic::StatisticRow;
    use crate::model::when::When;
    use crate::model::words::Unit;

    #[test]
    fn family_units_and_planned_centres_do_not_count() {
        let filter = Filter::default();
        let mut c = centre();
        assert!(filter.counts(&c));
        c.designation = some(Designation::CentreLike);
        assert!(filter.counts(&c));
        c.status = at(CentreStatus::Planned);
        assert!(!filter.counts(&c));
        assert!(filter.lists(&c));
        c.status = at(CentreStatus::Active);
        for d in [Designation::FamilyUnit, Designation::FamilysHouse, Designation::FamilyHouse] {
            c.designation = some(d);
            assert!(!filter.counts(&c), "{d:?}");
        }
    }

    #[test]
    fn per_cents_are_read_from_printed_text() {
        assert_eq!(printed_percents("35 %, 20\u{a0}% och 45,5%"), [35.0, 20.0, 45.5]);
        assert!(printed_percents("var tredje, %").is_empty());
    }

    #[test]
    fn twenty_per_cent_printed_for_nineteen_point_four_is_a_deviation() {
        let row = |name: &str, value: f64, share: f64| StatisticRow {
            id: at(name.to_owned()),
            name: at(name.to_owned()),
            value: some(value),
            share: some(share),
            approximate: None,
        };
        let mut s = Statistic {
            id: at("s".to_owned()),
            name: at("S".to_owned()),
            unit: at(Unit::Count),
            as_of: at(When::Year(2021)),
            scope: None,
            value: None,
            rows: vec![row("helt", 11.0, 35.5), row("delvis", 6.0, 19.4), row("ej", 14.0, 45.2)],
            n: some(31),
            multiple: some(false),
            printed: some("35 %, 20 % och 45 %".to_owned()),
            calculation: None,
            note: None,
            sources: Vec::new(),
        };
        let found = deviations(&s);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].name.as_str(), found[0].printed, found[0].exact),
            ("delvis", 20.0, 19.4)
        );
        s.printed = some("över hälften".to_owned());
        assert!(deviations(&s).is_empty());
    }
}
