//! Every number that a text of the real handbook states: it is live, or it stands in the list
//! `stated.txt` beside this file with the record, sum or source that it comes from. A number that
//! is neither fails the test with its file and line; so does an entry that no text needs.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use handbok::derive::facts;
use handbok::disk::load;
use handbok::model::handbook::Handbook;
use handbok::model::statistic::Statistic;
use handbok::pipeline;
use handbok::text::dates::MONTHS;
use handbok::text::numbers;

use crate::{root, settings};

/// Words before a number that make it a name of a place in a text, not a figure.
const PLACES: &[&str] = &[
    "kapitel",
    "kap",
    "avsnitt",
    "s",
    "bilaga",
    "tabell",
    "typ",
    "mål",
    "steg",
    "del",
    "§",
    "utgåva",
    "barnsäkert",
    "fråga",
    "punkt",
    "artikel",
];
/// Shares that a text may state in words, "nio av tio", each at its count of tenths.
const TENTHS: &[&str] =
    &["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio"];

/// A number as a text states it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Figure {
    path: String,
    line: usize,
    text: String,
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.text)
    }
}

/// The numbers that a page states, in reading order: without front matter but its texts, code,
/// live figures, sources' places, numbers of lists, dates, laws and places in texts.
fn stated(path: &str, text: &str) -> Vec<Figure> {
    let mut out = Vec::new();
    let (mut front, mut code) = (0, false);
    for (number, line) in text.lines().enumerate() {
        if line.trim_end() == "---" && front < 2 && (number == 0 || front == 1) {
            front += 1;
            continue;
        }
        let read = front != 1
            || ["titel:", "ingress:", "rubrik:"].iter().any(|k| line.starts_with(k))
            || line.trim_start().starts_with("uppgift:")
            || (line.starts_with("  - ") && line.trim_end_matches(['"', '\'']).ends_with('?'));
        let bare = line.trim_start_matches(['>', ' ']);
        if bare.starts_with("```") {
            code = !code;
        } else if read && !code {
            let figure = |text| Figure { path: path.to_owned(), line: number + 1, text };
            let bare = without_links(bare);
            let small = bare.to_lowercase();
            let tenths = TENTHS.iter().map(|t| format!("{t} av tio"));
            out.extend(tenths.filter(|t| small.contains(t)).map(figure));
            out.extend(numbers_of(&bare).into_iter().map(figure));
        }
    }
    out
}

/// The line without code and the targets of links; tags of sources and live figures go whole.
fn without_links(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(['`', '[']) {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        if rest[at..].starts_with('`') {
            rest = after.find('`').map_or("", |end| &after[end + 1..]);
            continue;
        }
        let link = after.find("](").and_then(|mid| {
            let target = &after[mid + 2..];
            Some((&after[..mid], &target[..target.find(')')?]))
        });
        let Some((label, target)) = link.filter(|(l, _)| !l.contains('[')) else {
            out.push(' ');
            rest = after;
            continue;
        };
        rest = &after[label.len() + target.len() + 3..];
        if ["kalla:", "fakta:", "falt:", "term:"].iter().any(|s| target.starts_with(s)) {
            out.push('\u{fffc}');
            continue;
        }
        let digits: String = label.chars().take_while(char::is_ascii_digit).collect();
        let chapter = !digits.is_empty() && target.contains(&format!("/{digits}-"));
        out.push_str(if chapter { &label[digits.len()..] } else { label });
    }
    out + rest
}

/// The numbers in a line of text, ranges whole.
fn numbers_of(line: &str) -> Vec<String> {
    let chars: Vec<char> = line.chars().collect();
    let digit = |i: usize| chars.get(i).is_some_and(char::is_ascii_digit);
    let space = |i: usize| matches!(chars.get(i), Some(' ' | '\u{a0}'));
    let mut out = Vec::new();
    let (mut i, mut place_ends) = (0, None);
    while i < chars.len() {
        if !digit(i) {
            i += 1;
            continue;
        }
        let start = i;
        let (mut grouped, mut odd) = (false, false);
        loop {
            while digit(i) {
                i += 1;
            }
            let three = (1..=3).all(|n| digit(i + n)) && !digit(i + 4);
            let first = grouped || i - start <= 3;
            match chars.get(i) {
                Some(' ' | '\u{a0}') if three && first => (i, grouped) = (i + 1, true),
                Some(',') if digit(i + 1) => i += 1,
                Some('.' | ':' | '/' | '-') if digit(i + 1) => (i, odd) = (i + 1, true),
                Some('\u{2013}') if digit(i + 1) => (i, grouped) = (i + 1, false),
                _ => break,
            }
        }
        let before: String = chars[..start].iter().collect();
        let after: String = chars[i..].iter().collect();
        let word = before
            .trim_end_matches([' ', '\u{a0}', '*', '\u{201d}'])
            .rsplit([' ', '\u{a0}', '(', '|'])
            .next()
            .map(|w| w.trim_end_matches('.').to_lowercase())
            .unwrap_or_default();
        let joined = place_ends.is_some_and(|end: usize| {
            let between: String = chars[end..start].iter().collect();
            ["och", "eller", ","].contains(&between.trim_matches([' ', '\u{a0}']))
        });
        let in_word = start > 0 && chars[start - 1].is_alphabetic()
            || chars.get(i).is_some_and(|c| c.is_alphabetic());
        let place = PLACES.contains(&word.as_str()) || joined;
        let text: String = chars[start..i].iter().collect();
        let years = text
            .split('\u{2013}')
            .all(|y| y.len() == 4 && y.parse::<u16>().is_ok_and(|y| (1900..2100).contains(&y)));
        let month = after.trim_start_matches([' ', '\u{a0}']);
        let day = MONTHS.iter().any(|m| month.starts_with(m));
        let cell = before.trim();
        let first_cell = cell.is_empty() && chars.get(i) == Some(&'.')
            || cell == "|"
                && (space(i) || chars.get(i) == Some(&'.'))
                && !text.contains('\u{2013}');
        if place {
            place_ends = Some(i);
        }
        if !(in_word || place || years || day || odd || first_cell) {
            let sign = before.chars().next_back().filter(|c| ['\u{2212}', '+'].contains(c));
            let plain = text.replace(' ', "\u{a0}");
            out.push(sign.map_or_else(String::new, |c| c.to_string()) + &plain);
        }
    }
    out
}

/// What the list says of a number.
struct Entry {
    path: String,
    text: String,
    claim: String,
}

fn entries() -> Vec<Entry> {
    let row = |line: &str| {
        let mut parts = line.splitn(3, " | ").map(str::trim);
        let (path, text) = (parts.next()?, parts.next()?);
        Some(Entry {
            path: path.to_owned(),
            text: if text.ends_with("av tio") {
                text.to_owned()
            } else {
                text.replace(' ', "\u{a0}")
            },
            claim: parts.next()?.to_owned(),
        })
    };
    let lines = include_str!("stated.txt").lines();
    let lines = lines.filter(|l| !l.is_empty() && !l.starts_with('#'));
    lines.map(|l| row(l).unwrap_or_else(|| panic!("path | number | claim, not: {l}"))).collect()
}

fn fact(handbook: &Handbook, address: &str) -> String {
    let (name, query) = address.trim().split_once('?').unwrap_or((address.trim(), ""));
    let pairs = query.split('&').filter_map(|p| p.split_once('='));
    let params: Vec<_> = pairs.map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
    facts::value(handbook, name, &params).unwrap_or_else(|e| panic!("{address}: {e}"))
}

fn statistic<'a>(handbook: &'a Handbook, id: &str) -> &'a Statistic {
    let found = handbook.statistics.find(id).unwrap_or_else(|| panic!("no statistic {id}"));
    &handbook.statistics[found]
}

/// A sum such as `600 000 × 0,45`, from left to right.
fn reckoned(sum: &str) -> Option<f64> {
    let mut parts = sum.split([' ']);
    let mut value = numbers::parse(parts.next()?)?;
    while let Some(sign) = parts.next() {
        let next = numbers::parse(parts.next()?)?;
        match sign {
            "+" => value += next,
            "\u{2212}" => value -= next,
            "\u{d7}" => value *= next,
            "/" => value /= next,
            _ => return None,
        }
    }
    Some(value)
}

/// What the record behind a claim gives for the number; an error says what is wrong.
fn proof(handbook: &Handbook, entry: &Entry, page: &str) -> Result<(), String> {
    let (kind, rest) = entry.claim.split_once(' ').unwrap_or((&entry.claim, ""));
    let same = |value: String| {
        let value = value.trim_end_matches(['%', '\u{a0}']).to_owned();
        let stated = entry.text.trim_start_matches('+');
        if value == stated { Ok(()) } else { Err(format!("the data has {value}")) }
    };
    match kind {
        "fakta" => {
            let terms: Vec<String> = rest.split(" + ").map(|a| fact(handbook, a)).collect();
            let sum: f64 = terms.iter().filter_map(|t| numbers::parse(t)).sum();
            if terms.len() == 1 { same(terms[0].clone()) } else { same(numbers::decimal(sum, 2)) }
        }
        "andel" => {
            let (id, row) = rest.split_once('/').ok_or("statistic/row")?;
            let rows = &statistic(handbook, id).rows;
            let share = rows.iter().find(|r| r.id.value == row).and_then(|r| r.share.as_ref());
            same(numbers::decimal(share.ok_or("no share")?.value, 1))
        }
        "n" => same(numbers::whole(statistic(handbook, rest).n.as_ref().ok_or("no n")?.value)),
        "summa" => {
            let rows = &statistic(handbook, rest).rows;
            let sum = rows.iter().filter_map(|r| r.value.as_ref()).map(|v| v.value).sum();
            same(numbers::decimal(sum, 2))
        }
        "tryckt" => {
            let printed = statistic(handbook, rest).printed.as_ref().ok_or("nothing printed")?;
            let found = numbers_of(&printed.value).contains(&entry.text);
            found.then_some(()).ok_or_else(|| format!("the source printed {}", printed.value))
        }
        "person" => {
            let (id, group) = rest.split_once('/').ok_or("tariff/group")?;
            let found = handbook.tariffs.find(id).ok_or("no tariff")?;
            let people = &handbook.tariffs[found].per_person;
            let one = people.iter().find(|p| p.group.value.starts_with(group)).ok_or("no group")?;
            let band = |a: &Option<_>, b: &Option<_>| -> Option<String> {
                let value = |s: &handbok::source::span::Spanned<i64>| s.value;
                Some(format!("{}\u{2013}{}", a.as_ref().map(value)?, b.as_ref().map(value)?))
            };
            let kronor = numbers::whole(one.kronor.value);
            let ages = band(&one.age_from, &one.age_to).unwrap_or_default();
            let fits = entry.text == kronor || entry.text == ages;
            fits.then_some(()).ok_or_else(|| format!("the tariff has {kronor} and {ages}"))
        }
        "källa" => {
            let (id, why) = rest.split_once(' ').ok_or("source and place")?;
            handbook.sources.find(id).ok_or_else(|| format!("no source {id}"))?;
            let cited = page.contains(&format!("](kalla:{id})"))
                || page.contains(&format!("{id} "))
                || entry.path == "*";
            if !cited {
                return Err(format!("the page does not cite {id}"));
            }
            if why.len() < 8 { Err("say where and why".to_owned()) } else { Ok(()) }
        }
        "räkna" => same(numbers::decimal(reckoned(rest).ok_or("what sum is that?")?, 2)),
        "tiondelar" => {
            let (id, row) = rest.split_once('/').ok_or("statistic/row")?;
            let rows = &statistic(handbook, id).rows;
            let value = rows.iter().find(|r| r.id.value == row).and_then(|r| r.value.as_ref());
            let tenths = (0_u8..).zip(TENTHS).find(|(_, word)| entry.text.starts_with(**word));
            let stated = 10.0 * f64::from(tenths.ok_or("no word for tenths")?.0);
            let value = value.ok_or("no value")?.value;
            let fits = (stated - value).abs() < 0.5;
            fits.then_some(()).ok_or_else(|| format!("the data has {value} per cent"))
        }
        "exempel" => {
            let said = ["påhitt", "förslag", "Kunskapskontroll", "Skriv tal", "tre steg"];
            let said = said.iter().any(|s| page.contains(s));
            said.then_some(()).ok_or_else(|| "the page calls nothing an example".to_owned())
        }
        _ => Err(format!("what is {kind}?")),
    }
}

/// What is wrong with the numbers of some pages, given the list.
fn wrong(handbook: &Handbook, pages: &BTreeMap<String, String>, list: &[Entry]) -> Vec<String> {
    let mut out = Vec::new();
    let mut used = vec![false; list.len()];
    for (path, text) in pages {
        for figure in stated(path, text) {
            let fits = |e: &Entry| (e.path == *path || e.path == "*") && e.text == figure.text;
            let Some(at) = list.iter().position(fits) else {
                out.push(format!("{figure} is neither live nor in the list"));
                continue;
            };
            used[at] = true;
            if let Err(why) = proof(handbook, &list[at], text) {
                out.push(format!("{figure}: {why}"));
            }
        }
    }
    let idle = list.iter().zip(&used).filter(|(_, used)| !**used);
    out.extend(idle.map(|(e, _)| format!("{} does not state {}", e.path, e.text)));
    out.sort();
    out.dedup();
    out
}

fn markdown(folder: &Path, out: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            markdown(&path, out);
        } else if path.extension().is_some_and(|e| e == "md") {
            let name = path.strip_prefix(root()).expect("under the root").display().to_string();
            out.insert(name, std::fs::read_to_string(&path).expect("the text is UTF-8"));
        }
    }
}

fn handbook() -> Handbook {
    let loaded = load::load(&root()).expect("the handbook lies beside the tests");
    pipeline::prepare(&loaded.sources, &settings()).handbook
}

#[test]
fn every_number_that_a_text_states_is_live_or_proved_by_the_list() {
    let mut pages = BTreeMap::new();
    for folder in ["guidance/chapters", "guidance/templates", "content"] {
        markdown(&root().join(folder), &mut pages);
    }
    let found = wrong(&handbook(), &pages, &entries());
    assert!(found.is_empty(), "{} numbers:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_number_without_a_record_a_wrong_number_and_an_idle_entry_are_told() {
    let handbook = handbook();
    let page = |text: &str| BTreeMap::from([("a.md".to_owned(), text.to_owned())]);
    let entry = |text: &str, claim: &str| Entry {
        path: "a.md".to_owned(),
        text: text.to_owned(),
        claim: claim.to_owned(),
    };
    let claim = "fakta centraler?region=stockholm";
    let told = |text: &str, list: &[Entry]| wrong(&handbook, &page(text), list);
    assert_eq!(
        told("Det finns 31 centraler.", &[]),
        ["a.md:1: 31 is neither live nor in the list"]
    );
    assert_eq!(told("Det finns 31 centraler.", &[entry("31", claim)]), [""; 0]);
    assert_eq!(
        told("Det finns 32 centraler.", &[entry("32", claim)]),
        ["a.md:1: 32: the data has 31"]
    );
    assert_eq!(told("Inga tal.", &[entry("31", claim)]), ["a.md does not state 31"]);
    assert_eq!(
        told("Andelen är 18 %.", &[entry("18", "källa s3 bilaga 1, Uppsala")]),
        ["a.md:1: 18: the page does not cite s3"]
    );
}

#[test]
fn dates_laws_places_and_lists_are_no_figures_but_what_stands_beside_them_is() {
    let numbers = |line| numbers_of(&without_links(line));
    for none in [
        "1. Den 15 maj 2016 och 2017\u{2013}2019",
        "| 3 | Blandat |",
        "lagen (2018:1937), HSN 2026/4486, 2026-03-01, utgåva 2026.1",
        "kapitel 7, avsnitt 4.1, § 50, typ 1 och 2, S1, Barnsäkert 2",
        "[31](fakta:centraler) [S1 s. 8](kalla:s1) [7 Ekonomi](../7-ekonomi/index.md) `12`",
    ] {
        assert_eq!(numbers(none), [""; 0], "{none}");
    }
    assert_eq!(numbers("typ 1 har 5 rum"), ["5"]);
    assert_eq!(
        numbers("barn 0\u{2013}6 år: 18 266, \u{2212}16 och 17,2 %"),
        ["0\u{2013}6", "18\u{a0}266", "\u{2212}16", "17,2"]
    );
}
