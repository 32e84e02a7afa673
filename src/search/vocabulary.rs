//! The words of all pages as numbers. What a word is found by is worked out once for each word, not
//! for each place where it stands.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use super::compounds::Compounds;
use super::page::Searched;
use super::parts::{Part, Parts};
use super::words;

/// How many pages are read at a time.
const AT_ONCE: usize = 64;

/// Where a word stands, which decides how it is taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Place {
    /// In running text.
    Text,
    /// In what a page says of itself and shows.
    Shown,
    /// In what a page says of itself to the search alone.
    Said,
}

/// The words of a page by number.
#[derive(Clone, Debug, Default)]
pub struct Numbered {
    /// Its running text.
    pub text: Vec<u32>,
    /// What it says of itself: the number of the name among all names, and the words.
    pub meta: Vec<(u16, Vec<u32>)>,
}

/// What a word is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    /// The number of the stem and form among all, sorted.
    pub key: u32,
    /// Whether it is only a part of the word.
    pub partial: bool,
}

/// All words of the handbook.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Stems, each with the forms that have marks over their letters, sorted: first without form.
    pub keys: Vec<(String, Option<String>)>,
    /// The names of what pages say of themselves, sorted.
    pub fields: Vec<String>,
    /// The words that are listed for the mending of questions, sorted.
    pub listed: Vec<String>,
    signs: Vec<Sign>,
    listings: Vec<u32>,
    /// Where in `signs` and `listings` what belongs to each word begins.
    begins: Vec<(u32, u32)>,
}

impl Vocabulary {
    /// Reads pages.
    #[must_use]
    pub fn read(pages: &[&Searched]) -> (Self, Vec<Numbered>) {
        let names = pages.iter().flat_map(|page| page.meta.keys());
        let fields: Vec<String> = names.collect::<BTreeSet<_>>().into_iter().cloned().collect();
        let read = pages.par_chunks(AT_ONCE).map(|part| number(part, &fields));
        let read: Vec<_> = read.collect();
        let mut words: Vec<(Place, &str)> = Vec::new();
        let mut known: HashMap<(Place, &str), u32> = HashMap::new();
        let mut tables = Vec::with_capacity(read.len());
        let mut numbered = Vec::with_capacity(read.len());
        for (own, part) in read {
            let table = own.into_iter().map(|word| {
                *known.entry(word).or_insert_with(|| {
                    words.push(word);
                    count(words.len() - 1)
                })
            });
            tables.push(table.collect::<Vec<u32>>());
            numbered.push(part);
        }
        drop(known);
        let renumber = |(part, table): (Vec<Numbered>, Vec<u32>)| {
            part.into_iter().map(move |mut page| {
                let words = page.meta.iter_mut().flat_map(|(_, words)| words);
                for word in page.text.iter_mut().chain(words) {
                    *word = table[*word as usize];
                }
                page
            })
        };
        let numbered = numbered.into_par_iter().zip(tables).flat_map_iter(renumber).collect();
        (Self::of(&words, fields), numbered)
    }

    fn of(words: &[(Place, &str)], fields: Vec<String>) -> Self {
        let shown = words.iter().filter(|(place, _)| *place != Place::Said);
        let compounds = Compounds::learn(shown.map(|(_, word)| *word));
        let parts = words.par_iter().map_init(Parts::default, |parts, (place, word)| match place {
            Place::Text => parts.of(&compounds.mark(word)),
            Place::Shown => parts.of_told(&compounds.mark(word)),
            Place::Said => parts.of_told(word),
        });
        let parts: Vec<Vec<Part>> = parts.collect();
        let mut keys: Vec<(&str, Option<&str>)> =
            parts.iter().flatten().map(|part| (&*part.stem, part.form.as_deref())).collect();
        keys.par_sort_unstable();
        keys.dedup();
        let listings: Vec<Vec<String>> = words
            .par_iter()
            .map(|(place, word)| if *place == Place::Text { words::of(word) } else { Vec::new() })
            .collect();
        let mut listed: Vec<&str> = listings.iter().flatten().map(String::as_str).collect();
        listed.par_sort_unstable();
        listed.dedup();
        let found = parts.par_iter().zip(&listings).map(|(parts, listings)| {
            let sign = |part: &Part| Sign {
                key: place(&keys, &(&*part.stem, part.form.as_deref())),
                partial: part.partial,
            };
            let signs: Vec<Sign> = parts.iter().map(sign).collect();
            let listings: Vec<u32> = listings.iter().map(|w| place(&listed, &w.as_str())).collect();
            (signs, listings)
        });
        let found: Vec<_> = found.collect();
        let mut vocabulary = Self { fields, begins: vec![(0, 0)], ..Self::default() };
        for (signs, listings) in found {
            vocabulary.signs.extend(signs);
            vocabulary.listings.extend(listings);
            let ends = (count(vocabulary.signs.len()), count(vocabulary.listings.len()));
            vocabulary.begins.push(ends);
        }
        let owned = |(stem, form): (&str, Option<&str>)| (stem.to_owned(), form.map(str::to_owned));
        vocabulary.keys = keys.into_iter().map(owned).collect();
        vocabulary.listed = listed.into_iter().map(str::to_owned).collect();
        vocabulary
    }

    /// What a word is found by; nothing when it has no letters.
    #[must_use]
    pub fn signs(&self, word: u32) -> &[Sign] {
        let word = word as usize;
        &self.signs[self.begins[word].0 as usize..self.begins[word + 1].0 as usize]
    }

    /// The listed words in a word.
    #[must_use]
    pub fn listings(&self, word: u32) -> &[u32] {
        let word = word as usize;
        &self.listings[self.begins[word].1 as usize..self.begins[word + 1].1 as usize]
    }
}

/// Pages by numbers of their own, and the words that these stand for.
fn number<'p>(pages: &[&'p Searched], fields: &[String]) -> (Vec<(Place, &'p str)>, Vec<Numbered>) {
    let mut words: Vec<(Place, &str)> = Vec::new();
    let mut known: HashMap<(Place, &str), u32> = HashMap::new();
    let mut number = |place: Place, text: &'p str| -> Vec<u32> {
        let words = text.split_whitespace().map(|word| {
            *known.entry((place, word)).or_insert_with(|| {
                words.push((place, word));
                count(words.len() - 1)
            })
        });
        words.collect()
    };
    let numbered = pages.iter().map(|page| {
        let text = number(Place::Text, &page.text);
        let told = page.meta.iter().filter_map(|(name, told)| {
            let field = u16::try_from(fields.binary_search(name).ok()?).ok()?;
            let place = if told.shown { Place::Shown } else { Place::Said };
            Some((field, number(place, &told.text)))
        });
        Numbered { text, meta: told.collect() }
    });
    let numbered = numbered.collect();
    (words, numbered)
}

/// Where a thing stands among sorted ones that it is one of.
fn place<T: Ord>(sorted: &[T], thing: &T) -> u32 {
    count(sorted.binary_search(thing).unwrap_or_else(|at| at))
}

/// A number of words, pages or bytes: no handbook has four billion.
pub fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
