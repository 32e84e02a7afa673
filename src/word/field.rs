//! Fields and tick boxes as content controls, and the list of those that are left to fill in.

use super::emit::Emitter;
use super::made::Blank;
use super::styles::BLANK;
use super::xml::{escape, name, run};
use crate::derive::fields;
use crate::model::prose::{Inline, plain_text};

/// What a field is called that no centre's file fills.
const FREE: &str = "fri";

impl Emitter<'_> {
    /// A field: what the centre says, or a blank that shows what is due.
    pub(super) fn field(&mut self, field: &str, text: &[Inline]) -> String {
        let label = plain_text(text);
        let label = label.trim();
        let value = self.centre.and_then(|centre| fields::value(self.hb, centre, field));
        if value.is_none() {
            self.blanks.push(Blank {
                section: self.section.0.clone(),
                bookmark: self.section.1.clone(),
                label: label.to_owned(),
                known: field != FREE,
            });
        }
        let date = field == "idag" || label.to_lowercase().starts_with("datum");
        let kind = if date && value.is_none() {
            r#"<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="sv-SE"/><w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>"#
        } else {
            // Without a kind, a control takes text of any length, in several paragraphs.
            ""
        };
        let (placeholder, content) = match value {
            Some(value) => ("", run("", &value)),
            None => (
                "<w:showingPlcHdr/>",
                run(
                    &format!("<w:rStyle w:val=\"PlaceholderText\"/>{BLANK}"),
                    &format!("[{label}]"),
                ),
            ),
        };
        format!(
            "<w:sdt><w:sdtPr><w:alias w:val=\"{}\"/><w:tag w:val=\"{}\"/><w:id w:val=\"{}\"/>{placeholder}{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>",
            escape(&name(label)),
            escape(&name(field)),
            self.id(),
        )
    }

    /// A tick box, named by what one ticks.
    pub(super) fn tick_box(&mut self, what: &str, ticked: bool) -> String {
        let (value, sign) = if ticked { (1, "☒") } else { (0, "☐") };
        format!(
            "<w:sdt><w:sdtPr><w:alias w:val=\"{}\"/><w:tag w:val=\"kryss\"/><w:id w:val=\"{}\"/><w14:checkbox><w14:checked w14:val=\"{value}\"/><w14:checkedState w14:val=\"2612\" w14:font=\"MS Gothic\"/><w14:uncheckedState w14:val=\"2610\" w14:font=\"MS Gothic\"/></w14:checkbox></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            escape(&name(what)),
            self.id(),
            run(
                r#"<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:hint="eastAsia"/>"#,
                sign
            ),
        )
    }

    /// What is left to fill in, under a heading of its own, by the headings of the text.
    pub fn blanks_at_the_end(&mut self) {
        if self.blanks.is_empty() {
            return;
        }
        let (lacking, free): (Vec<Blank>, Vec<Blank>) =
            self.blanks.iter().cloned().partition(|b| b.known && self.centre.is_some());
        self.plain_heading(2, "Detta är inte ifyllt");
        let Some(centre) = self.centre else {
            self.small_paragraph(
                "Fälten är tomma under de här rubrikerna. Ta bort listan när allt är ifyllt.",
            );
            return self.blank_list(&free);
        };
        self.small_paragraph("Ta bort listan när allt är ifyllt.");
        let centre = self.hb.centres[centre].name.value.clone();
        if !lacking.is_empty() {
            self.small_paragraph(&format!("Uppgift saknas i vägledningen om {centre}:"));
            self.blank_list(&lacking);
        }
        if !free.is_empty() {
            self.small_paragraph("Det här fyller ni i själva:");
            self.blank_list(&free);
        }
    }

    /// One item a heading: the heading, which leads there, and what is due under it.
    fn blank_list(&mut self, blanks: &[Blank]) {
        let due = due(blanks);
        let count = due.len();
        for (i, Due { section, bookmark, labels }) in due.into_iter().enumerate() {
            let head = match bookmark {
                Some(bookmark) => format!(
                    "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">{}</w:hyperlink>",
                    escape(bookmark),
                    run(r#"<w:rStyle w:val="Hyperlink"/>"#, section)
                ),
                None => run("", section),
            };
            // The last three stand on one page: none is alone on the next.
            let kept = i + 1 < count && i + 3 >= count;
            self.small_bullet(&format!("{head}{}", run("", &format!(": {labels}"))), kept);
        }
    }
}

/// What is due under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due<'a> {
    /// The heading.
    pub section: &'a str,
    /// Where it is in the document.
    pub bookmark: Option<&'a str>,
    /// "Styrgrupp, Part (4 gånger)".
    pub labels: String,
}

/// Fields that are not filled in by the headings that they stand under.
#[must_use]
pub fn due(blanks: &[Blank]) -> Vec<Due<'_>> {
    let under = |these: &'_ [Blank]| {
        let mut labels: Vec<(&str, usize)> = Vec::new();
        for blank in these {
            match labels.iter_mut().find(|(label, _)| *label == blank.label) {
                Some((_, times)) => *times += 1,
                None => labels.push((&blank.label, 1)),
            }
        }
        let words = labels.into_iter().map(|(label, times)| match times {
            1 => label.to_owned(),
            _ => format!("{label} ({times} gånger)"),
        });
        words.collect::<Vec<_>>().join(", ")
    };
    blanks
        .chunk_by(|a, b| a.section == b.section)
        .filter_map(|these| {
            let first = these.first()?;
            let section = if first.section.is_empty() { "Överst" } else { &first.section };
            Some(Due { section, bookmark: first.bookmark.as_deref(), labels: under(these) })
        })
        .collect()
}
