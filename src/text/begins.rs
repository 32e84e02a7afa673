//! Whether a word may be one of some others, told by how it begins: asked of every word of every
//! page before anything is looked up.

/// How some words begin: a bit for each two first bytes, in small letters.
#[derive(Clone)]
pub struct Begins {
    bits: Box<[u64; 1024]>,
}

impl Default for Begins {
    fn default() -> Self {
        Self { bits: Box::new([0; 1024]) }
    }
}

impl std::fmt::Debug for Begins {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let count: u32 = self.bits.iter().map(|bits| bits.count_ones()).sum();
        write!(f, "Begins({count})")
    }
}

/// The lead byte of `À` to `ÿ`: of these, large and small letters begin alike.
const LATIN: u8 = 0xc3;

impl<'a> FromIterator<&'a str> for Begins {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> Self {
        let mut begins = Self::default();
        for word in words {
            match word.as_bytes() {
                // Whatever stands after it.
                [byte] => {
                    let from = usize::from(byte.to_ascii_lowercase()) << 8;
                    begins.bits[from / 64..from / 64 + 4].fill(u64::MAX);
                }
                _ => {
                    if let Some((place, bit)) = place(word) {
                        begins.bits[place] |= bit;
                    }
                }
            }
        }
        begins
    }
}

impl Begins {
    /// Whether one of the words may stand, large letters or small, where a text begins. Never wrong
    /// when it says no.
    #[must_use]
    pub fn may(&self, text: &str) -> bool {
        place(text).is_none_or(|(place, bit)| self.bits[place] & bit != 0)
    }
}

/// Where the bit of a beginning is; none for letters whose small ones begin otherwise.
fn place(text: &str) -> Option<(usize, u64)> {
    let mut bytes = text.bytes();
    let first = bytes.next().unwrap_or(0);
    let second = bytes.next().unwrap_or(0);
    let known = |byte: u8| byte.is_ascii() || byte == LATIN;
    let second = match (first, second) {
        (LATIN, 0x80..=0x9e) if second != 0x97 => second + 0x20,
        (LATIN, _) => second,
        _ if known(first) && known(second) => second.to_ascii_lowercase(),
        _ => return None,
    };
    let pair = usize::from(first.to_ascii_lowercase()) << 8 | usize::from(second);
    Some((pair / 64, 1 << (pair % 64)))
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
