//! Words of a text with their places.

#![allow(clippy::inline_always, reason = "what is asked of a block is for one loop, in wide steps")]

use super::scan::{self, Asked, BLOCK, Questions};

/// A word and the byte where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// The word, with hyphens inside.
    pub text: &'a str,
    /// Its first byte.
    pub start: usize,
}

impl Word<'_> {
    /// One past its last byte.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The runs of letters and digits of a text in order, each with its first byte.
#[inline]
pub fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut letters = Runs::of(text);
    std::iter::from_fn(move || {
        let begin = letters.begin()?;
        let end = letters.end(begin);
        Some((begin, &text[begin..end]))
    })
}

/// Where the runs of letters and digits of texts begin, in memory that the next text uses again.
#[derive(Clone, Debug, Default)]
pub struct Starts {
    blocks: Vec<Letters>,
}

impl Starts {
    /// Those of a text, in order.
    #[inline]
    pub fn of(&mut self, text: &str) -> impl Iterator<Item = usize> {
        scan::ask(text.as_bytes(), &mut self.blocks);
        starts(text, self.blocks.iter().map(|letters| (*letters, 0)))
    }
}

/// Where the runs of letters and digits of HTML begin that stand outside its tags, in memory that
/// the next uses again. For HTML that we wrote ourselves, without comments and scripts.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    blocks: Vec<Marked>,
}

impl Shown {
    /// Those of some HTML, in order.
    #[inline]
    pub fn of(&mut self, html: &str) -> impl Iterator<Item = usize> {
        scan::ask(html.as_bytes(), &mut self.blocks);
        let mut within = false;
        let blocks = self.blocks.iter();
        starts(html, blocks.map(move |block| (block.letters, block.tags(&mut within))))
    }
}

/// Letters of HTML, and where tags begin and end.
#[derive(Clone, Copy, Debug)]
struct Marked {
    letters: Letters,
    opens: u64,
    closes: u64,
}

impl Questions for Marked {
    #[inline(always)]
    fn ask(block: &impl Asked) -> Self {
        Self {
            letters: Letters::ask(block),
            opens: block.mask(|byte| byte == b'<'),
            closes: block.mask(|byte| byte == b'>'),
        }
    }
}

impl Marked {
    /// The bytes from each `<` to the `>` after it; `within` tells whether a tag is open where the
    /// block begins, and is told whether one is where it ends.
    #[inline]
    fn tags(self, within: &mut bool) -> u64 {
        let others = !self.closes;
        let begins = (self.opens | u64::from(*within)) & others;
        // Added to the row of bytes that it stands in, a beginning is carried to the row's end and
        // leaves noughts behind.
        let tags = others & !others.wrapping_add(begins) | begins;
        *within = tags >> (BLOCK - 1) == 1;
        tags
    }
}

/// Where runs begin in blocks of a text, each with the bytes that are passed by.
#[inline]
fn starts(
    text: &str,
    mut blocks: impl Iterator<Item = (Letters, u64)>,
) -> impl Iterator<Item = usize> {
    let (mut next, mut goes_on, mut begins) = (0, 0, 0);
    std::iter::from_fn(move || {
        while begins == 0 {
            let (letters, passed) = blocks.next()?;
            let mask = letters.settle(text, next);
            // A run that the block before ends with does not begin here.
            begins = mask & !(mask << 1 | goes_on) & !passed;
            goes_on = mask >> (BLOCK - 1);
            next += BLOCK;
        }
        let place = next - BLOCK + begins.trailing_zeros() as usize;
        begins &= begins - 1;
        Some(place)
    })
}

/// The words of a text in order: letters and digits, with single hyphens, apostrophes or colons
/// inside ("e-post", "KSON:s").
#[inline]
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut letters = Runs::of(text);
    std::iter::from_fn(move || {
        let begin = letters.begin()?;
        let mut end = letters.end(begin);
        while !matches!(text.as_bytes().get(end), None | Some(b' ' | b'.' | b',' | b'\n')) {
            let Some(c) = text[end..].chars().next() else { break };
            let after = end + c.len_utf8();
            let joins = matches!(c, '-' | '\u{2011}' | '\'' | '\u{2019}' | ':');
            if !joins || !letters.stands(after) {
                break;
            }
            end = letters.end(after);
        }
        Some(Word { text: &text[begin..end], start: begin })
    })
}

/// Whether something is a letter or a digit; the letters of Swedish and its neighbours are known
/// without a search of all the world's.
#[must_use]
pub fn letter(c: char) -> bool {
    matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ') || c.is_alphanumeric()
}

/// Which bytes of a text are letters and digits, a block at a time and from the front to the back.
struct Runs<'t> {
    text: &'t str,
    /// Where the block at hand begins.
    at: usize,
    /// A bit for each of its bytes that belongs to a letter or digit not yet passed.
    mask: u64,
}

impl<'t> Runs<'t> {
    #[inline]
    fn of(text: &'t str) -> Self {
        Self { text, at: 0, mask: letters_of_block(text, 0) }
    }

    /// The next block; whether there is one.
    #[inline]
    fn load(&mut self) -> bool {
        let next = self.at + BLOCK;
        let more = next < self.text.len();
        if more {
            self.at = next;
            self.mask = letters_of_block(self.text, next);
        }
        more
    }

    /// Where the next run begins.
    #[inline]
    fn begin(&mut self) -> Option<usize> {
        while self.mask == 0 {
            if !self.load() {
                return None;
            }
        }
        Some(self.at + self.mask.trailing_zeros() as usize)
    }

    /// Where a run ends that begins in the block at hand; it is passed with that.
    #[inline]
    fn end(&mut self, begin: usize) -> usize {
        let mut place = begin - self.at;
        loop {
            let end = place + (self.mask >> place).trailing_ones() as usize;
            if end < BLOCK {
                self.mask &= u64::MAX << end;
                return self.at + end;
            }
            if !self.load() {
                self.mask = 0;
                return self.text.len();
            }
            place = 0;
        }
    }

    /// Whether a letter or digit begins at a place behind all that is passed.
    #[inline]
    fn stands(&mut self, place: usize) -> bool {
        while place >= self.at + BLOCK {
            if !self.load() {
                return false;
            }
        }
        self.mask >> (place - self.at) & 1 == 1
    }
}

/// Which bytes of a block may be part of a letter or digit, a bit for each, before the few that need
/// a closer look have had it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    may: u64,
    /// The first bytes of characters that must be looked at, and what ends the signs for times and
    /// divided by.
    doubt: u64,
}

/// What is not in one byte is a letter, as `å` is, until it is looked at.
fn may(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

fn odd(byte: u8) -> bool {
    matches!(byte, 0x97 | 0xb7 | 0xc2 | 0xc4..)
}

impl Questions for Letters {
    #[inline(always)]
    fn ask(block: &impl Asked) -> Self {
        Self { may: block.mask(may), doubt: block.mask(odd) }
    }
}

impl Letters {
    /// A bit for each byte that is part of a letter or digit, of the block that begins at a byte of
    /// the text. Asked once a block: within the loop from word to word it would make that a call.
    #[inline(never)]
    pub(super) fn settle(self, text: &str, at: usize) -> u64 {
        let Self { may: mut mask, mut doubt } = self;
        let rest = &text.as_bytes()[at.min(text.len())..];
        // A character that the block before began.
        if rest.first().is_some_and(|byte| byte & 0xc0 == 0x80) {
            let begun = text.floor_char_boundary(at);
            let c = text[begun..].chars().next();
            if let Some(c) = c.filter(|c| !letter(*c)) {
                mask &= u64::MAX << (begun + c.len_utf8() - at);
            }
        }
        if let [0xc3, 0x97 | 0xb7, ..] = rest.get(BLOCK - 1..).unwrap_or_default() {
            mask &= u64::MAX >> 1;
        }
        while doubt != 0 {
            let place = doubt.trailing_zeros() as usize;
            doubt &= doubt - 1;
            let begun = match rest[place] {
                0x97 | 0xb7 if place > 0 && rest[place - 1] == 0xc3 => place - 1,
                0x97 | 0xb7 => continue,
                _ => place,
            };
            let c = text[at + begun..].chars().next();
            if let Some(c) = c.filter(|c| !letter(*c)) {
                let bits = (1 << c.len_utf8()) - 1;
                mask &= !(bits << begun);
            }
        }
        mask
    }
}

/// A bit for each byte of a block that is part of a letter or digit.
fn letters_of_block(text: &str, at: usize) -> u64 {
    let rest = &text.as_bytes()[at.min(text.len())..];
    let letters = match rest.first_chunk() {
        Some(block) => Letters { may: scan::mask(block, may), doubt: scan::mask(block, odd) },
        None => Letters { may: scan::mask_of_end(rest, may), doubt: scan::mask_of_end(rest, odd) },
    };
    letters.settle(text, at)
}

/// A text in small letters, in memory that is there already.
pub fn lowered(text: &str, out: &mut String) {
    out.clear();
    // Only letters without marks, and small ones of `ß` to `ÿ`: nearly every word.
    let near = |byte: u8| byte.is_ascii() || matches!(byte, 0x9f..=0xbf | 0xc3);
    if text.bytes().all(near) {
        out.push_str(text);
        out.make_ascii_lowercase();
    } else {
        out.push_str(&text.to_lowercase());
    }
}

/// The same letters with the first one large, if the model's is.
#[must_use]
pub fn cased_like(text: &str, model: &str) -> String {
    if !model.chars().next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().collect::<String>() + chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_hyphens_inside_and_lose_them_outside() {
        let found: Vec<&str> =
            words("- E-post, KSON:s (år 2–3) \u{201d}så\u{201d}.").map(|w| w.text).collect();
        assert_eq!(found, ["E-post", "KSON:s", "år", "2", "3", "så"]);
    }

    #[test]
    fn the_quick_way_knows_the_same_letters_as_the_slow_one() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            let text = format!("{c}");
            let word = words(&text).next().is_some();
            assert_eq!(word, c.is_alphanumeric(), "{c:?}");
            assert_eq!(word, letter(c), "{c:?}");
        }
    }

    /// Word by word and letter by letter, as the definition says.
    fn slow_runs(text: &str) -> Vec<(usize, &str)> {
        let mut out = Vec::new();
        let mut begun = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            match begun {
                None if letter(c) => begun = Some(at),
                Some(from) if !letter(c) => {
                    out.push((from, &text[from..at]));
                    begun = None;
                }
                _ => {}
            }
        }
        out
    }

    fn slow_starts(text: &str) -> Vec<usize> {
        slow_runs(text).into_iter().map(|(at, _)| at).collect()
    }

    #[test]
    fn words_are_the_same_wherever_a_block_ends() {
        let text = "Å × ä÷ö — “ord” 1 §\u{a0}2 \u{2003}α\u{2011}β e-post:s 日本, K\u{0301}a 🙂x";
        let whole: Vec<&str> = words(text).map(|w| w.text).collect();
        for room in 0..140 {
            let moved = format!("{}{text}", " ".repeat(room));
            assert_eq!(runs(&moved).collect::<Vec<_>>(), slow_runs(&moved), "{room}");
            assert_eq!(
                Starts::default().of(&moved).collect::<Vec<_>>(),
                slow_starts(&moved),
                "{room}"
            );
            assert_eq!(words(&moved).map(|w| w.text).collect::<Vec<_>>(), whole, "{room}");
            let glued = format!("{}{text}", "å".repeat(room));
            assert_eq!(runs(&glued).collect::<Vec<_>>(), slow_runs(&glued), "{room}");
            assert_eq!(
                Starts::default().of(&glued).collect::<Vec<_>>(),
                slow_starts(&glued),
                "{room}"
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn runs_are_found_in_any_text(text in "[ a-c9×÷åÄ—\u{a0}ſ\u{2019}🙂日-]{0,200}") {
            proptest::prop_assert_eq!(runs(&text).collect::<Vec<_>>(), slow_runs(&text));
            proptest::prop_assert_eq!(Starts::default().of(&text).collect::<Vec<_>>(), slow_starts(&text));
        }
    }

    proptest::proptest! {
        #[test]
        fn what_stands_in_tags_is_passed_by(html in "([a-cå<>]|<[a å=\"]{0,70}>| |[a-c]{1,70}){0,60}") {
            let mut within = false;
            let mut due = Vec::new();
            let starts = slow_starts(&html);
            for (at, c) in html.char_indices() {
                match c {
                    '<' => within = true,
                    '>' => within = false,
                    _ if !within && starts.binary_search(&at).is_ok() => due.push(at),
                    _ => {}
                }
            }
            proptest::prop_assert_eq!(Shown::default().of(&html).collect::<Vec<_>>(), due);
        }
    }

    #[test]
    fn small_letters_are_the_same_by_the_quick_way() {
        let mut out = String::new();
        for c in (0..0x3000).filter_map(char::from_u32) {
            for text in [format!("{c}"), format!("Ab{c}å"), format!("{c}-Ö")] {
                lowered(&text, &mut out);
                assert_eq!(out, text.to_lowercase());
            }
        }
    }

    #[test]
    fn a_large_letter_is_kept() {
        assert_eq!(cased_like("öppen", "Över"), "Öppen");
        assert_eq!(cased_like("öppen", "över"), "öppen");
    }
}
