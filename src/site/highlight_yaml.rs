//! YAML, the language that handbooks show most: read by hand in one pass, since expressions took
//! half the time of a page. Says the same as `themes/syntaxes/yaml.sublime-syntax`, which a test
//! holds it to; what it does not know it leaves to that.

use super::html::escape;

/// Words that are values by themselves.
const WORDS: [&str; 6] = ["ja", "nej", "okand", "true", "false", "null"];

/// Code as HTML; `None` when it has letters whose kind is not known here.
pub fn html(code: &str) -> Option<String> {
    let known = |c: char| {
        matches!(c, ' '..='~' | '\n' | 'À'..='\u{17f}' | '–' | '—' | '\u{201c}' | '\u{201d}' | '\u{2019}' | '…')
            && !matches!(c, '×' | '÷')
    };
    if !code.chars().all(known) {
        return None;
    }
    let mut out = String::with_capacity(code.len() * 2);
    for line in code.split_inclusive('\n') {
        Line { line, end: line.trim_end_matches('\n').len() }.write(&mut out);
    }
    Some(out)
}

/// Something found: what it is, and the bytes that it takes.
struct Found {
    start: usize,
    end: usize,
    kind: Kind,
}

enum Kind {
    Comment,
    Keyword,
    /// A key: where the key begins and where it ends.
    Key(usize, usize),
    Quote,
    Text,
    Constant,
}

/// A line, and where it ends without its line end.
#[derive(Clone, Copy)]
struct Line<'a> {
    line: &'a str,
    end: usize,
}

impl Line<'_> {
    fn write(self, out: &mut String) {
        let line = self.line;
        let mut at = 0;
        while let Some(found) = self.next(at) {
            span(out, None, &line[at..found.start]);
            let all = &line[found.start..found.end];
            at = found.end;
            match found.kind {
                Kind::Comment => span(out, Some("k"), all),
                Kind::Keyword => span(out, Some("o"), all),
                Kind::Text => span(out, Some("s"), all),
                Kind::Constant => span(out, Some("c"), all),
                Kind::Key(from, to) => {
                    span(out, Some("o"), &line[..from]);
                    span(out, Some("n"), &line[from..to]);
                    span(out, Some("o"), &line[to..found.end]);
                }
                Kind::Quote => {
                    span(out, Some("s"), all);
                    at = self.quoted(at, out);
                }
            }
        }
        span(out, None, &line[at..]);
    }

    /// What stands first from `at` on; of what begins at one place, the first in the syntax.
    fn next(self, at: usize) -> Option<Found> {
        if at == 0
            && let Some(found) = self.beginning()
        {
            return Some(found);
        }
        let bytes = self.line.as_bytes();
        (at..self.end).find_map(|here| {
            let found = |end, kind| Some(Found { start: here, end, kind });
            match bytes[here] {
                b' ' if bytes.get(here + 1) == Some(&b'#') => found(self.end, Kind::Comment),
                b'"' => found(here + 1, Kind::Quote),
                b'\'' => self.single(here).and_then(|end| found(end, Kind::Text)),
                b'|' | b'>' => self.scalar(here).and_then(|end| found(end, Kind::Keyword)),
                b'-' | b'0'..=b'9' => self.number(here).and_then(|end| found(end, Kind::Constant)),
                b'a'..=b'z' => self.word(here).and_then(|end| found(end, Kind::Constant)),
                _ => None,
            }
        })
    }

    /// What only a line can begin with.
    fn beginning(self) -> Option<Found> {
        let text = &self.line[..self.end];
        let found = |end, kind| Some(Found { start: 0, end, kind });
        if text.starts_with('#') {
            return found(self.end, Kind::Comment);
        }
        // A comment that begins at the first byte, white space and all.
        if text.starts_with(" #") {
            return found(self.end, Kind::Comment);
        }
        if matches!(text.trim_end(), "---" | "...") {
            return found(self.line.len(), Kind::Keyword);
        }
        if let Some((from, to, end)) = key(text) {
            return found(end, Kind::Key(from, to));
        }
        let dash = text.len() - text.trim_start().len();
        let rest = &text[dash..];
        if rest == "-" || rest.starts_with("- ") {
            return found(dash + 1, Kind::Keyword);
        }
        None
    }

    /// Whether a value may end at `at`: then comes nothing, or what ends values.
    fn ends(self, at: usize) -> bool {
        let rest = self.line[at..].trim_start();
        rest.is_empty() || rest.starts_with([',', ']', '}', '#'])
    }

    fn before(self, at: usize) -> Option<char> {
        self.line[..at].chars().next_back()
    }

    fn word(self, at: usize) -> Option<usize> {
        let part = |c: char| c.is_alphanumeric() || c == '_';
        if self.before(at).is_some_and(part) {
            return None;
        }
        let rest = &self.line[at..];
        let word = WORDS
            .iter()
            .find(|word| rest.strip_prefix(**word).is_some_and(|after| !after.starts_with(part)))?;
        let end = at + word.len();
        self.ends(end).then_some(end)
    }

    fn number(self, at: usize) -> Option<usize> {
        let glued = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
        if self.before(at).is_some_and(glued) {
            return None;
        }
        let bytes = self.line.as_bytes();
        let first = if bytes[at] == b'-' { at + 1 } else { at };
        if !bytes.get(first).is_some_and(u8::is_ascii_digit) {
            return None;
        }
        let rest = &bytes[first + 1..];
        let more = rest.iter().take_while(|b| matches!(b, b'0'..=b'9' | b'.' | b',')).count();
        (first + 1..=first + 1 + more).rev().find(|end| self.ends(*end))
    }

    /// `|` or `>` that folds the lines below.
    fn scalar(self, at: usize) -> Option<usize> {
        let rest = &self.line[at + 1..];
        let rest = rest.strip_prefix(['+', '-']).unwrap_or(rest);
        rest.trim_start().is_empty().then_some(self.line.len())
    }

    /// A text in single quotes, in which two are one.
    fn single(self, at: usize) -> Option<usize> {
        let mut pair = None;
        let mut from = at + 1;
        loop {
            let Some(quote) = self.line[from..].find('\'').map(|n| from + n) else {
                return pair;
            };
            if self.line[quote + 1..].starts_with('\'') {
                pair = Some(quote + 1);
                from = quote + 2;
            } else {
                return Some(quote + 1);
            }
        }
    }

    /// The rest of a text in double quotes, to its end or the line's; where it ends.
    fn quoted(self, from: usize, out: &mut String) -> usize {
        let bytes = self.line.as_bytes();
        let mut plain = from;
        let mut at = from;
        while at < self.end {
            match bytes[at] {
                b'\\' if at + 1 < self.end => {
                    let c = self.line[at + 1..].chars().next().map_or(1, char::len_utf8);
                    span(out, Some("s"), &self.line[plain..at]);
                    span(out, Some("c"), &self.line[at..=at + c]);
                    at += 1 + c;
                    plain = at;
                }
                b'"' => {
                    span(out, Some("s"), &self.line[plain..=at]);
                    return at + 1;
                }
                _ => at += 1,
            }
        }
        span(out, Some("s"), &self.line[plain..self.end]);
        self.end
    }
}

/// A key at a line's beginning: where it begins and ends, and the byte after its colon.
fn key(text: &str) -> Option<(usize, usize, usize)> {
    let mut from = text.len() - text.trim_start().len();
    while let Some(rest) = text[from..].strip_prefix('-') {
        let blank = rest.len() - rest.trim_start().len();
        if blank == 0 {
            break;
        }
        from += 1 + blank;
    }
    let first = text[from..].chars().next()?;
    if "#:'\"[]{},-".contains(first) {
        return None;
    }
    let rest = &text[from + first.len_utf8()..];
    let colon = rest.find(['#', ':'])?;
    let after = &rest[colon + 1..];
    if !rest[colon..].starts_with(':') || !(after.is_empty() || after.starts_with(' ')) {
        return None;
    }
    let end = from + first.len_utf8() + colon;
    Some((from, from + text[from..end].trim_end().len(), end + 1))
}

/// A piece of code, with its class if it has one and is more than white space.
pub(super) fn span(out: &mut String, class: Option<&str>, text: &str) {
    match class {
        Some(class) if !text.trim().is_empty() => {
            out.push_str("<span class=\"");
            out.push_str(class);
            out.push_str("\">");
            escape::text(out, text);
            out.push_str("</span>");
        }
        _ => escape::text(out, text),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::html;
    use crate::site::highlight::classed;

    const PIECES: [&str; 38] = [
        "a", "ja", "nej", "okand", "true", "x", "å", "Ö", " ", "  ", "- ", "-", "--", "---", "...",
        ":", ": ", "#", " #", "'", "''", "\"", "\\", "\\\"", "0", "12", "3.5", "1,2", ",", "[",
        "]", "{", "}", "|", ">", "+", "_", "\n",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn what_is_read_by_hand_is_what_the_syntax_says(
            pieces in proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 0..14)
        ) {
            let code = pieces.concat();
            prop_assert_eq!(html(&code), classed("yaml", &code), "{:?}", code);
        }
    }

    #[test]
    fn letters_of_unknown_kind_are_left_to_the_syntax() {
        assert_eq!(html("a: ½"), None);
        assert_eq!(html("a: \t1"), None);
    }
}
