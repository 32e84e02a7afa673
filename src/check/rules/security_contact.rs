//! Where to tell of a hole in the site's security.

use jiff::ToSpan;

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::text::dates;

/// The rule.
pub static RULE: Rule = Rule {
    code: "sakerhetskontakt",
    severity: Severity::Info,
    title: "Det står inte vart man anmäler säkerhetsbrister, eller uppgiften är gammal.",
    why: "Den som hittar en säkerhetsbrist letar efter filen security.txt. Den görs av adressen och av dagen då uppgiften ska ses över. Dagen får ligga högst ett år bort, så att adressen inte blir gammal.",
    wrong: "sakerhet_kontakt: sakerhet@region.example",
    right: "sakerhet_kontakt: sakerhet@region.example\nsakerhet_galler_till: 2027-06-30",
    source: "RFC 9116, avsnitt 2.5.3 och 2.5.5",
};

/// How long before its last day a contact is told to be old.
const DAYS: i32 = 45;

/// Looks at the contact and at its last day.
pub fn check(cx: &Cx, diags: &mut Diags) {
    if !cx.has_colophon() {
        return;
    }
    let colophon = &cx.handbook.colophon;
    let Some(contact) = &colophon.security_contact else {
        diags.push(
            Finding::new(
                &RULE,
                colophon.title.span,
                "det står inte vart man anmäler säkerhetsbrister",
            )
            .help("lägg till sakerhet_kontakt och sakerhet_galler_till när utgivaren har bestämt"),
        );
        return;
    };
    let mut warn = |span, message: String, help: &str| {
        let mut finding = Finding::new(&RULE, span, message).help(help);
        finding.severity = Severity::Warning;
        diags.push(finding);
    };
    let text = contact.value.trim();
    let address = ["mailto:", "https://", "tel:"].iter().any(|start| text.starts_with(start));
    let mail = text.contains('@') && !text.contains(char::is_whitespace);
    if !address && !mail {
        warn(
            contact.span,
            format!("{text} är varken en e-postadress eller en webbadress"),
            "skriv en adress för funktionen, inte för en person",
        );
    }
    let Some(until) = &colophon.security_until else {
        warn(
            contact.span,
            "kontakten för säkerhetsbrister saknar sista dag".to_owned(),
            "lägg till sakerhet_galler_till med en dag inom ett år",
        );
        return;
    };
    let soon = cx.today.saturating_add(DAYS.days());
    let year = cx.today.saturating_add(1.year());
    if until.value < cx.today {
        warn(
            until.span,
            format!("kontakten för säkerhetsbrister gällde till {}", dates::long(until.value)),
            "kontrollera adressen och flytta fram dagen",
        );
    } else if until.value <= soon {
        warn(
            until.span,
            format!("kontakten för säkerhetsbrister gäller bara till {}", dates::long(until.value)),
            "kontrollera adressen och flytta fram dagen",
        );
    } else if until.value > year {
        warn(
            until.span,
            "kontakten för säkerhetsbrister gäller längre än ett år".to_owned(),
            "skriv en dag inom ett år",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    const HEAD: &str = "
-- guidance/handbook.yaml --
utgivare: [A]
utgava: \"1\"
datum: 2026-11-01
status: utkast
sprak: sv
";

    fn told(lines: &str) {
        expect(&Entry::whole(&RULE, check), &format!("{HEAD}{lines}"));
    }

    #[test]
    fn a_contact_is_missing_until_it_is_decided() {
        told("titel: H # fel: sakerhetskontakt\n");
    }

    #[test]
    fn a_contact_has_a_last_day_within_a_year_and_not_too_soon() {
        told("titel: H\nsakerhet_kontakt: a@b.example # fel: sakerhetskontakt\n");
        let day = |day: &str, told_of: &str| {
            let contact = "titel: H\nsakerhet_kontakt: a@b.example\n";
            told(&format!("{contact}sakerhet_galler_till: {day}{told_of}\n"));
        };
        day("2026-11-20", " # fel: sakerhetskontakt");
        day("2026-12-20", " # fel: sakerhetskontakt");
        day("2027-06-30", "");
        day("2028-06-30", " # fel: sakerhetskontakt");
    }

    #[test]
    fn a_contact_is_an_address() {
        told(
            "titel: H\nsakerhet_kontakt: ring växeln # fel: sakerhetskontakt\n\
             sakerhet_galler_till: 2027-06-30\n",
        );
    }
}
