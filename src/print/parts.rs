//! What a booklet consists of: parts in order, each an opening and its text, with everything that
//! is made from data already made, so that every anchor is known before a word is set.

use std::collections::BTreeSet;

use crate::derive::pages::{DataPage, arrival, follow_up};
use crate::model::article::{Article, Place};
use crate::model::citation::Citation;
use crate::model::closed::Closed as _;
use crate::model::handbook::Handbook;
use crate::model::link::{Register, Target};
use crate::model::prose::{
    Block, BlockKind, DefinitionItem, Footnote, Heading, Inline, LinkInline, List, ListItem, Prose,
    Question, Supplement, plain_text,
};
use crate::model::region::Region;
use crate::model::table::Ref;
use crate::model::words::{HandbookStatus, Pace};
use crate::source::span::Spanned;
use crate::text::{collate, dates, numbers};

use super::backmatter;
use super::booklet::Booklet;
use super::chart;
use super::listed;
use super::part::{Opening, Part};

/// Live blocks within live blocks, at most.
const DEEPEST_EXPANSION: usize = 4;

/// The word for what a text rests on.
const SOURCES: &str = "Källor";

/// The parts of a booklet, in order.
#[must_use]
pub fn parts(hb: &Handbook, booklet: Booklet) -> Vec<Part> {
    match booklet {
        Booklet::Large | Booklet::Bound => parts(hb, Booklet::Whole { region: None }),
        Booklet::Chosen { .. } | Booklet::Whole { .. } => {
            let (region, chosen) = match booklet {
                Booklet::Chosen { entry, .. } => {
                    let entry = &hb.booklets[entry];
                    (entry.region, listed::chapters(hb, entry, &mut Vec::new()))
                }
                Booklet::Whole { region } => {
                    (region, hb.chapters.iter().map(|c| c.opening).collect())
                }
                _ => (None, Vec::new()),
            };
            let chapters = hb.chapters.iter().filter(|c| chosen.contains(&c.opening));
            let mut out: Vec<Part> = chapters
                .flat_map(|c| chapter(hb, c.opening, &c.sections, Opening::Chapter, region))
                .collect();
            let appendix = |r, how| page(hb, Target::Register(r), how, region);
            out.extend(appendix(Register::Terms, Opening::Appendix));
            out.extend(backmatter::sources(hb));
            out.extend(appendix(Register::Laws, Opening::Further));
            out.extend(appendix(Register::Decisions, Opening::Further));
            out
        }
        Booklet::Chapter(opening) => hb
            .chapters
            .iter()
            .find(|c| c.opening == opening)
            .map(|c| chapter(hb, opening, &c.sections, Opening::Alone, None))
            .unwrap_or_default(),
        Booklet::Centre(c) => {
            page(hb, Target::Centre(c), Opening::Sheet, None).into_iter().collect()
        }
        Booklet::Register(r) => {
            let mut part = page(hb, Target::Register(r), Opening::Sheet, None);
            if let (Register::Responsibilities, Some(part)) = (r, &mut part) {
                part.prose.blocks = chart::blocks(hb);
            }
            part.into_iter().collect()
        }
        Booklet::Path(a) => vec![folder(hb, a, None)],
        Booklet::Welcome { path, centre } => {
            let mut out = vec![folder(hb, path, hb.centres[centre].region)];
            out.extend(page(hb, Target::Centre(centre), Opening::Appendix, None));
            out
        }
        Booklet::Arrival(centre) => {
            let target = Target::Arrival(centre);
            let mut out: Vec<Part> = page(hb, target, Opening::Sheet, None).into_iter().collect();
            let mut roles: Vec<Part> = arrival::paths(hb).map(|(r, _)| on_a_page(hb, r)).collect();
            roles.sort_by(|a, b| collate::compare(&a.title, &b.title));
            out.extend(roles);
            out
        }
        Booklet::FollowUp(r) => {
            let data = follow_up::page(hb, r);
            let path = booklet.path(hb);
            vec![data_part(hb, data, path, Opening::Sheet, Some(r))]
        }
        Booklet::Form { form, .. } => {
            let mut part = article(hb, form, Opening::Sheet, 1, None);
            part.info.clear();
            vec![part]
        }
    }
}

/// A welcome folder: the steps stand after the welcome.
fn folder(hb: &Handbook, a: Ref<Article>, region: Option<Ref<Region>>) -> Part {
    let mut part = article(hb, a, Opening::Sheet, 1, region);
    let blocks = &mut part.prose.blocks;
    let heading = |b: &Block| matches!(b.kind, BlockKind::Heading(_));
    let after_welcome = blocks.iter().position(heading).unwrap_or(blocks.len());
    blocks.splice(after_welcome..after_welcome, steps(hb, &hb.articles[a]));
    part
}

/// The steps of a role on a page of their own, to be handed to one who is new.
fn on_a_page(hb: &Handbook, r: Ref<Article>) -> Part {
    let article = &hb.articles[r];
    let minutes = article.front.steps.iter().map(|s| s.minutes.value.max(0)).sum();
    let count = article.front.steps.len();
    let title = article.front.role.map_or(&article.front.title, |role| &hb.roles[role].title);
    Part {
        opening: Opening::Appendix,
        level: 1,
        number: None,
        title: title.value.clone(),
        lead: format!("{count} steg, ungefär {}.", numbers::duration(minutes)),
        page: crate::route::article(article),
        info: Vec::new(),
        region: None,
        span: Some(article.front.title.span),
        prose: Prose { blocks: steps(hb, article), footnotes: Vec::new() },
    }
}

/// A chapter: its opening page and its sections, those of other regions left out.
fn chapter(
    hb: &Handbook,
    opening: Ref<Article>,
    sections: &[Ref<Article>],
    how: Opening,
    region: Option<Ref<Region>>,
) -> Vec<Part> {
    let mut out = vec![article(hb, opening, how, 1, region)];
    for &section in sections {
        let other = match (region, hb.articles[section].front.region) {
            (Some(wanted), Some(its)) => wanted != its,
            _ => false,
        };
        if !other {
            let mut part = article(hb, section, Opening::Section, 2, region);
            // What holds for the whole chapter is said once, at its head.
            part.info.retain(|row| row.0 == SOURCES || !out[0].info.contains(row));
            out.push(part);
        }
    }
    out
}

fn article(
    hb: &Handbook,
    r: Ref<Article>,
    opening: Opening,
    level: u8,
    region: Option<Ref<Region>>,
) -> Part {
    let article = &hb.articles[r];
    Part {
        opening,
        level,
        number: article.number(),
        title: article.front.title.value.clone(),
        lead: article.front.lead.value.clone(),
        page: crate::route::article(article),
        info: info(hb, article),
        region: article.front.region.map(|r| hb.regions[r].name.value.clone()),
        span: Some(article.front.title.span),
        prose: Prose {
            blocks: expand(hb, &article.prose.blocks, region, 0),
            footnotes: article
                .prose
                .footnotes
                .iter()
                .map(|note| Footnote {
                    label: note.label.clone(),
                    blocks: expand(hb, &note.blocks, region, 0),
                })
                .collect(),
        },
    }
}

fn page(
    hb: &Handbook,
    target: Target,
    opening: Opening,
    region: Option<Ref<Region>>,
) -> Option<Part> {
    let data = crate::derive::pages::page(hb, target)?;
    let part = data_part(hb, data, crate::route::path(hb, target), opening, region);
    let appended = matches!(opening, Opening::Appendix | Opening::Further);
    let empty = appended && part.prose.blocks.is_empty();
    (!empty).then_some(part)
}

/// A part made of data.
fn data_part(
    hb: &Handbook,
    data: DataPage,
    page: String,
    opening: Opening,
    region: Option<Ref<Region>>,
) -> Part {
    Part {
        opening,
        level: 1,
        number: None,
        title: data.title,
        lead: data.lead,
        page,
        info: Vec::new(),
        region: None,
        span: data.span,
        prose: Prose { blocks: expand(hb, &data.blocks, region, 0), footnotes: Vec::new() },
    }
}

/// "S1 kap. 3, S3 avsnitt 2.1": each on one line, unless it is long.
#[must_use]
pub fn citations(hb: &Handbook, citations: &[Citation]) -> String {
    let one = |c: &Citation| {
        let short = &hb.sources[c.source].short.value;
        let place = c.place.as_ref().map_or_else(String::new, |place| format!("\u{a0}{place}"));
        tied(&format!("{short}{place}"))
    };
    citations.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A source's mark of at most so many characters stands on one line: "S3 avsnitt 3.2.1".
const WHOLE_MARK: usize = 22;

/// The words of a source's mark, tied together when they are few.
#[must_use]
pub fn tied(words: &str) -> String {
    if words.chars().count() > WHOLE_MARK {
        return words.to_owned();
    }
    words.replace(' ', "\u{a0}")
}

/// "Utkast, ej beslutad": how far a text has come, in words.
#[must_use]
pub fn status(status: HandbookStatus, decided: bool) -> String {
    match status {
        HandbookStatus::Draft | HandbookStatus::Consultation if !decided => {
            format!("{}, ej beslutad", status.label())
        }
        _ => status.label().to_owned(),
    }
}

/// Who keeps the text, when it was reviewed, what it rests on.
fn info(hb: &Handbook, article: &Article) -> Vec<(String, String)> {
    let front = &article.front;
    let mut out = Vec::new();
    let mut row = |label: &str, value: String| out.push((label.to_owned(), value));
    row("Status", status(front.status.value, front.decision.is_some()));
    if let Some(role) = front.responsible {
        row("Ansvarar", hb.roles[role].title.value.clone());
    }
    let reviewed = front.reviewed.as_ref().map(|date| dates::long(date.value));
    row("Granskad", reviewed.unwrap_or_else(|| "inte ännu".to_owned()));
    row("Granskas senast", dates::long(front.review_by.value));
    if let Some(decision) = front.decision {
        row("Beslut", hb.decisions[decision].title.value.clone());
    }
    if !front.sources.is_empty() {
        row(SOURCES, citations(hb, &front.sources));
    }
    out
}

/// Who helps with a step, in words; nobody when it is the reader's own role.
fn helper(hb: &Handbook, article: &Article, stated: Option<&Spanned<String>>) -> Option<String> {
    let words = &stated?.value;
    let Some(role) = hb.roles.find(words) else { return Some(words.clone()) };
    (article.front.role != Some(role)).then(|| hb.roles[role].title.value.to_lowercase())
}

/// The steps of an introduction as ticked lists under day, week and month.
fn steps(hb: &Handbook, article: &Article) -> Vec<Block> {
    let mut out = Vec::new();
    for (pace, word, label) in Pace::WORDS {
        let these: Vec<_> = article.front.steps.iter().filter(|s| s.pace.value == *pace).collect();
        let Some(first) = these.first() else { continue };
        let minutes: i64 = these.iter().map(|s| s.minutes.value.max(0)).sum();
        out.push(Block::new(
            BlockKind::Heading(Heading {
                level: 2,
                anchor: format!("steg-{word}"),
                number: None,
                text: vec![Inline::Text((*label).to_owned())],
            }),
            first.pace.span,
        ));
        out.push(Block::new(
            BlockKind::Paragraph(vec![Inline::Text(format!(
                "Sammanlagt {}.",
                numbers::duration(minutes)
            ))]),
            first.pace.span,
        ));
        let items = these.iter().map(|step| {
            let task = vec![Inline::Text(step.task.value.clone())];
            let mut text = match &step.link {
                Some(to) => vec![Inline::Link(Box::new(LinkInline {
                    to: to.clone(),
                    title: String::new(),
                    text: task,
                }))],
                None => task,
            };
            let mut rest = format!(" – {}\u{a0}min", step.minutes.value);
            if let Some(with) = helper(hb, article, step.responsible.as_ref()) {
                rest.push_str(", med ");
                rest.push_str(&with);
            }
            text.push(Inline::Text(rest));
            ListItem {
                checked: Some(false),
                blocks: vec![Block::new(BlockKind::Plain(text), step.task.span)],
            }
        });
        let list = List { start: None, items: items.collect() };
        out.push(Block::new(BlockKind::List(list), first.pace.span));
    }
    out
}

/// Blocks with those made from data put in, and other regions' supplements left out.
fn expand(
    hb: &Handbook,
    blocks: &[Block],
    region: Option<Ref<Region>>,
    depth: usize,
) -> Vec<Block> {
    let again = |blocks: &[Block]| expand(hb, blocks, region, depth);
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        let kind = match &block.kind {
            BlockKind::Live(live) => {
                if depth < DEEPEST_EXPANSION {
                    let made = crate::derive::live::expand(hb, live, block.span);
                    out.extend(expand(hb, &made, region, depth + 1));
                }
                continue;
            }
            BlockKind::Supplement(s) if region.is_some() && s.region != region => continue,
            BlockKind::Supplement(s) => {
                BlockKind::Supplement(Supplement { blocks: again(&s.blocks), ..s.clone() })
            }
            BlockKind::Quote(inner) => BlockKind::Quote(again(inner)),
            BlockKind::Callout(callout) => {
                let mut callout = callout.clone();
                callout.blocks = again(&callout.blocks);
                BlockKind::Callout(callout)
            }
            BlockKind::List(list) => BlockKind::List(List {
                start: list.start,
                items: list
                    .items
                    .iter()
                    .map(|i| ListItem { checked: i.checked, blocks: again(&i.blocks) })
                    .collect(),
            }),
            BlockKind::Definitions(items) => BlockKind::Definitions(
                items
                    .iter()
                    .map(|i| DefinitionItem {
                        term: i.term.clone(),
                        descriptions: i.descriptions.iter().map(|d| again(d)).collect(),
                    })
                    .collect(),
            ),
            BlockKind::Question(q) => BlockKind::Question(Question {
                heading: q.heading.clone(),
                intro: again(&q.intro),
                options: q.options.clone(),
                reply: again(&q.reply),
            }),
            other => other.clone(),
        };
        out.push(Block::new(kind, block.span));
    }
    out
}

/// The label of an anchor on a page.
#[must_use]
pub fn label(page: &str, anchor: &str) -> String {
    format!("{page}#{anchor}")
}

/// Every label that links in the booklet can reach.
#[must_use]
pub fn labels(parts: &[Part]) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for part in parts {
        out.insert(part.page.clone());
        collect(&part.page, &part.prose.blocks, &mut out);
    }
    out
}

fn collect(page: &str, blocks: &[Block], out: &mut BTreeSet<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(h) => {
                out.insert(label(page, &h.anchor));
            }
            BlockKind::Supplement(s) => {
                out.insert(label(page, &s.anchor));
                collect(page, &s.blocks, out);
            }
            BlockKind::Table(table) => {
                let anchors = table.rows.iter().filter_map(|row| row.anchor.as_deref());
                out.extend(anchors.map(|anchor| label(page, anchor)));
            }
            BlockKind::Question(q) => {
                out.insert(label(page, &q.heading.anchor));
                collect(page, &q.intro, out);
            }
            BlockKind::Quote(inner) => collect(page, inner, out),
            BlockKind::Callout(c) => collect(page, &c.blocks, out),
            BlockKind::List(list) => {
                for item in &list.items {
                    collect(page, &item.blocks, out);
                }
            }
            BlockKind::Definitions(items) => {
                for blocks in items.iter().flat_map(|item| &item.descriptions) {
                    collect(page, blocks, out);
                }
            }
            _ => {}
        }
    }
}

/// Roughly how many characters of room blocks take: short ones are kept together on a page.
#[must_use]
pub fn weight(blocks: &[Block]) -> usize {
    let line = |text: &[Inline]| plain_text(text).chars().count().max(40);
    let one = |block: &Block| match &block.kind {
        BlockKind::Paragraph(text) | BlockKind::Plain(text) => line(text),
        BlockKind::Heading(heading) => 2 * line(&heading.text),
        BlockKind::List(list) => list.items.iter().map(|item| weight(&item.blocks)).sum(),
        BlockKind::Quote(inner) => weight(inner),
        BlockKind::Callout(callout) => 80 + weight(&callout.blocks),
        BlockKind::Supplement(supplement) => 160 + weight(&supplement.blocks),
        BlockKind::Definitions(items) => {
            items.iter().map(|i| 40 + i.descriptions.iter().map(|d| weight(d)).sum::<usize>()).sum()
        }
        BlockKind::Table(table) => 80 * (table.rows.len() + 1),
        BlockKind::Code { text, .. } => 80 * text.lines().count(),
        _ => 800,
    };
    blocks.iter().map(one).sum()
}

/// Whether an article stands in the numbered chapters.
#[must_use]
pub fn in_chapters(article: &Article) -> bool {
    matches!(article.place, Place::Chapter { .. } | Place::Section { .. })
}
