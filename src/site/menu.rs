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
    known: RwLock<HashMap<Of, Arc<Menu>>>,
}

/// A menu as HTML.
#[derive(Debug)]
struct Menu {
    html: String,
    /// Where its links' addresses begin, from the space before `href`.
    links: Vec<usize>,
}

/// How a link's address begins.
const HREF: &str = " href=\"";

impl Menu {
    fn new(html: String) -> Self {
        let links = html.match_indices(HREF).map(|(at, _)| at).collect();
        Self { html, links }
    }

    /// The menu with the links to the page itself marked; `here` is how they begin, with all of
    /// their address.
    fn marked(&self, here: &str) -> String {
        let mark = " aria-current=\"page\"";
        let mut out = String::with_capacity(self.html.len() + 2 * mark.len());
        let mut from = 0;
        for at in self.links.iter().filter(|at| self.html[**at..].starts_with(here)) {
            let end = at + here.len();
            out.push_str(&self.html[from..end]);
            out.push_str(mark);
            from = end;
        }
        out.push_str(&self.html[from..]);
        out
    }
}

impl Site<'_> {
    /// The menu beside a page, as HTML.
    pub(super) fn menu(&self, page: &Page) -> String {
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
            return self.filled(&of);
        }
        let here = format!("{HREF}{}{}\"", page.root, page.path);
        self.shared_menu(of).marked(&here)
    }

    fn filled(&self, of: &Of) -> String {
        String::from_utf8(self.fill("side.html", of, &(), None)).unwrap_or_default()
    }

    fn shared_menu(&self, of: Of) -> Arc<Menu> {
        let known = &self.menus.known;
        if let Some(menu) = known.read().unwrap_or_else(PoisonError::into_inner).get(&of) {
            return Arc::clone(menu);
        }
        // Two threads may render the same one: they get the same.
        let menu = Arc::new(Menu::new(self.filled(&of)));
        known.write().unwrap_or_else(PoisonError::into_inner).insert(of, Arc::clone(&menu));
        menu
    }
}

#[cfg(test)]
mod tests {
    use super::Menu;

    #[test]
    fn the_link_to_the_page_itself_is_marked_and_no_other() {
        let menu = "<a href=\"../a.html\">A</a> <a href=\"../a.html#b\">B</a> <a class=\"x\" href=\"../a.html\">";
        let menu = Menu::new(menu.to_owned());
        assert_eq!(
            menu.marked(" href=\"../a.html\""),
            "<a href=\"../a.html\" aria-current=\"page\">A</a> <a href=\"../a.html#b\">B</a> \
             <a class=\"x\" href=\"../a.html\" aria-current=\"page\">"
        );
        assert_eq!(menu.marked(" href=\"../b.html\""), menu.html);
    }
}
