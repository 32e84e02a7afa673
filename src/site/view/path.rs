//! An introduction: what to do the first day, week and month, with time and tick boxes.

use serde::Serialize;

use crate::model::article::Article;
use crate::model::closed::Closed;
use crate::model::words::Pace;
use crate::route;
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

/// "15 minuter", "2 timmar 5 minuter".
#[must_use]
pub fn duration(minutes: i64) -> String {
    let (hours, rest) = (minutes.max(0) / 60, minutes.max(0) % 60);
    let unit = |n: i64, one: &str, many: &str| {
        format!("{}{}{}", numbers::whole(n), numbers::NBSP, if n == 1 { one } else { many })
    };
    match (hours, rest) {
        (0, m) => unit(m, "minut", "minuter"),
        (h, 0) => unit(h, "timme", "timmar"),
        (h, m) => format!("{} {}", unit(h, "timme", "timmar"), unit(m, "minut", "minuter")),
    }
}

impl PathView {
    /// The introduction that an article holds.
    #[must_use]
    pub fn new(site: &Site<'_>, from: &str, article: &Article) -> Self {
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
                    href: step.link.as_ref().and_then(|l| route::href(site.handbook, from, l)),
                    time: duration(step.minutes.value),
                    minutes: step.minutes.value,
                    responsible: helper(site, article, step.responsible.as_ref()),
                })
                .collect();
            if !steps.is_empty() {
                let total = duration(steps.iter().map(|s| s.minutes).sum());
                paces.push(PaceView { id, title, total, steps });
            }
        }
        let minutes = article.front.steps.iter().map(|s| s.minutes.value).sum();
        Self { paces, minutes, total: duration(minutes), count: article.front.steps.len() }
    }
}

#[cfg(test)]
mod tests {
    use super::duration;

    #[test]
    fn time_is_told_in_hours_and_minutes() {
        assert_eq!(duration(1), "1\u{a0}minut");
        assert_eq!(duration(60), "1\u{a0}timme");
        assert_eq!(duration(125), "2\u{a0}timmar 5\u{a0}minuter");
    }
}
