//! Deadlines without a document or a recipient.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::words::CalendarType;

/// The rule.
pub static RULE: Rule = Rule {
    code: "deadline-utan-underlag",
    severity: Severity::Warning,
    title: "Det framgår inte vad som ska lämnas eller till vem.",
    why: "Ett sista datum hjälper bara den som vet vad som ska vara klart och vart det ska.",
    wrong: "typ: deadline",
    right: "typ: deadline\nunderlag: Verksamhetsberättelse\nmottagare: Styrgruppen",
    source: "Handbokens datamodell",
};

/// Looks for deadlines that do not say what is due and to whom.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for item in cx.handbook.calendar.rows() {
        if item.kind.value != CalendarType::Deadline {
            continue;
        }
        let missing = match (&item.document, &item.recipient) {
            (None, None) => "vad som ska lämnas och till vem",
            (None, Some(_)) => "vad som ska lämnas",
            (Some(_), None) => "vem som ska få det",
            _ => continue,
        };
        diags.push(
            Finding::new(&RULE, item.kind.span, format!("det framgår inte {missing}"))
                .help("lägg till underlag och mottagare, eller skriv typ: aktivitet"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_deadline_says_what_and_to_whom() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- guidance/calendar.yaml --
- id: a
  titel: T
  hjul: forslag
  manader: [3]
  typ: deadline # fel: deadline-utan-underlag
  status: forslag
  kalla: s1
- id: b
  titel: T
  hjul: forslag
  manader: [3]
  typ: deadline # fel: deadline-utan-underlag
  underlag: U
  status: forslag
  kalla: s1
- id: c
  titel: T
  hjul: forslag
  manader: [3]
  typ: deadline
  underlag: U
  mottagare: M
  status: forslag
  kalla: s1
- id: d
  titel: T
  hjul: forslag
  manader: [3]
  typ: mote
  status: forslag
  kalla: s1
",
        );
    }
}
