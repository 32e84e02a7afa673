//! Where the words of a text stand, as bits: how many begin between two places, and which are long,
//! without a look at each.

use std::ops::Range;

use super::scan::{self, BLOCK};
use super::words::{letters, letters_of_block};

/// Where the words of one text stand, in memory that the next text uses again.
#[derive(Clone, Debug, Default)]
pub struct Bounds {
    /// For each block a bit for each byte that is part of a word.
    inside: Vec<u64>,
    /// For each block a bit for each byte that a word begins with.
    begins: Vec<u64>,
    /// For each block a bit for each byte that is no first byte of a letter or digit: those behind
    /// the first of a character, and signs that join the parts of a word.
    behind: Vec<u64>,
    /// Where signs stand that may join.
    joints: Vec<usize>,
}

impl Bounds {
    /// Those of the words of [`super::words::words`] in a text.
    pub fn read(&mut self, text: &str) {
        let bytes = text.as_bytes();
        self.inside.clear();
        self.begins.clear();
        self.behind.clear();
        self.joints.clear();
        for at in (0..bytes.len()).step_by(BLOCK) {
            let rest = &bytes[at..];
            self.inside.push(letters_of_block(text, at));
            self.behind.push(scan::mask_from(rest, |byte| byte & 0xc0 == 0x80));
            let mut joints = scan::mask_from(rest, |b| matches!(b, b'-' | b':' | b'\'' | 0xe2));
            while joints != 0 {
                self.joints.push(at + joints.trailing_zeros() as usize);
                joints &= joints - 1;
            }
        }
        for joint in &self.joints {
            let length = match bytes[*joint..] {
                [0xe2, 0x80, 0x91 | 0x99, ..] => 3,
                [0xe2, ..] => continue,
                _ => 1,
            };
            let letter = |at: usize| bit(&self.inside, at);
            if *joint > 0 && letter(joint - 1) && letter(joint + length) {
                for at in *joint..joint + length {
                    self.inside[at / BLOCK] |= 1 << (at % BLOCK);
                    self.behind[at / BLOCK] |= 1 << (at % BLOCK);
                }
            }
        }
        let mut goes_on = 0;
        for inside in &self.inside {
            self.begins.push(inside & !(inside << 1 | goes_on));
            goes_on = inside >> (BLOCK - 1);
        }
    }

    /// Whether a byte is part of a word.
    #[must_use]
    pub fn inside(&self, at: usize) -> bool {
        bit(&self.inside, at)
    }

    /// How many words begin in a part of the text.
    #[must_use]
    pub fn count(&self, part: Range<usize>) -> usize {
        let (first, last) = (part.start / BLOCK, part.end / BLOCK);
        let mut count = 0;
        for (n, begins) in self.begins.iter().enumerate().take(last + 1).skip(first) {
            let mut begins = *begins;
            if n == first {
                begins &= u64::MAX << (part.start % BLOCK);
            }
            if n == last {
                begins &= !(u64::MAX << (part.end % BLOCK));
            }
            count += begins.count_ones() as usize;
        }
        count
    }

    /// The words of seven letters and digits or more, of the text that was read last.
    pub fn of_seven<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        self.begins.iter().enumerate().flat_map(move |(n, begins)| {
            let next = self.inside.get(n + 1).copied().unwrap_or(0);
            let mut run = u128::from(next) << BLOCK | u128::from(self.inside[n]);
            // Bits that six others follow: a letter takes a byte or more, and most words are known
            // to be short by that alone.
            run &= run >> 1;
            run &= run >> 2;
            run &= run >> 3;
            #[allow(clippy::cast_possible_truncation, reason = "the block's own half is asked")]
            let mut long = begins & run as u64;
            std::iter::from_fn(move || {
                while long != 0 {
                    let place = long.trailing_zeros() as usize;
                    long &= long - 1;
                    let word = self.word(text, n, place);
                    if word.is_some() {
                        return word;
                    }
                }
                None
            })
        })
    }

    /// The word that begins at a place of a block, if it has seven letters or more.
    fn word<'t>(&self, text: &'t str, block: usize, place: usize) -> Option<&'t str> {
        let begin = block * BLOCK + place;
        let bytes = (self.inside[block] >> place).trailing_ones() as usize;
        if place + bytes < BLOCK {
            let own = !self.behind[block] >> place & !(u64::MAX << bytes);
            return (own.count_ones() > 6).then(|| &text[begin..begin + bytes]);
        }
        let mut end = (block + 1) * BLOCK;
        for inside in &self.inside[block + 1..] {
            end += inside.trailing_ones() as usize;
            if *inside != u64::MAX {
                break;
            }
        }
        let word = &text[begin..end.min(text.len())];
        (letters(word) > 6).then_some(word)
    }
}

fn bit(bits: &[u64], at: usize) -> bool {
    bits.get(at / BLOCK).is_some_and(|block| block >> (at % BLOCK) & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words::words;

    /// Holds the quick answers to those that come of walking from word to word.
    fn held(text: &str) {
        let mut bounds = Bounds::default();
        // What was read before leaves nothing behind.
        bounds.read("Ett annat-ord, längre än alla andra ord: och många fler än så, till slut.");
        bounds.read(text);
        let all: Vec<_> = words(text).collect();
        let long = all.iter().map(|word| word.text).filter(|word| letters(word) > 6);
        assert_eq!(bounds.of_seven(text).collect::<Vec<_>>(), long.collect::<Vec<_>>(), "{text}");
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
