//! Addresses: which path each page has, and how one page points at another.
//!
//! Pages are `.html` files linked by relative paths, so that the site works from any folder of a
//! server and from a disk without one (ADR 0006).

use crate::model::article::{Article, Place};
use crate::model::handbook::Handbook;
use crate::model::link::{Link, Register, Target};

/// The path of an article from the site's root.
#[must_use]
pub fn article(article: &Article) -> String {
    match &article.place {
        Place::Front => "index.html".to_owned(),
        Place::Chapter { slug, .. } => ["kapitel/", slug, "/index.html"].concat(),
        Place::Section { chapter, slug, .. } => ["kapitel/", chapter, "/", slug, ".html"].concat(),
        Place::About { slug } => ["om/", slug, ".html"].concat(),
        Place::News { slug } => ["nyheter/", slug, ".html"].concat(),
        Place::Path { slug } => ["introduktion/", slug, ".html"].concat(),
        Place::Form { slug } => ["mallar/", slug, ".html"].concat(),
        Place::Page { path } => ["sidor/", path, ".html"].concat(),
    }
}

/// The path of a register's page.
#[must_use]
pub fn register(register: Register) -> &'static str {
    match register {
        Register::Centres => "centraler/index.html",
        Register::Goals => "mal/index.html",
        Register::Indicators => "indikatorer/index.html",
        Register::Statistics => "statistik.html",
        Register::Roles => "roller/index.html",
        Register::Bodies => "organ.html",
        Register::Actors => "aktorer.html",
        Register::Responsibilities => "ansvar.html",
        Register::Assignments => "uppdrag.html",
        Register::Collaboration => "samverkanskarta.html",
        Register::Methods => "metoder/index.html",
        Register::Steps => "trappan.html",
        Register::MinimumLevel => "lagsta-niva.html",
        Register::Definitions => "definitioner.html",
        Register::Tariffs => "ersattningar.html",
        Register::Comparison => "jamforelse.html",
        Register::Proposals => "forslag.html",
        Register::Areas => "utvecklingsomraden.html",
        Register::Challenges => "utmaningar.html",
        Register::Questions => "fragor.html",
        Register::Calendar => "kalender.html",
        Register::Terms => "ordlista.html",
        Register::Sources => "kallor.html",
        Register::Laws => "lagar.html",
        Register::Decisions => "beslut.html",
        Register::Demands => "tackning.html",
        Register::Forms => "mallar/index.html",
        Register::Paths => "introduktion/index.html",
        Register::Index => "innehall.html",
        Register::Accessibility => "tillganglighet.html",
        Register::Downloads => "ladda-ned.html",
        Register::Data => "data/index.html",
        Register::News => "nyheter/index.html",
    }
}

/// The path of a page from the site's root.
#[must_use]
pub fn path(handbook: &Handbook, target: Target) -> String {
    match target {
        Target::Front => "index.html".to_owned(),
        Target::Article(a) => article(&handbook.articles[a]),
        Target::Region(r) => format!("regioner/{}/index.html", handbook.regions[r].id.value),
        Target::Municipalities(r) => {
            format!("regioner/{}/kommuner.html", handbook.regions[r].id.value)
        }
        Target::Centre(c) => {
            let centre = &handbook.centres[c];
            let region = centre.region.map_or("", |r| handbook.regions[r].id.value.as_str());
            format!("centraler/{region}/{}.html", centre.id.value)
        }
        Target::Arrival(c) => {
            let centre = path(handbook, Target::Centre(c));
            let centre = centre.strip_prefix("centraler/").unwrap_or(&centre);
            format!("introduktion/{centre}")
        }
        Target::Goal(g) => format!("mal/{}.html", handbook.goals[g].id.value),
        Target::Indicator(i) => format!("indikatorer/{}.html", handbook.indicators[i].id.value),
        Target::Role(r) => format!("roller/{}.html", handbook.roles[r].id.value),
        Target::Method(m) => format!("metoder/{}.html", handbook.methods[m].id.value),
        Target::Register(r) => register(r).to_owned(),
    }
}

/// The path of the card that is shown where someone shares a link to a page: its chapter's, its
/// region's, or the handbook's own.
#[must_use]
pub fn card(handbook: &Handbook, target: Target) -> String {
    let region = match target {
        Target::Region(region) | Target::Municipalities(region) => Some(region),
        Target::Centre(centre) | Target::Arrival(centre) => handbook.centres[centre].region,
        Target::Article(article) => match &handbook.articles[article].place {
            Place::Chapter { slug: chapter, .. } | Place::Section { chapter, .. } => {
                return format!("kort/kapitel/{chapter}.png");
            }
            _ => None,
        },
        _ => None,
    };
    match region {
        Some(region) => format!("kort/regioner/{}.png", handbook.regions[region].id.value),
        None => "kort/vagledningen.png".to_owned(),
    }
}

/// The path of a published file: `content/images/nav.svg` → `bilder/nav.svg`.
#[must_use]
pub fn asset(path: &str) -> String {
    if let Some(rest) = path.strip_prefix("content/images/") {
        return format!("bilder/{rest}");
    }
    let rest = path.strip_prefix("content/").or_else(|| path.strip_prefix("guidance/"));
    format!("filer/{}", rest.unwrap_or(path))
}

/// The data dictionary of all tables.
pub const DATA_PACKAGE: &str = "data/datapackage.json";

/// The path of a table as data: `centraler`, `csv` → `data/centraler.csv`. It never changes.
#[must_use]
pub fn data(name: &str, ending: &str) -> String {
    format!("data/{name}.{ending}")
}

/// How the page at `from` points at `to`, both from the site's root.
#[must_use]
pub fn relative(from: &str, to: &str) -> String {
    // A slash that both have after the same beginning ends a folder that both lie in.
    let alike = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    let common = from.as_bytes()[..alike].iter().rposition(|byte| *byte == b'/');
    let common = common.map_or(0, |slash| slash + 1);
    let above = from[common..].matches('/').count();
    let mut out = String::with_capacity(3 * above + to.len() - common);
    (0..above).for_each(|_| out.push_str("../"));
    out.push_str(&to[common..]);
    out
}

/// The path of a part of a page that is too long for one: `kallor.html`, 2 → `kallor.del-2.html`.
/// The first part has the page's own path. No page has such a path of its own, since no slug or id
/// holds a full stop.
#[must_use]
pub fn part(path: &str, number: usize) -> String {
    match path.strip_suffix(".html") {
        Some(stem) if number > 1 => format!("{stem}.del-{number}.html"),
        _ => path.to_owned(),
    }
}

/// The page that a path is a part of: `kallor.del-2.html` → `kallor.html`.
#[must_use]
pub fn whole(path: &str) -> Option<String> {
    let (stem, number) = path.strip_suffix(".html")?.rsplit_once(".del-")?;
    let number: usize = number.parse().ok()?;
    let whole = format!("{stem}.html");
    (part(&whole, number) == path).then_some(whole)
}

/// The page that a path belongs to when the page is divided: one of its parts, or where it stands
/// which part has which anchor.
#[must_use]
pub fn divided(path: &str) -> Option<String> {
    let stem = path.strip_suffix(".delar.json").map(|stem| format!("{stem}.html"));
    stem.or_else(|| whole(path))
}

/// Where it stands which part of a divided page has which anchor: `kallor.delar.json`.
#[must_use]
pub fn places(path: &str) -> String {
    format!("{}.delar.json", path.strip_suffix(".html").unwrap_or(path))
}

/// Where a link leads, as seen from the page at `from`; `None` for links that lead nowhere
/// (a live figure, a form's field, a broken link).
#[must_use]
pub fn href(handbook: &Handbook, from: &str, link: &Link) -> Option<String> {
    href_in(handbook, from, link, &|_, _| 1)
}

/// The same where pages may stand in parts: `in_part` tells which part of a page has an anchor.
#[must_use]
pub fn href_in(
    handbook: &Handbook,
    from: &str,
    link: &Link,
    in_part: &dyn Fn(Target, &str) -> usize,
) -> Option<String> {
    let with = |target: Target, anchor: Option<&str>| {
        let mut to = path(handbook, target);
        let Some(anchor) = anchor else { return relative(from, &to) };
        let number = in_part(target, anchor);
        if number > 1 {
            to = part(&to, number);
        }
        let mut out = if to == from { String::new() } else { relative(from, &to) };
        out.push('#');
        out.push_str(anchor);
        out
    };
    match link {
        Link::To { target, anchor } => Some(with(*target, anchor.as_deref())),
        Link::Source { source, .. } => {
            let anchor = handbook.sources[*source].id.value.as_str();
            Some(with(Target::Register(Register::Sources), Some(anchor)))
        }
        Link::Term { term, .. } => {
            let anchor = handbook.terms[*term].id.value.as_str();
            Some(with(Target::Register(Register::Terms), Some(anchor)))
        }
        Link::Asset { path } => Some(relative(from, &asset(path))),
        Link::File { path } => Some(relative(from, path)),
        Link::External(url) => Some(url.clone()),
        Link::Fact { .. } | Link::Field { .. } | Link::Language { .. } | Link::Broken => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_points_at_another_by_the_shortest_relative_path() {
        assert_eq!(relative("index.html", "ordlista.html"), "ordlista.html");
        assert_eq!(relative("kapitel/a/b.html", "kapitel/a/c.html"), "c.html");
        assert_eq!(relative("kapitel/a/b.html", "kapitel/c/index.html"), "../c/index.html");
        assert_eq!(relative("kapitel/a/b.html", "index.html"), "../../index.html");
        assert_eq!(relative("index.html", "index.html"), "index.html");
        assert_eq!(relative("kapitel/å.html", "kapitel/ä.html"), "ä.html");
        assert_eq!(relative("a/b", "a/b/c"), "b/c");
        assert_eq!(relative("a/b/c", "a/b"), "../b");
        assert_eq!(relative("ab/c", "abc/d"), "../abc/d");
    }

    #[test]
    fn a_part_of_a_page_lies_beside_it_and_is_known_by_its_path() {
        assert_eq!(part("kallor.html", 1), "kallor.html");
        assert_eq!(part("mal/index.html", 12), "mal/index.del-12.html");
        assert_eq!(whole("mal/index.del-12.html").as_deref(), Some("mal/index.html"));
        assert_eq!(whole("kallor.html"), None);
        assert_eq!(whole("kallor.del-1.html"), None);
        assert_eq!(whole("kallor.del-02.html"), None);
        assert_eq!(places("kallor.html"), "kallor.delar.json");
    }
}
