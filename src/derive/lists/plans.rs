//! What is proposed, hard, asked and compared: proposals, areas, challenges, questions, demands,
//! other regions.

use crate::derive::draft::{Draft, Grid};
use crate::derive::lists::Anchors;
use crate::derive::say::{self, Line};
use crate::model::closed::Closed;
use crate::model::demand::Demand;
use crate::model::handbook::Handbook;
use crate::model::link::{Link, Register, Target};
use crate::model::prose::{Inline, Tone, plain_text};
use crate::model::region::Region;
use crate::model::table::Ref;
use crate::model::words::{BodyLevel, ProposalStatus};

/// What became of a proposal, as a sign.
fn proposal_status(status: ProposalStatus) -> Line {
    let tone = match status {
        ProposalStatus::Done => Tone::Good,
        ProposalStatus::Dropped => Tone::Bad,
        ProposalStatus::Unknown => return vec![say::missing()],
        ProposalStatus::Proposed | ProposalStatus::Begun => Tone::Plain,
    };
    vec![say::status(tone, status.label())]
}

/// Proposals by level, those of a region and those for all.
pub fn proposals(
    draft: &mut Draft,
    hb: &Handbook,
    region: Option<Ref<Region>>,
    level: Option<BodyLevel>,
    anchors: Anchors,
) {
    let mut found: Vec<_> = hb
        .proposals
        .iter()
        .filter(|(_, p)| region.is_none_or(|r| p.region.is_none_or(|own| own == r)))
        .filter(|(_, p)| level.is_none_or(|l| p.level.value == l))
        .collect();
    found.sort_by_key(|(r, p)| (p.level.value, *r));
    let mut grid = Grid::of("forslag", say::counted(found.len(), "förslag", "förslag")).columns(&[
        "Förslag",
        "Nivå",
        "Utvecklingsområde",
        "Läge",
    ]);
    for (_, p) in found {
        let level = if level.is_some() { Vec::new() } else { say::line(p.level.value.label()) };
        grid.row(
            anchors.of(&p.id.value),
            vec![
                say::sourced(hb, say::line(p.text.value.clone()), &p.sources),
                say::stacked([
                    level,
                    p.region
                        .map_or_else(|| say::line("Alla regioner"), |r| vec![say::region(hb, r)]),
                ]),
                p.area.map_or_else(Vec::new, |a| {
                    let area = &hb.areas[a];
                    vec![say::record(Register::Areas, &area.id.value, area.name.value.clone())]
                }),
                say::stacked([
                    proposal_status(p.status.value),
                    say::labelled("Ansvarig", say::optional(&p.responsible)),
                ]),
            ],
        );
    }
    draft.table(grid.without_empty_columns(), "Inga sådana förslag finns i underlaget.");
}

/// How many proposals stand at each level, by what became of them.
pub fn proposal_counts(draft: &mut Draft, hb: &Handbook) {
    let states: Vec<ProposalStatus> = ProposalStatus::WORDS
        .iter()
        .map(|(s, _, _)| *s)
        .filter(|s| hb.proposals.rows().any(|p| p.status.value == *s))
        .collect();
    let names: Vec<&str> = states.iter().map(|s| s.label()).collect();
    let mut grid =
        Grid::of("forslag", "Förslag efter nivå och läge").columns(&["Nivå"]).numbers(&names);
    for (level, _, label) in BodyLevel::WORDS {
        let of_level = || hb.proposals.rows().filter(|p| p.level.value == *level);
        if of_level().next().is_none() {
            continue;
        }
        let mut row = vec![say::line(*label)];
        row.extend(
            states.iter().map(|s| {
                say::line(of_level().filter(|p| p.status.value == *s).count().to_string())
            }),
        );
        grid.row(None, row);
    }
    if !grid.is_empty() {
        draft.table(grid, "");
    }
}

/// Development areas, each with its proposals.
pub fn areas(draft: &mut Draft, hb: &Handbook) {
    for (r, a) in hb.areas.iter() {
        draft.record_heading(2, &a.id.value, say::line(a.name.value.clone()));
        draft.words(a.description.value.clone());
        let mut facts = vec![("Typ".to_owned(), say::line(a.kind.value.label()))];
        if let Some(state) = &a.state {
            facts.push(("Läge".to_owned(), say::line(state.value.clone())));
        }
        if let Some(next) = &a.next {
            facts.push(("Nästa steg".to_owned(), say::line(next.value.clone())));
        }
        facts.push(("Källa".to_owned(), say::citations(hb, &a.sources)));
        draft.facts(facts);
        let proposals: Vec<Line> = hb
            .proposals
            .rows()
            .filter(|p| p.area == Some(r))
            .map(|p| vec![say::record(Register::Proposals, &p.id.value, p.text.value.clone())])
            .collect();
        if !proposals.is_empty() {
            draft.words("Förslag inom området:");
            draft.list(proposals);
        }
    }
}

/// Challenges by area.
pub fn challenges(
    draft: &mut Draft,
    hb: &Handbook,
    region: Option<Ref<Region>>,
    area: Option<&str>,
    anchors: Anchors,
) {
    let mut grid = Grid::of(
        "utmaningar",
        area.map_or_else(
            || "Utmaningar som källorna nämner".to_owned(),
            |a| format!("Utmaningar som källorna nämner: {a}"),
        ),
    )
    .columns(&["Utmaning", "Område", "Region"]);
    for c in hb.challenges.rows() {
        if region.is_some_and(|r| c.region.is_some_and(|own| own != r))
            || area.is_some_and(|a| c.area.value != a)
        {
            continue;
        }
        grid.row(
            anchors.of(&c.id.value),
            vec![
                say::sourced(hb, say::line(c.text.value.clone()), &c.sources),
                say::line(c.area.value.clone()),
                c.region.map_or_else(|| say::line("Hela landet"), |r| vec![say::region(hb, r)]),
            ],
        );
    }
    draft.table(grid.without_empty_columns(), "Inga sådana utmaningar finns i underlaget.");
}

/// What the working group must answer.
pub fn questions(draft: &mut Draft, hb: &Handbook, anchors: Anchors) {
    let mut grid =
        Grid::of("fragor", say::counted(hb.questions.len(), "öppen fråga", "öppna frågor"))
            .columns(&["Fråga", "Till", "Varför den är öppen"]);
    for q in hb.questions.rows() {
        grid.row(
            anchors.of(&q.id.value),
            vec![
                say::line(q.question.value.clone()),
                say::line(q.to.value.clone()),
                say::sourced(hb, say::optional(&q.why), &q.sources),
            ],
        );
    }
    draft.table(grid.without_empty_columns(), "Inga öppna frågor är skrivna.");
}

/// Other regions beside each other.
pub fn comparison(draft: &mut Draft, hb: &Handbook, anchors: Anchors) {
    let mut grid = Grid::of("jamforelse", "Så gör andra regioner").columns(&[
        "Region",
        "Antal och vårdval",
        "Ekonomi",
        "Styrning och erfarenheter",
    ]);
    for r in hb.other_regions.rows() {
        let said = |text: &crate::source::span::Spanned<String>| say::line(text.value.clone());
        grid.row(
            anchors.of(&r.id.value),
            vec![
                say::sourced(hb, said(&r.region), &r.sources),
                say::stacked([said(&r.count), say::labelled("Vårdval", said(&r.care_choice))]),
                said(&r.economy),
                say::stacked([
                    said(&r.governance),
                    say::labelled("Erfarenheter", said(&r.experience)),
                ]),
            ],
        );
    }
    draft.table(grid, "Inga andra regioner är beskrivna i underlaget.");
}

/// Where a link of the manuscript leads, in words.
fn destination(hb: &Handbook, link: &Link) -> Option<Inline> {
    match link {
        Link::To { target: Target::Article(a), anchor } => {
            let article = &hb.articles[*a];
            let title = article.number().map_or_else(
                || article.front.title.value.clone(),
                |n| format!("{n} {}", article.front.title.value),
            );
            let to = Link::To { target: Target::Article(*a), anchor: anchor.clone() };
            Some(say::link(to, title))
        }
        Link::To { target, .. } => {
            Some(say::link(link.clone(), crate::derive::titles::title(hb, *target)))
        }
        Link::External(url) => Some(say::link(link.clone(), url.clone())),
        _ => None,
    }
}

/// "7 av 7": how many of the seven contents are answered, and how many there are.
pub fn covered(hb: &Handbook) -> (usize, usize) {
    let mut contents: Vec<i64> =
        hb.demands.rows().filter_map(|d| d.content.as_ref()).map(|c| c.value).collect();
    contents.sort_unstable();
    contents.dedup();
    let answered = contents
        .iter()
        .filter(|n| {
            hb.demands
                .rows()
                .filter(|d| d.content.as_ref().is_some_and(|c| c.value == **n))
                .all(|d| d.answered_by.iter().any(|l| destination(hb, l).is_some()))
        })
        .count();
    (answered, contents.len())
}

/// What the sources ask of a guidance, and where it answers.
pub fn demands(draft: &mut Draft, hb: &Handbook, anchors: Anchors) {
    let mut found: Vec<_> = hb.demands.rows().collect();
    found.sort_by_key(|d| d.content.as_ref().map_or(i64::MAX, |c| c.value));
    answered(draft, hb, &found, anchors);
}

/// Only the numbered contents that the sources ask of a guidance, and where it answers.
pub fn contents(draft: &mut Draft, hb: &Handbook) {
    let mut found: Vec<_> = hb.demands.rows().filter(|d| d.content.is_some()).collect();
    found.sort_by_key(|d| d.content.as_ref().map_or(i64::MAX, |c| c.value));
    answered(draft, hb, &found, Anchors::Off);
}

fn answered(draft: &mut Draft, hb: &Handbook, found: &[&Demand], anchors: Anchors) {
    let (answered, all) = covered(hb);
    if all > 0 {
        draft.para(vec![
            say::text("Vägledningen svarar på "),
            say::strong(format!("{answered} av {all}")),
            say::text(" innehåll som källorna efterfrågar."),
        ]);
    }
    let mut grid = Grid::of("krav", "Krav på vägledningen och var den svarar").columns(&[
        "Krav",
        "Svar",
        "Det som återstår",
    ]);
    for d in found {
        // Several records of one register share a page: it is named once.
        let mut named: Vec<String> = Vec::new();
        let mut answers: Vec<Line> = Vec::new();
        for link in d.answered_by.iter().filter_map(|l| destination(hb, l)) {
            let words = plain_text(std::slice::from_ref(&link));
            if !named.contains(&words) {
                named.push(words);
                answers.push(vec![link]);
            }
        }
        let answers = say::joined(answers, "; ");
        let answers = if answers.is_empty() {
            vec![say::status(Tone::Warn, "Inget svar ännu")]
        } else {
            answers
        };
        let text = match &d.content {
            Some(c) => format!("{}. {}", c.value, d.text.value),
            None => d.text.value.clone(),
        };
        grid.row(
            anchors.of(&d.id.value),
            vec![
                say::sourced(hb, say::line(text), &d.sources),
                answers,
                say::optional(&d.remaining),
            ],
        );
    }
    draft.table(grid.without_empty_columns(), "Inga krav på vägledningen är skrivna ännu.");
}
