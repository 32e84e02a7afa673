//! Whether a word may be one of some others, told by how it begins: asked of every word of every
//! page before anything is looked up.

/// How some words begin: a bit for each two first bytes, in large letters and in small ones.
#[derive(Clone)]
pub struct Begins {
    bits: Box<[u64; 1024]>,
}

impl Default for Begins {
    fn default() -> Self {
        Self { bits: Box::new(FAR) }
    }
}

impl std::fmt::Debug for Begins {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let count: u32 = self.bits.iter().zip(FAR).map(|(b, far)| (b & !far).count_ones()).sum();
        write!(f, "Begins({count})")
    }
}

/// The lead byte of `À` to `ÿ`: of these, large and small letters begin alike.
const LATIN: u8 = 0xc3;

/// The beginnings of letters whose small ones begin otherwise: of them nothing is known.
const FAR: [u64; 1024] = {
    let mut bits = [0; 1024];
    let mut pair: u16 = 0;
    loop {
        let [first, second] = pair.to_be_bytes();
        let known = first == LATIN || first < 128 && (second < 128 || second == LATIN);
        if !known {
            bits[pair as usize / 64] |= 1 << (pair % 64);
        }
        if pair == u16::MAX {
            break bits;
        }
        pair += 1;
    }
};

impl<'a> FromIterator<&'a str> for Begins {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        let mut begins = Self::default();
        for word in words {
            match word.as_bytes() {
                [] => begins.add(0, 0),
                // Whatever stands after it.
                [byte] => {
                    for byte in cases(*byte) {
                        let from = usize::from(byte) << 8;
                        begins.bits[from / 64..from / 64 + 4].fill(u64::MAX);
                    }
                }
                [LATIN, second, ..] => {
                    begins.add(LATIN, *second);
                    match second {
                        // Of `×` and `÷` there are no two.
                        0x97 | 0xb7 => {}
                        0x80..=0x9e => begins.add(LATIN, second + 0x20),
                        0xa0..=0xbe => begins.add(LATIN, second - 0x20),
                        _ => {}
                    }
                }
                [first, second, ..] => {
                    for first in cases(*first) {
                        for second in cases(*second) {
                            begins.add(first, second);
                        }
                    }
                }
            }
        }
        begins
    }
}

impl Begins {
    fn add(&mut self, first: u8, second: u8) {
        let pair = usize::from(first) << 8 | usize::from(second);
        self.bits[pair / 64] |= 1 << (pair % 64);
    }

    /// Whether one of the words may stand, large letters or small, where a text begins. Never wrong
    /// when it says no.
    #[inline]
    #[must_use]
    pub fn may(&self, text: &str) -> bool {
        self.may_bytes(text.as_bytes())
    }

    /// The same of a text's bytes.
    #[inline]
    #[must_use]
    pub fn may_bytes(&self, text: &[u8]) -> bool {
        let (first, second) = match text {
            [first, second, ..] => (*first, *second),
            [first] => (*first, 0),
            [] => (0, 0),
        };
        let pair = usize::from(first) << 8 | usize::from(second);
        self.bits[pair / 64] >> (pair % 64) & 1 == 1
    }
}

fn cases(byte: u8) -> [u8; 2] {
    [byte.to_ascii_lowercase(), byte.to_ascii_uppercase()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_is_never_wrong_whatever_the_letters() {
        let words = ["barn", "öppen", "å", "få", "i", "kalla", "ÿ", "\u{e5}ngström", "ß"];
        let begins: Begins = words.into_iter().collect();
        for word in words {
            for text in [word.to_owned(), word.to_uppercase(), format!("{word} lek")] {
                assert!(begins.may(&text) || text == "SS", "{text}");
            }
        }
        // The signs of kelvin and ångström have the small letters of k and å.
        for text in ["\u{212a}alla", "\u{212b}", "\u{178}", "F\u{212b}"] {
            assert!(begins.may(text), "{text}");
        }
    }

    #[test]
    fn most_other_words_are_told_apart() {
        let begins: Begins = ["barn", "öppen"].into_iter().collect();
        for text in ["", "b", "lek", "Äpple", "×", "BEslut", "3", "b arn"] {
            assert!(!begins.may(text), "{text}");
        }
        assert!(begins.may("BAnk") && begins.may("Öppet"));
    }
}
