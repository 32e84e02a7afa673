//! Definitions side by side, and centres under each.

use crate::derive::classify;
use crate::derive::draft::{Draft, Grid};
use crate::derive::say::{self, Line};
use crate::model::answer::Answer;
use crate::model::closed::Closed;
use crate::model::definition::Definition;
use crate::model::handbook::Handbook;
use crate::model::predicate::Predicate;
use crate::model::region::Region;
use crate::model::table::Ref;
use crate::model::words::{Activity, Concept};

/// Definitions that fit, in file order; those without a region apply to all.
pub fn chosen(
    hb: &Handbook,
    concept: Option<Concept>,
    region: Option<Ref<Region>>,
) -> Vec<Ref<Definition>> {
    hb.definitions
        .iter()
        .filter(|(_, d)| concept.is_none_or(|c| d.concept.value == c))
        .filter(|(_, d)| region.is_none_or(|r| d.region.is_none_or(|own| own == r)))
        .map(|(r, _)| r)
        .collect()
}

/// Whether a condition asks for a fact: `Some(false)` by itself, `Some(true)` as one of several
/// that would do, `None` not at all.
fn asks(p: &Predicate, wanted: &Predicate, within_choice: bool) -> Option<bool> {
    match p {
        Predicate::All(parts) => {
            parts.iter().filter_map(|p| asks(p, wanted, within_choice)).reduce(|a, b| a && b)
        }
        Predicate::Any(parts) | Predicate::AtLeast(_, parts) => {
            parts.iter().filter_map(|p| asks(p, wanted, true)).reduce(|a, b| a && b)
        }
        Predicate::Not(_) => None,
        fact => (fact == wanted).then_some(within_choice),
    }
}

/// What a definition asks of one activity, in a word or two.
fn of_activity(p: &Predicate, activity: Activity) -> Line {
    let asked = [
        (Predicate::Whole(activity), "Hela verksamheten på plats"),
        (Predicate::Colocated(activity), "Samlokaliserad"),
        (Predicate::Includes(activity), "Ingår"),
    ];
    for (fact, words) in asked {
        match asks(p, &fact, false) {
            Some(false) => return say::line(words),
            Some(true) => return say::line(format!("{words}, eller annan")),
            None => {}
        }
    }
    say::line("–")
}

/// What each definition asks, activity by activity.
pub fn matrix(draft: &mut Draft, hb: &Handbook, found: &[Ref<Definition>]) {
    let mut grid = Grid::of("definitioner", "Vad definitionerna kräver av varje verksamhet")
        .columns(&[
            "Definition",
            "Mödrahälsovård",
            "Barnhälsovård",
            "Öppen förskola",
            "Socialtjänst",
        ]);
    for r in found {
        let d = &hb.definitions[*r];
        let Some(condition) = &d.condition else { continue };
        let mut cells = vec![vec![say::definition(hb, *r)]];
        cells.extend(classify::ACTIVITIES.iter().map(|a| of_activity(&condition.value, *a)));
        grid.row(None, cells);
    }
    if !grid.is_empty() {
        draft.table(grid, "");
        draft.words(
            "Ett streck betyder att definitionen inte ställer det kravet. ”Eller annan” betyder att \
             en av flera verksamheter räcker.",
        );
    }
}

/// Definitions in words, with quotation, remark and source.
pub fn table(draft: &mut Draft, hb: &Handbook, found: &[Ref<Definition>], caption: &str) {
    let mut grid = Grid::of("definitioner", caption).columns(&["Definition", "Vad den säger"]);
    let one = found
        .windows(2)
        .all(|w| hb.definitions[w[0]].concept.value == hb.definitions[w[1]].concept.value);
    for r in found {
        let d = &hb.definitions[*r];
        let quotation = d
            .quotation
            .as_ref()
            .map_or_else(Vec::new, |q| say::line(format!("\u{201d}{}\u{201d}", q.value)));
        grid.row(
            None,
            vec![
                say::stacked([
                    vec![say::definition(hb, *r)],
                    if one { Vec::new() } else { say::line(d.concept.value.label()) },
                    d.region.map_or_else(Vec::new, |r| {
                        vec![say::text("Gäller i "), say::region(hb, r)]
                    }),
                    say::line(format!("Från {}", say::when(d.date.value))),
                ]),
                say::stacked([
                    say::sourced(hb, say::line(d.text.value.clone()), &d.sources),
                    say::labelled("Ordagrant", quotation),
                    say::labelled("Anmärkning", say::optional(&d.note)),
                ]),
            ],
        );
    }
    draft.table(grid, "Inga sådana definitioner finns i underlaget.");
}

/// Definitions one by one, each a heading that links point at.
pub fn each(draft: &mut Draft, hb: &Handbook, found: &[Ref<Definition>]) {
    for r in found {
        let d = &hb.definitions[*r];
        draft.record_heading(3, &d.id.value, say::line(d.name.value.clone()));
        draft.words(d.text.value.clone());
        let mut facts: Vec<(String, Line)> = Vec::new();
        if let Some(q) = &d.quotation {
            facts.push(("Ordagrant".to_owned(), say::line(format!("\u{201d}{}\u{201d}", q.value))));
        }
        if let Some(r) = d.region {
            facts.push(("Gäller i".to_owned(), vec![say::region(hb, r)]));
        }
        facts.push(("Från".to_owned(), say::line(say::when(d.date.value))));
        if let Some(note) = &d.note {
            facts.push(("Anmärkning".to_owned(), say::line(note.value.clone())));
        }
        facts.push(("Källa".to_owned(), say::citations(hb, &d.sources)));
        draft.facts(facts);
    }
}

/// How many active centres each definition fits: ja, nej, kan inte avgöras.
pub fn outcome(draft: &mut Draft, hb: &Handbook, found: &[Ref<Definition>]) {
    let filter = crate::derive::coverage::Filter::default();
    let centres: Vec<_> = hb.centres.rows().filter(|c| filter.counts(c)).collect();
    if centres.is_empty() {
        return;
    }
    let mut grid = Grid::of(
        "klassning",
        format!(
            "Så många av {} är med enligt varje definition",
            say::counted(centres.len(), "aktiv central", "aktiva centraler")
        ),
    )
    .columns(&["Definition", "Begrepp"])
    .numbers(&["Ja", "Nej", "Kan inte avgöras"]);
    for r in found {
        let d = &hb.definitions[*r];
        let answers: Vec<Answer> =
            centres.iter().map(|c| classify::classify(c, d).answer).collect();
        let count = |a: Answer| say::line(answers.iter().filter(|b| **b == a).count().to_string());
        grid.row(
            None,
            vec![
                vec![say::definition(hb, *r)],
                say::line(d.concept.value.label()),
                count(Answer::Yes),
                count(Answer::No),
                count(Answer::Unknown),
            ],
        );
    }
    draft.table(grid, "");
}
