//! The introduction of a role, on paper: its steps as lists to tick off, by day, week and month.

use crate::model::article::Article;
use crate::model::closed::Closed as _;
use crate::model::handbook::Handbook;
use crate::model::prose::{Block, BlockKind, Heading, Inline, LinkInline, List, ListItem, Prose};
use crate::model::region::Region;
use crate::model::table::Ref;
use crate::model::words::Pace;
use crate::source::span::Spanned;
use crate::text::numbers;

use super::part::{Opening, Part, of_text};

/// A welcome folder: the steps stand after the welcome.
pub fn folder(hb: &Handbook, a: Ref<Article>, region: Option<Ref<Region>>) -> Part {
    let mut part = of_text(hb, a, Opening::Sheet, 1, region);
    let blocks = &mut part.prose.blocks;
    let heading = |b: &Block| matches!(b.kind, BlockKind::Heading(_));
    let after_welcome = blocks.iter().position(heading).unwrap_or(blocks.len());
    blocks.splice(after_welcome..after_welcome, steps(hb, &hb.articles[a]));
    part
}

/// The steps of a role on a page of their own, to be handed to one who is new.
pub fn on_a_page(hb: &Handbook, r: Ref<Article>) -> Part {
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

/// The steps of an introduction as ticked lists under day, week and month.
fn steps(hb: &Handbook, article: &Article) -> Vec<Block> {
    let mut out = Vec::new();
    for (pace, word, label) in Pace::WORDS {
        let these: Vec<_> = article.front.steps.iter().filter(|s| s.pace.value == *pace).collect();
        let Some(first) = these.first() else { continue };
        let minutes: i64 = these.iter().map(|s| s.minutes.value.max(0)).sum();
        out.push(Block::new(
            BlockKind::Heading(Box::new(Heading {
                level: 2,
                anchor: format!("steg-{word}"),
                number: None,
                text: vec![Inline::Text((*label).into())],
            })),
            first.pace.span,
        ));
        out.push(Block::new(
            BlockKind::Paragraph(vec![Inline::Text(
                format!("Sammanlagt {}.", numbers::duration(minutes)).into(),
            )]),
            first.pace.span,
        ));
        let items = these.iter().map(|step| {
            let task = vec![Inline::Text(step.task.value.as_str().into())];
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
            text.push(Inline::Text(rest.into()));
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

/// Who helps with a step, in words; nobody when it is the reader's own role.
fn helper(hb: &Handbook, article: &Article, stated: Option<&Spanned<String>>) -> Option<String> {
    let words = &stated?.value;
    let Some(role) = hb.roles.find(words) else { return Some(words.clone()) };
    (article.front.role != Some(role)).then(|| hb.roles[role].title.value.to_lowercase())
}
