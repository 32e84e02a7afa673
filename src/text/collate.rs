//! Swedish order: å, ä and ö after z; case and other marks only break ties; numbers by value.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Gap,
    Number(u64),
    Letter(u32),
}

fn units(text: &str) -> Vec<Unit> {
    let mut out = Vec::with_capacity(text.len());
    let mut chars = text.nfc().flat_map(char::to_lowercase).peekable();
    while let Some(c) = chars.next() {
        if let Some(digit) = c.to_digit(10) {
            let mut n = u64::from(digit);
            while let Some(d) = chars.peek().and_then(|c| c.to_digit(10)) {
                n = n.saturating_mul(10).saturating_add(u64::from(d));
                chars.next();
            }
            out.push(Unit::Number(n));
            continue;
        }
        let letter = match c {
            'å' => 'z' as u32 + 1,
            'ä' | 'æ' => 'z' as u32 + 2,
            'ö' | 'ø' => 'z' as u32 + 3,
            c if c.is_alphabetic() => {
                let base = std::iter::once(c).nfd().next().unwrap_or(c) as u32;
                if base > 'z' as u32 { base + 4 } else { base }
            }
            _ => {
                if out.last() != Some(&Unit::Gap) {
                    out.push(Unit::Gap);
                }
                continue;
            }
        };
        out.push(Unit::Letter(letter));
    }
    out
}

/// A key to sort by, where many texts are sorted.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(Vec<Unit>, String);

/// The sorting key of a text.
#[must_use]
pub fn key(text: &str) -> Key {
    Key(units(text), text.to_owned())
}

/// Compares two texts in Swedish order.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    key(a).cmp(&key(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_letters_stand_last_and_numbers_by_value() {
        let mut names =
            vec!["Örebro", "Zäta", "Ärla", "Åre", "avesta", "Avsnitt 10", "Avsnitt 9", "éa"];
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(
            names,
            ["avesta", "Avsnitt 9", "Avsnitt 10", "éa", "Zäta", "Åre", "Ärla", "Örebro"]
        );
    }
}
