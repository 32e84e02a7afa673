//! Other words for what a page says: a page that speaks of "barnmorskemottagning" is found by
//! "MVC" too, since the glossary says that they mean one thing.

use std::collections::{BTreeSet, HashMap};

use crate::model::handbook::Handbook;
use crate::text::begins::Begins;
use crate::text::words;

/// The words of the glossary, by their first word.
#[derive(Debug, Default)]
pub struct Synonyms {
    /// For each first word in lower case: the whole expression and the glossary's entry.
    first: HashMap<String, Vec<(Vec<String>, usize)>>,
    /// All expressions of each entry.
    entries: Vec<Vec<String>>,
    /// How the first words begin: words that begin in no such way are in no entry.
    begins: Begins,
}

fn expression(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase)
}

/// The word without the endings of the definite and plural forms, for comparison.
fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 12] =
        ["ernas", "arnas", "orna", "erna", "arna", "en", "et", "er", "ar", "or", "s", "n"];
    // The last letters of the endings.
    if !word.ends_with(['s', 'a', 'n', 't', 'r']) {
        return word;
    }
    let short = |ending: &str| word.strip_suffix(ending).filter(|rest| rest.chars().count() >= 4);
    ENDINGS.iter().find_map(|ending| short(ending)).unwrap_or(word)
}

impl Synonyms {
    /// The glossary's terms, abbreviations, synonyms and words to avoid.
    #[must_use]
    pub fn new(handbook: &Handbook) -> Self {
        let mut synonyms = Self::default();
        for term in handbook.terms.rows() {
            let mut forms = vec![term.term.value.clone()];
            forms.extend(term.abbreviation.iter().map(|a| a.value.clone()));
            forms.extend(term.synonyms.iter().chain(&term.avoid).map(|s| s.value.clone()));
            if forms.len() < 2 {
                continue;
            }
            let entry = synonyms.entries.len();
            for form in &forms {
                let parts: Vec<String> = expression(form).map(|w| stem(&w).to_owned()).collect();
                if let Some(first) = parts.first().cloned() {
                    synonyms.first.entry(first).or_default().push((parts, entry));
                }
            }
            synonyms.entries.push(forms);
        }
        synonyms.begins = synonyms.first.keys().map(String::as_str).collect();
        synonyms
    }

    /// Whether there are none, whatever a text says.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The other expressions for what a text says, sorted, one space between.
    #[must_use]
    pub fn of(&self, text: &str) -> String {
        if self.entries.is_empty() {
            return String::new();
        }
        let mut found = BTreeSet::new();
        let mut lower = String::new();
        for start in words::starts(text) {
            if !self.begins.may_bytes(&text.as_bytes()[start..]) {
                continue;
            }
            let from = &text[start..];
            let end = from.find(|c| !words::letter(c)).unwrap_or(from.len());
            words::lowered(&from[..end], &mut lower);
            for (parts, entry) in self.first.get(stem(&lower)).into_iter().flatten() {
                let said = expression(from).map(|w| stem(&w).to_owned());
                if parts.len() == 1 || said.take(parts.len()).eq(parts.iter().cloned()) {
                    found.insert(*entry);
                }
            }
        }
        let forms: BTreeSet<&str> =
            found.iter().flat_map(|&entry| &self.entries[entry]).map(String::as_str).collect();
        forms.into_iter().collect::<Vec<_>>().join(" ")
    }
}
