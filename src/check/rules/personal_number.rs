//! Personal identity numbers.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::source::span::Span;
use crate::text::glance::Rare;
use crate::text::scan::Scan;

/// The rule.
pub static RULE: Rule = Rule {
    code: "personnummer",
    severity: Severity::Error,
    title: "Det här ser ut som ett personnummer.",
    why: "Handboken är öppen för alla. Personnummer får aldrig stå i den, inte heller i exempel. Ta bort numret. Är filen redan sparad i en delad mapp, säg det till den som ansvarar för personuppgifter.",
    wrong: "Anna, 19121212-1212",
    right: "Anna, född 1912",
    source: "Dataskyddsförordningen artikel 5 och 87; lagen (2018:218) 3 kap. 10 §",
};

/// Whether ten digits end in their own check digit.
fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .enumerate()
        .map(|(i, d)| {
            let n = u32::from(d - b'0') * if i % 2 == 0 { 2 } else { 1 };
            n / 10 + n % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

fn is_personal(digits: &[u8]) -> bool {
    let Some(ten) = digits.len().checked_sub(10).map(|n| &digits[n..]) else { return false };
    let two = |at: usize| (ten[at] - b'0') * 10 + (ten[at + 1] - b'0');
    let (month, day) = (two(2), two(4));
    let century = digits.len() == 10 || matches!(&digits[..2], b"18" | b"19" | b"20");
    let person = (1..=31).contains(&day) || (61..=91).contains(&day);
    century && (1..=12).contains(&month) && person && luhn(ten)
}

/// Runs of digits that may be a number: the place of each, ten or twelve digits, one sign within.
fn numbers(text: &[u8]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut digits: Vec<u8> = Vec::new();
    let mut at = 0;
    let mut begins = Scan::new(text, |byte| byte.is_ascii_digit());
    while let Some(found) = begins.next(at) {
        at = found;
        let start = at;
        digits.clear();
        let mut sign = None;
        while at < text.len() {
            match text[at] {
                d if d.is_ascii_digit() => digits.push(d),
                b'-' | b'+'
                    if sign.is_none() && text.get(at + 1).is_some_and(u8::is_ascii_digit) =>
                {
                    sign = Some(digits.len());
                }
                _ => break,
            }
            at += 1;
        }
        let before = start.checked_sub(1).map(|i| text[i]);
        let glued = before.is_some_and(|b| b.is_ascii_alphabetic() || b"-./_=:".contains(&b))
            || text.get(at).is_some_and(|b| b.is_ascii_alphabetic() || b"_/".contains(b));
        let shape = matches!((digits.len(), sign), (10, None | Some(6)) | (12, None | Some(8)));
        if shape && !glued && is_personal(&digits) {
            out.push((start, at));
        }
    }
    out
}

/// Looks through every text that editors write.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for (id, text) in cx.texts_with(Rare::SixDigits) {
        for (start, end) in numbers(text.as_bytes()) {
            diags.push(
                Finding::new(
                    &RULE,
                    Span::new(id, start, end),
                    "det här ser ut som ett personnummer",
                )
                .help("ta bort det; handboken är öppen för alla"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;
    use crate::text::glance::Glance;

    proptest::proptest! {
        #[test]
        fn a_text_with_a_personal_number_is_never_passed_over(
            text in "[ a]{0,70}(19)?12121[0-9][-+]?121[0-9][ a.]{0,3}",
        ) {
            let found = !numbers(text.as_bytes()).is_empty();
            proptest::prop_assert!(!found || Glance::rares(&text).may(Rare::SixDigits), "{}", text);
        }
    }

    #[test]
    fn personal_numbers_are_told_and_other_numbers_are_not() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/x.md --
Anna 19121212-1212. <!-- fel: personnummer -->

Anna 121212+1212 och 1212121212. <!-- fel: personnummer, personnummer -->

Samordningsnummer 701063-2391. <!-- fel: personnummer -->

Dnr 2021-03456, telefon 010-123 45 67, 121212-1213, 556036-0793, dnr HSN 1912-1212.
",
        );
    }
}
