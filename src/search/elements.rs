//! What elements mean to the reader: which end a sentence, which are left out, what they tell of the
//! page.

use super::html::Tag;

/// Elements that end a sentence.
pub(super) const SENTENCES: [&str; 13] =
    ["h1", "h2", "h3", "h4", "h5", "h6", "p", "td", "div", "ul", "li", "article", "section"];

/// Elements whose text is also that of the place they stand in.
pub(super) const INLINE: [&str; 33] = [
    "a", "abbr", "acronym", "b", "bdo", "big", "br", "button", "cite", "code", "dfn", "em", "i",
    "img", "input", "kbd", "label", "map", "object", "output", "q", "samp", "script", "select",
    "small", "span", "strong", "sub", "sup", "textarea", "time", "tt", "var",
];

/// Elements that are not searched.
pub(super) const LEFT_OUT: [&str; 11] = [
    "head", "style", "script", "noscript", "label", "form", "svg", "footer", "nav", "iframe",
    "template",
];

/// The class of the line under a table that says where its data lie: not searched.
pub(super) const DATA_LINE: &str = "hamta";

/// Elements without content.
pub(super) const EMPTY: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// What an attribute says that an element tells of the page: names, each with a value or without
/// when the value is the element's text. `namn`, `namn[attribut]`, `namn:värde`, several with commas.
pub(super) fn told(tag: Tag<'_>, said: &str) -> Vec<(String, Option<String>)> {
    let (names, literal) = match said.split_once(':') {
        Some((names, literal)) => (names, Some(literal)),
        None => (said, None),
    };
    let mut all: Vec<(String, Option<String>)> = names
        .split(',')
        .map(str::trim)
        .map(|name| match name.split_once('[').and_then(|(n, a)| Some((n, a.strip_suffix(']')?))) {
            Some((name, attribute)) => {
                let value = tag.attribute(attribute).unwrap_or_default();
                (name.to_owned(), Some(value.to_owned()))
            }
            None => (name.to_owned(), None),
        })
        .collect();
    if let (Some(literal), Some((_, value))) = (literal, all.last_mut()) {
        *value = Some(match value.take() {
            Some(value) => format!("{value}:{literal}"),
            None => literal.to_owned(),
        });
    }
    all
}
