//! Where each word stands, page by page, as the index writes it.

use rayon::prelude::*;

use super::cbor;
use super::fragment;
use super::page::Searched;
use super::vocabulary::{Numbered, Vocabulary, count};

/// How many pages are taken together.
const AT_ONCE: usize = 64;

/// The weight that the search takes places to have before it is told another.
const UNTOLD: u8 = 25;

/// A page, with its words by number.
#[derive(Debug)]
pub struct Entry {
    /// Path from the site's root.
    pub url: String,
    /// What can be found there.
    pub page: Searched,
    /// Its words.
    pub words: Numbered,
}

/// The places of a word on a page.
#[derive(Clone, Copy, Debug)]
pub struct Posting {
    /// The word.
    pub key: u32,
    /// The page's number.
    pub page: u32,
    /// How many numbers tell the places, and one more: what it adds to the size of its file.
    pub size: u32,
    /// Whether it stands in the text, and not only in what the page says of itself.
    pub in_text: bool,
    from: u32,
    length: u32,
}

/// What some pages beside each other came to.
#[derive(Debug, Default)]
pub struct Sheet {
    /// The places of words, sorted by word and then by page.
    pub postings: Vec<Posting>,
    /// What is shown of each page.
    pub fragments: Vec<fragment::Fragment>,
    /// On how many pages each listed word stands, for those that stand there.
    pub listed: Vec<(u32, u32)>,
    bytes: Vec<u8>,
}

impl Sheet {
    /// Places in the text and in what the page says of itself, as two lists of numbers.
    #[must_use]
    pub fn places(&self, posting: &Posting) -> &[u8] {
        let from = posting.from as usize;
        &self.bytes[from..from + posting.length as usize]
    }
}

/// The places of all words of pages, which have their numbers in order, from 0.
#[must_use]
pub fn sheets(pages: Vec<Entry>, vocabulary: &Vocabulary) -> Vec<Sheet> {
    let sheet = |(at, pages): (usize, Vec<Entry>)| {
        let mut sheet = Sheet::default();
        let mut listed: Vec<u32> = Vec::new();
        for (i, entry) in pages.into_iter().enumerate() {
            let number = count(at * AT_ONCE + i);
            sheet.take(number, &entry, vocabulary);
            let mut on_page: Vec<u32> =
                entry.words.text.iter().flat_map(|w| vocabulary.listings(*w)).copied().collect();
            on_page.sort_unstable();
            on_page.dedup();
            listed.extend(on_page);
            sheet.fragments.push(fragment::Fragment::of(&entry));
        }
        // Stable: the pages stay in order.
        sheet.postings.sort_by_key(|posting| posting.key);
        listed.sort_unstable();
        sheet.listed = listed.chunk_by(|a, b| a == b).map(|l| (l[0], count(l.len()))).collect();
        sheet.postings.shrink_to_fit();
        sheet.bytes.shrink_to_fit();
        sheet
    };
    pages.into_par_iter().chunks(AT_ONCE).enumerate().map(sheet).collect()
}

impl Sheet {
    fn take(&mut self, number: u32, entry: &Entry, vocabulary: &Vocabulary) {
        let mut places = in_text(entry, vocabulary).into_iter().peekable();
        let mut told = told(entry, vocabulary).into_iter().peekable();
        let mut numbers = Vec::new();
        loop {
            let next = [places.peek().map(|p| p.0), told.peek().map(|t| t.0)];
            let Some(key) = next.into_iter().flatten().min() else { break };
            let from = self.bytes.len();
            let (mut weight, mut last) = (UNTOLD, 0);
            while let Some((_, _, at, weighs)) = places.next_if(|place| place.0 == key) {
                if weighs == weight {
                    numbers.push(i64::from(at - last));
                } else {
                    numbers.extend([-i64::from(weighs) - 1, i64::from(at)]);
                    weight = weighs;
                }
                last = at;
            }
            let in_text = !numbers.is_empty();
            let mut size = 1 + numbers.len();
            self.numbers(&mut numbers);
            let (mut field, mut last) = (None, 0);
            while let Some((_, of, at)) = told.next_if(|told| told.0 == key) {
                if field == Some(of) {
                    numbers.push(i64::from(at - last));
                } else {
                    numbers.extend([-i64::from(of) - 1, i64::from(at)]);
                    field = Some(of);
                }
                last = at;
            }
            size += numbers.len();
            self.numbers(&mut numbers);
            self.postings.push(Posting {
                key,
                page: number,
                size: count(size),
                in_text,
                from: count(from),
                length: count(self.bytes.len() - from),
            });
        }
    }

    fn numbers(&mut self, numbers: &mut Vec<i64>) {
        cbor::list(&mut self.bytes, numbers.len());
        for number in numbers.drain(..) {
            cbor::int(&mut self.bytes, number);
        }
    }
}

/// Word, order of its weight, place, weight: sorted.
fn in_text(entry: &Entry, vocabulary: &Vocabulary) -> Vec<(u32, u8, u32, u8)> {
    let mut places = Vec::with_capacity(entry.words.text.len() * 3 / 2);
    let mut weights = entry.page.weights.iter().peekable();
    let mut weight = 0;
    for (at, word) in entry.words.text.iter().enumerate() {
        let at = count(at);
        while let Some((_, from_here)) = weights.next_if(|(from, _)| *from <= at) {
            weight = *from_here;
        }
        let signs = vocabulary.signs(*word);
        let partial = signs.iter().filter(|sign| sign.partial).count();
        let share = if weight > 0 && partial > 0 {
            (weight / u8::try_from(partial).unwrap_or(u8::MAX)).max(1)
        } else {
            0
        };
        for sign in signs {
            let weighs = if sign.partial { share } else { weight };
            let order = if weighs == UNTOLD { 0 } else { weighs };
            places.push((sign.key, order, at, weighs));
        }
    }
    places.sort_unstable();
    places
}

/// Word, what the page says, place: sorted.
fn told(entry: &Entry, vocabulary: &Vocabulary) -> Vec<(u32, u16, u32)> {
    let mut places = Vec::new();
    for (field, words) in &entry.words.meta {
        for (at, word) in words.iter().enumerate() {
            let signs = vocabulary.signs(*word).iter();
            places.extend(signs.map(|sign| (sign.key, *field, count(at))));
        }
    }
    places.sort_unstable();
    places
}
