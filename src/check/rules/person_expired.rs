//! Names of persons whose last day in the handbook has passed, or who have not agreed to it.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::text::dates;

/// The rule.
pub static RULE: Rule = Rule {
    code: "person-visas-inte",
    severity: Severity::Warning,
    title: "Ett personnamn visas inte, och ska kanske bort.",
    why: "Den som söker hjälp ska nå någon som arbetar där. Ett namn står därför bara så länge personen har uppgiften och har godkänt att det visas. När sista dagen har passerat visas namnet inte längre. Det ligger kvar i filen tills du byter ut eller tar bort det.",
    wrong: "person:\n  namn: Kim Exempelsson\n  publicering_godkand: ja\n  till: 2024-06-30",
    right: "person:\n  namn: Kim Exempelsson\n  publicering_godkand: ja\n  till: 2027-06-30",
    source: "Dataskyddsförordningen artikel 5.1 d och e; SKR:s råd om personuppgifter på webben",
};

/// Looks for persons whose name is not shown.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let contacts = cx.handbook.centres.rows().filter_map(|c| c.contact.as_ref());
    for person in contacts.filter_map(|c| c.person.as_ref()) {
        if person.until.value < cx.today {
            let last = dates::long(person.until.value);
            let message = format!("personens sista dag i handboken var {last}");
            diags.push(
                Finding::new(&RULE, person.until.span, message).help(
                    "ta bort person, byt till den som har uppgiften nu, eller skriv en ny dag",
                ),
            );
        } else if !person.agreed.value {
            diags.push(
                Finding::new(
                    &RULE,
                    person.agreed.span,
                    "personen har inte godkänt att namnet visas",
                )
                .help("fråga personen och skriv ja, eller ta bort person"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    fn centre(id: &str, agreed: &str, until: &str) -> String {
        format!(
            "-- content/centres/dalarna/{id}.yaml --
namn: {id}
kommun: okand
benamning: okand
status: aktiv
kontakt:
  person:
    namn: Kim Påhittad
    publicering_godkand: {agreed}
    till: {until}
kontrollerad: 2026-11-01
ansvarig_roll: redaktion
kalla: s1
"
        )
    }

    #[test]
    fn a_name_stands_for_a_time_and_with_leave() {
        let past = centre("a", "ja", "2026-11-30 # fel: person-visas-inte");
        let unasked = centre("b", "nej # fel: person-visas-inte", "2027-06-30");
        let fine = centre("c", "ja", "2026-12-01");
        expect(&Entry::whole(&RULE, check), &format!("{past}{unasked}{fine}"));
    }
}
