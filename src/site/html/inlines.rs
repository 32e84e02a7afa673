//! Text within blocks: emphasis, links, citations, terms, marks.

use super::{DEEPEST, Writer, escape};
use crate::model::answer::Answer;
use crate::model::link::Link;
use crate::model::prose::{Inline, LinkInline, Mark, Tone, plain_text};
use crate::model::table::Ref;
use crate::model::term::Term;
use crate::text::hyphens;
use crate::text::language;
use crate::text::numbers;

/// A citation with more letters may be broken between lines.
const LONG_CITATION: usize = 16;

/// A line with more links than this is no line that anyone reads: the rest are counted.
const MOST_LINKS: usize = 250;

/// As much of a line as is shown, and how many links are left out.
fn not_too_many(inlines: &[Inline]) -> (&[Inline], usize) {
    let links = inlines.iter().enumerate().filter(|(_, inline)| matches!(inline, Inline::Link(_)));
    let mut links = links.skip(MOST_LINKS - 1).map(|(at, _)| at);
    match (links.next(), links.count()) {
        (Some(last), more @ 1..) => (&inlines[..=last], more),
        _ => (inlines, 0),
    }
}

impl Writer<'_, '_> {
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        if self.depth >= DEEPEST {
            let text = plain_text(inlines);
            self.text(&text);
            return;
        }
        self.depth += 1;
        let (shown, more) = not_too_many(inlines);
        for inline in shown {
            self.inline(inline);
        }
        if more > 0 {
            let more = numbers::whole(i64::try_from(more).unwrap_or(i64::MAX));
            self.push(&format!(" och {more} till"));
        }
        self.depth -= 1;
    }

    fn wrapped(&mut self, tag: &str, inlines: &[Inline]) {
        for part in ["<", tag, ">"] {
            self.push(part);
        }
        self.inlines(inlines);
        for part in ["</", tag, ">"] {
            self.push(part);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => match self.narrow {
                Some(long) => self.text(&hyphens::soften_from(text, long)),
                None => self.text(text),
            },
            Inline::SoftBreak => self.push("\n"),
            Inline::HardBreak => self.push("<br />\n"),
            Inline::Code(code) => {
                self.push("<code>");
                self.text(code);
                self.push("</code>");
            }
            Inline::Emphasis(inlines) => self.wrapped("em", inlines),
            Inline::Strong(inlines) => self.wrapped("strong", inlines),
            Inline::Strike(inlines) => self.wrapped("del", inlines),
            Inline::Link(link) => self.link(link),
            Inline::Image(image) => self.image(&image.to, &image.title, &image.alt),
            Inline::Footnote(index) => self.footnote_reference(*index),
            Inline::Mark(mark) => self.mark(mark),
        }
    }

    fn link(&mut self, link: &LinkInline) {
        match &link.to {
            Link::Fact { value, .. } => {
                self.push("<span class=\"fakta\">");
                self.text(value);
                self.push("</span>");
            }
            Link::Field { .. } => {
                self.push("<span class=\"falt\">");
                self.inlines(&link.text);
                self.push("</span>");
            }
            Link::Broken => self.inlines(&link.text),
            Link::Language { tag } => {
                self.push("<span");
                self.attribute("lang", tag);
                if language::right_to_left(tag) {
                    self.push(" dir=\"rtl\"");
                }
                self.push(">");
                self.inlines(&link.text);
                self.push("</span>");
            }
            Link::Term { term, expand } => self.term(*term, *expand, link),
            Link::Source { .. } => {
                let long = plain_text(&link.text).chars().count() > LONG_CITATION;
                self.anchor(link, Some(if long { "kalla lang" } else { "kalla" }));
            }
            Link::To { .. } | Link::Asset { .. } | Link::File { .. } | Link::External(_) => {
                self.anchor(link, None);
            }
        }
    }

    fn anchor(&mut self, link: &LinkInline, class: Option<&str>) {
        self.push("<a");
        if let Some(class) = class {
            self.attribute("class", class);
        }
        self.push(" href=\"");
        if let Some(href) = self.href(&link.to) {
            escape::href(self.out, &href);
        }
        self.push("\"");
        if !link.title.is_empty() {
            self.attribute("title", &link.title);
        }
        self.push(">");
        self.inlines(&link.text);
        self.push("</a>");
    }

    /// A term: a real link to the glossary that carries its definition for the popover; the long
    /// form beside it when an abbreviation stands there for the first time.
    fn term(&mut self, term: Ref<Term>, expand: bool, link: &LinkInline) {
        let row = &self.cx.handbook.terms[term];
        let href = self.href(&link.to).unwrap_or_default();
        self.push("<a class=\"term\"");
        let definition = row
            .definition
            .as_ref()
            .or_else(|| row.definitions.first().map(|definition| &definition.text));
        if let Some(definition) = definition.filter(|_| !href.starts_with('#')) {
            self.attribute("data-forklaring", &definition.value);
        }
        self.push(" href=\"");
        escape::href(self.out, &href);
        self.push("\">");
        self.inlines(&link.text);
        self.push("</a>");
        let written = plain_text(&link.text);
        if expand && written.to_lowercase() != row.term.value.to_lowercase() {
            self.push(" (");
            self.text(&row.term.value);
            self.push(")");
        }
    }

    /// An `img` with its size when that is known; a picture that is not found is its
    /// alternative text.
    pub(super) fn image(&mut self, to: &Link, title: &str, alt: &str) {
        let Some(href) = self.href(to) else {
            self.text(alt);
            return;
        };
        self.push("<img src=\"");
        escape::href(self.out, &href);
        self.push("\"");
        self.attribute("alt", alt);
        if !title.is_empty() {
            self.attribute("title", title);
        }
        if let Link::Asset { path } = to
            && let Some(size) = self.cx.images.get(path)
        {
            self.push(&format!(" width=\"{}\" height=\"{}\"", size.width, size.height));
        }
        self.push(" />");
    }

    fn footnote_reference(&mut self, index: usize) {
        let Some(count) = self.references.get_mut(index) else { return };
        *count += 1;
        let (number, again) = (index + 1, *count);
        let id = if again == 1 { format!("fnr-{number}") } else { format!("fnr-{number}-{again}") };
        self.push(&format!(
            "<sup class=\"fotnot\"><a href=\"#fn-{number}\" id=\"{id}\" \
             aria-label=\"Fotnot {number}\">{number}</a></sup>"
        ));
    }

    pub(super) fn footnote_section(&mut self) {
        if self.footnotes.is_empty() {
            return;
        }
        self.line();
        self.push("<section class=\"fotnoter\" aria-labelledby=\"fotnoter\">\n");
        self.push("<h2 id=\"fotnoter\">Fotnoter</h2>\n<ol>\n");
        for (index, footnote) in self.footnotes.iter().enumerate() {
            let number = index + 1;
            self.push(&format!("<li id=\"fn-{number}\">\n"));
            self.blocks(&footnote.blocks);
            let back = self.references.get(index).copied().unwrap_or(0);
            for again in 1..=back {
                let id = if again == 1 {
                    format!("fnr-{number}")
                } else {
                    format!("fnr-{number}-{again}")
                };
                self.push(&format!(
                    "<a class=\"tillbaka\" href=\"#{id}\" aria-label=\"Tillbaka till texten, \
                     fotnot {number}\">↩</a>\n"
                ));
            }
            self.push("</li>\n");
        }
        self.push("</ol>\n</section>\n");
    }

    /// A sign with words, so that neither colour nor shape alone says anything.
    fn mark(&mut self, mark: &Mark) {
        let (class, sign, words) = match mark {
            Mark::Answer(answer) => match answer {
                Answer::Yes => ("ja", "✓", answer.words()),
                Answer::No => ("nej", "✗", answer.words()),
                Answer::Unknown => ("vet", "?", answer.words()),
            },
            Mark::Missing => ("saknas", "", "Uppgift saknas"),
            Mark::Status(tone, words) => match tone {
                Tone::Good => ("ja", "", words.as_str()),
                Tone::Warn => ("vet", "", words.as_str()),
                Tone::Bad => ("nej", "", words.as_str()),
                Tone::Plain => ("lage", "", words.as_str()),
            },
        };
        self.push(&format!("<span class=\"mark {class}\">"));
        if !sign.is_empty() {
            self.push(&format!("<span aria-hidden=\"true\">{sign}</span> "));
        }
        self.text(words);
        self.push("</span>");
    }
}
