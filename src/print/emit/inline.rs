//! Text within a block: words, stress, marks, and links as paper has them: a page number for what
//! stands in the booklet, a readable address in a note for what stands elsewhere.

use std::borrow::Cow;

use super::super::booklet::Booklet;
use super::super::info::{WHOLE_IN_CELL, WHOLE_MARK, tied};
use super::super::labels::label;
use super::super::rules;
use super::super::ties::tie;
use super::super::typ::{quoted, quoted_or_none};
use super::{Around, Emitter, Spot};
use crate::derive::fields;
use crate::model::answer::Answer;
use crate::model::link::{Link, Register, Target};
use crate::model::prose::{BlockKind, Inline, LinkInline, Mark, Tone, plain_text};
use crate::model::source::Source;
use crate::model::table::Ref;
use crate::model::term::Term;

impl Emitter<'_> {
    pub(super) fn inlines(&mut self, inlines: &[Inline], around: Around<'_>) {
        for (i, inline) in inlines.iter().enumerate() {
            if let Inline::Link(link) = inline
                && let Link::Field { name } = &link.to
            {
                self.field(name, &link.text, i + 1 == inlines.len(), around);
            } else {
                self.inline(inline, around);
            }
        }
    }

    fn inline(&mut self, inline: &Inline, around: Around<'_>) {
        match inline {
            Inline::Text(words) => {
                let tied = if around.cell { Cow::Borrowed(words.as_str()) } else { tie(words) };
                let words = self.plain(&tied);
                self.typ.words(&words);
            }
            Inline::SoftBreak => self.typ.words(" "),
            Inline::HardBreak if around.spot == Spot::Bare => self.typ.words(" "),
            Inline::HardBreak => self.typ.raw("#t.line();"),
            Inline::Code(code) => {
                let code = self.plain(code);
                self.typ.raw(&format!("#t.mono({});", quoted(&code)));
            }
            Inline::Emphasis(inner) => self.wrapped("em", inner, around),
            Inline::Strong(inner) => self.wrapped("strong", inner, around),
            Inline::Strike(inner) => self.wrapped("struck", inner, around),
            Inline::Link(link) => self.link(link, around),
            Inline::Image(image) => self.picture_in_line(&image.to, &image.alt, around),
            Inline::Footnote(index) => self.note(*index, around),
            Inline::Mark(mark) => self.mark(mark),
        }
    }

    fn wrapped(&mut self, name: &str, inner: &[Inline], around: Around<'_>) {
        self.typ.raw("#t.");
        self.typ.raw(name);
        self.typ.raw("(");
        self.bracketed(inner, around);
        self.typ.raw(");");
    }

    fn mark(&mut self, mark: &Mark) {
        let (tone, words) = match mark {
            Mark::Answer(Answer::Yes) => ("yes", Answer::Yes.words()),
            Mark::Answer(Answer::No) => ("no", Answer::No.words()),
            Mark::Answer(Answer::Unknown) => ("unknown", Answer::Unknown.words()),
            Mark::Missing => ("missing", "Uppgift saknas"),
            Mark::Status(Tone::Good, words) => ("good", words.as_str()),
            Mark::Status(Tone::Warn, words) => ("warn", words.as_str()),
            Mark::Status(Tone::Bad, words) => ("bad", words.as_str()),
            Mark::Status(Tone::Plain, words) => ("plain", words.as_str()),
        };
        let words = self.plain(words);
        self.typ.raw(&format!("#t.mark(\"{tone}\", {});", quoted(&words)));
    }

    fn picture_in_line(&mut self, to: &Link, alt: &str, around: Around<'_>) {
        let alt = self.plain(alt.trim());
        let Link::Asset { path } = to else {
            self.typ.words(&alt);
            return;
        };
        match self.pictures.file(self.sources, path) {
            Ok(placed) if around.spot == Spot::Text && !alt.is_empty() => {
                let call = format!(
                    "#t.picture-in-line({}, width: {:.2}, alt: {});",
                    quoted(&format!("/{}", placed.path)),
                    placed.width,
                    quoted(&alt),
                );
                self.typ.raw(&call);
            }
            Ok(_) => self.typ.words(&alt),
            Err(why) => {
                self.find(&rules::BAD_PICTURE, format!("bilden går inte att trycka: {why}"));
                self.typ.words(&alt);
            }
        }
    }

    fn note(&mut self, index: usize, around: Around<'_>) {
        match around.spot {
            Spot::Bare => return self.stray_notes.push(index),
            Spot::Note => return,
            Spot::Text => {}
        }
        let Some(note) = around.part.prose.footnotes.get(index) else { return };
        let name = quoted(&format!("{}~{index}", around.part.page));
        if !self.notes_set.insert(index) {
            self.typ.raw(&format!("#t.note-again({name});"));
            return;
        }
        self.typ.raw(&format!("#t.note(label: {name}, ["));
        let inner = Around { spot: Spot::Note, ..around };
        for (i, block) in note.blocks.iter().enumerate() {
            match &block.kind {
                BlockKind::Paragraph(text) | BlockKind::Plain(text) => {
                    if i > 0 {
                        self.typ.raw("#t.line();");
                    }
                    self.inlines(text, inner);
                }
                _ => self.block(block, inner, &mut Vec::new()),
            }
        }
        self.typ.raw("]);");
    }

    fn link(&mut self, link: &LinkInline, around: Around<'_>) {
        match &link.to {
            Link::Fact { value, .. } => {
                let value = self.plain(value);
                self.typ.words(&value);
            }
            Link::Field { name } => self.field(name, &link.text, false, around),
            Link::Broken => self.inlines(&link.text, around),
            Link::Language { tag } => {
                let primary = tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
                self.typ.raw(&format!("#t.tongue({}, ", quoted(&primary)));
                self.bracketed(&link.text, around);
                self.typ.raw(");");
            }
            _ if around.spot == Spot::Bare => self.inlines(&link.text, around),
            Link::To { target, anchor } => self.inward(*target, anchor.as_deref(), link, around),
            Link::Source { source, place } => {
                self.citation(*source, place.as_deref(), link, around);
            }
            Link::Term { term, expand } => self.term(*term, *expand, link, around),
            Link::Asset { path } => match &self.base_url {
                Some(base) => {
                    let url = format!("{base}/{}", crate::route::asset(path));
                    self.outward(&url, link, around);
                }
                None => self.inlines(&link.text, around),
            },
            Link::File { path } => match &self.base_url {
                Some(base) => {
                    let url = format!("{base}/{path}");
                    self.outward(&url, link, around);
                }
                None => self.inlines(&link.text, around),
            },
            Link::External(url) => self.outward(url, link, around),
        }
    }

    /// To a page of the handbook.
    fn inward(&mut self, target: Target, anchor: Option<&str>, link: &LinkInline, around: Around) {
        let page = crate::route::path(self.hb, target);
        let exact = anchor.map(|anchor| label(&page, anchor)).filter(|l| self.labels.contains(l));
        let here = exact.or_else(|| self.labels.contains(&page).then(|| page.clone()));
        if let Some(here) = here {
            let paged = matches!(target, Target::Article(_));
            let number = self.unsaid(target, link);
            let call = format!(
                "#t.see({}, page: {paged}, number: {}, short: {}, ",
                quoted(&here),
                quoted_or_none(number.as_deref()),
                around.cell
            );
            self.typ.raw(&call);
            self.bracketed(&link.text, around);
            self.typ.raw(");");
            return;
        }
        let url = self.base_url.as_ref().map(|base| match anchor {
            Some(anchor) => format!("{base}/{page}#{anchor}"),
            None => format!("{base}/{page}"),
        });
        match url {
            Some(url) => {
                self.typ.raw(&format!("#t.web({}, ", quoted(&url)));
                self.bracketed(&link.text, around);
                self.typ.raw(");");
            }
            None => self.inlines(&link.text, around),
        }
        if let Some(number) = self.unsaid(target, link) {
            self.typ.raw(&format!("#t.numbered-as({});", quoted(&number)));
        }
    }

    /// The number of the page that a link leads to, unless the link's own words say it.
    fn unsaid(&self, target: Target, link: &LinkInline) -> Option<String> {
        let said = plain_text(&link.text);
        self.numbered(target).filter(|number| {
            let digits = number.rsplit('\u{a0}').next().unwrap_or(number);
            !said.split_whitespace().any(|word| word.trim_matches(['.', ',', ':']) == digits)
        })
    }

    /// "avsnitt 3.2", for a page in the numbered chapters.
    fn numbered(&self, target: Target) -> Option<String> {
        let Target::Article(article) = target else { return None };
        let article = &self.hb.articles[article];
        let number = article.number()?;
        let word = if number.contains('.') { "avsnitt" } else { "kapitel" };
        Some(format!("{word}\u{a0}{number}"))
    }

    /// Out of the handbook: the address in a note, once a booklet.
    fn outward(&mut self, url: &str, link: &LinkInline, around: Around<'_>) {
        let url = self.plain(url);
        let shown = readable(&url).to_owned();
        let words = plain_text(&link.text);
        let words = words.trim();
        let said = words == shown || words == url || readable(words) == shown;
        let note = if said {
            "none"
        } else if around.spot == Spot::Note {
            "\"here\""
        } else if self.noted.insert(url.clone()) {
            "\"note\""
        } else {
            "none"
        };
        self.typ.raw(&format!("#t.out({}, {}, {note}, ", quoted(&url), quoted(&shown)));
        self.bracketed(&link.text, around);
        self.typ.raw(");");
    }

    fn citation(
        &mut self,
        source: Ref<Source>,
        place: Option<&str>,
        link: &LinkInline,
        around: Around<'_>,
    ) {
        let source = &self.hb.sources[source];
        let to = label(crate::route::register(Register::Sources), &source.id.value);
        let to = self.labels.contains(&to).then_some(to);
        // An author who writes the source's name in the sentence means words to read, not a tag.
        let said = plain_text(&link.text);
        if !said.is_empty() && !said.starts_with(&source.short.value) {
            self.typ.raw(&format!("#t.source({}, ", quoted_or_none(to.as_deref())));
            self.bracketed(&link.text, around);
            self.typ.raw(");");
            return;
        }
        let words = match place {
            _ if !said.is_empty() => said,
            Some(place) => format!("{}\u{a0}{place}", source.short.value),
            None => source.short.value.clone(),
        };
        let most = if around.cell { WHOLE_IN_CELL } else { WHOLE_MARK };
        let name = match words.chars().count() <= most {
            _ if !around.cell => "cite",
            true => "cite-in-cell",
            false => "long-cite-in-cell",
        };
        self.typ.raw(&format!("#t.{name}({}, [", quoted_or_none(to.as_deref())));
        let words = self.plain(&tied(&words, most));
        self.typ.words(&words);
        self.typ.raw("]);");
    }

    fn term(&mut self, term: Ref<Term>, expand: bool, link: &LinkInline, around: Around<'_>) {
        let term = &self.hb.terms[term];
        let to = label(crate::route::register(Register::Terms), &term.id.value);
        let to = self.labels.contains(&to).then_some(to);
        self.typ.raw(&format!("#t.term({}, ", quoted_or_none(to.as_deref())));
        self.used.extend(to);
        self.bracketed(&link.text, around);
        self.typ.raw(");");
        let short = term.abbreviation.as_ref().map(|a| a.value.as_str());
        if expand && short.is_some_and(|short| short == plain_text(&link.text)) {
            let long = self.plain(&term.term.value);
            self.typ.words(&format!(" ({long})"));
        }
    }

    /// A field of a form: what is known, or a line to write on, to the measure's end when it is
    /// `last`.
    fn field(&mut self, name: &str, text: &[Inline], last: bool, around: Around<'_>) {
        let centre = match self.booklet {
            Booklet::Form { centre, .. } => centre,
            Booklet::Welcome { centre, .. } | Booklet::Arrival(centre) => Some(centre),
            _ => None,
        };
        let known = centre.and_then(|centre| fields::value(self.hb, centre, name));
        if let Some(value) = known {
            let value = self.plain(&value);
            self.typ.raw(&format!("#t.filled({});", quoted(&value)));
            return;
        }
        let what = self.plain_of(text);
        self.blanks.push((name.to_owned(), what.clone()));
        let form = match (around.cell, last) {
            (true, _) => "cell",
            (false, true) => "last",
            (false, false) => "word",
        };
        self.typ.raw(&format!("#t.blank(\"{form}\", {});", quoted(&what)));
    }
}

/// An address as people read it.
fn readable(url: &str) -> &str {
    let rest = ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .find_map(|scheme| url.strip_prefix(scheme))
        .unwrap_or(url);
    rest.strip_suffix('/').unwrap_or(rest)
}
