//! Running text: what of a file is its own words, at the places where they stand. Code, addresses of
//! links, quotations and words in other languages are left out; there is room where they stood.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use crate::text::glance::Glance;
use crate::text::words::{Word, words};

/// The running text of a file.
#[derive(Clone, Debug)]
pub struct Running<'a> {
    text: &'a str,
    /// The parts of the file that it is, in order, with something between.
    parts: Box<[(u32, u32)]>,
}

impl<'a> Running<'a> {
    /// The running text of some parts of a file, at which a glance was taken.
    #[must_use]
    pub fn within(
        text: &'a str,
        parts: impl IntoIterator<Item = Range<usize>>,
        glance: &Glance,
    ) -> Self {
        let mut kept = Vec::new();
        for part in parts {
            if let Some(slice) = text.get(part.clone()) {
                keep(slice, part.start, glance, &mut kept);
            }
        }
        kept.sort_unstable();
        let mut parts: Vec<(u32, u32)> = Vec::with_capacity(kept.len());
        for (from, to) in kept {
            match parts.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => parts.push((from, to)),
            }
        }
        Self { text, parts: parts.into() }
    }

    /// The running text of a whole text.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        Self::within(text, std::iter::once(0..text.len()), &Glance::at(text))
    }

    /// Its parts in order, each with the place where it begins.
    pub fn parts(&self) -> impl Iterator<Item = (usize, &'a str)> {
        self.parts
            .iter()
            .map(|(from, to)| (*from as usize, &self.text[*from as usize..*to as usize]))
    }

    /// Its words in order, at their places in the file.
    pub fn words(&self) -> impl Iterator<Item = Word<'a>> {
        let placed = |from| move |word: Word<'a>| Word { start: from + word.start, ..word };
        self.parts().flat_map(move |(from, part)| words(part).map(placed(from)))
    }

    /// What stands between two places, with spaces for what is left out.
    #[must_use]
    pub fn between(&self, from: usize, to: usize) -> Cow<'a, str> {
        let mut out = String::new();
        let begun = self.parts.partition_point(|(_, end)| (*end as usize) <= from);
        for (start, end) in &self.parts[begun..] {
            let (start, end) = (*start as usize, *end as usize);
            if start <= from && to <= end {
                return Cow::Borrowed(&self.text[from..to]);
            }
            if start >= to {
                break;
            }
            let start = start.max(from);
            out.push_str(&" ".repeat(start - from - out.len()));
            out.push_str(&self.text[start..end.min(to)]);
        }
        out.push_str(&" ".repeat(to - from - out.len()));
        Cow::Owned(out)
    }

    /// The characters before a place, the nearest first, with one space for what is left out.
    pub fn before(&self, at: usize) -> impl Iterator<Item = char> {
        let begun = self.parts.partition_point(|(from, _)| (*from as usize) < at);
        let parts = self.parts[..begun].iter().rev();
        parts.flat_map(move |(from, to)| {
            let part = &self.text[*from as usize..at.min(*to as usize)];
            let room = ((*to as usize) < at).then_some(' ');
            room.into_iter().chain(part.chars().rev())
        })
    }

    /// The characters from a place on, with one space for what is left out.
    pub fn after(&self, at: usize) -> impl Iterator<Item = char> {
        let begun = self.parts.partition_point(|(_, to)| (*to as usize) <= at);
        self.parts[begun..].iter().flat_map(move |(from, to)| {
            let part = &self.text[at.max(*from as usize)..*to as usize];
            let room = ((*from as usize) > at).then_some(' ');
            room.into_iter().chain(part.chars())
        })
    }
}

/// Keeps what is running text: not code, not addresses, not what stands within quotation marks.
/// `base` is the place of the text in its file, at which the glance was taken.
fn keep(from: &str, base: usize, glance: &Glance, kept: &mut Vec<(u32, u32)>) {
    let mut put = |from: usize, to: usize| {
        if from < to {
            let place = |at: usize| u32::try_from(base + at).unwrap_or(u32::MAX);
            kept.push((place(from), place(to)));
        }
    };
    let bytes = from.as_bytes();
    let mut ahead = Ahead::default();
    let (mut begun, mut i) = (0, 0);
    while let Some(sign) = glance.opening(base + i..base + bytes.len()) {
        i = sign - base;
        // Where what is left out begins: before a sign that stands within an address.
        let mut at = i;
        let skip = match bytes[i] {
            b'`' => code_span(from, i, &mut ahead),
            b'<' if from[i..].starts_with("<!--") => ahead.after(from, i, "-->"),
            b'<' if from[i..].starts_with("<http") => ahead.after(from, i, ">"),
            b'[' if bytes.get(i + 1) == Some(&b'!') => ahead.after(from, i, "]"),
            b'[' => foreign(&from[i..]),
            b']' if bytes.get(i + 1) == Some(&b'(') => address(bytes, i + 1).map(|n| n + 1),
            b':' => scheme(&bytes[begun..], i - begun).map(|from_here| {
                at = begun + from_here;
                let end = from[at..].find([' ', '\n', ')', '>', ']']);
                end.unwrap_or(from.len() - at)
            }),
            b'"' => quotation(from, i, '"'),
            _ if from[i..].starts_with('\u{201d}') || from[i..].starts_with('\u{201c}') => {
                quotation(from, i, '\u{201d}')
            }
            _ if from[i..].starts_with('\u{bb}') => quotation(from, i, '\u{bb}'),
            _ if from[i..].starts_with('\u{ab}') => quotation(from, i, '\u{bb}'),
            _ => None,
        };
        match skip {
            Some(length) => {
                put(begun, at);
                i = at + length;
                begun = i;
            }
            None => i += from[i..].chars().next().map_or(1, char::len_utf8),
        }
    }
    put(begun, bytes.len());
}

/// Where a web address begins whose colon stands at `at`.
fn scheme(bytes: &[u8], at: usize) -> Option<usize> {
    if !bytes[at..].starts_with(b"://") {
        return None;
    }
    let before = &bytes[..at];
    let length = [b"https".as_slice(), b"http"].iter().find(|s| before.ends_with(s))?.len();
    Some(at - length)
}

/// What does not stand further on in a text, so that it is looked for once and not from every
/// place that would like it to.
#[derive(Default)]
struct Ahead<'t> {
    missing: HashSet<&'t str>,
}

impl<'t> Ahead<'t> {
    /// Bytes from `at` to the end of the next `needle`.
    fn after(&mut self, text: &str, at: usize, needle: &'t str) -> Option<usize> {
        if self.missing.contains(needle) {
            return None;
        }
        let found = text[at..].find(needle);
        if found.is_none() {
            self.missing.insert(needle);
        }
        found.map(|n| n + needle.len())
    }
}

fn code_span<'t>(text: &'t str, at: usize, ahead: &mut Ahead<'t>) -> Option<usize> {
    let ticks = text[at..].bytes().take_while(|b| *b == b'`').count();
    Some(ticks + ahead.after(text, at + ticks, &text[at..at + ticks])?)
}

/// Length of `(…)` from an opening bracket, with brackets inside counted; no address is longer
/// than 4,000 bytes.
fn address(bytes: &[u8], at: usize) -> Option<usize> {
    let mut depth = 0usize;
    for (n, b) in bytes[at..].iter().take(4000).enumerate() {
        match b {
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(n + 1),
            b')' => depth -= 1,
            b'\n' => return None,
            _ => {}
        }
    }
    None
}

/// Length of words in another language, `[early intervention](sprak:en)`, of at most 400 bytes.
fn foreign(text: &str) -> Option<usize> {
    let near = &text[..text.floor_char_boundary(400)];
    let end = near.find([']', '\n'])?;
    let rest = near[end..].strip_prefix("](sprak:")?;
    Some(end + "](sprak:".len() + rest.find(')')? + 1)
}

/// Length of a quotation that closes within 400 bytes.
fn quotation(text: &str, at: usize, close: char) -> Option<usize> {
    let open = text[at..].chars().next()?.len_utf8();
    let rest = &text[at + open..];
    let rest = &rest[..rest.floor_char_boundary(404)];
    let end = rest.find(close)?;
    (end < 400 && !rest[..end].contains("\n\n")).then(|| open + end + close.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> Vec<&str> {
        Running::of(text).parts().flat_map(|(_, part)| part.split_whitespace()).collect()
    }

    #[test]
    fn running_text_keeps_its_place_and_loses_code_addresses_and_quotations() {
        let text = "[!EJ BESLUTAD] Ett `ord` i [länk](../a-b.md) och \u{201d}citat\u{201d} här";
        assert_eq!(kept(text), ["Ett", "i", "[länk", "och", "här"]);
        let last = Running::of(text).words().last().expect("there are words");
        assert_eq!((last.text, last.start), ("här", text.len() - "här".len()));
    }

    #[test]
    fn web_addresses_are_no_running_text_wherever_they_begin() {
        assert_eq!(kept("Se https://a.se/b och (http://c.se) nu"), ["Se", "och", "(", ")", "nu"]);
        assert_eq!(
            kept("xhttps://a.se http:/b `h`ttp://c a://b"),
            ["x", "http:/b", "ttp://c", "a://b"]
        );
        assert_eq!(kept("<https://a.se> http: //b"), ["http:", "//b"]);
    }

    #[test]
    fn words_in_another_language_are_no_running_text() {
        let text = "Kallas [early intervention](sprak:en) och [stöd](a.md)";
        assert_eq!(kept(text), ["Kallas", "och", "[stöd"]);
    }

    #[test]
    fn an_open_quotation_mark_hides_nothing() {
        let text = "Ett \" tecken och `kod";
        assert_eq!(Running::of(text).parts().collect::<Vec<_>>(), [(0, text)]);
    }

    #[test]
    fn what_is_left_out_leaves_room() {
        let text = "BUP `x` (stöd) för";
        let running = Running::of(text);
        assert_eq!(running.between(0, 3), "BUP");
        assert_eq!(running.between(2, 10), "P     (s");
        assert_eq!(running.between(4, 7), "   ");
        assert_eq!(running.after(3).collect::<String>(), "   (stöd) för");
        assert_eq!(running.before(8).collect::<String>(), "   PUB");
        assert_eq!(Running::within(text, [8..14, 0..3], &Glance::at(text)).words().count(), 2);
        assert_eq!(
            Running::within("å b", [0..1, 0..9, 3..4], &Glance::at("å b")).parts().count(),
            1
        );
    }
}
