//! One look at all bytes of a text: which rare things it may hold, so that those who search for them
//! need not read what holds none, and where marks, code and quotations may begin.

#![allow(clippy::inline_always, reason = "what is asked of a block is for one loop, in wide steps")]
#![allow(clippy::needless_bitwise_bool, reason = "what is asked without a choice is asked widely")]

use std::ops::Range;

use super::scan::{self, Asked, BLOCK, Questions};

/// What hardly any text holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rare {
    /// An `@`, as in a mail address.
    At = 1,
    /// Six digits side by side, as in a personal identity number.
    SixDigits = 2,
    /// `+`, or `0` with no letter, digit, `-`, `/` or `:` before it and `7` as the next digit: as a
    /// mobile number begins.
    Mobile = 4,
    /// Two capitals side by side, as in an abbreviation.
    Capitals = 8,
    /// A hyphen between two letters.
    Hyphen = 16,
}

/// Which rare things a text may hold: never wrong when it says no.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rares(u8);

impl Rares {
    /// Whether a text may hold something.
    #[must_use]
    pub fn may(self, what: Rare) -> bool {
        self.0 & what as u8 != 0
    }

    fn add(&mut self, what: Rare) {
        self.0 |= what as u8;
    }
}

/// What one look at a text has told.
#[derive(Clone, Debug)]
pub struct Glance {
    /// Which rare things it may hold.
    pub rares: Rares,
    blocks: Vec<Block>,
    /// Where `[^` begins, `www.` begins, and the colon of `http:` or `https:` stands, in order.
    marks: Vec<usize>,
}

/// What is known of sixty-four bytes, a bit for each.
#[derive(Clone, Copy, Debug, Default)]
struct Block {
    digits: u64,
    zeros: u64,
    hyphens: u64,
    /// `@` and `+`.
    signs: u64,
    w: u64,
    /// What code, links, addresses, comments and quotations may begin with.
    opens: u64,
    /// `[` and `:`, which are of those, too.
    marks: u64,
    /// What a capital may end with.
    capital_ends: u64,
    /// What a capital may begin with.
    capital_begins: u64,
}

impl Questions for Block {
    #[inline(always)]
    fn ask(block: &impl Asked) -> Self {
        Self {
            digits: block.mask(|byte| byte.is_ascii_digit()),
            zeros: block.mask(|byte| byte == b'0'),
            hyphens: block.mask(|byte| byte == b'-'),
            signs: block.mask(|byte| (byte == b'@') | (byte == b'+')),
            w: block.mask(|byte| byte == b'w'),
            opens: block.mask(opens),
            marks: block.mask(|byte| (byte == b'[') | (byte == b':')),
            capital_ends: block.mask(|byte| byte.is_ascii_uppercase() | (byte >= 0x80)),
            capital_begins: block.mask(|byte| byte.is_ascii_uppercase() | (byte >= 0xc3)),
        }
    }
}

/// Whether code, a link, an address, a comment or a quotation may begin with a byte (curved
/// quotation marks begin with the first byte of several signs).
#[inline]
#[must_use]
pub fn opens(byte: u8) -> bool {
    (byte == b'`')
        | (byte == b'<')
        | (byte == b'[')
        | (byte == b']')
        | (byte == b':')
        | (byte == b'"')
        | (byte == 0xc2)
        | (byte == 0xe2)
}

impl Glance {
    /// Looks at a text.
    #[must_use]
    pub fn at(text: &str) -> Self {
        let mut glance = Self { rares: Rares::default(), blocks: Vec::new(), marks: Vec::new() };
        scan::ask(text.as_bytes(), &mut glance.blocks);
        glance.look(text);
        glance
    }

    /// What a text may hold, for who asks nothing else.
    #[must_use]
    pub fn rares(text: &str) -> Rares {
        Self::at(text).rares
    }

    /// The first place in a part of the text where something may open.
    #[must_use]
    pub fn opening(&self, part: Range<usize>) -> Option<usize> {
        let mut at = part.start;
        while at < part.end {
            let opens = self.blocks.get(at / BLOCK)?.opens & (u64::MAX << (at % BLOCK));
            let begin = at - at % BLOCK;
            if opens != 0 {
                let found = begin + opens.trailing_zeros() as usize;
                return (found < part.end).then_some(found);
            }
            at = begin + BLOCK;
        }
        None
    }

    /// Whether a footnote's mark or an address may stand in a part of the text: `[^`, `http:`,
    /// `https:`, `www.`.
    #[must_use]
    pub fn has_marks(&self, part: Range<usize>) -> bool {
        let first = self.marks.partition_point(|at| *at < part.start);
        self.marks.get(first).is_some_and(|at| *at < part.end)
    }

    fn look(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut before = Block::default();
        // Digits of the block before that another stands before.
        let mut twos = 0;
        for (n, block) in self.blocks.iter().enumerate() {
            let places = |bits: u64| places(bits).map(move |place| n * BLOCK + place);
            let rares = &mut self.rares;
            let two = block.digits & follows(block.digits, before.digits, 1);
            if two & follows(two, twos, 2) & follows(two, twos, 4) != 0 {
                rares.add(Rare::SixDigits);
            }
            twos = two;
            let starts = block.zeros & !follows(block.digits, before.digits, 1);
            if starts != 0 && places(starts).any(|at| begins_mobile(bytes, at)) {
                rares.add(Rare::Mobile);
            }
            for at in places(block.signs) {
                rares.add(if bytes[at] == b'@' { Rare::At } else { Rare::Mobile });
            }
            if !rares.may(Rare::Hyphen) && places(block.hyphens).any(|at| joins(bytes, at)) {
                rares.add(Rare::Hyphen);
            }
            let pairs = block.capital_begins & follows(block.capital_ends, before.capital_ends, 1);
            if !rares.may(Rare::Capitals) && places(pairs).any(|at| capitals(text, at)) {
                rares.add(Rare::Capitals);
            }
            // What stands in a block is told from its end on; the next may go on with it.
            let www = block.w & (block.w >> 1 | 1 << 63);
            for at in places(block.marks | www).filter(|at| is_mark(bytes, *at)) {
                self.marks.push(at);
            }
            before = *block;
        }
    }
}

/// Bits moved up by some places, with those that the block before moves in.
fn follows(bits: u64, before: u64, by: u32) -> u64 {
    bits << by | before >> (u64::BITS - by)
}

/// The places of bits, the lowest first.
pub(super) fn places(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = bits.trailing_zeros() as usize;
        bits &= bits.checked_sub(1)?;
        Some(place)
    })
}

/// Whether a mobile number may begin with the `0` at a place.
fn begins_mobile(bytes: &[u8], at: usize) -> bool {
    let glued = |byte: &u8| byte.is_ascii_alphanumeric() || b"/-:".contains(byte);
    let next = bytes[at + 1..].iter().find(|byte| !matches!(byte, b' ' | b'-'));
    next == Some(&b'7') && !bytes[..at].last().is_some_and(glued)
}

/// Whether a hyphen stands between two letters, of whatever alphabet.
fn joins(bytes: &[u8], at: usize) -> bool {
    let letter = |byte: &u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    bytes[..at].last().is_some_and(letter) && bytes.get(at + 1).is_some_and(letter)
}

/// Whether a capital begins at a place behind another.
fn capitals(text: &str, at: usize) -> bool {
    let (before, rest) = text.split_at(at);
    before.chars().next_back().is_some_and(char::is_uppercase)
        && rest.chars().next().is_some_and(char::is_uppercase)
}

fn is_mark(bytes: &[u8], at: usize) -> bool {
    let (before, rest) = bytes.split_at(at);
    match rest[0] {
        b'[' => rest.starts_with(b"[^"),
        b':' => before.ends_with(b"http") || before.ends_with(b"https"),
        _ => rest.starts_with(b"www."),
    }
}

/// Whether a footnote's mark or an address may stand in a text, as [`Glance::has_marks`] tells of a
/// part of one.
#[must_use]
pub fn has_marks(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut scan = scan::Scan::new(bytes, |byte| matches!(byte, b'[' | b':' | b'w'));
    let mut from = 0;
    while let Some(at) = scan.next(from) {
        if is_mark(bytes, at) {
            return true;
        }
        from = at + 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_a_mark_or_an_address_is_seen_and_little_else() {
        for text in
            ["[^1]", "se[^a", "http://a.se", "(https://a.se)", "x www.a.se", "[ [^", "wwww."]
        {
            assert!(has_marks(text), "{text}");
        }
        for text in ["", "[1]", "[", "så här: http", "HTTP:", "www", "w", "wöw."] {
            assert!(!has_marks(text), "{text}");
        }
    }

    #[test]
    fn two_capitals_side_by_side_are_never_passed_over() {
        for room in [0, 1, 60, 61, 62, 63, 64] {
            let may = |text| Glance::rares(&(" ".repeat(room) + text)).may(Rare::Capitals);
            for text in
                ["en BVC", "ÅÄ", "lÅÄ", "FÖ", "ÖF", "ΑΒ", "ЁЖ", "\u{2102}\u{2102}", "Ǆ\u{1f6}"]
            {
                assert!(may(text), "{text}");
            }
            for text in ["", "Få ord å – Ö", "Ett ord. Åter \u{201d}Ord\u{201d} på A", "Där E"]
            {
                assert!(!may(text), "{text}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn a_glance_sees_what_a_search_finds(
            text in "([a-dwÅå]{0,70}|[@+]|[0-9]{1,7}|07|[ 0-9-]{0,8}|[ABÅΩé-]{1,3}|[a-c]-[a-c]\
                     |\\[\\^?|https?:|www?\\.|[`<\":\u{bb}\u{201d}\\]]){0,12}",
        ) {
            let glance = Glance::at(&text);
            let bytes = text.as_bytes();
            let rares = glance.rares;
            proptest::prop_assert_eq!(rares.may(Rare::At), text.contains('@'));
            let six = bytes.windows(6).any(|six| six.iter().all(u8::is_ascii_digit));
            proptest::prop_assert_eq!(rares.may(Rare::SixDigits), six);
            let mobile = (0..bytes.len()).any(|at| bytes[at] == b'0' && begins_mobile(bytes, at));
            proptest::prop_assert_eq!(rares.may(Rare::Mobile), mobile || text.contains('+'));
            let chars: Vec<char> = text.chars().collect();
            let capitals = chars.windows(2).any(|two| two.iter().all(|c| c.is_uppercase()));
            proptest::prop_assert_eq!(rares.may(Rare::Capitals), capitals);
            let letter = |c: char| c.is_ascii_alphabetic() || !c.is_ascii();
            let hyphen = |three: &[char]| three[1] == '-' && letter(three[0]) && letter(three[2]);
            proptest::prop_assert_eq!(rares.may(Rare::Hyphen), chars.windows(3).any(hyphen));
            for from in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                for to in [from, from + 1, from + 64, text.len()] {
                    let Some(part) = text.get(from..to) else { continue };
                    let first = part.bytes().position(opens).map(|at| from + at);
                    proptest::prop_assert_eq!(glance.opening(from..to), first);
                    // A mark that the part's end cuts through may be told, too.
                    let told = glance.has_marks(from..to);
                    proptest::prop_assert!(told || !has_marks(part), "{:?}", part);
                    proptest::prop_assert!(!told || has_marks(&text), "{:?}", part);
                }
            }
        }
    }
}
