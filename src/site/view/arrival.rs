//! The introduction at a centre: every role's steps, and for those who lead what each new colleague
//! should get.

use serde::Serialize;

use super::list::{self, Arrival};
use super::path::PathView;
use crate::derive::pages::arrival;
use crate::model::article::Article;
use crate::route;
use crate::site::Site;
use crate::text::{collate, numbers};

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
    /// The introduction, as seen from a page.
    #[must_use]
    pub fn new(site: &Site<'_>, from: &str) -> Self {
        let mut roles: Vec<RoleView> = arrival::paths(site.handbook)
            .map(|(_, article)| {
                let role = article.front.role.map(|role| &site.handbook.roles[role]);
                let title = role.map_or(&article.front.title, |role| &role.title).value.clone();
                let own = route::article(article);
                let id = anchor(article);
                let path = PathView::new(site, from, article).under(&id);
                let total = numbers::duration(path.minutes);
                RoleView { id, title, href: route::relative(from, &own), total, path }
            })
            .collect();
        roles.sort_by(|a, b| collate::compare(&a.title, &b.title));
        let arrivals = list::arrivals(site, |article| format!("#{}", anchor(article)));
        Self { roles, arrivals }
    }
}
