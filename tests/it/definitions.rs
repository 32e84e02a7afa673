//! Every definition of the real handbook on every combination of what a centre's file can say of
//! the four activities and the common work: more knowledge never turns ja into nej or back.

use std::collections::BTreeMap;

use handbok::derive::classify;
use handbok::model::answer::Answer;
use handbok::model::centre::{Centre, CentreUnit, Units};
use handbok::source::span::{FileId, Span, Spanned};

use crate::figures;

/// What is written of an activity: whether it takes part, and whether it is in the premises.
const UNIT: [(Option<bool>, Option<bool>); 7] = [
    (None, None),
    (Some(true), None),
    (Some(false), None),
    (None, Some(true)),
    (None, Some(false)),
    (Some(true), Some(true)),
    (Some(true), Some(false)),
];
/// What is written of the common plan, the common efforts and the collaboration.
const COMMON: [Option<bool>; 3] = [None, Some(true), Some(false)];

/// A state of knowledge: four units and the common work, each by its place in its list.
type State = [usize; 5];

fn stated(fact: Option<bool>) -> Option<Spanned<bool>> {
    fact.map(|value| Spanned::new(value, Span::head(FileId(0))))
}

fn centre(base: &Centre, state: State) -> Centre {
    let unit = |at: usize| {
        let (exists, colocated) = UNIT[at];
        Some(CentreUnit {
            exists: stated(exists),
            name: None,
            principal: None,
            provider: None,
            provider_name: None,
            colocated: stated(colocated),
            whole: stated(colocated),
            care_choice: None,
            presence: None,
        })
    };
    let mut centre = base.clone();
    centre.units = Some(Units {
        maternity: unit(state[0]),
        child_health: unit(state[1]),
        open_preschool: unit(state[2]),
        social_services: unit(state[3]),
    });
    centre.colocation = None;
    let common = stated(COMMON[state[4]]);
    centre.common_plan.clone_from(&common);
    centre.common_efforts.clone_from(&common);
    centre.systematic = common;
    centre
}

/// Whether the second says all that the first says, and more.
fn tells_more(part: usize, less: usize, more: usize) -> bool {
    let grows = |a: Option<bool>, b: Option<bool>| a.is_none() || a == b;
    if less == more {
        return false;
    }
    if part == 4 {
        return grows(COMMON[less], COMMON[more]);
    }
    let (a, b) = (UNIT[less], UNIT[more]);
    grows(a.0, b.0) && grows(a.1, b.1)
}

#[test]
fn more_knowledge_never_turns_ja_into_nej_under_any_definition() {
    let hb = figures::handbook();
    let base = hb.centres.rows().next().expect("a centre");
    let mut states: Vec<State> = vec![[0; 5]];
    for part in 0..5 {
        let choices = if part == 4 { COMMON.len() } else { UNIT.len() };
        states = states
            .into_iter()
            .flat_map(|state| {
                (0..choices).map(move |choice| {
                    let mut next = state;
                    next[part] = choice;
                    next
                })
            })
            .collect();
    }
    assert_eq!(states.len(), 7 * 7 * 7 * 7 * 3);
    let centres: Vec<Centre> = states.iter().map(|s| centre(base, *s)).collect();
    let mut tried = 0;
    for definition in hb.definitions.rows().filter(|d| d.condition.is_some()) {
        let answers: BTreeMap<State, Answer> = states
            .iter()
            .zip(&centres)
            .map(|(s, c)| {
                (*s, classify::evaluate(c, &definition.condition.as_ref().expect("filtered").value))
            })
            .collect();
        for (state, answer) in answers.iter().filter(|(_, a)| **a != Answer::Unknown) {
            for part in 0..5 {
                let choices = if part == 4 { COMMON.len() } else { UNIT.len() };
                for more in (0..choices).filter(|more| tells_more(part, state[part], *more)) {
                    let mut next = *state;
                    next[part] = more;
                    tried += 1;
                    assert_eq!(
                        answers[&next], *answer,
                        "{}: {state:?} → {next:?}",
                        definition.id.value
                    );
                }
            }
        }
        let seen: Vec<Answer> = answers.values().copied().collect();
        assert!(seen.contains(&Answer::Unknown), "{} is never open", definition.id.value);
    }
    assert!(tried > 10_000, "only {tried} steps were tried");
}
