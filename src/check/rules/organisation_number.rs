//! The number of the organisation that delivers an edition to an archive.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;

/// The rule.
pub static RULE: Rule = Rule {
    code: "organisationsnummer",
    severity: Severity::Warning,
    title: "Organisationsnumret har inte tio siffror, eller kontrollsiffran stämmer inte.",
    why: "E-arkivet och Kungliga biblioteket känner igen den som levererar på numret. Den sista siffran räknas fram ur de andra, så ett skrivfel syns.",
    wrong: "leverans:\n  organisationsnummer: \"555555-5556\"",
    right: "leverans:\n  organisationsnummer: \"555555-5555\"",
    source: "Skatteverket, SKV 709: Organisationsnummer",
};

/// Looks at the number's length and check digit.
pub fn check(cx: &Cx, diags: &mut Diags) {
    let Some(number) = cx.handbook.colophon.deposit.as_ref().and_then(|d| d.number.as_ref()) else {
        return;
    };
    if !valid(&number.value) {
        diags.push(
            Finding::new(
                &RULE,
                number.span,
                format!("{} är inget organisationsnummer", number.value),
            )
            .help("skriv de tio siffrorna inom citattecken, med eller utan bindestreck"),
        );
    }
}

/// Whether a text is ten digits with a hyphen at most before the last four, the last one as the
/// others give it by the Luhn algorithm.
fn valid(text: &str) -> bool {
    let text = text.trim();
    let plain = match text.split_once('-') {
        Some((head, tail)) if head.len() == 6 && tail.len() == 4 => format!("{head}{tail}"),
        Some(_) => return false,
        None => text.to_owned(),
    };
    let digits: Vec<u32> = plain.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = digits
        .iter()
        .enumerate()
        .map(|(i, digit)| if i % 2 == 0 { digit * 2 } else { *digit })
        .map(|n| n / 10 + n % 10)
        .sum();
    plain.chars().count() == 10 && digits.len() == 10 && sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_ten_digits_and_a_check_digit_that_is_right() {
        for right in ["555555-5555", "5555555555", " 555555-5555 "] {
            assert!(valid(right), "{right}");
        }
        for wrong in
            ["555555-5556", "55555555-55", "555555555", "55555555553", "okänt", "", "٥٥٦٠٣٦٠٧٩٣"]
        {
            assert!(!valid(wrong), "{wrong}");
        }
    }
}
