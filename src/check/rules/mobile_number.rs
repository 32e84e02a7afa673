//! Mobile numbers where a function's number is due.

use crate::check::cx::Cx;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::source::span::Span;
use crate::text::glance::Rare;
use crate::text::scan::Scan;

/// The rule.
pub static RULE: Rule = Rule {
    code: "mobilnummer",
    severity: Severity::Warning,
    title: "Ett mobilnummer står i handboken.",
    why: "Ett mobilnummer hör ofta till en person. Den kan sluta, vara ledig eller bli uppringd hemma. Skriv numret till växeln eller mottagningen. Är mobilen verksamhetens egen, tysta anmärkningen med den förklaringen.",
    wrong: "telefon: 070-123 45 67",
    right: "telefon: 023-123 45",
    source: "Dataskyddsförordningen artikel 5; SKR:s råd om personuppgifter på webben",
};

/// Mobile numbers of a text, in Swedish form or with the country's code.
fn numbers(text: &[u8]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut digits: Vec<u8> = Vec::new();
    let mut at = 0;
    let mut begins = Scan::new(text, |byte| byte == b'+' || byte.is_ascii_digit());
    while let Some(found) = begins.next(at) {
        at = found;
        let plus = text[at] == b'+';
        let start = at;
        digits.clear();
        let mut end = at + 1;
        if plus {
            at += 1;
        }
        while at < text.len() && (text[at].is_ascii_digit() || matches!(text[at], b' ' | b'-')) {
            if text[at].is_ascii_digit() {
                digits.push(text[at]);
                end = at + 1;
            }
            at += 1;
        }
        let before = start.checked_sub(1).map(|i| text[i]);
        let glued = before.is_some_and(|b| b.is_ascii_alphanumeric() || b"/-:".contains(&b));
        let national = !plus && digits.len() == 10 && digits.starts_with(b"07");
        let abroad = plus
            && (digits.len() == 11 && digits.starts_with(b"467")
                || digits.len() == 12 && digits.starts_with(b"4607"));
        let kind = digits.len().checked_sub(8).map(|i| digits[i]);
        let mobile = kind.is_some_and(|d| b"02369".contains(&d));
        if !glued && mobile && (national || abroad) {
            out.push((start, end));
        }
        at = at.max(start + 1);
    }
    out
}

/// Looks for mobile numbers in every text that editors write.
pub fn check(cx: &Cx, diags: &mut Diags) {
    for (id, text) in cx.texts_with(Rare::Mobile) {
        for (start, end) in numbers(text.as_bytes()) {
            diags.push(
                Finding::new(
                    &RULE,
                    Span::new(id, start, end),
                    "det här ser ut som ett mobilnummer",
                )
                .help("skriv numret till växeln eller mottagningen"),
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
        fn a_text_with_a_mobile_number_is_never_passed_over(
            text in "([ a/:-]|\\+46|\\+|0|07|[0-9]{2,4}|[ -][0-9]{2,3}){0,12}",
        ) {
            let found = !numbers(text.as_bytes()).is_empty();
            proptest::prop_assert!(!found || Glance::rares(&text).may(Rare::Mobile), "{}", text);
        }
    }

    #[test]
    fn mobile_numbers_are_told() {
        expect(
            &Entry::whole(&RULE, check),
            "
-- content/x.md --
Ring 070-123 45 67. <!-- fel: mobilnummer -->

Ring +46 73 123 45 67. <!-- fel: mobilnummer -->

Ring 010-123 45 67, 023-123 45 eller 0771-11 77 00. År 0701.
",
        );
    }
}
