//! What a centre may be entitled to under a region's tariff, step by step: always an estimate from
//! what the file says ("berättigad nivå enligt uppgift – uppskattning"), never what was paid.

use jiff::civil::Date;

use super::classify::{self, Verdict};
use crate::model::answer::Answer;
use crate::model::centre::Centre;
use crate::model::handbook::Handbook;
use crate::model::predicate::Predicate;
use crate::model::region::Region;
use crate::model::table::Ref;
use crate::model::tariff::Tariff;
use crate::model::words::{Activity, TariffStatus};

/// What is known of a region's tariff on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InForce {
    /// This tariff applies.
    Tariff(Ref<Tariff>),
    /// This one did, but applies no longer, and its successor is not in the material.
    Outdated(Ref<Tariff>),
    /// No tariff is known for the day.
    None,
}

/// Whether a tariff's days include a day; an end that is not stated is open.
#[must_use]
pub fn covers(tariff: &Tariff, day: Date) -> bool {
    tariff.valid_from.value.first_day() <= day
        && tariff.valid_to.as_ref().is_none_or(|to| day <= to.value.last_day())
}

/// The tariff of a region on a day; of several the one that began last. A tariff that is out of
/// date with no stated end cannot vouch for any day, so it is only told as outdated.
#[must_use]
pub fn in_force(hb: &Handbook, region: Ref<Region>, day: Date) -> InForce {
    let mut best: Option<(Date, Ref<Tariff>, bool)> = None;
    for (r, t) in hb.tariffs.iter() {
        if t.region != Some(region) || t.status.value == TariffStatus::Proposed || !covers(t, day) {
            continue;
        }
        let sure = t.status.value == TariffStatus::Current || t.valid_to.is_some();
        let from = t.valid_from.value.first_day();
        if best.is_none_or(|(began, _, was_sure)| (sure, from) > (was_sure, began)) {
            best = Some((from, r, sure));
        }
    }
    match best {
        Some((_, r, true)) => InForce::Tariff(r),
        Some((_, r, false)) => InForce::Outdated(r),
        None => InForce::None,
    }
}

/// How one level was tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// The level, from 0 as written.
    pub level: usize,
    /// Whether the centre fits it, and why.
    pub verdict: Verdict,
}

/// What came out.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// This level, from 0 as written.
    Level(usize),
    /// Kan inte avgöras, with the reason in a sentence.
    Undecided(String),
    /// The centre has declined or lacks the assignment.
    None(String),
    /// Kronor for each person; the counts of persons are not in the handbook.
    PerPerson,
}

/// A centre under a tariff.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// The levels in the order that they were tried, until one decided.
    pub trials: Vec<Trial>,
    /// What came out.
    pub outcome: Outcome,
}

/// Tries the levels of a tariff in the order that it names them.
#[must_use]
pub fn estimate(centre: &Centre, tariff: &Tariff) -> Estimate {
    let mut trials = Vec::new();
    let none = |why: &str| Outcome::None(why.to_owned());
    if classify::evaluate(centre, &Predicate::Supplement) == Answer::No {
        let outcome = none("Centralen har inte tilläggsuppdraget.");
        return Estimate { trials, outcome };
    }
    if tariff.levels.is_empty() {
        let outcome = if tariff.per_person.is_empty() {
            Outcome::Undecided("Ersättningens belopp är inte kända.".to_owned())
        } else {
            Outcome::PerPerson
        };
        return Estimate { trials, outcome };
    }
    let mut open: Option<usize> = None;
    for (level, row) in tariff.levels.iter().enumerate() {
        let verdict = classify::verdict(centre, &row.condition.value);
        let answer = verdict.answer;
        trials.push(Trial { level, verdict });
        match (answer, open) {
            (Answer::Yes, None) => return Estimate { trials, outcome: Outcome::Level(level) },
            (Answer::Yes, Some(_)) => break,
            (Answer::Unknown, None) => open = Some(level),
            _ => {}
        }
    }
    let outcome = match open {
        Some(level) => Outcome::Undecided(classify::why(&trials[level].verdict)),
        None if tariff.open.is_empty() => {
            none("Centralen uppfyller inte villkoret för någon nivå.")
        }
        None => Outcome::Undecided(uncovered(centre)),
    };
    Estimate { trials, outcome }
}

/// The combination that no level describes, in words.
fn uncovered(centre: &Centre) -> String {
    let names = |of: fn(&Centre, Activity) -> Answer| -> Vec<&'static str> {
        classify::ACTIVITIES
            .into_iter()
            .filter(|a| of(centre, *a) == Answer::Yes)
            .map(classify::definite)
            .collect()
    };
    let placed = names(classify::colocated);
    let part = names(classify::includes);
    let what = if placed.len() > 1 {
        format!("{} är samlokaliserade", super::say::listing(&placed))
    } else if part.len() > 1 {
        format!("{} ingår utan att vara samlokaliserade", super::say::listing(&part))
    } else {
        "ingen verksamhet är samlokaliserad".to_owned()
    };
    format!(
        "Ingen nivå beskriver en central där {what}. Ersättningens text lämnar sådana fall öppna."
    )
}

/// A line of a sum of kronor per person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    /// The group as written.
    pub group: String,
    /// How many persons.
    pub persons: i64,
    /// Kronor each.
    pub each: i64,
    /// Kronor together.
    pub kronor: i64,
}

/// The sum of kronor per person for counts in the order of the tariff's groups: the lines and
/// their sum. `None` when a count is missing, is below zero, or the sum is out of reach.
#[must_use]
pub fn per_person(tariff: &Tariff, persons: &[Option<i64>]) -> Option<(Vec<PersonLine>, i64)> {
    if persons.len() != tariff.per_person.len() {
        return None;
    }
    let mut lines = Vec::new();
    let mut sum = 0i64;
    for (row, n) in tariff.per_person.iter().zip(persons) {
        let persons = n.filter(|n| *n >= 0)?;
        let kronor = persons.checked_mul(row.kronor.value)?;
        sum = sum.checked_add(kronor)?;
        lines.push(PersonLine {
            group: row.group.value.clone(),
            persons,
            each: row.kronor.value,
            kronor,
        });
    }
    Some((lines, sum))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::derive::example::{at, centre, some, unit, with_degree, with_units};
    use crate::model::centre::{CentreUnit, Units};
    use crate::model::tariff::{PerPerson, TariffLevel};
    use crate::model::when::When;
    use crate::model::words::Degree;

    fn tariff() -> Tariff {
        let placed = |list: &[Activity]| -> Vec<Predicate> {
            list.iter().map(|a| Predicate::Colocated(*a)).collect()
        };
        use Activity::{ChildHealth, Maternity, OpenPreschool, SocialServices};
        let level = |kronor, condition| TariffLevel {
            name: at(String::new()),
            kronor: at(kronor),
            condition: at(condition),
        };
        Tariff {
            id: at("t".to_owned()),
            region: None,
            name: at("T".to_owned()),
            valid_from: at(When::Month(2020, 3)),
            valid_to: some(When::Month(2024, 2)),
            status: at(TariffStatus::Current),
            recipient: None,
            levels: vec![
                level(200_000, Predicate::All(placed(&classify::ACTIVITIES))),
                level(
                    150_000,
                    Predicate::All(vec![
                        Predicate::All(placed(&[ChildHealth, OpenPreschool])),
                        Predicate::Any(placed(&[Maternity, SocialServices])),
                    ]),
                ),
                level(
                    100_000,
                    Predicate::All(vec![
                        Predicate::Includes(ChildHealth),
                        Predicate::Includes(Maternity),
                        Predicate::Not(Box::new(Predicate::AtLeast(
                            2,
                            placed(&classify::ACTIVITIES),
                        ))),
                        Predicate::CommonPremises,
                    ]),
                ),
            ],
            per_person: Vec::new(),
            pots: Vec::new(),
            conditions: Vec::new(),
            open: vec![at("Öppet.".to_owned())],
            note: None,
            sources: Vec::new(),
        }
    }

    /// Who is placed together, `None` for an activity that takes no part: m, b, ö, s.
    fn with(placed: [Option<bool>; 4], common: Option<bool>) -> Centre {
        let make = |p: Option<bool>| -> CentreUnit {
            p.map_or_else(|| unit(Some(false), None), |p| unit(Some(true), Some(p)))
        };
        let mut c = with_degree(centre(), None);
        c = with_units(c, placed.map(make));
        c.colocation.as_mut().expect("set above").common_premises = common.map(at);
        c
    }

    #[test]
    fn levels_follow_co_location_and_open_cases_are_told_as_open() {
        let t = tariff();
        let (yes, apart, none) = (Some(true), Some(false), None);
        for (placed, common, expected) in [
            ([yes, yes, yes, yes], None, Some(0)),
            ([yes, yes, yes, apart], None, Some(1)),
            ([none, yes, yes, yes], None, Some(1)),
            ([apart, apart, apart, apart], Some(true), Some(2)),
            ([apart, apart, none, none], Some(true), Some(2)),
            ([yes, yes, none, yes], None, None),
            ([none, yes, yes, none], None, None),
            ([apart, apart, apart, apart], Some(false), None),
        ] {
            let outcome = estimate(&with(placed, common), &t).outcome;
            match expected {
                Some(level) => assert_eq!(outcome, Outcome::Level(level), "{placed:?}"),
                None => assert!(matches!(outcome, Outcome::Undecided(_)), "{placed:?}"),
            }
        }
        let Outcome::Undecided(why) = estimate(&with([yes, yes, none, yes], None), &t).outcome
        else {
            panic!("an open case");
        };
        assert!(why.contains("mödrahälsovården, barnhälsovården och socialtjänstens"), "{why}");
    }

    #[test]
    fn an_unknown_input_leaves_the_level_open_with_its_name() {
        let mut c = with([Some(true); 4], None);
        let Some(Units { open_preschool: Some(unit), .. }) = &mut c.units else {
            panic!("set above");
        };
        unit.colocated = None;
        let e = estimate(&c, &tariff());
        assert_eq!(
            e.outcome,
            Outcome::Undecided("Vi vet inte om öppna förskolan är samlokaliserad.".to_owned())
        );
    }

    #[test]
    fn a_lower_level_that_fits_does_not_hide_a_higher_one_that_may() {
        let mut c = with([Some(true), Some(true), Some(true), Some(false)], None);
        c = with_degree(c, None::<Degree>);
        let Some(Units { social_services: Some(unit), .. }) = &mut c.units else {
            panic!("set above");
        };
        unit.colocated = None;
        assert!(matches!(estimate(&c, &tariff()).outcome, Outcome::Undecided(_)));
    }

    #[test]
    fn without_the_assignment_there_is_no_level() {
        let mut c = with([Some(true); 4], None);
        c.supplement = some(false);
        assert!(matches!(estimate(&c, &tariff()).outcome, Outcome::None(_)));
    }

    #[test]
    fn a_tariff_covers_its_first_and_last_day_and_no_other() {
        let t = tariff();
        for (day, covered) in [
            (date(2020, 2, 29), false),
            (date(2020, 3, 1), true),
            (date(2024, 2, 29), true),
            (date(2024, 3, 1), false),
        ] {
            assert_eq!(covers(&t, day), covered, "{day}");
        }
    }

    #[test]
    fn kronor_per_person_are_summed_line_by_line() {
        let mut t = tariff();
        let row = |group: &str, kronor| PerPerson {
            group: at(group.to_owned()),
            kronor: at(kronor),
            age_from: None,
            age_to: None,
        };
        t.per_person = vec![row("Barn 0–6 år", 90), row("Kvinnor 16–54 år", 55)];
        let (lines, sum) = per_person(&t, &[Some(100), Some(200)]).expect("counts are known");
        assert_eq!((lines[0].kronor, lines[1].kronor, sum), (9_000, 11_000, 20_000));
        assert_eq!(per_person(&t, &[Some(100), None]), None);
        assert_eq!(per_person(&t, &[Some(-1), Some(1)]), None);
        assert_eq!(per_person(&t, &[Some(i64::MAX), Some(1)]), None);
        assert_eq!(per_person(&t, &[Some(1)]), None);
    }
}
