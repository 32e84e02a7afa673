//! The files of the index, in the format of Pagefind 1.6, whose search in the browser reads them:
//! CBOR in gzip, named by what they hold.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::io::{self, Write as _};

use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;

use super::parts::JOINING;
use super::postings::{Posting, Sheet};
use super::vocabulary::{Vocabulary, count};
use super::{FOLDER, LANGUAGE, VERSION, cbor};
use crate::memo::{ContentHash, content_hash};
use crate::output::Output;

/// What every file of the index begins with, before it is pressed.
const OPENING: &[u8] = b"pagefind_dcd";

/// How large a file of words grows, in numbers.
const LARGE: u64 = 20_000;

/// How many digits of its hash a file is named by, unless another has the same.
const DIGITS: usize = 10;

/// How hard files are pressed: the last per cent takes half of the time.
const LEVEL: u32 = 6;

/// A file's content, pressed.
///
/// # Errors
/// None but what the encoder says.
pub fn packed(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut gz = GzEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(LEVEL));
    gz.write_all(OPENING)?;
    gz.write_all(bytes)?;
    let mut packed = gz.finish()?;
    packed.shrink_to_fit();
    Ok(packed)
}

/// The files of an index, without those that are the same for all.
///
/// # Errors
/// None but what the encoder says.
pub fn all(mut sheets: Vec<Sheet>, vocabulary: &Vocabulary) -> io::Result<Vec<Output>> {
    let chunks = chunks(&sheets, vocabulary);
    let written = chunks.par_iter().map(|chunk| {
        let bytes = words(&sheets, vocabulary, chunk);
        packed(&bytes).map(|packed| (content_hash(&[&bytes]), packed))
    });
    let written: Vec<(ContentHash, Vec<u8>)> = written.collect::<io::Result<_>>()?;
    let mut names = Names::default();
    let mut files = Vec::new();
    let (mut pages, mut chosen) = (Vec::new(), BTreeMap::new());
    for fragment in sheets.iter_mut().flat_map(|sheet| sheet.fragments.drain(..)) {
        choose(&mut chosen, fragment.filters, pages.len());
        let name = names.of(&fragment.hash);
        let path = format!("{FOLDER}/fragment/{name}.pf_fragment");
        files.push(Output::one(path, fragment.bytes?));
        pages.push((name, fragment.words));
    }
    drop(sheets);
    if pages.is_empty() {
        files.push(entry(None, 0));
        return Ok(files);
    }
    let mut index = Vec::new();
    cbor::list(&mut index, 6);
    cbor::text(&mut index, VERSION);
    cbor::list(&mut index, pages.len());
    for (name, words) in &pages {
        cbor::list(&mut index, 3);
        cbor::text(&mut index, name);
        cbor::int(&mut index, i64::from(*words));
        cbor::text(&mut index, "");
    }
    cbor::list(&mut index, chunks.len());
    for ((from, to), (hash, bytes)) in bounds(&chunks, vocabulary).into_iter().zip(written) {
        let name = names.of(&hash);
        cbor::list(&mut index, 3);
        for text in [&from, &to, &name] {
            cbor::text(&mut index, text);
        }
        files.push(Output::one(format!("{FOLDER}/index/{name}.pf_index"), bytes));
    }
    cbor::list(&mut index, chosen.len());
    for (filter, values) in &chosen {
        let bytes = filter_file(filter, values);
        let name = names.of(&content_hash(&[&bytes]));
        cbor::list(&mut index, 2);
        cbor::text(&mut index, filter);
        cbor::text(&mut index, &name);
        let path = format!("{FOLDER}/filter/{name}.pf_filter");
        files.push(Output::one(path, packed(&bytes)?));
    }
    // Nothing is sorted by.
    cbor::list(&mut index, 0);
    cbor::list(&mut index, vocabulary.fields.len());
    for field in &vocabulary.fields {
        cbor::text(&mut index, field);
    }
    let name = names.of(&content_hash(&[&index]));
    files.push(Output::one(format!("{FOLDER}/pagefind.{name}.pf_meta"), packed(&index)?));
    files.push(entry(Some(&name), pages.len()));
    Ok(files)
}

/// What the search reads first. Without pages there is no index to read next.
fn entry(index: Option<&str>, pages: usize) -> Output {
    let languages = index.map_or(serde_json::json!({}), |index| {
        serde_json::json!({
            LANGUAGE: { "hash": index, "wasm": LANGUAGE, "page_count": pages }
        })
    });
    let entry = serde_json::json!({
        "version": VERSION,
        "languages": languages,
        "include_characters": JOINING,
    });
    Output::one(format!("{FOLDER}/pagefind-entry.json"), entry.to_string())
}

type Chosen = BTreeMap<String, BTreeMap<String, Vec<usize>>>;

fn choose(chosen: &mut Chosen, filters: BTreeMap<String, Vec<String>>, page: usize) {
    for (filter, values) in filters {
        let pages = chosen.entry(filter).or_default();
        for value in values {
            pages.entry(value).or_default().push(page);
        }
    }
}

fn filter_file(filter: &str, values: &BTreeMap<String, Vec<usize>>) -> Vec<u8> {
    let mut out = Vec::new();
    cbor::list(&mut out, 2);
    cbor::text(&mut out, filter);
    cbor::list(&mut out, values.len());
    for (value, pages) in values {
        cbor::list(&mut out, 2);
        cbor::text(&mut out, value);
        cbor::list(&mut out, pages.len());
        for page in pages {
            cbor::int(&mut out, i64::from(count(*page)));
        }
    }
    out
}

/// The stems of a file: for each, the keys that have it.
type Chunk = Vec<std::ops::Range<u32>>;

/// The stems in files of about the same size.
fn chunks(sheets: &[Sheet], vocabulary: &Vocabulary) -> Vec<Chunk> {
    let mut sizes = vec![0_u64; vocabulary.keys.len()];
    for posting in sheets.iter().flat_map(|sheet| &sheet.postings) {
        sizes[posting.key as usize] += u64::from(posting.size);
    }
    let mut chunks = Vec::new();
    let mut chunk = Chunk::new();
    let (mut from, mut large) = (0, 0);
    for keys in vocabulary.keys.chunk_by(|a, b| a.0 == b.0) {
        let to = from + keys.len();
        let used: u64 = sizes[from..to].iter().sum();
        let forms = keys.iter().filter(|(_, form)| form.is_some()).count() as u64;
        if used > 0 {
            chunk.push(count(from)..count(to));
            large += used + forms;
        }
        from = to;
        if large >= LARGE {
            chunks.push(std::mem::take(&mut chunk));
            large = 0;
        }
    }
    if !chunk.is_empty() {
        chunks.push(chunk);
    }
    chunks
}

/// The pages that a word stands on, in order.
type Places<'s> = Vec<(&'s Sheet, &'s Posting)>;

/// The content of a file of words.
fn words(sheets: &[Sheet], vocabulary: &Vocabulary, chunk: &Chunk) -> Vec<u8> {
    let begin = chunk.first().map_or(0, |keys| keys.start);
    let mut sheets: Vec<(&Sheet, usize)> = sheets
        .iter()
        .map(|sheet| (sheet, sheet.postings.partition_point(|posting| posting.key < begin)))
        .collect();
    let mut out = Vec::new();
    cbor::list(&mut out, 1);
    cbor::list(&mut out, chunk.len());
    for keys in chunk {
        let mut found: Vec<(Option<&str>, Places<'_>)> = Vec::new();
        for key in keys.clone() {
            let mut places = Places::new();
            for (sheet, at) in &mut sheets {
                let here = sheet.postings[*at..].iter().take_while(|posting| posting.key == key);
                let before = places.len();
                places.extend(here.map(|posting| (*sheet, posting)));
                *at += places.len() - before;
            }
            if !places.is_empty() {
                found.push((vocabulary.keys[key as usize].1.as_deref(), places));
            }
        }
        cbor::list(&mut out, 3);
        cbor::text(&mut out, &vocabulary.keys[keys.start as usize].0);
        let (plain, mut forms): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|(form, _)| form.is_none());
        write_pages(&mut out, plain.first().map_or(&[][..], |(_, places)| places));
        // In the order in which they are met.
        forms.sort_by_key(|(_, places)| places.first().map(|(_, p)| (p.page, !p.in_text)));
        cbor::list(&mut out, forms.len());
        for (form, places) in &forms {
            cbor::list(&mut out, 2);
            cbor::text(&mut out, form.unwrap_or_default());
            write_pages(&mut out, places);
        }
    }
    out
}

/// Pages by how far each is from the one before, with the places on each.
fn write_pages(out: &mut Vec<u8>, places: &[(&Sheet, &Posting)]) {
    cbor::list(out, places.len());
    let mut last = 0;
    for (sheet, posting) in places {
        cbor::list(out, 3);
        cbor::int(out, i64::from(posting.page - last));
        last = posting.page;
        out.extend_from_slice(sheet.places(posting));
    }
}

/// What the words of each file lie between, no longer than it takes to tell files apart.
fn bounds(chunks: &[Chunk], vocabulary: &Vocabulary) -> Vec<(String, String)> {
    let stem = |keys: Option<&std::ops::Range<u32>>| {
        keys.map_or_else(String::new, |keys| vocabulary.keys[keys.start as usize].0.clone())
    };
    let mut bounds: Vec<(String, String)> =
        chunks.iter().map(|chunk| (stem(chunk.first()), stem(chunk.last()))).collect();
    for i in 1..bounds.len() {
        let (a, b) = (bounds[i - 1].1.as_str(), bounds[i].0.as_str());
        let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count() + 1;
        let [a, b] = [a, b].map(|stem| stem.chars().take(shared).collect::<String>());
        if a >= bounds[i - 1].0 {
            bounds[i - 1].1 = a;
        }
        bounds[i].0 = b;
    }
    bounds
}

/// Names of files by what they hold.
#[derive(Default)]
struct Names {
    taken: HashSet<String>,
}

impl Names {
    fn of(&mut self, hash: &ContentHash) -> String {
        let digits = hash.iter().fold(String::new(), |mut digits, byte| {
            let _ = write!(digits, "{byte:02x}");
            digits
        });
        let name = |length: usize| format!("{LANGUAGE}_{}", &digits[..length]);
        let free = (DIGITS..digits.len()).map(name).find(|name| !self.taken.contains(name));
        let name = free.unwrap_or_else(|| name(digits.len()));
        self.taken.insert(name.clone());
        name
    }
}

/// How many pages each listed word stands on.
#[must_use]
pub fn on_pages(sheets: &[Sheet], vocabulary: &Vocabulary) -> Vec<u32> {
    let mut pages = vec![0; vocabulary.listed.len()];
    for (word, on) in sheets.iter().flat_map(|sheet| &sheet.listed) {
        pages[*word as usize] += on;
    }
    pages
}
