//! Text within a paragraph, as runs.

use super::emit::Emitter;
use super::xml::run;
use crate::model::answer::Answer;
use crate::model::prose::{Inline, Mark};

/// What may be added to a run's properties, in the order that the schema wants them.
const ADDED: [&str; 3] = ["<w:b/>", "<w:i/>", "<w:strike/>"];

impl Emitter<'_> {
    /// Runs of inline text; `style` is the inside of their properties.
    pub(super) fn inlines(&mut self, inlines: &[Inline], style: &str) -> String {
        let mut out = String::new();
        for inline in inlines {
            match inline {
                Inline::Text(words) => out.push_str(&run(style, words)),
                Inline::SoftBreak => out.push_str(&run(style, " ")),
                Inline::HardBreak => out.push_str("<w:r><w:br/></w:r>"),
                Inline::Code(code) => {
                    out.push_str(&run(&styled("Kodord", style), code));
                }
                Inline::Emphasis(inner) => out.push_str(&self.inlines(inner, &with(style, 1))),
                Inline::Strong(inner) => out.push_str(&self.inlines(inner, &with(style, 0))),
                Inline::Strike(inner) => out.push_str(&self.inlines(inner, &with(style, 2))),
                Inline::Link(link) => out.push_str(&self.link(link, style)),
                Inline::Image(image) => out.push_str(&run(style, &image.alt)),
                Inline::Footnote(index) => out.push_str(&self.note(*index)),
                Inline::Mark(mark) => {
                    out.push_str(&run(&with(style, 0), &words(mark)));
                }
            }
        }
        out
    }

    /// A reference to a note; the note is written when the text is done.
    fn note(&mut self, index: usize) -> String {
        if index >= self.notes_of_part {
            return String::new();
        }
        let at = self.notes.iter().position(|known| *known == index).unwrap_or_else(|| {
            self.notes.push(index);
            self.notes.len() - 1
        });
        format!(
            "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"{}\"/></w:r>",
            at + 1
        )
    }
}

/// A mark in words: never a sign or a colour alone.
fn words(mark: &Mark) -> String {
    match mark {
        Mark::Answer(Answer::Yes) => format!("✓ {}", Answer::Yes.words()),
        Mark::Answer(Answer::No) => format!("✗ {}", Answer::No.words()),
        Mark::Answer(Answer::Unknown) => format!("? {}", Answer::Unknown.words()),
        Mark::Missing => "Uppgift saknas".to_owned(),
        Mark::Status(_, words) => words.clone(),
    }
}

/// Properties with one more of [`ADDED`], each once and in order.
fn with(style: &str, which: usize) -> String {
    let (style, language) = style.split_at(style.find("<w:lang ").unwrap_or(style.len()));
    let head = style.find("<w:b/>").or(style.find("<w:i/>")).or(style.find("<w:strike/>"));
    let mut out = style[..head.unwrap_or(style.len())].to_owned();
    for (i, added) in ADDED.iter().enumerate() {
        if i == which || style.contains(added) {
            out.push_str(added);
        }
    }
    out.push_str(language);
    out
}

/// Properties under another character style: a run has one at most.
fn styled(name: &str, style: &str) -> String {
    let rest = style.split_once("/>").filter(|(head, _)| head.starts_with("<w:rStyle"));
    format!("<w:rStyle w:val=\"{name}\"/>{}", rest.map_or(style, |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_come_once_and_in_the_schemas_order() {
        let link = "<w:rStyle w:val=\"Hyperlink\"/>";
        assert_eq!(with(&with(link, 1), 0), format!("{link}<w:b/><w:i/>"));
        assert_eq!(with("<w:b/>", 0), "<w:b/>");
        let english = "<w:lang w:val=\"en\"/>";
        assert_eq!(with(&format!("<w:b/>{english}"), 1), format!("<w:b/><w:i/>{english}"));
        assert_eq!(styled("Kodord", &with(link, 0)), "<w:rStyle w:val=\"Kodord\"/><w:b/>");
        assert_eq!(styled("Kodord", "<w:b/>"), "<w:rStyle w:val=\"Kodord\"/><w:b/>");
    }
}
