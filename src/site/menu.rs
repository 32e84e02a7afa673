//! The menu beside a page. Pages of a chapter have the same one but for the link to the page itself:
//! it is rendered once, and that link is marked in each copy.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use serde::Serialize;

use super::Site;
use super::view::page::Page;

/// What the template of the menu sees as `page`. `path` is empty, unless the menu is for that page
/// alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
struct Of {
    path: String,
    root: String,
    chapter: Option<usize>,
    menu_from: usize,
    menu_to: usize,
}

/// Menus rendered so far.
#[derive(Debug, Default)]
pub struct Menus {
    known: RwLock<HashMap<Of, Arc<str>>>,
}

impl Site<'_> {
    /// The menu beside a page, as HTML.
    pub(super) fn menu(&self, page: &Page) -> String {
        let text = |bytes| String::from_utf8(bytes).unwrap_or_default();
        let opening = page.chapter.and_then(|chapter| self.shared.chapters.get(chapter));
        // A chapter's own page stands otherwise in its menu than a page of the chapter does.
        let alone = opening.is_some_and(|opening| opening.href == page.path)
            || page.path.contains(['&', '<', '>', '"', '\'']);
        let of = Of {
            path: if alone { page.path.clone() } else { String::new() },
            root: page.root.clone(),
            chapter: page.chapter,
            menu_from: page.menu_from,
            menu_to: page.menu_to,
        };
        if alone {
            return text(self.fill("side.html", &of, &(), ""));
        }
        let here = format!(" href=\"{}{}\"", page.root, page.path);
        marked(&self.shared_menu(of), &here)
    }

    fn shared_menu(&self, of: Of) -> Arc<str> {
        let known = &self.menus.known;
        if let Some(menu) = known.read().unwrap_or_else(PoisonError::into_inner).get(&of) {
            return Arc::clone(menu);
        }
        // Two threads may render the same one: they get the same.
        let menu = String::from_utf8(self.fill("side.html", &of, &(), "")).unwrap_or_default();
        let menu: Arc<str> = menu.into();
        known.write().unwrap_or_else(PoisonError::into_inner).insert(of, Arc::clone(&menu));
        menu
    }
}

/// The menu with the links to the page itself marked.
fn marked(menu: &str, here: &str) -> String {
    let mark = " aria-current=\"page\"";
    let mut out = String::with_capacity(menu.len() + mark.len());
    let mut rest = menu;
    while let Some(at) = rest.find(here) {
        let (before, after) = rest.split_at(at + here.len());
        out.push_str(before);
        out.push_str(mark);
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn the_link_to_the_page_itself_is_marked_and_no_other() {
        let menu = "<a href=\"../a.html\">A</a> <a href=\"../a.html#b\">B</a> <a class=\"x\" href=\"../a.html\">";
        assert_eq!(
            marked(menu, " href=\"../a.html\""),
            "<a href=\"../a.html\" aria-current=\"page\">A</a> <a href=\"../a.html#b\">B</a> \
             <a class=\"x\" href=\"../a.html\" aria-current=\"page\">"
        );
        assert_eq!(marked(menu, " href=\"../b.html\""), menu);
    }
}
