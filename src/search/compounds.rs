//! Compound words. Swedish writes them together, so a search for "sjuksköterska" would not find
//! "barnhälsovårdssjuksköterska". The parts are learnt from the handbook itself: a word is split
//! where both halves are words that the handbook uses alone. No word list is needed.

use std::borrow::Cow;
use std::collections::HashSet;

/// Stands between the parts of a compound while it is indexed; ASCII, so that it is one byte.
pub const MARK: char = '~';

/// Shortest part, in letters: shorter ones split words by chance.
const SHORTEST: usize = 4;

/// Longest word that is asked for its parts, in letters: longer ones are no words.
const LONGEST: usize = 80;

/// Words that are never the first part of a compound though they stand alone: a split there
/// finds nothing that anyone looks for.
const NOT_FIRST: [&str; 14] = [
    "över", "under", "efter", "från", "till", "inom", "utom", "genom", "mellan", "inte", "även",
    "eller", "detta", "deras",
];

/// Words known from the handbook, as they begin and as they end compounds.
#[derive(Debug, Default)]
pub struct Compounds {
    /// Words that stand alone, as written and by stem.
    tails: HashSet<String>,
    /// Forms that words take at the beginning of a compound: `barnhälsovårds`, `familje`, `skol`.
    heads: HashSet<String>,
}

/// The word without the endings of plural and definite forms.
fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 20] = [
        "ernas", "arnas", "ornas", "andets", "erna", "arna", "orna", "andet", "ande", "ens", "ets",
        "en", "et", "er", "ar", "or", "na", "s", "a", "n",
    ];
    ENDINGS
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.chars().count() >= 3))
        .unwrap_or(word)
}

impl Compounds {
    /// Learns the words of texts.
    #[must_use]
    pub fn learn<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let alone = texts.flat_map(|text| text.split(|c: char| !c.is_alphabetic()));
        let known: HashSet<&str> = alone.filter(|w| w.chars().count() >= SHORTEST).collect();
        let mut words: Vec<String> = known.into_iter().map(str::to_lowercase).collect();
        words.sort_unstable();
        words.dedup();
        let mut compounds = Self::default();
        for word in &words {
            compounds.add(word);
        }
        compounds
    }

    fn add(&mut self, word: &str) {
        self.tails.insert(word.to_owned());
        self.tails.insert(stem(word).to_owned());
        if NOT_FIRST.contains(&word) {
            return;
        }
        let mut head = |form: String| {
            if form.chars().count() >= SHORTEST {
                self.heads.insert(form);
            }
        };
        head(word.to_owned());
        head(format!("{word}s"));
        head(format!("{word}e"));
        if let Some(base) = word.strip_suffix(['a', 'e']) {
            head(base.to_owned());
            head(format!("{base}o"));
            head(format!("{base}e"));
        }
    }

    /// The byte offsets at which a lower-case word is split; none when it is no compound that
    /// the handbook knows the parts of. The longest known ending is taken first.
    fn cuts(&self, word: &str) -> Vec<usize> {
        let starts = word.char_indices().map(|(at, _)| at).chain([word.len()]);
        let starts: Vec<usize> = starts.take(LONGEST + 2).collect();
        let letters = starts.len() - 1;
        if !(2 * SHORTEST..=LONGEST).contains(&letters) {
            return Vec::new();
        }
        let mut known = vec![None; letters + 1];
        let mut cuts = Vec::new();
        let mut end = letters;
        while let Some(at) = self.last_part(word, &starts, end, &mut known) {
            cuts.push(starts[at]);
            end = at;
        }
        cuts.reverse();
        cuts
    }

    /// After how many letters the last part begins of so many of a word's first letters. What is
    /// `known`, 0 for no parts, is not asked again, or a word of many like parts would be asked
    /// without end.
    fn last_part(
        &self,
        word: &str,
        starts: &[usize],
        end: usize,
        known: &mut [Option<usize>],
    ) -> Option<usize> {
        if let Some(at) = known[end] {
            return (at > 0).then_some(at);
        }
        let begins = SHORTEST..=end.saturating_sub(SHORTEST);
        let found = begins.into_iter().find(|&at| {
            let (head, tail) = (&word[..starts[at]], &word[starts[at]..starts[end]]);
            (self.tails.contains(tail) || self.tails.contains(stem(tail)))
                && (self.heads.contains(head) || self.last_part(word, starts, at, known).is_some())
        });
        known[end] = Some(found.unwrap_or(0));
        found
    }

    /// A word with marks between its parts.
    #[must_use]
    pub fn split(&self, word: &str) -> String {
        let lower = word.to_lowercase();
        if lower.len() != word.len() {
            return word.to_owned();
        }
        let mut out = word.to_owned();
        for at in self.cuts(&lower).into_iter().rev() {
            if out.is_char_boundary(at) {
                out.insert(at, MARK);
            }
        }
        out
    }

    /// A text with marks in its compounds.
    #[must_use]
    pub fn mark<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let whole = text.split(|c: char| !c.is_alphabetic());
        if whole.into_iter().all(|word| word.chars().nth(2 * SHORTEST - 1).is_none()) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len() + 4);
        let mut rest = text;
        while let Some(start) = rest.find(char::is_alphabetic) {
            let (before, from) = rest.split_at(start);
            let end = from.find(|c: char| !c.is_alphabetic()).unwrap_or(from.len());
            let (word, after) = from.split_at(end);
            out.push_str(before);
            out.push_str(&self.split(word));
            rest = after;
        }
        out.push_str(rest);
        Cow::Owned(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compounds() -> Compounds {
        let page = "Barnhälsovården har en sjuksköterska. En familj möter en central, en \
                    förskola och en samordnare. Regionen och kommunen skriver avtal om \
                    samverkan. Ett mål. Rådet för föräldrar.";
        Compounds::learn([page].into_iter())
    }

    #[test]
    fn a_compound_is_split_where_both_halves_are_words_of_the_handbook() {
        let compounds = compounds();
        assert_eq!(compounds.split("familjecentral"), "familje~central");
        assert_eq!(compounds.split("Familjecentralerna"), "Familje~centralerna");
        assert_eq!(compounds.split("samverkansavtalet"), "samverkans~avtalet");
        assert_eq!(compounds.split("regionsamordnare"), "regionsamordnare");
    }

    #[test]
    fn a_word_that_is_no_compound_stays_whole() {
        let compounds = compounds();
        for word in ["sjuksköterska", "kommunen", "samverkan", "utvärdering", "å"] {
            assert_eq!(compounds.split(word), word);
        }
    }

    #[test]
    fn what_stands_around_a_compound_stays() {
        assert_eq!(compounds().mark("(familjecentral),"), "(familje~central),");
        assert_eq!(compounds().mark("BVC"), "BVC");
    }

    #[test]
    fn a_word_of_many_like_parts_and_one_that_is_no_word_are_split_at_once() {
        let compounds = Compounds::learn(["aaaa aaaaa aaaaaa aaaaaaa"].into_iter());
        let nearly = format!("b{}", "a".repeat(LONGEST - 1));
        assert_eq!(compounds.split(&nearly), nearly);
        assert!(compounds.split(&"a".repeat(LONGEST)).contains(MARK));
        let long = "familjecentral".repeat(30_000);
        assert_eq!(compounds.split(&long), long);
    }
}
