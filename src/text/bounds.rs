//! Where the words of a text stand, as bits: how many begin between two places, and which are long,
//! without a look at each.

#![allow(clippy::inline_always, reason = "what is asked of a block is for one loop, in wide steps")]

use std::ops::Range;

use super::glance::places;
use super::scan::{self, Asked, BLOCK, Questions};
use super::words::Letters;

/// Where the words of one text stand, in memory that the next text uses again.
#[derive(Clone, Debug, Default)]
pub struct Bounds {
    blocks: Vec<Block>,
}

/// What is known of sixty-four bytes, a bit for each.
#[derive(Clone, Copy, Debug)]
struct Block {
    letters: Letters,
    /// What is part of a word.
    inside: u64,
    /// What a word begins with.
    begins: u64,
    /// What is no first byte of a letter or digit: those behind the first of a character, and signs
    /// that join the parts of a word.
    behind: u64,
    /// Signs that may join.
    joints: u64,
    /// Signs that may end a sentence, also those within words.
    stops: u64,
}

impl Questions for Block {
    #[inline(always)]
    fn ask(block: &impl Asked) -> Self {
        Self {
            letters: Letters::ask(block),
            inside: 0,
            begins: 0,
            behind: block.mask(|byte| byte & 0xc0 == 0x80),
            joints: block.mask(|byte| matches!(byte, b'-' | b':' | b'\'' | 0xe2)),
            stops: block.mask(|byte| matches!(byte, b'.' | b'!' | b'?' | b':')),
        }
    }
}

impl Bounds {
    /// Those of the words of [`super::words::words`] in a text.
    pub fn read(&mut self, text: &str) {
        scan::ask(text.as_bytes(), &mut self.blocks);
        for (n, block) in self.blocks.iter_mut().enumerate() {
            block.inside = block.letters.settle(text, n * BLOCK);
        }
        let mut goes_on = 0;
        for n in 0..self.blocks.len() {
            self.join(text, n);
            let block = &mut self.blocks[n];
            block.begins = block.inside & !(block.inside << 1 | goes_on);
            goes_on = block.inside >> (BLOCK - 1);
        }
    }

    /// Makes signs that join parts of a word part of it: those of one block.
    fn join(&mut self, text: &str, n: usize) {
        let mut joints = self.blocks[n].joints;
        while joints != 0 {
            let joint = n * BLOCK + joints.trailing_zeros() as usize;
            joints &= joints - 1;
            let length = match text.as_bytes()[joint..] {
                [0xe2, 0x80, 0x91 | 0x99, ..] => 3,
                [0xe2, ..] => continue,
                _ => 1,
            };
            if joint > 0 && self.inside(joint - 1) && self.inside(joint + length) {
                for at in joint..joint + length {
                    let block = &mut self.blocks[at / BLOCK];
                    block.inside |= 1 << (at % BLOCK);
                    block.behind |= 1 << (at % BLOCK);
                }
            }
        }
    }

    /// Whether a byte is part of a word.
    #[must_use]
    pub fn inside(&self, at: usize) -> bool {
        self.blocks.get(at / BLOCK).is_some_and(|block| block.inside >> (at % BLOCK) & 1 == 1)
    }

    /// Where signs stand between words that may end a sentence (`.`, `!`, `?` and `:`), in order.
    pub fn stops(&self) -> impl Iterator<Item = usize> {
        self.blocks.iter().enumerate().flat_map(|(n, block)| {
            places(block.stops & !block.inside).map(move |place| n * BLOCK + place)
        })
    }

    /// How many words begin in a part of the text.
    #[must_use]
    pub fn count(&self, part: Range<usize>) -> usize {
        let (first, last) = (part.start / BLOCK, part.end / BLOCK);
        let begins = |n: usize| self.blocks.get(n).map_or(0, |block| block.begins);
        let behind = u64::MAX << (part.start % BLOCK);
        let before = !(u64::MAX << (part.end % BLOCK));
        if first == last {
            return (begins(first) & behind & before).count_ones() as usize;
        }
        let mut count =
            (begins(first) & behind).count_ones() + (begins(last) & before).count_ones();
        for n in first + 1..last {
            count += begins(n).count_ones();
        }
        count as usize
    }

    /// Calls `each` with the places where words of seven letters and digits or more begin.
    pub fn of_seven(&self, mut each: impl FnMut(usize)) {
        for (n, block) in self.blocks.iter().enumerate() {
            // A letter takes a byte or more: where seven bytes of words follow each other may be
            // seven letters, and if all are first bytes, there are.
            let next = self.blocks.get(n + 1).map_or([0, 0], |next| [next.inside, next.behind]);
            let mut may = block.begins & of_seven(block.inside, next[0]);
            if may == 0 {
                continue;
            }
            let sure = of_seven(block.inside & !block.behind, next[0] & !next[1]);
            while may != 0 {
                let place = may.trailing_zeros() as usize;
                may &= may - 1;
                if sure >> place & 1 == 1 || self.seven(n, place) {
                    each(n * BLOCK + place);
                }
            }
        }
    }

    /// Whether the word that begins at a place of a block has seven letters or more.
    fn seven(&self, n: usize, place: usize) -> bool {
        let block = &self.blocks[n];
        let bytes = (block.inside >> place).trailing_ones() as usize;
        if place + bytes < BLOCK {
            let own = !block.behind >> place & !(u64::MAX << bytes);
            return own.count_ones() > 6;
        }
        let mut own = (!block.behind >> place).count_ones();
        for block in &self.blocks[n + 1..] {
            let beyond = u64::MAX.checked_shl(block.inside.trailing_ones()).unwrap_or(0);
            own += (!block.behind & !beyond).count_ones();
            if beyond != 0 {
                break;
            }
        }
        own > 6
    }

    /// The word that begins at a place of the text that was read last.
    #[must_use]
    pub fn word<'t>(&self, text: &'t str, begin: usize) -> &'t str {
        let mut end = begin;
        for (n, block) in self.blocks.iter().enumerate().skip(begin / BLOCK) {
            let place = end - n * BLOCK;
            let bytes = (block.inside >> place).trailing_ones() as usize;
            end += bytes;
            if place + bytes < BLOCK {
                break;
            }
        }
        &text[begin..end]
    }
}

/// The bits of a block that six others follow, some of them in the next.
fn of_seven(bits: u64, next: u64) -> u64 {
    let mut run = u128::from(next) << BLOCK | u128::from(bits);
    run &= run >> 1;
    run &= run >> 2;
    run &= run >> 3;
    #[allow(clippy::cast_possible_truncation, reason = "the block's own half is asked")]
    let own = run as u64;
    own
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words::{letter, words};

    /// Holds the quick answers to those that come of walking from word to word.
    fn held(text: &str) {
        let mut bounds = Bounds::default();
        // What was read before leaves nothing behind.
        bounds.read("Ett annat-ord, längre än alla andra ord: och många fler än så, till slut.");
        bounds.read(text);
        let all: Vec<_> = words(text).collect();
        // All characters of a word count but those that join its parts.
        let letters = |word: &&str| word.chars().filter(|c| letter(*c)).count();
        let long = all.iter().map(|word| word.text).filter(|word| letters(word) > 6);
        let mut found = Vec::new();
        bounds.of_seven(|at| found.push(bounds.word(text, at)));
        assert_eq!(found, long.collect::<Vec<_>>(), "{text}");
        let stops = text.bytes().enumerate().filter(|(at, byte)| {
            let within = all.iter().any(|word| (word.start..word.end()).contains(at));
            matches!(byte, b'.' | b'!' | b'?' | b':') && !within
        });
        assert!(bounds.stops().eq(stops.map(|(at, _)| at)), "{text}");
        for from in 0..=text.len() {
            let within = all.iter().any(|word| (word.start..word.end()).contains(&from));
            assert_eq!(bounds.inside(from), within, "{from} of {text}");
            for to in [from, from + 1, from + 64, text.len()] {
                let due = all.iter().filter(|word| (from..to).contains(&word.start)).count();
                assert_eq!(bounds.count(from..to), due, "{from} to {to} of {text}");
            }
        }
    }

    #[test]
    fn words_are_counted_wherever_a_block_ends() {
        let text = "E-posten, d\u{2019}Artagnans hand\u{2011}boksåret a--b -c d- KSON:s ä:ö åäöåäö \
                    åäöåäöå – 🙂 e\u{2019}";
        for room in 0..70 {
            held(&format!("{}{text}", " ".repeat(room)));
            held(&format!("{}{text}", "å".repeat(room)));
        }
        held("");
        held(&"lång".repeat(100));
    }

    proptest::proptest! {
        #[test]
        fn words_are_counted_in_any_text(text in "([a-eåÄ0-9]{1,9}|[ .:'×÷\u{2019}\u{2011}–🙂日-]){0,60}") {
            held(&text);
        }
    }
}
