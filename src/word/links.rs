//! Links and notes of a document: what lies outside is named by a relationship, what lies inside
//! by a bookmark.

use super::emit::Emitter;
use super::xml::{escape, run};
use crate::model::link::{Link, Target};
use crate::model::prose::{LinkInline, plain_text};
use crate::print::labels::label;
use crate::route;
use crate::text::language;

impl Emitter<'_> {
    pub(super) fn link(&mut self, link: &LinkInline, style: &str) -> String {
        match &link.to {
            Link::Fact { value, .. } => run(style, value),
            Link::Field { name } => self.field(name, &link.text),
            Link::Broken => self.inlines(&link.text, style),
            Link::Language { tag } => {
                let of = if language::right_to_left(tag) { "bidi" } else { "val" };
                let style = style.split("<w:lang ").next().unwrap_or_default();
                self.inlines(&link.text, &format!("{style}<w:lang w:{of}=\"{tag}\"/>"))
            }
            Link::To { target, anchor } => self.inward(*target, anchor.as_deref(), link, style),
            Link::Source { source, place } => {
                let words = plain_text(&link.text);
                let words = if words.is_empty() {
                    let short = &self.hb.sources[*source].short.value;
                    place.as_ref().map_or_else(|| short.clone(), |p| format!("{short}\u{a0}{p}"))
                } else {
                    words
                };
                run(style, &format!("[{words}]"))
            }
            Link::Term { term, expand } => {
                let mut out = self.inlines(&link.text, style);
                let term = &self.hb.terms[*term];
                let short = term.abbreviation.as_ref().map(|a| a.value.as_str());
                if *expand && short.is_some_and(|short| short == plain_text(&link.text)) {
                    out.push_str(&run(style, &format!(" ({})", term.term.value)));
                }
                out
            }
            Link::Asset { path } => match &self.base_url {
                Some(base) => {
                    let url = format!("{base}/{}", route::asset(path));
                    self.outward(&url, link, style)
                }
                None => self.inlines(&link.text, style),
            },
            Link::File { path } => match &self.base_url {
                Some(base) => {
                    let url = format!("{base}/{path}");
                    self.outward(&url, link, style)
                }
                None => self.inlines(&link.text, style),
            },
            Link::External(url) => self.outward(&url.clone(), link, style),
        }
    }

    /// To a page of the handbook: a heading of this document, the site when its address is known,
    /// else the number of the section alone.
    fn inward(
        &mut self,
        target: Target,
        anchor: Option<&str>,
        link: &LinkInline,
        style: &str,
    ) -> String {
        let page = route::path(self.hb, target);
        let here = anchor.map(|anchor| label(&page, anchor));
        if let Some(bookmark) = here.and_then(|label| self.bookmarks.get(&label).cloned()) {
            let inner = self.linked(link, style);
            return format!(
                "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">{inner}</w:hyperlink>",
                escape(&bookmark)
            );
        }
        let url = self.base_url.as_ref().map(|base| match anchor {
            Some(anchor) => format!("{base}/{page}#{anchor}"),
            None => format!("{base}/{page}"),
        });
        let mut out = match url {
            Some(url) => self.outward(&url, link, style),
            None => self.inlines(&link.text, style),
        };
        if let Target::Article(article) = target {
            let article = &self.hb.articles[article];
            if let Some(number) = article.number() {
                let word = if number.contains('.') { "avsnitt" } else { "kapitel" };
                out.push_str(&run(style, &format!(" ({word}\u{a0}{number})")));
            }
        }
        out
    }

    fn outward(&mut self, url: &str, link: &LinkInline, style: &str) -> String {
        let inner = self.linked(link, style);
        let id = self.relation(url);
        format!("<w:hyperlink r:id=\"{id}\" w:history=\"1\">{inner}</w:hyperlink>")
    }

    fn linked(&mut self, link: &LinkInline, style: &str) -> String {
        let style = format!("<w:rStyle w:val=\"Hyperlink\"/>{style}");
        self.inlines(&link.text, &style)
    }

    /// The name of the relationship to an address outside, the same for the same address.
    fn relation(&mut self, url: &str) -> String {
        let at = self.links.iter().position(|known| known == url).unwrap_or_else(|| {
            self.links.push(url.to_owned());
            self.links.len() - 1
        });
        format!("rIdL{}", at + 1)
    }
}
