//! Calendar items in months that are not in the year.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "manad-utanfor-aret",
    severity: Severity::Error,
    title: "Månaden finns inte.",
    why: "Månader skrivs som tal från 1 till 12. Punkten skulle annars inte synas i årshjulet.",
    wrong: "manader: [13]",
    right: "manader: [1]",
    source: "Handbokens datamodell",
};

/// Looks for months outside the year, and for a month that is not the date's.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for item in cx.handbook.calendar.rows() {
        for month in &item.months {
            if !(1..=12).contains(&month.value) {
                diags.push(
                    Finding::new(&RULE, month.span, format!("månad {} finns inte", month.value))
                        .help("skriv ett tal från 1 till 12"),
                );
            } else if let Some(date) = item.date.as_ref().filter(|_| item.months.len() == 1)
                && i64::from(date.value.month()) != month.value
            {
                diags.push(
                    Finding::new(&RULE, month.span, "månaden stämmer inte med datumet")
                        .help("rätta månaden eller datumet")
                        .see(date.span, "här står datumet"),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_month_is_in_the_year() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- guidance/calendar.yaml --
- id: a
  titel: T
  hjul: forslag
  manader: 
    - 13 # fel: manad-utanfor-aret
    - 12
  typ: mote
  status: forslag
  kalla: s1
- id: b
  titel: T
  hjul: forslag
  manader: [3] # fel: manad-utanfor-aret
  typ: mote
  datum: 2026-04-01
  status: forslag
  kalla: s1
",
        );
    }
}
