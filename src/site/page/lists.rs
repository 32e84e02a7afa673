//! Pages that are lists: all content, news, introductions, forms, downloads; in parts when long.

use super::{finish, found, frame, in_parts, tell};
use crate::model::link::{Register, Target};
use crate::output::Output;
use crate::site::Site;
use crate::site::parts::Division;
use crate::site::view::changed::Changed;
use crate::site::view::index::IndexView;
use crate::site::view::info::Info;
use crate::site::view::list::ListView;

/// All content, part by part.
pub(super) fn index_parts(site: &Site<'_>) -> (Division, Vec<IndexView>) {
    IndexView::new(site.handbook).divided()
}

/// The list of all content.
pub(super) fn index(site: &Site<'_>, path: &str) -> Vec<Output> {
    let target = Target::Register(Register::Index);
    let (division, views) = index_parts(site);
    let division = site.divided(target, division);
    in_parts(path, &division, views, |number, path, view| {
        let mut page = frame(site, path, "innehall", "Allt innehåll");
        "Här hittar du varje sida: efter kapitel, fråga, roll och plats."
            .clone_into(&mut page.lead);
        tell(site, &mut page, target);
        page.changed = Some(Changed::of(site, target));
        page.part(&division, number);
        finish(site, "index.html", &page, &view)
    })
}

/// A list, part by part.
pub(super) fn listing_parts(view: ListView) -> (Division, Vec<ListView>) {
    view.divided()
}

/// A list of pages or files.
pub(super) fn listing(site: &Site<'_>, path: &str, target: Target, view: ListView) -> Vec<Output> {
    let (division, views) = listing_parts(view);
    let division = site.divided(target, division);
    in_parts(path, &division, views, |number, path, mut view| {
        view.without(|href| !site.offered(path, href));
        let mut page = frame(site, path, "register", view.title);
        view.lead.clone_into(&mut page.lead);
        tell(site, &mut page, target);
        page.changed = Some(Changed::of(site, target));
        page.info = Some(Info::of_data(site, path, target, None));
        page.part(&division, number);
        page.search = found(site, "Uppslag", &page);
        finish(site, "list.html", &page, &view)
    })
}
