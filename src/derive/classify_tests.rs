//! Cases and properties of `classify`: every combination of told and untold facts.

use proptest::prelude::*;

use super::*;
use crate::derive::example::{at, centre, some, unit, with_degree, with_units};

fn all_colocated() -> Predicate {
    Predicate::All(ACTIVITIES.iter().map(|a| Predicate::Colocated(*a)).collect())
}

fn there(colocated: Option<bool>) -> CentreUnit {
    unit(Some(true), colocated)
}

#[test]
fn full_co_location_places_every_activity_that_takes_part() {
    let base = with_degree(centre(), Some(Degree::Full));
    let c = with_units(base.clone(), [there(None), there(None), there(None), there(None)]);
    assert_eq!(evaluate(&c, &all_colocated()), Answer::Yes);
    assert_eq!(evaluate(&base, &all_colocated()), Answer::Unknown);
    let three = with_units(base, [unit(Some(false), None), there(None), there(None), there(None)]);
    assert_eq!(evaluate(&three, &all_colocated()), Answer::No);
}

#[test]
fn partial_co_location_is_no_where_all_four_must_be_placed_together() {
    let c = with_degree(centre(), Some(Degree::Partial));
    let v = verdict(&c, &all_colocated());
    assert_eq!(v.answer, Answer::No);
    assert_eq!(why(&v), "Verksamheterna är bara delvis samlokaliserade.");
    assert_eq!(what_changes(&v), "Svaret blir ja om alla fyra verksamheterna är samlokaliserade.");
    let not = Predicate::Not(Box::new(all_colocated()));
    assert_eq!(evaluate(&c, &not), Answer::Yes);
    assert_eq!(
        evaluate(&c, &Predicate::Colocated(Activity::ChildHealth)),
        Answer::Unknown,
        "which of them is placed is not known"
    );
}

#[test]
fn different_places_are_no_co_location() {
    let mut c = with_degree(centre(), None);
    c.colocation.as_mut().expect("set above").form = some(Premises::Apart);
    assert_eq!(evaluate(&c, &all_colocated()), Answer::No);
}

#[test]
fn facts_that_contradict_each_other_count_as_unknown() {
    let c = with_degree(centre(), Some(Degree::Full));
    let c = with_units(c, [there(Some(false)), there(None), there(None), there(None)]);
    assert_eq!(colocated(&c, Activity::Maternity), Answer::Unknown);
}

#[test]
fn an_open_answer_names_what_is_missing() {
    let c = with_units(
        centre(),
        [there(Some(true)), there(Some(true)), unit(None, None), there(Some(true))],
    );
    let v = verdict(&c, &all_colocated());
    assert_eq!(v.answer, Answer::Unknown);
    assert_eq!(why(&v), "Vi vet inte om öppna förskolan är samlokaliserad.");
    assert_eq!(what_changes(&v), "Svaret blir ja om öppna förskolan är samlokaliserad.");
}

#[test]
fn four_activities_that_are_not_are_none_of_the_four() {
    let v = verdict(&with_degree(centre(), Some(Degree::None)), &all_colocated());
    assert_eq!(why(&v), "Ingen av de fyra verksamheterna är samlokaliserad.");
}

#[test]
fn ages_are_compared_end_by_end() {
    let mut c = centre();
    let six = Predicate::Ages { from: 0, to: 6 };
    assert_eq!(evaluate(&c, &six), Answer::Unknown);
    c.ages = Some(crate::model::region::AgeBand { from: some(0), to: some(5) });
    assert_eq!(evaluate(&c, &six), Answer::No);
    assert_eq!(evaluate(&c, &Predicate::Ages { from: 0, to: 5 }), Answer::Yes);
    c.ages = Some(crate::model::region::AgeBand { from: None, to: some(5) });
    assert_eq!(evaluate(&c, &six), Answer::No);
}

#[test]
fn kleenes_tables_hold_for_every_pair() {
    use Answer::{No, Unknown, Yes};
    let fact = |b: Answer| match b {
        Yes => Some(true),
        No => Some(false),
        Unknown => None,
    };
    for (a, b, both, either) in [
        (Yes, Yes, Yes, Yes),
        (Yes, No, No, Yes),
        (Yes, Unknown, Unknown, Yes),
        (No, No, No, No),
        (No, Unknown, No, Unknown),
        (Unknown, Unknown, Unknown, Unknown),
    ] {
        let mut c = centre();
        c.common_plan = fact(a).map(at);
        c.systematic = fact(b).map(at);
        let parts = vec![Predicate::CommonPlan, Predicate::Systematic];
        assert_eq!(evaluate(&c, &Predicate::All(parts.clone())), both, "{a:?} och {b:?}");
        assert_eq!(evaluate(&c, &Predicate::Any(parts.clone())), either, "{a:?} eller {b:?}");
        assert_eq!(evaluate(&c, &Predicate::AtLeast(1, parts.clone())), either);
        assert_eq!(evaluate(&c, &Predicate::AtLeast(2, parts)), both);
    }
}

/// A world in which everything is known and nothing contradicts.
#[derive(Clone, Debug)]
struct World {
    exists: [bool; 4],
    placed: [bool; 4],
    whole: [bool; 4],
    municipal: [bool; 4],
    plan: bool,
    efforts: bool,
    systematic: bool,
}

/// What of a world is told.
#[allow(clippy::struct_excessive_bools, reason = "each fact is told or not")]
#[derive(Clone, Debug)]
struct Told {
    exists: [bool; 4],
    placed: [bool; 4],
    whole: [bool; 4],
    principal: [bool; 4],
    degree: bool,
    plan: bool,
    efforts: bool,
    systematic: bool,
}

fn told(world: &World, told: &Told) -> Centre {
    let tell = |known: bool, value: bool| known.then_some(at(value));
    let here = |i: usize| world.exists[i] && world.placed[i];
    let build = |i: usize| {
        let mut u = unit(None, None);
        u.exists = tell(told.exists[i], world.exists[i]);
        if world.exists[i] {
            u.colocated = tell(told.placed[i], here(i));
            u.whole = tell(told.whole[i], world.whole[i]);
            let principal =
                if world.municipal[i] { Principal::Municipality } else { Principal::Region };
            u.principal = told.principal[i].then_some(at(principal));
        }
        u
    };
    let taking_part = (0..4).filter(|i| world.exists[*i]).count();
    let placed = (0..4).filter(|i| here(*i)).count();
    let degree = if placed == 0 {
        Degree::None
    } else if placed == taking_part {
        Degree::Full
    } else {
        Degree::Partial
    };
    let mut c = with_units(centre(), [build(0), build(1), build(2), build(3)]);
    c = with_degree(c, told.degree.then_some(degree));
    c.common_plan = tell(told.plan, world.plan);
    c.common_efforts = tell(told.efforts, world.efforts);
    c.systematic = tell(told.systematic, world.systematic);
    c
}

fn any_world() -> impl Strategy<Value = World> {
    (
        any::<[bool; 4]>(),
        any::<[bool; 4]>(),
        any::<[bool; 4]>(),
        any::<[bool; 4]>(),
        any::<[bool; 3]>(),
    )
        .prop_map(|(exists, placed, whole, municipal, rest)| World {
            exists,
            placed,
            whole,
            municipal,
            plan: rest[0],
            efforts: rest[1],
            systematic: rest[2],
        })
}

fn any_told() -> impl Strategy<Value = Told> {
    (
        any::<[bool; 4]>(),
        any::<[bool; 4]>(),
        any::<[bool; 4]>(),
        any::<[bool; 4]>(),
        any::<[bool; 4]>(),
    )
        .prop_map(|(exists, placed, whole, principal, rest)| Told {
            exists,
            placed,
            whole,
            principal,
            degree: rest[0],
            plan: rest[1],
            efforts: rest[2],
            systematic: rest[3],
        })
}

fn both(a: &Told, b: &Told) -> Told {
    let or = |x: [bool; 4], y: [bool; 4]| std::array::from_fn(|i| x[i] || y[i]);
    Told {
        exists: or(a.exists, b.exists),
        placed: or(a.placed, b.placed),
        whole: or(a.whole, b.whole),
        principal: or(a.principal, b.principal),
        degree: a.degree || b.degree,
        plan: a.plan || b.plan,
        efforts: a.efforts || b.efforts,
        systematic: a.systematic || b.systematic,
    }
}

fn any_predicate() -> impl Strategy<Value = Predicate> {
    let activity = (0usize..4).prop_map(|i| ACTIVITIES[i]);
    let leaf = prop_oneof![
        activity.clone().prop_map(Predicate::Includes),
        activity.clone().prop_map(Predicate::Colocated),
        activity.clone().prop_map(Predicate::Whole),
        activity.prop_map(|a| Predicate::PrincipalIs(a, Principal::Municipality)),
        Just(Predicate::CommonPlan),
        Just(Predicate::CommonEfforts),
        Just(Predicate::Systematic),
        Just(all_colocated()),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(Predicate::All),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Predicate::Any),
            inner.clone().prop_map(|p| Predicate::Not(Box::new(p))),
            (0usize..4, prop::collection::vec(inner, 1..4))
                .prop_map(|(n, parts)| Predicate::AtLeast(n, parts)),
        ]
    })
}

proptest! {
    #[test]
    fn more_knowledge_never_turns_yes_into_no_or_back(
        world in any_world(), less in any_told(), more in any_told(), p in any_predicate()
    ) {
        let before = evaluate(&told(&world, &less), &p);
        let after = evaluate(&told(&world, &both(&less, &more)), &p);
        prop_assert!(before == Answer::Unknown || before == after, "{before:?} → {after:?}");
    }

    #[test]
    fn the_missing_facts_of_an_open_answer_are_unknown_and_named(
        world in any_world(), t in any_told(), p in any_predicate()
    ) {
        let v = verdict(&told(&world, &t), &p);
        if v.answer == Answer::Unknown {
            prop_assert!(!v.decisive.is_empty());
            prop_assert!(v.decisive.iter().all(|i| i.answer == Answer::Unknown));
        }
        prop_assert!(in_words(&v.change.iter().map(|(f, w)| (f, *w)).collect::<Vec<_>>())
            .iter().all(|s| !s.is_empty()));
    }
}
