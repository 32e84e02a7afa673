//! Where the sentences of a text end.

use super::bounds::Bounds;

/// Abbreviations whose full stop ends no sentence even where a figure or a name follows.
const SHORT: [&str; 23] = [
    "art.", "bil.", "bl.a.", "ca.", "d.v.s.", "dnr.", "fig.", "jfr.", "kap.", "kl.", "m.fl.",
    "m.m.", "nr.", "o.d.", "p.", "prop.", "s.", "s.k.", "st.", "t.ex.", "tab.", "tel.", "vol.",
];

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
    // A sign that white space follows ends the token, and behind seven letters without marks it is
    // no abbreviation's.
    let before = text.as_bytes()[..stop].last_chunk::<7>();
    if at == stop + 1 && before.is_some_and(|word| word.iter().all(u8::is_ascii_alphabetic)) {
        return true;
    }
    let before = text[..stop].rfind(char::is_whitespace);
    let from = before.and_then(|space| Some(space + text[space..].chars().next()?.len_utf8()));
    let token = &text[from.unwrap_or(0)..at];
    let bare = token.trim_end_matches(['"', '\u{201d}', '\u{2019}', ')', '\u{bb}']);
    let short = bare.trim_start_matches(['(', '"', '\u{201d}']);
    // None of the abbreviations is longer, whatever the letters.
    let short = short.len() <= 6 && short.ends_with('.') && {
        // An abbreviation is one in large letters, too.
        SHORT.iter().any(|known| short.eq_ignore_ascii_case(known))
            || !short.is_ascii() && SHORT.contains(&short.to_lowercase().as_str())
    };
    bare.ends_with(['.', '!', '?', ':']) && !short
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
            text in "([a-cA-CåÄ1 ]{1,8}|[.:!?] |s\\. |[Kk][Ll]\\. |längre[.:!] |[.:!?()\"\u{201d}\u{a0}–🙂\u{2019}-]){0,50}"
        ) {
            proptest::prop_assert_eq!(quick(&text), slow(&text));
        }
    }
}
