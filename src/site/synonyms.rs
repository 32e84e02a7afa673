//! Other words for what a page says: a page that speaks of "barnmorskemottagning" is found by
//! "MVC" too, since the glossary says that they mean one thing.

use std::collections::{BTreeSet, HashMap};

use crate::model::table::Table;
use crate::model::term::Term;
use crate::text::begins::Begins;
use crate::text::words::{Shown, Starts};
use crate::text::{hyphens, words};

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
    pub fn new(terms: &Table<Term>) -> Self {
        let mut synonyms = Self::default();
        for term in terms.rows() {
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

    /// The other expressions for what some texts and some HTML of ours say, sorted, one space between.
    #[must_use]
    pub fn of(&self, texts: &[&str], html: &str) -> String {
        if self.is_empty() {
            return String::new();
        }
        let mut found = BTreeSet::new();
        let (mut starts, mut outside) = (Starts::default(), Shown::default());
        for text in texts {
            let text = hyphens::harden(text);
            self.look(&text, starts.of(&text), false, &mut found);
        }
        let html = hyphens::harden(html);
        self.look(&html, outside.of(&html), true, &mut found);
        let forms: BTreeSet<&str> =
            found.iter().flat_map(|&entry| &self.entries[entry]).map(String::as_str).collect();
        forms.into_iter().collect::<Vec<_>>().join(" ")
    }

    /// The entries that a text speaks of, whose words begin at some places.
    fn look(
        &self,
        text: &str,
        starts: impl Iterator<Item = usize>,
        html: bool,
        found: &mut BTreeSet<usize>,
    ) {
        let mut lower = String::new();
        for start in starts {
            if !self.begins.may_bytes(&text.as_bytes()[start..]) {
                continue;
            }
            let from = &text[start..];
            let end = from.find(|c| !words::letter(c)).unwrap_or(from.len());
            words::lowered(&from[..end], &mut lower);
            let Some(expressions) = self.first.get(stem(&lower)) else { continue };
            for (parts, entry) in expressions {
                let said = shown(from, html).flat_map(expression).map(|w| stem(&w).to_owned());
                if parts.len() == 1 || said.take(parts.len()).eq(parts.iter().cloned()) {
                    found.insert(*entry);
                }
            }
        }
    }
}

/// What is shown of a text that begins with something shown: all of it, or what stands outside the
/// tags.
fn shown(text: &str, html: bool) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some((shown, behind)) = text.split_once('<').filter(|_| html) else {
            return rest.take();
        };
        rest = behind.split_once('>').map(|(_, behind)| behind);
        Some(shown)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::span::{FileId, Span, Spanned};

    fn synonyms() -> Synonyms {
        let text = |s: &str| Spanned::new(s.to_owned(), Span::head(FileId(0)));
        let mut terms = Table::default();
        for (id, long, short) in
            [("a", "ab ba", "b"), ("b", "Barnhälsovård", "BHV"), ("c", "å-b", "baab")]
        {
            terms.add(Term {
                id: text(id),
                term: text(long),
                abbreviation: Some(text(short)),
                synonyms: Vec::new(),
                avoid: Vec::new(),
                definition: None,
                definitions: Vec::new(),
                see_also: Vec::new(),
            });
        }
        Synonyms::new(&terms)
    }

    /// What HTML says, as a text of its own.
    fn told(html: &str) -> String {
        let mut out = String::new();
        let mut within = false;
        for c in html.chars() {
            match c {
                '<' => {
                    within = true;
                    out.push(' ');
                }
                '>' if within => within = false,
                _ if !within => out.push(c),
                _ => {}
            }
        }
        out
    }

    #[test]
    fn what_stands_in_a_tag_is_not_said() {
        let synonyms = synonyms();
        assert_eq!(synonyms.of(&["Om BHV"], ""), "BHV Barnhälsovård");
        let html = "<p title=\"BHV\">Barn<b>hälsovård</b> <i class=\"x\">barnhälso\u{ad}vården";
        assert_eq!(synonyms.of(&[], html), "BHV Barnhälsovård");
        assert_eq!(synonyms.of(&[], "<p title=\"BHV\">Barn<b>hälsovård</b>"), "");
        assert_eq!(synonyms.of(&["a < b > c", "<BHV>"], "<b"), "BHV Barnhälsovård ab ba b");
    }

    proptest::proptest! {
        #[test]
        fn html_says_what_stands_outside_its_tags(
            html in "([ab]{1,2}|å|<|>|<b>|</b>|BHV|\u{ad}| |-){0,40}",
        ) {
            let synonyms = synonyms();
            proptest::prop_assert_eq!(synonyms.of(&[], &html), synonyms.of(&[&told(&html)], ""));
        }
    }
}
