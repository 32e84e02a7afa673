//! What stands on one line in running text: "15 maj", "100 000 kronor", "kapitel 4", "s. 12". A line
//! that ends within them makes a reader look twice. (In a table's narrow column they may part.)

use std::borrow::Cow;

use crate::text::dates::MONTHS;

/// Words that lead to a number.
const BEFORE: [&str; 14] = [
    "s.", "sid.", "kap.", "nr", "kl.", "dnr", "kapitel", "avsnitt", "bilaga", "sidan", "sidorna",
    "punkt", "paragraf", "§",
];

/// Words that say what a number counts; so do the months, of a day.
const AFTER: [&str; 12] =
    ["kronor", "kr", "procent", "%", "år", "kap.", "§", "m²", "km", "min", "minuter", "timmar"];

/// The words with spaces that no line breaks at in dates, sums and references.
#[must_use]
pub fn tie(words: &str) -> Cow<'_, str> {
    if !words.bytes().any(|b| b.is_ascii_digit()) {
        return Cow::Borrowed(words);
    }
    let mut out = String::new();
    let mut taken = 0;
    for (at, _) in words.match_indices(' ') {
        if stays(&words[..at], &words[at + 1..]) {
            out.push_str(&words[taken..at]);
            out.push('\u{a0}');
            taken = at + 1;
        }
    }
    if taken == 0 {
        return Cow::Borrowed(words);
    }
    out.push_str(&words[taken..]);
    Cow::Owned(out)
}

/// Whether a space between these words is one that no line breaks at.
fn stays(before: &str, after: &str) -> bool {
    let last = before.rsplit([' ', '\u{a0}']).next().unwrap_or("");
    let last = last.trim_start_matches(['(', '[', '”', '"']);
    let next = after.split([' ', '\u{a0}']).next().unwrap_or("");
    if after.starts_with(|c: char| c.is_ascii_digit()) {
        if BEFORE.iter().any(|word| last.eq_ignore_ascii_case(word)) {
            return true;
        }
        // "100 000": at most three digits, and three.
        let digits = |word: &str| word.bytes().take_while(u8::is_ascii_digit).count();
        return (1..=3).contains(&digits(last)) && digits(last) == last.len() && digits(next) == 3;
    }
    let next = next.trim_end_matches([',', ';', ':', ')', ']', '!', '?', '”', '"']);
    let is = |word: &str| word == next || next.strip_suffix('.') == Some(word);
    last.ends_with(|c: char| c.is_ascii_digit()) && AFTER.iter().chain(&MONTHS).any(|word| is(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_sums_and_references_stand_on_one_line() {
        for (words, tied) in [
            ("Det gäller den 15 maj, 2026.", "Det gäller den 15~maj, 2026."),
            ("Högst 100 000 kronor per år.", "Högst 100~000~kronor per år."),
            ("Se kapitel 4 (s. 12) och § 50.", "Se kapitel~4 (s.~12) och §~50."),
            ("Barn 0–6 år, 3 §) och 5 %.", "Barn 0–6~år, 3~§) och 5~%."),
        ] {
            assert_eq!(tie(words).replace('\u{a0}', "~"), tied);
        }
    }

    #[test]
    fn other_spaces_are_left_as_they_are() {
        for words in [
            "Inga tal här.",
            "År 2026 kom 12 barn och 3 vuxna.",
            "I 14 av 26 kommuner",
            "1 2 3 4567",
            "2025 100",
            "",
        ] {
            assert!(matches!(tie(words), Cow::Borrowed(same) if same == words), "{words}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_words_only_get_other_spaces(words in "[0-9a-zå §%.,()]{0,40}") {
            proptest::prop_assert_eq!(tie(&words).replace('\u{a0}', " "), words);
        }
    }
}
