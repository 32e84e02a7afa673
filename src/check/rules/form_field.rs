//! Fields of forms that no centre can fill.

use crate::check::cx::Cx;
use crate::check::page::{Page, each, inlines};
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::article::Place;
use crate::model::link::Link;
use crate::model::prose::Inline;
use crate::text::near::nearest;

/// The rule.
pub static RULE: Rule = Rule {
    code: "okant-falt",
    severity: Severity::Error,
    title: "Fältet i mallen finns inte.",
    why: "Ett fält i en mall fylls ur centralens fil. Ett felstavat fält blir alltid en tom rad. Ett fält som ska fyllas i för hand heter fri.",
    wrong: "[Adress](falt:adres)",
    right: "[Adress](falt:adress)",
    source: "Handbokens dialekt",
};

/// The fields that a centre's file fills, and the free one.
const FIELDS: &[&str] = &[
    "fri",
    "namn",
    "kommun",
    "region",
    "benamning",
    "status",
    "grad",
    "adress",
    "epost",
    "telefon",
    "samordnare",
    "oppettider",
    "malgrupp",
    "mhv",
    "bhv",
    "oppen_forskola",
    "socialtjanst",
    "huvudman.mhv",
    "huvudman.bhv",
    "huvudman.oppen_forskola",
    "huvudman.socialtjanst",
    "yta",
    "idag",
];

/// Looks for fields that do not exist, and for fields outside forms.
pub fn check(_: &Cx, page: &Page, diags: &mut Diags) {
    let form = matches!(page.article.place, Place::Form { .. });
    for leaf in page.leaves.iter().filter(|leaf| leaf.holds.links) {
        for text in inlines(leaf.block) {
            each(text, &mut |inline| {
                let Inline::Link(link) = inline else { return };
                let Link::Field { name } = &link.to else { return };
                let written = page.locate(leaf.block.span, &format!("falt:{name}"));
                let span = page.span(written.start as usize + 5, written.end as usize);
                if !FIELDS.contains(&name.as_str()) {
                    let message = format!("fältet \u{201d}{name}\u{201d} finns inte");
                    let finding = Finding::new(&RULE, span, message);
                    diags.push(match nearest(name, FIELDS.iter().copied()) {
                        Some(near) => finding.did_you_mean(span, Some(near)),
                        None => finding.help(format!("fält som finns: {}", FIELDS.join(", "))),
                    });
                } else if !form {
                    diags.push(
                        Finding::new(&RULE, span, "fält går bara att använda i mallar")
                            .help("flytta texten till en mall, eller skriv den utan fält"),
                    );
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_field_is_one_that_a_centre_fills() {
        expect(
            &Entry::page(&RULE, check),
            "
-- guidance/templates/avtal.md --
[Namn](falt:namn), [Adress](falt:adres), [Datum](falt:fri) <!-- fel: okant-falt -->
-- content/x.md --
[Namn](falt:namn) <!-- fel: okant-falt -->
",
        );
    }
}
