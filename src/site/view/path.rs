//! An introduction: what to do the first day, week and month, with time and tick boxes.

use serde::Serialize;

use crate::model::article::Article;
use crate::model::closed::Closed;
use crate::model::link::Link;
use crate::model::words::Pace;
use crate::site::Site;
use crate::source::span::Spanned;
use crate::text::numbers;

/// An introduction.
#[derive(Clone, Debug, Serialize)]
pub struct PathView {
    /// Steps by when they are due.
    pub paces: Vec<PaceView>,
    /// Minutes in all.
    pub minutes: i64,
    /// Minutes in all, in words.
    pub total: String,
    /// How many steps.
    pub count: usize,
}

/// What is due in one span of time.
#[derive(Clone, Debug, Serialize)]
pub struct PaceView {
    /// `dag`.
    pub id: &'static str,
    /// "Första dagen".
    pub title: &'static str,
    /// In words.
    pub total: String,
    /// Steps in order.
    pub steps: Vec<StepView>,
}

/// A step.
#[derive(Clone, Debug, Serialize)]
pub struct StepView {
    /// Id of its tick box, stable while the task is worded as it is.
    pub id: String,
    /// What to do.
    pub task: String,
    /// Where to read.
    pub href: Option<String>,
    /// In words.
    pub time: String,
    /// For the sum of what is left.
    pub minutes: i64,
    /// Who sees to it, when that is someone else than the reader.
    pub responsible: Option<String>,
}

/// Who sees to a step: a role by its title, or what was written; no one for the reader's own.
fn helper(site: &Site<'_>, article: &Article, stated: Option<&Spanned<String>>) -> Option<String> {
    let words = &stated?.value;
    let Some(role) = site.handbook.roles.find(words) else { return Some(words.clone()) };
    (article.front.role != Some(role)).then(|| site.handbook.roles[role].title.value.to_lowercase())
}

impl PathView {
    /// The introduction that an article holds; `href` tells where a link leads.
    #[must_use]
    pub fn new(site: &Site<'_>, article: &Article, href: &dyn Fn(&Link) -> Option<String>) -> Self {
        let mut paces = Vec::new();
        for (pace, id, title) in Pace::WORDS {
            let steps: Vec<StepView> = article
                .front
                .steps
                .iter()
                .filter(|step| step.pace.value == *pace)
                .map(|step| StepView {
                    id: format!("steg-{}", crate::text::slug::slug(&step.task.value)),
                    task: step.task.value.clone(),
                    href: step.link.as_ref().and_then(href),
                    time: numbers::duration(step.minutes.value),
                    minutes: step.minutes.value,
                    responsible: helper(site, article, step.responsible.as_ref()),
                })
                .collect();
            if !steps.is_empty() {
                let total = numbers::duration(steps.iter().map(|s| s.minutes).sum());
                paces.push(PaceView { id, title, total, steps });
            }
        }
        let minutes = article.front.steps.iter().map(|s| s.minutes.value).sum();
        Self { paces, minutes, total: numbers::duration(minutes), count: article.front.steps.len() }
    }

    /// The same with ids that begin with a name, for pages that hold several introductions.
    #[must_use]
    pub fn under(mut self, name: &str) -> Self {
        for step in self.paces.iter_mut().flat_map(|pace| &mut pace.steps) {
            step.id = format!("{name}-{}", step.id);
        }
        self
    }
}
