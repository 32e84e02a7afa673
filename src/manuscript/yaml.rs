//! The one door for YAML: text in, a tree with a place for every key and value out.
//!
//! All trouble of form is told here at once; typed reading (`decode`) tells the rest. Aliases,
//! anchors, tags and directives are refused, size and nesting are bounded.

use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError};

use super::rules;
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::source::span::{FileId, Span};

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of values.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind {
    /// Nothing after the colon.
    Empty,
    /// A text, number, date or word.
    Scalar {
        /// The text after YAML's own unescaping.
        text: String,
        /// Written without quotation marks.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A map, each key once, in order.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl NodeKind {
    /// What editors call it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Empty => "ingenting",
            Self::Scalar { .. } => "en text",
            Self::List(_) => "en lista",
            Self::Map(_) => "en grupp av nycklar",
        }
    }
}

const MOST_EVENTS: usize = 200_000;
const DEEPEST: usize = 32;

enum Open {
    List(Vec<Node>, usize),
    Map {
        entries: Vec<Entry>,
        seen: HashMap<String, Span>,
        key: Option<(String, Span)>,
        start: usize,
    },
}

/// Reads `text`, which stands at byte `base` of `file`. `None` when its form is broken (told) or
/// when there is nothing in it (not told).
pub fn parse(text: &str, file: FileId, base: usize, diags: &mut Diags) -> Option<Node> {
    let span =
        |range: std::ops::Range<usize>| Span::new(file, base + range.start, base + range.end);
    if let Some(at) = text.find(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        diags.push(
            Finding::new(
                &rules::CONTROL,
                span(at..at + 1),
                "filen innehåller ett osynligt styrtecken",
            )
            .help("ta bort tecknet, eller skriv om raden för hand"),
        );
        return None;
    }
    let options = granit_parser::options! {
        disallow_directives: true,
        flow_nesting_limit: DEEPEST,
        block_nesting_limit: DEEPEST,
        emit_comments: false,
    };
    let mut parser = Parser::new_from_str_with_options(text, options);
    let mut stack: Vec<Open> = Vec::new();
    let mut root: Option<Node> = None;
    let mut documents = 0;
    let mut events = 0;
    while let Some(event) = parser.next_event() {
        let (event, at) = match event {
            Ok(pair) => pair,
            Err(error) => {
                diags.push(explain(text, &error, file, base));
                return None;
            }
        };
        let range = at.byte_range().unwrap_or(0..0);
        events += 1;
        if events > MOST_EVENTS || stack.len() > DEEPEST {
            diags.push(Finding::new(
                &rules::TOO_MUCH,
                span(range.start..range.start),
                "filen har för många värden eller nivåer",
            ));
            return None;
        }
        let node = match event {
            Event::DocumentStart(..) => {
                documents += 1;
                if documents > 1 {
                    diags.push(
                        Finding::new(
                            &rules::SYNTAX,
                            span(range),
                            "filen delas av en rad med tre streck",
                        )
                        .help("ta bort raden, eller lägg det som följer i en egen fil"),
                    );
                    return None;
                }
                continue;
            }
            Event::Scalar(value, style, anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    diags.push(refuse(span(range)));
                    return None;
                }
                let plain = style == ScalarStyle::Plain;
                let raw = text.get(range.clone()).unwrap_or("");
                check_scalar(raw, &value, plain, span(range.clone()), diags);
                let empty = plain && matches!(value.as_ref(), "" | "~" | "null");
                let kind = if empty {
                    NodeKind::Empty
                } else {
                    NodeKind::Scalar { text: value.into_owned(), plain }
                };
                Node { kind, span: span(range) }
            }
            Event::SequenceStart(_, anchor, tag) | Event::MappingStart(_, anchor, tag)
                if anchor != 0 || tag.is_some() =>
            {
                diags.push(refuse(span(range)));
                return None;
            }
            Event::SequenceStart(..) => {
                stack.push(Open::List(Vec::new(), range.start));
                continue;
            }
            Event::MappingStart(..) => {
                stack.push(Open::Map {
                    entries: Vec::new(),
                    seen: HashMap::new(),
                    key: None,
                    start: range.start,
                });
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match stack.pop() {
                Some(Open::List(items, start)) => {
                    let end = items.last().map_or(range.end, |n| n.span.end as usize - base);
                    Node { kind: NodeKind::List(items), span: span(start..end.max(start)) }
                }
                Some(Open::Map { entries, start, .. }) => {
                    let end =
                        entries.last().map_or(range.end, |e| e.value.span.end as usize - base);
                    Node { kind: NodeKind::Map(entries), span: span(start..end.max(start)) }
                }
                None => continue,
            },
            Event::Alias(_) => {
                diags.push(refuse(span(range)));
                return None;
            }
            _ => continue,
        };
        match stack.last_mut() {
            None => root = Some(node),
            Some(Open::List(items, _)) => items.push(node),
            Some(Open::Map { entries, seen, key, .. }) => match key.take() {
                None => match node.kind {
                    NodeKind::Scalar { text, .. } => *key = Some((text, node.span)),
                    other => {
                        diags.push(Finding::new(
                            &rules::WRONG_KIND,
                            node.span,
                            format!("nyckeln är {}, men ska vara ett ord", other.name()),
                        ));
                        *key = Some((String::new(), node.span));
                    }
                },
                Some((key, key_span)) => {
                    if let Some(first) = seen.get(&key) {
                        diags.push(
                            Finding::new(
                                &rules::DUPLICATE_KEY,
                                key_span,
                                format!("nyckeln \u{201d}{key}\u{201d} står redan i samma grupp"),
                            )
                            .help("ta bort den ena raden")
                            .see(*first, "här står den första"),
                        );
                    } else {
                        seen.insert(key.clone(), key_span);
                        entries.push(Entry { key, key_span, value: node });
                    }
                }
            },
        }
    }
    root.filter(|node| node.kind != NodeKind::Empty)
}

fn refuse(span: Span) -> Finding {
    Finding::new(&rules::ALIAS, span, "ankare, alias och taggar går inte att använda här").help(
        "skriv värdet som det är; börjar texten med &, * eller ! så sätt den inom citattecken",
    )
}

/// Slips that YAML accepts but that are almost never meant.
fn check_scalar(raw: &str, value: &str, plain: bool, span: Span, diags: &mut Diags) {
    if !plain {
        return;
    }
    if raw.contains('\n') {
        let mut offset = 0;
        for (i, line) in raw.split_inclusive('\n').enumerate() {
            let trimmed = line.trim_start();
            if i > 0 && trimmed.starts_with("- ") {
                let start = span.start as usize + offset + (line.len() - trimmed.len());
                diags.push(
                    Finding::new(
                        &rules::JOINED_ITEM,
                        Span::new(span.file, start, start + trimmed.trim_end().len()),
                        "punkten har blivit en del av raden före",
                    )
                    .help("dra in punkten lika långt som de andra i listan"),
                );
            }
            offset += line.len();
        }
    }
    let quoted = |c: char| matches!(c, '\u{201c}' | '\u{201d}' | '\u{201e}');
    if value.starts_with(quoted) && value.ends_with(quoted) && value.chars().count() > 1 {
        let inner = value.trim_matches(quoted);
        diags.push(
            Finding::new(
                &rules::SMART_QUOTES,
                span,
                "värdet står inom böjda citattecken, som blir en del av texten",
            )
            .help("använd raka citattecken")
            .fix(span, format!("\"{}\"", inner.replace('"', "\\\""))),
        );
    }
}

/// Puts a syntax error in an editor's words, with its usual cause.
fn explain(text: &str, error: &ScanError, file: FileId, base: usize) -> Finding {
    let at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    let mut at = at;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let line_start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let line_end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    let line = text[line_start..line_end].trim_end_matches('\r');
    let here = |start: usize, end: usize| Span::new(file, base + start, base + end.max(start));
    let finding = |message: &str| Finding::new(&rules::SYNTAX, here(at, at + 1), message);

    // The scanner gives up on the line of the slip or on one beside it.
    let before_start = text[..line_start.saturating_sub(1)].rfind('\n').map_or(0, |i| i + 1);
    let next_end = text[line_end..].char_indices().filter(|(_, c)| *c == '\n').nth(1);
    let around = before_start..next_end.map_or(text.len(), |(i, _)| line_end + i);
    let tab = leading_tab(&text[around.clone()]).map(|i| around.start + i);
    let told = matches!(error.kind(), ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation);
    if let Some(tab) = tab.or_else(|| told.then_some(at)) {
        return Finding::new(&rules::TAB, here(tab, tab + 1), "raden är indragen med tabb")
            .help("byt tabben mot två mellanslag")
            .fix(here(tab, tab + 1), "  ");
    }
    if matches!(error.kind(), ErrorKind::DirectiveDisallowed) {
        return refuse(here(at, line_end));
    }
    if let Some(finding) = unquoted_colon(line_start, line, &here) {
        return finding;
    }
    // The cause often stands on the line before: the scanner complains where it gives up.
    if line_start > 0 {
        let before = text[before_start..line_start - 1].trim_end_matches('\r');
        if let Some(finding) = unquoted_colon(before_start, before, &here) {
            return finding;
        }
        if let Some(finding) = open_quote(before_start, before, &here) {
            return finding;
        }
    }
    if let Some(finding) = open_quote(line_start, line, &here) {
        return finding;
    }
    let trimmed = line.trim_start();
    let colonless =
        trimmed.split_once(':').is_some_and(|(_, rest)| !rest.is_empty() && !rest.starts_with(' '));
    if colonless && !trimmed.starts_with(['-', '"', '\'', '#']) {
        let colon = line_start + (line.len() - trimmed.len()) + trimmed.find(':').unwrap_or(0);
        return Finding::new(
            &rules::SYNTAX,
            here(colon, colon + 1),
            "det saknas mellanslag efter kolon",
        )
        .help("skriv ett mellanslag mellan kolon och värde")
        .fix(here(colon, colon + 1), ": ");
    }
    match error.kind() {
        ErrorKind::UnexpectedEofFlowSequence | ErrorKind::ExpectedFlowSequenceSeparator => {
            finding("en lista inom hakparenteser är inte avslutad").help("sätt ] efter sista värdet, och komma mellan värdena")
        }
        ErrorKind::UnexpectedEofFlowMapping | ErrorKind::ExpectedFlowMappingSeparator => {
            finding("en grupp inom klammerparenteser är inte avslutad").help("sätt } efter sista värdet, och komma mellan värdena")
        }
        ErrorKind::InvalidIndentation | ErrorKind::ExpectedBlockMappingKey | ErrorKind::ExpectedBlockSequenceEntry => {
            finding("raden är indragen på ett sätt som inte stämmer med raderna före")
                .help("dra in raden lika långt som de andra i samma grupp, med mellanslag")
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            finding("raden saknar kolon efter nyckeln, eller har ett citattecken för mycket")
                .help("skriv nyckel, kolon, mellanslag och värde på samma rad")
        }
        ErrorKind::UnexpectedCharacter { character } => Finding::new(
            &rules::SYNTAX,
            here(at, at + character.len_utf8()),
            format!("tecknet \u{201d}{character}\u{201d} kan inte stå först i ett värde"),
        )
        .help("sätt hela värdet inom raka citattecken"),
        ErrorKind::UnknownAnchor => refuse(here(at, line_end)),
        _ => finding("här går YAML-texten inte att läsa")
            .help("jämför med en fil som fungerar; ofta saknas ett citattecken eller ett kolon på raden före"),
    }
}

/// The first tab that stands in a line's indentation.
fn leading_tab(lines: &str) -> Option<usize> {
    let mut at = 0;
    for line in lines.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..indent].find('\t') {
            return Some(at + tab);
        }
        at += line.len();
    }
    None
}

/// `titel: Mål: en väg in`: a colon and a space inside a value without quotation marks.
fn unquoted_colon(
    line_start: usize,
    line: &str,
    here: &dyn Fn(usize, usize) -> Span,
) -> Option<Finding> {
    let (key, value) = line.split_once(": ")?;
    let value_start = line_start + key.len() + 2;
    let trimmed = value.trim();
    if trimmed.starts_with(['"', '\'', '[', '{', '|', '>', '#', '&', '*'])
        || !trimmed.contains(": ")
    {
        return None;
    }
    let start = value_start + (value.len() - value.trim_start().len());
    let quoted = format!("\"{}\"", trimmed.replace('\\', "\\\\").replace('"', "\\\""));
    Some(
        Finding::new(
            &rules::SYNTAX,
            here(start, start + trimmed.len()),
            "värdet innehåller ett kolon och måste stå inom citattecken",
        )
        .help(format!("skriv {}: {quoted}", key.trim().trim_start_matches("- ")))
        .fix(here(start, start + trimmed.len()), quoted),
    )
}

/// A value that begins with a quotation mark and never ends, or goes on after it.
fn open_quote(
    line_start: usize,
    line: &str,
    here: &dyn Fn(usize, usize) -> Span,
) -> Option<Finding> {
    let (key, value) = line.split_once(": ")?;
    let trimmed = value.trim();
    let mark = trimmed.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let inner = &trimmed[1..];
    let start = line_start + key.len() + 2 + (value.len() - value.trim_start().len());
    let closing = inner.find(mark);
    match closing {
        None => Some(
            Finding::new(
                &rules::SYNTAX,
                here(start, start + 1),
                "citattecknet har inget slut på raden",
            )
            .help(format!("avsluta värdet med {mark}")),
        ),
        Some(end)
            if !inner[end + 1..].trim().is_empty() && !inner[end + 1..].trim().starts_with('#') =>
        {
            Some(
                Finding::new(
                    &rules::SYNTAX,
                    here(start + end + 1, start + trimmed.len()),
                    "det står text efter värdets sista citattecken",
                )
                .help("sätt citattecken runt hela värdet, och skriv \\\" för citattecken inuti"),
            )
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(&'static str, usize, String)> {
        let mut diags = Diags::new();
        parse(text, FileId(0), 0, &mut diags);
        diags
            .sorted()
            .into_iter()
            .map(|f| (f.rule.code, f.span.start as usize, f.help.unwrap_or_default()))
            .collect()
    }

    #[test]
    fn a_colon_in_an_unquoted_title_is_told_with_the_quoted_line() {
        let found = told("titel: Mål: en väg in\n");
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].0, found[0].1), ("yaml-syntax", 7));
        assert_eq!(found[0].2, "skriv titel: \"Mål: en väg in\"");
    }

    #[test]
    fn usual_slips_have_their_own_words() {
        for (text, code) in [
            ("a:\n\t- b\n", "yaml-tabb"),
            ("- a: b\n  c: d\n\te: f\n", "yaml-tabb"),
            ("a: *b\n", "yaml-alias"),
            ("a: &b c\n", "yaml-alias"),
            ("a: !t c\n", "yaml-alias"),
            ("%YAML 1.2\n---\na: b\n", "yaml-alias"),
            ("a: b\na: c\n", "dubbel-nyckel"),
            ("a: [b, c\n", "yaml-syntax"),
            ("a: \"b\nc: d\n", "yaml-syntax"),
            ("a: b\n---\nc: d\n", "yaml-syntax"),
            ("a: b\u{0}c\n", "styrtecken"),
            ("orter:\n- Göteborg\n  - Mölndal\n", "hopslagen-punkt"),
            ("a: \u{201d}2026.1\u{201d}\n", "typografiska-citattecken"),
        ] {
            let codes: Vec<&str> = told(text).iter().map(|f| f.0).collect();
            assert!(codes.contains(&code), "{text:?} gave {codes:?}");
        }
    }

    #[test]
    fn deep_and_long_input_is_refused_in_bounded_time() {
        assert!(!told(&"[".repeat(200_000)).is_empty());
        assert!(!told(&"- ".repeat(100_000)).is_empty());
        assert_eq!(told(&"- a\n".repeat(250_000))[0].0, "yaml-for-stor");
    }

    #[test]
    fn what_the_oracle_reads_the_door_reads_too() {
        fn same(node: &Node, value: &serde_yaml::Value) -> bool {
            match (&node.kind, value) {
                (NodeKind::Empty, serde_yaml::Value::Null) => true,
                (NodeKind::List(a), serde_yaml::Value::Sequence(b)) => {
                    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| same(x, y))
                }
                (NodeKind::Map(a), serde_yaml::Value::Mapping(b)) => {
                    a.len() == b.len()
                        && a.iter()
                            .zip(b)
                            .all(|(x, (k, v))| k.as_str() == Some(&x.key) && same(&x.value, v))
                }
                (NodeKind::Scalar { text, .. }, value) => match value {
                    serde_yaml::Value::String(s) => s == text,
                    serde_yaml::Value::Number(n) => n.to_string() == *text,
                    serde_yaml::Value::Bool(b) => b.to_string() == *text,
                    _ => false,
                },
                _ => false,
            }
        }
        for text in [
            "a: b\nc: [1, 2, {d: e}]\nf:\n  - g\n  - h: i\n    j: k\n",
            "t: >-\n  en\n  två\n\n  tre\nu: |\n  rad\n  rad\n",
            "q: \"a\\nb\"\nr: 'it''s'\ns:\n",
        ] {
            let mut diags = Diags::new();
            let node = parse(text, FileId(0), 0, &mut diags).expect("the text is sound");
            let oracle: serde_yaml::Value = serde_yaml::from_str(text).expect("the text is sound");
            assert!(same(&node, &oracle), "{text}");
        }
    }
}
