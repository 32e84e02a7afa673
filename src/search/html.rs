//! HTML in pieces: texts and tags, as they stand. Reads what browsers read as tags and nothing more;
//! no input is refused.

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'h> {
    /// Characters between tags, references (`&amp;`) as they are written.
    Text(&'h str),
    /// The tag that opens an element.
    Open(Tag<'h>),
    /// The tag that closes the element of this name.
    Close(&'h str),
}

/// A tag that opens an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag<'h> {
    /// Its name, as it is written.
    pub name: &'h str,
    rest: &'h str,
}

/// Elements that hold characters and no tags.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

impl<'h> Tag<'h> {
    /// The attributes, with their values as they are written; empty for those without.
    pub fn attributes(self) -> impl Iterator<Item = (&'h str, &'h str)> {
        let mut rest = self.rest;
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let mut ends = rest.char_indices().skip(1);
            let end = ends.find(|(_, c)| c.is_ascii_whitespace() || matches!(c, '=' | '/'));
            let (name, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
            let after = after.trim_start();
            let Some(value) = after.strip_prefix('=').map(str::trim_start) else {
                rest = after;
                return Some((name, ""));
            };
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (value, after) = match quote {
                Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
                None => {
                    let end = value.find(|c: char| c.is_ascii_whitespace());
                    value.split_at(end.unwrap_or(value.len()))
                }
            };
            rest = after;
            Some((name, value))
        })
    }

    /// The value of an attribute.
    #[must_use]
    pub fn attribute(self, name: &str) -> Option<&'h str> {
        self.attributes().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Whether it closes itself, which counts in drawings and formulas alone.
    #[must_use]
    pub fn closes_itself(self) -> bool {
        self.rest.ends_with('/')
    }
}

/// The pieces of a page, in order. Comments and declarations are left out.
pub fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    let mut raw: Option<&str> = None;
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() {
                return None;
            }
            if let Some(name) = raw.take() {
                let end = end_of_raw(rest, name);
                let (text, after) = rest.split_at(end);
                rest = after;
                if !text.is_empty() {
                    return Some(Piece::Text(text));
                }
                continue;
            }
            let open = tag_at(rest);
            if open > 0 {
                let (text, after) = rest.split_at(open);
                rest = after;
                return Some(Piece::Text(text));
            }
            if let Some(comment) = rest.strip_prefix("<!--") {
                rest = comment.find("-->").map_or("", |at| &comment[at + 3..]);
                continue;
            }
            let end = end_of_tag(rest);
            let tag = &rest[1..end];
            rest = rest.get(end + 1..).unwrap_or_default();
            if tag.starts_with(['!', '?']) {
                continue;
            }
            if let Some(name) = tag.strip_prefix('/') {
                return Some(Piece::Close(name.split(ends_a_name).next().unwrap_or_default()));
            }
            let (name, attributes) = tag.split_at(tag.find(ends_a_name).unwrap_or(tag.len()));
            raw = RAW.into_iter().find(|raw| name.eq_ignore_ascii_case(raw));
            return Some(Piece::Open(Tag { name, rest: attributes }));
        }
    })
}

fn ends_a_name(c: char) -> bool {
    c.is_ascii_whitespace() || c == '/'
}

/// Where the first tag begins; the length when there is none.
fn tag_at(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut from = 0;
    while let Some(at) = text[from..].find('<').map(|at| from + at) {
        let next = bytes.get(at + 1).copied().unwrap_or_default();
        let after = bytes.get(at + 2).copied().unwrap_or_default();
        if next.is_ascii_alphabetic()
            || matches!(next, b'!' | b'?')
            || next == b'/' && after.is_ascii_alphabetic()
        {
            return at;
        }
        from = at + 1;
    }
    text.len()
}

/// Where the tag that a text begins with ends: its `>`, or the length.
fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (_, Some(open)) if open == byte => quote = None,
            (b'>', None) => return at,
            _ => {}
        }
    }
    text.len()
}

/// Where the tag that closes an element of characters begins.
fn end_of_raw(text: &str, name: &str) -> usize {
    text.match_indices("</")
        .map(|(at, _)| at)
        .find(|at| {
            let after = text.as_bytes().get(at + 2..at + 2 + name.len());
            after.is_some_and(|after| after.eq_ignore_ascii_case(name.as_bytes()))
        })
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(html: &str) -> Vec<String> {
        let tell = |piece| match piece {
            Piece::Text(text) => format!("”{text}”"),
            Piece::Open(tag) => tag
                .attributes()
                .fold(tag.name.to_owned(), |out, (name, value)| format!("{out} {name}={value}")),
            Piece::Close(name) => format!("/{name}"),
        };
        pieces(html).map(tell).collect()
    }

    #[test]
    fn a_page_is_its_texts_and_its_tags() {
        assert_eq!(
            told(
                "<!doctype html><p class=\"a > b\" id='x' hidden data-n=1>Å &lt; 2 <br/>< 3</P ><!-- <b> -->"
            ),
            ["p class=a > b id=x hidden= data-n=1", "”Å &lt; 2 ”", "br", "”< 3”", "/P"]
        );
    }

    #[test]
    fn a_script_is_characters_until_it_ends() {
        assert_eq!(
            told("<script>if (a<b) '</p>'</SCRIPT>x"),
            ["script", "”if (a<b) '</p>'”", "/SCRIPT", "”x”"]
        );
    }

    #[test]
    fn what_is_cut_short_is_read_to_its_end() {
        for html in
            ["<p", "<p class=\"a", "</", "<", "<!--", "<!", "a<b c='", "<p å=ä ö>", "<title>å"]
        {
            let _ = told(html);
        }
        assert_eq!(told("<p class=\"a"), ["p class=a"]);
        assert_eq!(told("</"), ["”</”"]);
    }
}
