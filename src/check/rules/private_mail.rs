//! Private mail addresses.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::source::span::Span;
use crate::text::glance::Rare;

/// The rule.
pub static RULE: Rule = Rule {
    code: "privat-epost",
    severity: Severity::Warning,
    title: "En privat e-postadress står i handboken.",
    why: "En privat adress är en personuppgift, och den som slutar tar den med sig. Brev till verksamheten ska också gå att spara som allmän handling. Använd verksamhetens egen adress.",
    wrong: "epost: anna.falun@gmail.com",
    right: "epost: familjecentralen@falun.se",
    source: "Dataskyddsförordningen artikel 5; tryckfrihetsförordningen 2 kap.",
};

const PRIVATE: &[&str] = &[
    "gmail",
    "googlemail",
    "hotmail",
    "outlook",
    "live",
    "msn",
    "icloud",
    "me",
    "mac",
    "yahoo",
    "telia",
    "bredband",
    "spray",
    "comhem",
    "proton",
    "protonmail",
    "tele2",
    "passagen",
    "home",
];

fn is_private(domain: &str) -> bool {
    let lower = domain.to_lowercase();
    let parts: Vec<&str> = lower.split('.').collect();
    parts.len() >= 2 && PRIVATE.contains(&parts[parts.len() - 2])
}

/// Mail addresses of a text: where each begins and ends, and its domain.
pub fn addresses(text: &str) -> Vec<(usize, usize, &str)> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    text.match_indices('@')
        .filter_map(|(at, _)| {
            let start = at
                - text[..at]
                    .chars()
                    .rev()
                    .take_while(|c| part(*c))
                    .map(char::len_utf8)
                    .sum::<usize>();
            let rest = &text[at + 1..];
            let length: usize = rest.chars().take_while(|c| part(*c)).map(char::len_utf8).sum();
            let domain = rest[..length].trim_end_matches(['.', '-', '_']);
            (start < at && domain.contains('.')).then(|| (start, at + 1 + domain.len(), domain))
        })
        .collect()
}

/// Looks for private addresses in every text that editors write.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for (id, text) in cx.texts_with(Rare::At) {
        for (start, end, domain) in addresses(text) {
            if is_private(domain) {
                let message = format!("{} ser ut som en privat adress", &text[start..end]);
                diags.push(
                    Finding::new(&RULE, Span::new(id, start, end), message)
                        .help("skriv verksamhetens egen adress, en funktionsbrevlåda"),
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
    fn private_addresses_are_told() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/x.md --
Skriv till anna.falun@gmail.com. <!-- fel: privat-epost -->

Eller <bo@hotmail.se>. <!-- fel: privat-epost -->

Bäst är familjecentralen@falun.se eller a@me.falun.se.
",
        );
    }
}
