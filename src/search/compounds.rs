//! Compound words. Swedish writes them together, so a search for "sjuksköterska" would not find
//! "barnhälsovårdssjuksköterska". The parts are learnt from the handbook itself: a word is split
//! where both halves are words that the handbook uses alone. No word list is needed.

use std::collections::{BTreeSet, HashMap, HashSet};

use rayon::prelude::*;

/// Stands between the parts of a compound while it is indexed; ASCII, so that it is one byte.
pub const MARK: char = '~';

/// Shortest part, in letters: shorter ones split words by chance.
const SHORTEST: usize = 4;

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
    /// Learns the words of pages of HTML.
    #[must_use]
    pub fn learn(pages: &[(String, String)]) -> Self {
        let words = pages
            .par_chunks(16)
            .map(|pages| {
                // Most words of a page are those of the one before: each is put in small letters once.
                let mut seen: HashSet<&str> = HashSet::new();
                for (_, html) in pages {
                    for text in html.split('<').filter_map(|piece| piece.split_once('>')) {
                        let alone = text.1.split(|c: char| !c.is_alphabetic());
                        seen.extend(alone.filter(|w| w.chars().count() >= SHORTEST));
                    }
                }
                seen.into_iter().map(str::to_lowercase).collect()
            })
            .reduce(BTreeSet::new, |mut a, mut b| {
                if a.len() < b.len() {
                    std::mem::swap(&mut a, &mut b);
                }
                a.extend(b);
                a
            });
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
        let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        if starts.len() < 2 * SHORTEST {
            return Vec::new();
        }
        for &at in &starts[SHORTEST..=starts.len() - SHORTEST] {
            let (head, tail) = word.split_at(at);
            if !self.tails.contains(tail) && !self.tails.contains(stem(tail)) {
                continue;
            }
            if self.heads.contains(head) {
                let mut cuts = self.cuts(head);
                cuts.push(at);
                return cuts;
            }
            let mut cuts = self.cuts(head);
            if !cuts.is_empty() {
                cuts.push(at);
                return cuts;
            }
        }
        Vec::new()
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

    /// A page with marks in the compounds of its text; tags stay as they are.
    #[must_use]
    pub fn split_html(&self, html: &str) -> String {
        let mut known: HashMap<&str, String> = HashMap::new();
        let mut out = String::with_capacity(html.len() + html.len() / 20);
        let mut rest = html;
        while let Some(open) = rest.find('<') {
            self.split_text(&rest[..open], &mut known, &mut out);
            let close = rest[open..].find('>').map_or(rest.len(), |at| open + at + 1);
            out.push_str(&rest[open..close]);
            rest = &rest[close..];
        }
        self.split_text(rest, &mut known, &mut out);
        out
    }

    fn split_text<'t>(
        &self,
        text: &'t str,
        known: &mut HashMap<&'t str, String>,
        out: &mut String,
    ) {
        let mut rest = text;
        while let Some(start) = rest.find(char::is_alphabetic) {
            let end = rest[start..]
                .find(|c: char| !c.is_alphabetic())
                .map_or(rest.len(), |length| start + length);
            out.push_str(&rest[..start]);
            let word = &rest[start..end];
            out.push_str(known.entry(word).or_insert_with(|| self.split(word)));
            rest = &rest[end..];
        }
        out.push_str(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compounds() -> Compounds {
        let page = "<p>Barnhälsovården har en sjuksköterska. En familj möter en central, en \
                    förskola och en samordnare. Regionen och kommunen skriver avtal om \
                    samverkan. Ett mål. Rådet för föräldrar.</p>";
        Compounds::learn(&[(String::new(), page.to_owned())])
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
    fn tags_and_references_are_left_alone() {
        let html = "<a title=\"familjecentral\">familjecentral &amp; avtal</a>";
        let split = "<a title=\"familjecentral\">familje~central &amp; avtal</a>";
        assert_eq!(compounds().split_html(html), split);
    }
}
