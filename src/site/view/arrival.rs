//! The introduction at a centre: every role's steps, and for those who lead what each new colleague
//! should get.

use serde::Serialize;

use super::list::{self, Arrival};
use super::path::PathView;
use crate::derive::pages::arrival;
use crate::model::article::Article;
use crate::model::link::Link;
use crate::route;
use crate::site::Site;
use crate::site::parts::{Division, PART, portions};
use crate::text::{collate, numbers};

/// What a role's frame on the page weighs, in bytes of HTML.
const ROLE: usize = 1_200;

/// What a step weighs without its words.
const STEP: usize = 260;

/// The introduction at a centre.
#[derive(Clone, Debug, Serialize)]
pub struct ArrivalView {
    /// The roles, by name.
    pub roles: Vec<RoleView>,
    /// What each new colleague should get, for those who lead.
    pub arrivals: Vec<Arrival>,
}

/// What one role does.
#[derive(Clone, Debug, Serialize)]
pub struct RoleView {
    /// Its anchor.
    pub id: String,
    /// "Barnmorska".
    pub title: String,
    /// The role's own introduction, with its text and self-test.
    pub href: String,
    /// How long all takes.
    pub total: String,
    /// The steps.
    pub path: PathView,
}

/// Where a role's steps stand on the page.
fn anchor(article: &Article) -> String {
    let own = route::article(article);
    let name = own.rsplit('/').next().unwrap_or_default();
    format!("roll-{}", name.trim_end_matches(".html"))
}

impl ArrivalView {
    /// The introduction, as seen from a page; `to` tells where a link leads.
    #[must_use]
    pub fn new(site: &Site<'_>, from: &str, to: &dyn Fn(&Link) -> Option<String>) -> Self {
        let mut roles: Vec<RoleView> = arrival::paths(site.handbook)
            .map(|(_, article)| {
                let role = article.front.role.map(|role| &site.handbook.roles[role]);
                let title = role.map_or(&article.front.title, |role| &role.title).value.clone();
                let own = route::article(article);
                let id = anchor(article);
                let path = PathView::new(site, article, to).under(&id);
                let total = numbers::duration(path.minutes);
                RoleView { id, title, href: route::relative(from, &own), total, path }
            })
            .collect();
        roles.sort_by(|a, b| collate::compare(&a.title, &b.title));
        let arrivals = list::arrivals(site, |article| format!("#{}", anchor(article)));
        Self { roles, arrivals }
    }
    /// The roles on as many pages as they ask for, when what stands beside them on the first weighs
    /// so much; what each new colleague should get stands on the last.
    #[must_use]
    pub fn divided(self, beside: usize) -> Vec<Self> {
        let mut weights: Vec<usize> = self.roles.iter().map(RoleView::weight).collect();
        weights.insert(0, beside);
        if let Some(last) = weights.last_mut() {
            *last += helped(&self.arrivals);
        }
        let mut roles = self.roles.into_iter();
        let mut views: Vec<Self> = portions(&weights, PART, |_| false)
            .into_iter()
            .map(|range| {
                let many = range.len() - usize::from(range.start == 0);
                Self { roles: roles.by_ref().take(many).collect(), arrivals: Vec::new() }
            })
            .collect();
        if let Some(last) = views.last_mut() {
            last.arrivals = self.arrivals;
        }
        views
    }

    /// What the view weighs on the page, in bytes of HTML.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.roles.iter().map(RoleView::weight).sum::<usize>() + helped(&self.arrivals)
    }

    /// Leads from what each new colleague should get to the parts where the roles stand.
    pub fn lead_to(&mut self, from: &str, division: &Division) {
        let first = route::whole(from).unwrap_or_else(|| from.to_owned());
        for arrival in &mut self.arrivals {
            let Some(anchor) = arrival.href.strip_prefix('#') else { continue };
            let part = division.places.get(anchor).copied().unwrap_or(1);
            let to = route::part(&first, part);
            if to != from {
                arrival.href = format!("{}#{anchor}", route::relative(from, &to));
            }
        }
    }
}

/// What it weighs that others see to.
fn helped(arrivals: &[Arrival]) -> usize {
    let help = |help: &list::Help| STEP / 4 + help.task.len() + help.who.len();
    let own = |arrival: &Arrival| STEP + arrival.helped.iter().map(help).sum::<usize>();
    arrivals.iter().map(own).sum()
}

impl RoleView {
    /// What the role's steps weigh on the page, in bytes of HTML.
    #[must_use]
    pub fn weight(&self) -> usize {
        let steps = self.path.paces.iter().flat_map(|pace| &pace.steps);
        let step = |step: &super::path::StepView| {
            let who = step.responsible.as_deref().map_or(0, |who| who.len() + 60);
            STEP + 2 * step.id.len() + 2 * step.task.len() + who
        };
        ROLE + steps.map(step).sum::<usize>()
    }
}
