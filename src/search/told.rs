//! What the indexer is told of a page: the part that is searched and what the head says of it, and
//! not the menus around it, which it would read and leave out.

use std::borrow::Cow;

/// What makes a difference to the indexer.
const SIGN: &str = "data-pagefind";

/// A page with nothing but what is searched, so that the same index comes of it (save that a first
/// heading or picture above `main` is not taken for the page's own); the whole page when it is built
/// in some way of its own.
#[must_use]
pub fn of(html: &str) -> Cow<'_, str> {
    short(html).map_or(Cow::Borrowed(html), Cow::Owned)
}

fn short(html: &str) -> Option<String> {
    let head_end = html.find("</head>")?;
    let (head, body) = html.split_at(head_end);
    let from = body.find("<main")?;
    let to = body.rfind("</main>")? + "</main>".len();
    let main = body.get(from..to)?;
    let opened = main.split_once('>')?.0;
    if !opened.contains("data-pagefind-body") || main.matches("<main").count() > 1 {
        return None;
    }
    let opening = &head[..head.find("<head>")? + "<head>".len()];
    let mut out = String::with_capacity(main.len() + 2_000);
    out.push_str(opening);
    let mut told = 0;
    for line in head[opening.len()..].lines().map(str::trim) {
        let signs = line.matches(SIGN).count();
        let whole = line.starts_with("<title>") && line.ends_with("</title>")
            || line.starts_with("<meta ") && line.ends_with('>') && line.matches('<').count() == 1;
        if signs > 0 && !whole {
            return None;
        }
        if signs > 0 || line.starts_with("<title>") {
            out.push_str(line);
            told += signs;
        }
    }
    if told + main.matches(SIGN).count() != html.matches(SIGN).count() {
        return None;
    }
    out.push_str("</head><body>");
    out.push_str(main);
    out.push_str("</body></html>");
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html>\n<html lang=\"sv\">\n<head>\n<meta charset=\"utf-8\">\n\
        <title>Sida</title>\n<meta name=\"a\" content=\"b\" data-pagefind-filter=\"Slag[content]\">\n\
        </head>\n<body>\n<nav>Meny</nav>\n<main id=\"x\" data-pagefind-body><h1>Sida</h1>Text</main>\n\
        <footer>Fot</footer></body></html>";

    #[test]
    fn menus_are_left_out_and_what_is_searched_is_not() {
        assert_eq!(
            of(PAGE),
            "<!doctype html>\n<html lang=\"sv\">\n<head><title>Sida</title>\
             <meta name=\"a\" content=\"b\" data-pagefind-filter=\"Slag[content]\"></head><body>\
             <main id=\"x\" data-pagefind-body><h1>Sida</h1>Text</main></body></html>"
        );
    }

    #[test]
    fn a_page_that_says_more_elsewhere_is_told_whole() {
        for (from, to) in [
            ("<footer>", "<footer data-pagefind-meta=\"fot\">"),
            ("<main id=\"x\" data-pagefind-body>", "<main><p data-pagefind-body>"),
            ("<meta name=\"a\" ", "<meta name=\"a\"\n"),
            ("<head>", "<head lang=\"sv\">"),
            ("</main>", ""),
        ] {
            let page = PAGE.replace(from, to);
            assert!(page != PAGE && of(&page) == page, "{from}");
        }
    }
}
