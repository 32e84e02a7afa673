//! An SVG of an editor's, looked into before it is drawn: what it holds that could not stand by itself,
//! and what in it is used within what is used until no machine can draw it.

use std::collections::HashMap;

use resvg::usvg::roxmltree::{Document, Node as Element, ParsingOptions};
use resvg::usvg::{Group, ImageKind, Node, Tree};

/// More elements than this, each counted where it is used, are drawn by nobody.
const MOST: u64 = 1_000_000;
/// How deep elements may lie within elements, counted where they are used.
const DEEPEST: usize = 500;

/// Whether an SVG comes to more than can be drawn; what is no XML does not.
#[must_use]
pub fn endless(svg: &str) -> bool {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let Ok(document) = Document::parse_with_options(svg, options) else { return false };
    let mut ids = HashMap::new();
    let mut classes: HashMap<&str, Vec<&str>> = HashMap::new();
    for element in document.descendants() {
        if let Some(id) = element.attribute("id") {
            ids.entry(id).or_insert(element);
        }
        if element.tag_name().name() == "style" {
            for rule in element.text().unwrap_or_default().split('}') {
                let Some((chosen, style)) = rule.split_once('{') else { continue };
                for name in chosen.split('.').skip(1) {
                    let end = name.find(|c: char| !(c.is_alphanumeric() || "-_".contains(c)));
                    let name = &name[..end.unwrap_or(name.len())];
                    classes.entry(name).or_default().extend(used(style));
                }
            }
        }
    }
    Weights { ids, classes, known: HashMap::new() }.of(document.root_element(), 0) > MOST
}

/// The ids that a value uses: `url(#a)`, with or without quotation marks.
fn used(value: &str) -> impl Iterator<Item = &str> {
    value.split("url(").skip(1).filter_map(|rest| {
        let rest = rest.trim_start_matches([' ', '"', '\'']).strip_prefix('#')?;
        rest.split(['"', '\'', ')']).next().map(str::trim)
    })
}

/// How many elements each comes to.
struct Weights<'a, 'i> {
    ids: HashMap<&'a str, Element<'a, 'i>>,
    classes: HashMap<&'a str, Vec<&'a str>>,
    /// By id; nothing while it is being counted, since what uses itself is not drawn.
    known: HashMap<&'a str, u64>,
}

impl<'a, 'i> Weights<'a, 'i> {
    fn of(&mut self, element: Element<'a, 'i>, depth: usize) -> u64 {
        if depth > DEEPEST {
            return u64::MAX;
        }
        let mut weight: u64 = 1;
        for attribute in element.attributes() {
            let value = attribute.value();
            if attribute.name() == "href" {
                if let Some(id) = value.trim().strip_prefix('#') {
                    weight = weight.saturating_add(self.named(id, depth));
                }
            } else if attribute.name() == "class" {
                for name in value.split_whitespace() {
                    for id in self.classes.get(name).cloned().unwrap_or_default() {
                        weight = weight.saturating_add(self.named(id, depth));
                    }
                }
            } else {
                for id in used(value) {
                    weight = weight.saturating_add(self.named(id, depth));
                }
            }
        }
        for child in element.children().filter(Element::is_element) {
            weight = weight.saturating_add(self.of(child, depth + 1));
        }
        weight
    }

    fn named(&mut self, id: &str, depth: usize) -> u64 {
        let Some((&id, &element)) = self.ids.get_key_value(id) else { return 0 };
        if let Some(known) = self.known.get(id) {
            return *known;
        }
        self.known.insert(id, 0);
        let weight = self.of(element, depth + 1);
        self.known.insert(id, weight);
        weight
    }
}

/// Has each picture made of pixels within an SVG looked at.
///
/// # Errors
/// The first that `look` finds.
pub fn pictures(tree: &Tree, look: &impl Fn(&[u8]) -> Result<(), String>) -> Result<(), String> {
    within(tree.root(), look)
}

fn within(group: &Group, look: &impl Fn(&[u8]) -> Result<(), String>) -> Result<(), String> {
    for node in group.children() {
        let mut found = match node {
            Node::Group(group) => within(group, look),
            Node::Image(image) => match image.kind() {
                ImageKind::SVG(tree) => within(tree.root(), look),
                ImageKind::PNG(bytes)
                | ImageKind::JPEG(bytes)
                | ImageKind::GIF(bytes)
                | ImageKind::WEBP(bytes) => look(bytes),
            },
            Node::Path(_) | Node::Text(_) => Ok(()),
        };
        // A picture's own root is looked at above, with its kind.
        if !matches!(node, Node::Image(_)) {
            node.subroots(|root| {
                if found.is_ok() {
                    found = within(root, look);
                }
            });
        }
        found?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    fn svg(inside: &str) -> String {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">{inside}</svg>")
    }

    /// Masks that use masks, ten times each, so deep.
    fn nest(depth: usize, used: &str) -> String {
        let mut out = String::from("<mask id=\"m0\"><path d=\"M0 0H9V9\"/></mask>");
        for level in 1..=depth {
            let path =
                format!("<path d=\"M0 0H9V9\" {}/>", used.replace('?', &(level - 1).to_string()));
            let _ = write!(out, "<mask id=\"m{level}\">{}</mask>", path.repeat(10));
        }
        let rules: Vec<_> =
            (0..depth).map(|n| format!(".b, .a{n} {{ mask: url('#m{n}') }}")).collect();
        let style = format!("<style>{}</style>", rules.concat());
        svg(&format!("{style}{out}<path d=\"M0 0H9V9\" mask=\"url(#m{depth})\"/>"))
    }

    #[test]
    fn what_is_used_within_what_is_used_without_end_is_known_however_it_is_used() {
        for used in
            ["mask=\"url(#m?)\"", "style=\"mask: url( '#m?' )\"", "class=\"x a?\"", "href=\"#m?\""]
        {
            assert!(!endless(&nest(3, used)), "{used}");
            assert!(endless(&nest(9, used)), "{used}");
        }
        assert!(!endless(&nest(9, "class=\"okand\"")));
        assert!(!endless(&svg("<mask id=\"a\" mask=\"url(#a)\"><path mask=\"url(#a)\"/></mask>")));
        assert!(endless(&svg(&format!("{}{}", "<g>".repeat(600), "</g>".repeat(600)))));
        let flat = "<path class=\"b\" d=\"M0 0\"/>".repeat(10_000);
        assert!(!endless(&svg(&flat)), "many are not without end");
        assert!(!endless("<svg"));
    }
}
