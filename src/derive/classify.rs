//! A centre under a definition: ja, nej or kan inte avgöras, with the facts that decided and what
//! would change the answer.
//!
//! Kleene's three-valued logic over what the centre's file states. An unknown fact stays unknown;
//! the degree of co-location is the only fact that speaks for others: `helt` places every activity
//! that takes part, `ej` none, and `delvis` says that not all four are placed together. Facts that
//! contradict each other count as unknown.

use crate::model::answer::Answer;
use crate::model::centre::{Centre, CentreUnit};
use crate::model::definition::Definition;
use crate::model::predicate::Predicate;
use crate::model::words::{Activity, Degree, Premises, Principal};

/// A single fact about a centre: a predicate without parts, and what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The fact, never one of the composite predicates.
    pub fact: Predicate,
    /// What is known of it.
    pub answer: Answer,
}

/// The answer, why, and what it would take to be another.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Whether the definition fits.
    pub answer: Answer,
    /// The facts that decided; for an open answer the facts that are missing.
    pub decisive: Vec<Input>,
    /// The fewest facts that would have to be otherwise, each with the value that it would need.
    pub change: Vec<(Predicate, bool)>,
    /// Whether the degree alone decided that not all four are placed together.
    pub by_degree: Option<Degree>,
}

/// The four activities in the order in which readers meet them.
pub const ACTIVITIES: [Activity; 4] =
    [Activity::Maternity, Activity::ChildHealth, Activity::OpenPreschool, Activity::SocialServices];

/// What a centre's file says of one activity.
#[must_use]
pub fn unit(centre: &Centre, activity: Activity) -> Option<&CentreUnit> {
    let units = centre.units.as_ref()?;
    match activity {
        Activity::Maternity => units.maternity.as_ref(),
        Activity::ChildHealth => units.child_health.as_ref(),
        Activity::OpenPreschool => units.open_preschool.as_ref(),
        Activity::SocialServices => units.social_services.as_ref(),
    }
}

/// The degree of co-location; activities at different places are none at all.
#[must_use]
pub fn degree(centre: &Centre) -> Option<Degree> {
    let colocation = centre.colocation.as_ref()?;
    let apart = colocation.form.as_ref().is_some_and(|f| f.value == Premises::Apart);
    match colocation.degree.as_ref().map(|d| d.value) {
        None if apart => Some(Degree::None),
        Some(Degree::Full) if apart => None,
        stated => stated,
    }
}

/// Whether an activity takes part.
#[must_use]
pub fn includes(centre: &Centre, activity: Activity) -> Answer {
    unit(centre, activity).map_or(Answer::Unknown, |u| Answer::from(&u.exists))
}

/// Whether an activity is in the shared premises.
#[must_use]
pub fn colocated(centre: &Centre, activity: Activity) -> Answer {
    let exists = includes(centre, activity);
    if exists == Answer::No {
        return Answer::No;
    }
    let stated = unit(centre, activity).map_or(Answer::Unknown, |u| Answer::from(&u.colocated));
    let implied = match degree(centre) {
        Some(Degree::Full) => exists,
        Some(Degree::None) => Answer::No,
        Some(Degree::Partial) | None => Answer::Unknown,
    };
    match (stated, implied) {
        (Answer::Unknown, other) | (other, Answer::Unknown) => other,
        (a, b) if a == b => a,
        _ => Answer::Unknown,
    }
}

fn of_unit(centre: &Centre, activity: Activity, fact: impl Fn(&CentreUnit) -> Answer) -> Answer {
    match includes(centre, activity) {
        Answer::No => Answer::No,
        _ => unit(centre, activity).map_or(Answer::Unknown, fact),
    }
}

fn ages(centre: &Centre, from: i64, to: i64) -> Answer {
    let Some(band) = &centre.ages else { return Answer::Unknown };
    let begins = band.from.as_ref().map(|f| f.value <= from);
    let ends = band.to.as_ref().map(|t| t.value >= to);
    Answer::from(begins).and(Answer::from(ends))
}

/// What a centre's file says of one fact; composite predicates are evaluated.
#[must_use]
pub fn evaluate(centre: &Centre, predicate: &Predicate) -> Answer {
    match predicate {
        Predicate::All(parts) => {
            if denied_by_degree(centre, parts).is_some() {
                return Answer::No;
            }
            parts.iter().fold(Answer::Yes, |a, p| a.and(evaluate(centre, p)))
        }
        Predicate::Any(parts) => parts.iter().fold(Answer::No, |a, p| a.or(evaluate(centre, p))),
        Predicate::Not(part) => evaluate(centre, part).negate(),
        Predicate::AtLeast(n, parts) => {
            let answers: Vec<Answer> = parts.iter().map(|p| evaluate(centre, p)).collect();
            Answer::at_least(*n, &answers)
        }
        Predicate::Includes(a) => includes(centre, *a),
        Predicate::Colocated(a) => colocated(centre, *a),
        Predicate::Whole(a) => of_unit(centre, *a, |u| Answer::from(&u.whole)),
        Predicate::PrincipalIs(a, p) => of_unit(centre, *a, |u| {
            Answer::from(u.principal.as_ref().map(|stated| stated.value == *p))
        }),
        Predicate::CommonPlan => Answer::from(&centre.common_plan),
        Predicate::CommonEfforts => Answer::from(&centre.common_efforts),
        Predicate::CommonPremises => {
            centre.colocation.as_ref().map_or(Answer::Unknown, |c| Answer::from(&c.common_premises))
        }
        Predicate::Systematic => Answer::from(&centre.systematic),
        Predicate::Supplement => Answer::from(&centre.supplement),
        Predicate::Ages { from, to } => ages(centre, *from, *to),
    }
}

/// "Delvis" says that the activities are not all placed together: where all four must be, that
/// is a no, although nobody said which of them it is.
fn denied_by_degree(centre: &Centre, parts: &[Predicate]) -> Option<Degree> {
    let all_four = ACTIVITIES.iter().all(|a| parts.contains(&Predicate::Colocated(*a)));
    let contradicted = || ACTIVITIES.iter().all(|a| colocated(centre, *a) == Answer::Yes);
    match degree(centre) {
        Some(d @ Degree::Partial) if all_four && !contradicted() => Some(d),
        _ => None,
    }
}

/// The answer of a predicate with its reasons.
#[must_use]
pub fn verdict(centre: &Centre, predicate: &Predicate) -> Verdict {
    let answer = evaluate(centre, predicate);
    let mut decisive = Vec::new();
    let by_degree = reasons(centre, predicate, answer, &mut decisive);
    let mut change = match answer {
        Answer::Yes => path(centre, predicate, false),
        Answer::No | Answer::Unknown => path(centre, predicate, true),
    };
    change.dedup();
    Verdict { answer, decisive, change, by_degree }
}

/// A centre under a definition; a definition without a condition cannot tell.
#[must_use]
pub fn classify(centre: &Centre, definition: &Definition) -> Verdict {
    match &definition.condition {
        Some(condition) => verdict(centre, condition),
        None => Verdict {
            answer: Answer::Unknown,
            decisive: Vec::new(),
            change: Vec::new(),
            by_degree: None,
        },
    }
}

fn note(out: &mut Vec<Input>, fact: &Predicate, answer: Answer) {
    let input = Input { fact: fact.clone(), answer };
    if !out.contains(&input) {
        out.push(input);
    }
}

/// Gathers the facts that made the predicate what it is.
fn reasons(
    centre: &Centre,
    predicate: &Predicate,
    answer: Answer,
    out: &mut Vec<Input>,
) -> Option<Degree> {
    match predicate {
        Predicate::All(parts)
            if answer == Answer::No && denied_by_degree(centre, parts).is_some() =>
        {
            denied_by_degree(centre, parts)
        }
        Predicate::All(parts) | Predicate::Any(parts) | Predicate::AtLeast(_, parts) => {
            let mut degree = None;
            for part in parts {
                let own = evaluate(centre, part);
                if own == answer {
                    degree = reasons(centre, part, own, out).or(degree);
                }
            }
            degree
        }
        Predicate::Not(part) => reasons(centre, part, evaluate(centre, part), out),
        fact => {
            note(out, fact, answer);
            None
        }
    }
}

/// The fewest facts that would have to be otherwise for the predicate to be `wanted`.
fn path(centre: &Centre, predicate: &Predicate, wanted: bool) -> Vec<(Predicate, bool)> {
    let each = |parts: &[Predicate]| -> Vec<Vec<(Predicate, bool)>> {
        parts.iter().map(|p| path(centre, p, wanted)).collect()
    };
    let shortest = |mut paths: Vec<Vec<(Predicate, bool)>>, n: usize| {
        paths.sort_by_key(Vec::len);
        paths.into_iter().take(n).flatten().collect()
    };
    match predicate {
        Predicate::All(parts) if wanted => {
            let paths: Vec<(Predicate, bool)> = each(parts).into_iter().flatten().collect();
            let mut out: Vec<(Predicate, bool)> = Vec::new();
            for step in paths {
                if !out.contains(&step) {
                    out.push(step);
                }
            }
            out
        }
        Predicate::Any(parts) if !wanted => each(parts).into_iter().flatten().collect(),
        Predicate::All(parts) | Predicate::Any(parts) => shortest(each(parts), 1),
        Predicate::AtLeast(n, parts) => {
            let needed = if wanted { *n } else { (parts.len() + 1).saturating_sub(*n) };
            shortest(each(parts), needed)
        }
        Predicate::Not(part) => path(centre, part, !wanted),
        fact if evaluate(centre, fact) == Answer::from(wanted) => Vec::new(),
        fact => vec![(fact.clone(), wanted)],
    }
}

/// An activity in running text, definite: "barnhälsovården".
#[must_use]
pub fn definite(activity: Activity) -> &'static str {
    match activity {
        Activity::Maternity => "mödrahälsovården",
        Activity::ChildHealth => "barnhälsovården",
        Activity::OpenPreschool => "öppna förskolan",
        Activity::SocialServices => "socialtjänstens förebyggande arbete",
    }
}

fn principal(p: Principal) -> &'static str {
    match p {
        Principal::Region => "regionen",
        Principal::Municipality => "kommunen",
        Principal::Federation => "ett kommunalförbund",
    }
}

/// Facts in words, activities of one kind together: "barnhälsovården och öppna förskolan är inte
/// samlokaliserade". Composite predicates do not occur among facts.
#[must_use]
pub fn in_words(facts: &[(&Predicate, bool)]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut done = vec![false; facts.len()];
    for i in 0..facts.len() {
        if done[i] {
            continue;
        }
        let mut group = Vec::new();
        for j in i..facts.len() {
            if facts[j].1 == facts[i].1 && same_kind(facts[i].0, facts[j].0) {
                done[j] = true;
                group.extend(activity_of(facts[j].0));
            }
        }
        out.push(sentence(facts[i].0, facts[i].1, &group));
    }
    out
}

fn activity_of(fact: &Predicate) -> Option<Activity> {
    match fact {
        Predicate::Includes(a)
        | Predicate::Colocated(a)
        | Predicate::Whole(a)
        | Predicate::PrincipalIs(a, _) => Some(*a),
        _ => None,
    }
}

fn same_kind(a: &Predicate, b: &Predicate) -> bool {
    match (a, b) {
        (Predicate::PrincipalIs(_, p), Predicate::PrincipalIs(_, q)) => p == q,
        _ => {
            std::mem::discriminant(a) == std::mem::discriminant(b)
                && (activity_of(a).is_some() || a == b)
        }
    }
}

fn sentence(fact: &Predicate, holds: bool, activities: &[Activity]) -> String {
    let none = !holds && activities.len() == 4;
    let not = if holds || none { "" } else { " inte" };
    let names: Vec<&str> = activities.iter().map(|a| definite(*a)).collect();
    let who = if none {
        "ingen av de fyra verksamheterna".to_owned()
    } else if activities.len() == 4 {
        "alla fyra verksamheterna".to_owned()
    } else {
        super::say::listing(&names)
    };
    let many = if none {
        "samlokaliserad"
    } else if activities.len() == 1 {
        if activities[0] == Activity::SocialServices { "samlokaliserat" } else { "samlokaliserad" }
    } else {
        "samlokaliserade"
    };
    match fact {
        Predicate::Includes(_) => format!("{who} ingår{not}"),
        Predicate::Colocated(_) => format!("{who} är{not} {many}"),
        Predicate::Whole(_) => format!("{who} har{not} hela sin ordinarie verksamhet på plats"),
        Predicate::PrincipalIs(_, p) => format!("{who} har{not} {} som huvudman", principal(*p)),
        Predicate::CommonPlan => format!("en gemensam plan finns{not}"),
        Predicate::CommonEfforts => format!("gemensamma insatser finns{not}"),
        Predicate::CommonPremises => format!("gemensamma lokaler för insatser finns{not}"),
        Predicate::Systematic => format!("samverkan är{not} systematisk"),
        Predicate::Supplement => format!("centralen har{not} tilläggsuppdraget"),
        Predicate::Ages { from, to } => {
            format!("målgruppen omfattar{not} barn {from}–{to} år")
        }
        Predicate::All(_) | Predicate::Any(_) | Predicate::Not(_) | Predicate::AtLeast(..) => {
            "villkoret är sammansatt".to_owned()
        }
    }
}

/// Why the answer is what it is, in one sentence; empty when the definition has no condition.
#[must_use]
pub fn why(verdict: &Verdict) -> String {
    let mut words = Vec::new();
    if verdict.by_degree == Some(Degree::Partial) {
        words.push("verksamheterna är bara delvis samlokaliserade".to_owned());
    }
    if verdict.answer == Answer::Unknown {
        let facts: Vec<(&Predicate, bool)> =
            verdict.decisive.iter().map(|i| (&i.fact, true)).collect();
        if facts.is_empty() {
            return String::new();
        }
        return format!("Vi vet inte {}.", super::say::listing(&in_doubt(&facts)));
    }
    let facts: Vec<(&Predicate, bool)> =
        verdict.decisive.iter().map(|i| (&i.fact, i.answer == Answer::Yes)).collect();
    words.extend(in_words(&facts));
    if words.is_empty() {
        return String::new();
    }
    super::say::capital(&format!("{}.", super::say::listing(&words)))
}

/// What is not known: "om öppna förskolan ingår", and of all four "vilka av de fyra verksamheterna
/// som ingår", since a condition that some of them could meet asks for no more.
fn in_doubt(facts: &[(&Predicate, bool)]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for words in in_words(facts) {
        out.push(match words.strip_prefix("alla fyra verksamheterna ") {
            Some(rest) => format!("vilka av de fyra verksamheterna som {rest}"),
            None if out.last().is_some_and(|last| !last.starts_with("vilka ")) => words,
            None => format!("om {words}"),
        });
    }
    out
}

/// What would change the answer, in one sentence; empty when nothing can.
#[must_use]
pub fn what_changes(verdict: &Verdict) -> String {
    let facts: Vec<(&Predicate, bool)> = verdict.change.iter().map(|(f, w)| (f, *w)).collect();
    if facts.is_empty() {
        return String::new();
    }
    let other = if verdict.answer == Answer::Yes { "nej" } else { "ja" };
    format!("Svaret blir {other} om {}.", super::say::listing(&in_words(&facts)))
}

#[cfg(test)]
#[path = "classify_tests.rs"]
mod tests;
