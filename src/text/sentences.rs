//! Where the sentences of a text end.

use super::bounds::Bounds;

/// Abbreviations whose full stop ends no sentence even where a figure or a name follows.
const SHORT: [&str; 23] = [
    "art.", "bil.", "bl.a.", "ca.", "d.v.s.", "dnr.", "fig.", "jfr.", "kap.", "kl.", "m.fl.",
    "m.m.", "nr.", "o.d.", "p.", "prop.", "s.", "s.k.", "st.", "t.ex.", "tab.", "tel.", "vol.",
];

/// So many letters side by side no abbreviation has.
const LONGEST: usize = 5;

/// A bit for each letter that abbreviations begin with, by its place in the alphabet.
const BEGINS: u32 = {
    let mut bits = 0;
    let mut n = 0;
    while n < SHORT.len() {
        bits |= 1 << (SHORT[n].as_bytes()[0] & 31);
        n += 1;
    }
    bits
};

/// Where the sentences of a text end: with `.`, `!`, `?` or `:` before white space and something
/// that begins anew (a capital letter or a digit). Signs within words end none; `bounds` are those
/// of the text's words.
pub fn ends(text: &str, bounds: &Bounds) -> impl Iterator<Item = usize> {
    // Signs before this are looked at.
    let mut from = 0;
    bounds.stops().filter_map(move |stop| {
        if stop < from {
            return None;
        }
        from = match text.as_bytes().get(stop + 1) {
            Some(b' ') => stop + 1,
            _ => text[stop..].find(char::is_whitespace).map_or(text.len(), |n| stop + n),
        };
        (begins_anew(&text[from..]) && closes(text, stop, from)).then_some(from)
    })
}

/// Whether a text that begins with white space goes on as sentences begin, or not at all.
fn begins_anew(rest: &str) -> bool {
    match rest.as_bytes() {
        [b' ', b'A'..=b'Z' | b'0'..=b'9', ..] => return true,
        [b' ', b'a'..=b'z', ..] => return false,
        _ => {}
    }
    let next = rest.trim_start();
    let opened = next.trim_start_matches(['"', '\u{201d}', '(', '\u{bb}', '–']);
    let begins = |c: char| c.is_uppercase() || c.is_ascii_digit();
    opened.chars().next().is_some_and(begins) || next.is_empty()
}

/// Whether what stands around a sign at `stop`, up to the white space at `at`, can end a sentence.
fn closes(text: &str, stop: usize, at: usize) -> bool {
    if at == stop + 1
        && let Some(closes) = closes_at_once(&text.as_bytes()[..=stop])
    {
        return closes;
    }
    let before = text[..stop].rfind(char::is_whitespace);
    let from = before.and_then(|space| Some(space + text[space..].chars().next()?.len_utf8()));
    let token = &text[from.unwrap_or(0)..at];
    let bare = token.trim_end_matches(['"', '\u{201d}', '\u{2019}', ')', '\u{bb}']);
    let short = bare.trim_start_matches(['(', '"', '\u{201d}']);
    // None of the abbreviations is longer, whatever the letters.
    let short = short.len() <= 6 && SHORT.contains(&short.to_lowercase().as_str());
    bare.ends_with(['.', '!', '?', ':']) && !short
}

/// The same of a sign that white space follows, where letters near it tell at once; `bytes` are
/// those of the text up to the sign.
fn closes_at_once(bytes: &[u8]) -> Option<bool> {
    let (sign, before) = bytes.split_last()?;
    if *sign != b'.' {
        return Some(true);
    }
    let letters = before.iter().rev().take(LONGEST).take_while(|b| b.is_ascii_alphabetic()).count();
    let begin = before.len() - letters;
    match &bytes[..begin] {
        _ if letters == LONGEST => Some(true),
        [] | [.., b' '] => {
            let token = &bytes[begin..];
            Some(
                BEGINS >> (token[0] & 31) & 1 == 0
                    || !SHORT.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(token)),
            )
        }
        // A letter that no abbreviation has.
        [.., 0xc3, 0x80..=0xbf] => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words::words;

    /// From word to word, with all signs that stand between looked at one by one.
    fn slow(text: &str) -> Vec<usize> {
        let all: Vec<_> = words(text).collect();
        let within = |at| all.iter().any(|word| (word.start..word.end()).contains(&at));
        let mut out = Vec::new();
        let mut from = 0;
        for (stop, byte) in text.bytes().enumerate() {
            if stop < from || !b".!?:".contains(&byte) || within(stop) {
                continue;
            }
            let space = text[stop..].char_indices().find(|(_, c)| c.is_whitespace());
            from = space.map_or(text.len(), |(n, _)| stop + n);
            if slow_begins(&text[from..]) && slow_closes(text, stop, from) {
                out.push(from);
            }
        }
        out
    }

    fn slow_begins(rest: &str) -> bool {
        let next = rest.trim_start();
        let opened = next.trim_start_matches(['"', '\u{201d}', '(', '\u{bb}', '–']);
        let begins = |c: char| c.is_uppercase() || c.is_ascii_digit();
        opened.chars().next().is_some_and(begins) || next.is_empty()
    }

    fn slow_closes(text: &str, stop: usize, at: usize) -> bool {
        let token = text[..stop].split(char::is_whitespace).next_back().unwrap_or("").len();
        let token = &text[stop - token..at];
        let bare = token.trim_end_matches(['"', '\u{201d}', '\u{2019}', ')', '\u{bb}']);
        let short = bare.trim_start_matches(['(', '"', '\u{201d}']).to_lowercase();
        bare.ends_with(['.', '!', '?', ':']) && !SHORT.contains(&short.as_str())
    }

    fn quick(text: &str) -> Vec<usize> {
        let mut bounds = Bounds::default();
        bounds.read(text);
        ends(text, &bounds).collect()
    }

    #[test]
    fn no_abbreviation_has_as_many_letters_as_are_asked_for() {
        let longest = SHORT.iter().flat_map(|short| short.split('.')).map(str::len).max();
        assert!(longest.is_some_and(|longest| longest < LONGEST));
    }

    #[test]
    fn abbreviations_and_signs_within_words_end_no_sentence() {
        let text = "Läs s. 8, t.ex. KSON:s Avtal a.b. Nu? Ja!  (Eller: Nej.) Slut";
        let due = ["Läs s. 8, t.ex. KSON:s Avtal a.b.", " Nu?", " Ja!", "  (Eller:", " Nej.)"];
        let mut begun = 0;
        let mut said = Vec::new();
        for end in quick(text) {
            said.push(&text[begun..end]);
            begun = end;
        }
        assert_eq!(said, due);
    }

    proptest::proptest! {
        #[test]
        fn sentences_end_at_the_same_places_by_the_quick_way(
            text in "([a-cA-CåÄ1 ]{1,8}|[.:!?] |s\\. |[Kk][Ll]\\. |längre[.:!] |[a-z]{4,6}[.] |å?\\(?(tab|t\\.ex|ca)\\. |[.:!?()\"\u{201d}\u{a0}–🙂\u{2019}-]){0,50}"
        ) {
            proptest::prop_assert_eq!(quick(&text), slow(&text));
        }
    }
}
